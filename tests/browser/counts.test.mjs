/**
 * Anonymous counts in the built extension, with a real collector: off until an organisation wants them; then what a day held arrives once, when it is
 * over, with nothing in it but numbers under the ids of closed lists; a collector that is away loses nothing; the user sees each report as it left.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page } from "../sites/pages.mjs";
import { serve } from "../sites/server.mjs";
import { emulate, misfits, unseen, violations } from "./access.mjs";
import { drawn, later, openDoor, pointsOf, textsOf, withAccess } from "./counting.mjs";
import { HABIT_MS, until, visit } from "./driver.mjs";
import { forced } from "./forced.mjs";
import { ask, enter, sendReplaced, tab, toChip } from "./keys.mjs";
import { open } from "./rig.mjs";
import { CLEAN, FLAGGED, WARNED } from "./round.mjs";
import { assertSilent, oneEach } from "./variants.mjs";

const site = page("deepseek");
/** The first bytes of a picture. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB";
const words = JSON.parse(await readFile(new URL("../../extension/_locales/nl/messages.json", import.meta.url), "utf8"));
const say = (key) => words[key].message;
/** What a day holds after `work`, as it is sent. */
const DAY = [
  "actions deepseek edited 1", "actions deepseek replaced 1", "browsers deepseek 1", "findings deepseek personal stop 2", "findings deepseek personal warn 1",
  "prompts deepseek nothing 1", "prompts deepseek stop 1", "prompts deepseek warn 1", "reports 1", "visits deepseek 1",
].sort();

for (const variant of oneEach) {
  describe(variant.name, () => {
    const world = {};
    const isChromium = variant.browser === "chromium";
    const keys = ["policy", "counts", "countsTo"];
    /** Evaluates in a page of the extension and gives back JSON. */
    let inside;
    const kept = () => inside(`chrome.storage.local.get(${JSON.stringify(keys)})`);
    const counted = async () => JSON.parse((await kept()).counts ?? '{"days":[],"sent":[]}');
    const keep = (counts) => inside(`chrome.storage.local.set(${JSON.stringify({ counts })}).then(() => 1)`);

    before(async () => {
      world.server = await serve();
      world.door = await openDoor();
      world.copy = await withAccess(variant.extension);
      if (isChromium) world.forced = await forced({ browser: "chromium", extension: world.copy.folder });
      world.rig = await open({ browser: variant.browser, ...(world.forced?.options ?? { extension: world.copy.folder }), server: world.server });
      if (isChromium) {
        world.own = await world.rig.newPage();
        await world.own.goto(`chrome-extension://${world.forced.id}/counts/counts.html`);
        inside = async (code) => JSON.parse(await world.own.evaluate(`(async () => JSON.stringify((await (${code})) ?? null))()`));
      } else {
        inside = async (code) => JSON.parse(await world.rig.inExtension(`(async () => JSON.stringify((await (${code})) ?? null))()`));
        await inside("void (location.href = '/counts/counts.html')");
      }
      await until(() => inside("document.body.dataset.ready !== undefined").catch(() => false), "the page of the counts");
    });
    after(async () => {
      await world.rig?.close().finally(() => world.forced?.close()) ?? world.forced?.close();
      await world.rig?.remove();
      await Promise.all([world.server, world.door, world.copy && { close: world.copy.remove }].map((part) => part?.close()));
      assert.deepEqual(world.door?.collector.faults, []);
    });

    /** Sets what the organisation sets, or where this browser has no such way what the user may set by hand. */
    async function set(counts) {
      if (isChromium) await world.forced.set(counts && { counts });
      else await inside(`chrome.storage.local.set(${JSON.stringify({ own: counts ? { counts } : {} })}).then(() => 1)`);
      const { address = undefined, keep: keeps = false } = counts ?? {};
      await until(async () => {
        const now = (await kept()).policy?.counts;
        return now?.address === address && (now?.keep ?? false) === keeps;
      }, "the settings", 30_000);
    }

    async function newVisit() {
      const chat = await visit(world.rig, site);
      await until(async () => (await world.rig.status(chat.page).catch(() => undefined))?.health === "guarded", "a page in order");
      world.server.forget();
      return chat;
    }

    /** What the page of the counts says, loaded anew. */
    async function shown() {
      // The page of before is ready, too: it may not answer for the next one.
      await inside("void (delete document.body.dataset.ready, location.reload())").catch(() => {});
      await until(() => inside("document.body.dataset.ready !== undefined").catch(() => false), "the page of the counts");
      return inside("document.body.innerText");
    }

    const rowsOf = ({ days }) => days.flatMap(({ rows }) => rows.map(([event, number]) => `${JSON.stringify(event)} ${number}`)).sort();

    /** One visit with three prompts: one replaced, one taken back, one clean. A page that closes takes along what it has not told yet. */
    async function work(isCounted = async () => {}) {
      const chat = await newVisit();
      await sendReplaced(world, chat, FLAGGED);
      await until(async () => (await chat.text()).trim() === "", "an empty box");
      await chat.write(WARNED);
      await ask(chat);
      await chat.press("Escape");
      await until(async () => (await chat.state()) === "watching", "the text again");
      await chat.chord(["Control"], "a");
      await chat.press("Backspace");
      await chat.write(CLEAN);
      await chat.press("Enter");
      await until(() => world.server.prompts().includes(CLEAN), "the clean prompt");
      await isCounted();
      await chat.close();
    }

    /** A page is opened: a sign of life on which what is due leaves. */
    async function live() {
      // With their days: yesterday's visit may leave in the moment that today's comes.
      const days = async () => JSON.stringify((await counted()).days);
      const before = await days();
      const chat = await newVisit();
      await until(async () => (await days()) !== before, "the visit");
      await chat.close();
    }

    it("counts and sends nothing until somebody wants it", async () => {
      await work();
      await sleep(1500);
      assert.deepEqual(await kept(), {});
      assert.deepEqual(world.door.requests, []);
      assert.match(await shown(), new RegExp(say("counts_off")));
    });

    it("counts what happened, and keeps it until the day is over", async () => {
      await set({ address: world.door.address });
      await keep(drawn());
      await work(() => until(async () => rowsOf(await counted()).length === 8, "the counts"));
      assert.deepEqual(rowsOf(await counted()), [
        '{"action":["deepseek","edited"]} 1', '{"action":["deepseek","replaced"]} 1', '{"finding":["deepseek","personal","stop"]} 2',
        '{"finding":["deepseek","personal","warn"]} 1', '{"prompt":["deepseek","nothing"]} 1',
        '{"prompt":["deepseek","stop"]} 1', '{"prompt":["deepseek","warn"]} 1', '{"visit":"deepseek"} 1',
      ].sort());
      assert.deepEqual(world.door.requests, []);
      const text = await shown();
      assert.match(text, new RegExp(say("counts_action_replaced")));
    });

    it("loses nothing while the collector is away, and asks for it once an hour", async () => {
      world.door.isShut = true;
      await keep(later((await kept()).counts));
      await live();
      await until(async () => (await counted()).asked, "the question");
      await sleep(500);
      const { days, sent } = await counted();
      assert.equal(days.length, 2);
      assert.ok(sent.every(({ report }) => !report.day));
      world.door.isShut = false;
      await live();
      await sleep(500);
      assert.deepEqual(world.door.reports().filter((body) => body.includes("visits")), [], "within the same hour");
    });

    it("sends a day once, and it arrives as it was", async () => {
      await keep(later((await kept()).counts, { nights: 0 }));
      world.door.requests.length = 0;
      await live();
      await until(() => world.door.reports().length > 0, "the report");
      await until(async () => (await counted()).sent.at(-1)?.answer === "accepted", "the answer");
      const [body] = world.door.reports();
      assert.deepEqual(pointsOf(JSON.parse(body)), DAY);
      await until(() => world.door.collector.received.flatMap(pointsOf).length >= DAY.length, "what the collector passes on");
      assert.deepEqual(world.door.collector.received.flatMap(pointsOf).sort(), DAY);
      assert.deepEqual(world.door.requests.map((request) => request.body), ['{"resourceMetrics":[]}', body], "one question and one report");
      await live();
      await sleep(500);
      assert.equal(world.door.reports().length, 1);
    });

    it("sends no text, and nothing that tells this browser from others", async () => {
      const sources = await Promise.all(["key", "otlp", "totals"].map((name) => readFile(new URL(`../../crates/counts/src/${name}.rs`, import.meta.url), "utf8")));
      const fields = "resourceMetrics scopeMetrics resource attributes key value stringValue scope name version metrics sum aggregationTemporality isMonotonic dataPoints startTimeUnixNano timeUnixNano asInt";
      const closed = new Set([...fields.split(" "), ...sources.flatMap((source) => [...source.matchAll(/"([a-z0-9.-]+)"/g)].map(([, word]) => word))]);
      for (const { method, headers, body } of world.door.requests) {
        const strange = textsOf(JSON.parse(body)).filter((text) => !closed.has(text) && !/^\d{19}$/.test(text));
        assert.deepEqual([method, strange], ["POST", []]);
        const telling = ["cookie", "referer", "authorization", ...(isChromium ? [] : ["origin", "user-agent", "accept-language"])];
        assert.deepEqual(telling.filter((name) => name in headers), []);
        if (isChromium) assert.equal(headers.origin, `chrome-extension://${world.forced.id}`);
      }
    });

    it("shows the user what was sent, to the letter", async () => {
      const text = await shown();
      for (const key of ["counts_answer_accepted", "counts_action_edited", "counts_level_stop", "counts_on"]) assert.match(text, new RegExp(say(key)));
      assert.ok(text.includes(world.door.address));
      const { countsTo } = await kept();
      assert.equal(countsTo.length, 1);
      assert.deepEqual(await inside('[...document.querySelectorAll("pre")].map((one) => one.textContent)'), world.door.reports());
    });

    it("gives the user's own numbers as a table", async () => {
      await inside('void (URL.createObjectURL = (blob) => { globalThis.saved = blob; return "#"; }, document.querySelector("#save button").click())');
      const table = await until(() => inside("globalThis.saved?.text()"), "the table");
      assert.match(table, /^date,chatbot,what,category,level,detail,role,number\n/);
      assert.match(table, /,deepseek,findings,personal,stop,,,2\n/);
    });

    it("says the number of the week alone, and takes a refusal for an answer", async () => {
      world.door.requests.length = 0;
      await keep(later((await kept()).counts, { bucket: true }));
      await live();
      await until(() => world.door.reports().length > 0, "the bucket");
      assert.match(pointsOf(JSON.parse(world.door.reports()[0])).join(";"), /^week\.bucket \d{6} \d{1,4} 1$/);
      await until(async () => (await counted()).sent.at(-1)?.answer === "accepted", "the answer");
      world.door.answer = 404;
      await keep(later((await kept()).counts, { nights: 0 }));
      await live();
      await until(() => world.door.requests.at(-1).body === '{"resourceMetrics":[]}', "the question");
      await sleep(300);
      assert.equal(world.door.reports().length, 1, "a collector that refuses the question gets no day");
      world.door.answer = undefined;
    });

    it("sends the training by itself, with the role that was chosen", async () => {
      await inside('chrome.runtime.sendMessage({ type: "count", events: [["quiz", "officer"]] }).catch(() => {})');
      await until(async () => rowsOf(await counted()).includes('{"training":["quiz","officer"]} 1'), "the quiz");
      assert.ok((await shown()).includes(`${say("counts_page_quiz")}: ${say("counts_role_officer")}`));
      const counts = await counted();
      const rows = [[{ visit: "deepseek" }, 1], [{ training: ["quiz", "officer"] }, 1]];
      world.door.requests.length = 0;
      await keep(later(JSON.stringify({ ...counts, days: [{ day: counts.days.at(-1).day, rows }] })));
      const days = [["browsers deepseek 1", "reports 1", "visits deepseek 1"], ["learners officer 1", "training quiz officer 1"]];
      for (const [at, day] of days.entries()) {
        await live();
        await until(() => world.door.reports().length > at, "the report");
        assert.deepEqual(pointsOf(JSON.parse(world.door.reports()[at])), day);
        await until(async () => (await counted()).sent.at(-1)?.answer === "accepted", "the answer");
        // An hour later.
        await keep(later((await kept()).counts, { nights: 0 }));
      }
    });

    it("counts what becomes of files and answers, and what was no finding", async () => {
      const chat = await visit(world.rig, page("chatgpt-classic"));
      await chat.becomes("watching");
      for (const presses of [["Enter"], ["Tab", "Enter"]]) {
        await chat.page.evaluate((box, name, base64) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([Uint8Array.fromBase64(base64)], name, { type: "image/png" }));
          document.querySelector(box).dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, composed: true, dataTransfer }));
        }, chat.site.box, `${presses.length}.png`, PNG);
        await chat.becomes("asking");
        await sleep(HABIT_MS);
        for (const press of presses) await chat.press(press);
        await until(async () => (await chat.state()) !== "asking", "the end of the question");
      }
      await sendReplaced(world, chat, FLAGGED);
      await until(() => chat.page.evaluate(() => document.querySelector(".answer li") !== null), "the answer");
      await toChip(chat);
      await enter(chat);
      await enter(chat);
      await enter(chat);
      await chat.press("Escape");
      await chat.page.evaluate((box) => document.querySelector(box).focus(), chat.site.box);
      await chat.write(WARNED);
      await ask(chat);
      await tab(chat, -2);
      await enter(chat);
      await tab(chat, 2);
      await enter(chat);
      await chat.press("Escape");
      const done = ["replaced", "edited", "set-aside-chat", "file-given", "file-kept", "answer-restored"].map((action) => `{"action":["chatgpt","${action}"]} 1`);
      await until(async () => {
        const rows = rowsOf(await counted());
        return done.every((row) => rows.includes(row));
      }, done.join()).catch(async (late) => assert.fail(`${late.message}; there is ${rowsOf(await counted()).join()}`));
      await chat.close();
    });

    if (isChromium) {
      it("can be read by everybody", async () => {
        await shown();
        const view = { tab: world.own };
        await world.own.bringToFront();
        const look = (code) => world.own.evaluate(`(() => { const root = document; return ${code}; })()`);
        await look('void document.querySelectorAll("details").forEach((one) => { one.open = true; })');
        for (const scheme of ["light", "dark"]) {
          await emulate(view, { "prefers-color-scheme": scheme });
          assert.deepEqual(await violations(look, "html"), []);
          if (process.env.PICTURES) await world.own.screenshot({ path: `${process.env.PICTURES}/counts-${scheme}.png`, fullPage: true });
        }
        await emulate(view, { "forced-colors": "active" });
        assert.deepEqual(await look(`(${unseen})(document.body)`), []);
        if (process.env.PICTURES) await world.own.screenshot({ path: `${process.env.PICTURES}/counts-forced.png`, fullPage: true });
        await emulate(view, {});
        await world.own.setViewport({ width: 320, height: 256 });
        assert.deepEqual(await look(`(${misfits})(document.documentElement)`), []);
        if (process.env.PICTURES) await world.own.screenshot({ path: `${process.env.PICTURES}/counts-320.png`, fullPage: true });
        await world.own.setViewport({ width: 1280, height: 800 });
      });

      it("has its line in the popup", async () => {
        const chat = await newVisit();
        assert.match(await world.rig.popup(chat.page), new RegExp(say("popup_counts")));
        await chat.close();
      });
    }

    it("keeps to this device where there is no address, and forgets what waits when it is switched off", async () => {
      world.door.requests.length = 0;
      await set({ keep: true });
      await keep(later((await kept()).counts));
      await live();
      await sleep(500);
      assert.deepEqual(world.door.requests, []);
      assert.match(await shown(), new RegExp(say("counts_keep_why")));
      await set(undefined);
      await until(async () => (await counted()).days.length === 0, "the end");
      assert.ok((await counted()).sent.length > 0, "what left can still be looked at");
      assert.match(await shown(), new RegExp(say("counts_off")));
      assert.deepEqual(world.door.requests, []);
    });
  });
}

/** Without access to the address Firefox would tell one installation from another. */
for (const variant of oneEach.filter(({ browser }) => browser === "firefox")) {
  describe(`${variant.name}, without access to the address`, () => {
    it("sends nothing, keeps what it counts, and says why", async () => {
      const [server, door] = await Promise.all([serve(), openDoor()]);
      const rig = await open({ ...variant, server });
      const inside = async (code) => JSON.parse(await rig.inExtension(`(async () => JSON.stringify((await (${code})) ?? null))()`));
      try {
        const own = { counts: { address: door.address } };
        await inside(`chrome.storage.local.set(${JSON.stringify({ own })}).then(() => 1)`);
        await until(() => inside("chrome.storage.local.get().then(({ policy }) => policy?.counts.address)"), "the settings");
        const day = async () => JSON.parse((await inside("chrome.storage.local.get('counts')")).counts ?? '{"days":[]}').days;
        const chat = await visit(rig, site);
        await until(async () => (await day()).length === 1, "the visit");
        const counts = later((await inside("chrome.storage.local.get('counts')")).counts, { bucket: true });
        await inside(`chrome.storage.local.set(${JSON.stringify({ counts })}).then(() => 1)`);
        await chat.close();
        await visit(rig, site);
        await until(async () => (await day()).length === 2, "the next visit");
        await sleep(HABIT_MS + 1000);
        assert.deepEqual(door.requests, []);
        await inside("void (location.href = '/counts/counts.html')");
        await until(() => inside("document.body.dataset.ready !== undefined").catch(() => false), "the page of the counts");
        assert.ok((await inside("document.body.innerText")).includes(say("counts_no_access")));
      } finally {
        await rig.close();
        await Promise.all([server.close(), door.close()]);
      }
      try {
        assertSilent(server, await rig.requests());
      } finally {
        await rig.remove();
      }
    });
  });
}

/** Chromium asks the collector first: without its leave no report leaves, with it access is not needed. */
for (const variant of oneEach.filter(({ browser }) => browser === "chromium")) {
  describe(`${variant.name}, without access to the address`, () => {
    it("sends a day only where the collector allows it", async () => {
      const [server, door] = await Promise.all([serve(), openDoor()]);
      const policy = await forced({ ...variant, settings: { counts: { address: door.address } } });
      const rig = await open({ browser: "chromium", ...policy.options, server });
      try {
        const own = await rig.newPage();
        await own.goto(`chrome-extension://${policy.id}/counts/counts.html`);
        const kept = () => own.evaluate(() => chrome.storage.local.get(["policy", "counts"]));
        const keep = (counts) => own.evaluate((values) => chrome.storage.local.set(values), { counts });
        const waiting = async () => JSON.parse((await kept()).counts ?? '{"days":[]}').days.length;
        await until(async () => (await kept()).policy?.counts.address, "the settings", 30_000);
        await keep(drawn());
        const live = async (days) => {
          const chat = await visit(rig, site);
          await until(async () => (await waiting()) === days, `${days} days`);
          await chat.close();
        };
        await live(1);
        await keep(later((await kept()).counts));
        await live(2);
        await until(() => door.requests.length > 0, "the question whether it may ask");
        await sleep(500);
        assert.deepEqual([...new Set(door.requests.map(({ method, body }) => method + body))], ["OPTIONS"]);
        assert.equal(await waiting(), 2);
        door.allows = `chrome-extension://${policy.id}`;
        await keep(later((await kept()).counts, { nights: 0 }));
        await live(1);
        await until(() => door.reports().filter(Boolean).length === 1, "the day");
      } finally {
        await rig.close().finally(() => policy.close());
        await Promise.all([server.close(), door.close(), rig.remove()]);
      }
    });
  });
}
