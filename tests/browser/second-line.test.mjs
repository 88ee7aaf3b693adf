/** What the page sends by itself, without a key or button of its user: held when it carries what was flagged, else untouched. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pages } from "../sites/pages.mjs";
import { HABIT_MS, until, visit } from "./driver.mjs";
import { inEach, oneEach, shippedEncodings } from "./variants.mjs";

const FLAGGED = "Mevrouw De Wit-Oudenaarde, BSN 999900006, heeft diabetes.";
const CLEAN = "Wat zijn de bijwerkingen van metformine?";
const VALUE = "999900006";
const DRAFT = "/draft";

/** Ways in which a page's script can send a text to an address; each runs in the page. */
const scripts = {
  fetch: (to, text) => void fetch(to, { method: "POST", body: JSON.stringify({ text }) }).catch(() => {}),
  "fetch of a Request": (to, text) => void fetch(new Request(to, { method: "POST", body: JSON.stringify({ text }) })).catch(() => {}),
  "fetch of a form": (to, text) => {
    const body = new FormData();
    body.set("text", text);
    fetch(to, { method: "POST", body }).catch(() => {});
  },
  "fetch of bytes": (to, text) => void fetch(to, { method: "POST", body: new TextEncoder().encode(text) }).catch(() => {}),
  "fetch of a Blob": (to, text) => void fetch(to, { method: "POST", body: new Blob([text]) }).catch(() => {}),
  "fetch of a Blob of bytes": (to, text) => void fetch(to, { method: "POST", body: new Blob([new TextEncoder().encode(text)]) }).catch(() => {}),
  "fetch of an address": (to, text) => void fetch(`${to}?${new URLSearchParams({ text })}`).catch(() => {}),
  XMLHttpRequest: (to, text) => {
    const call = new XMLHttpRequest();
    call.open("POST", to);
    call.send(new URLSearchParams({ text }));
  },
  sendBeacon: (to, text) => void navigator.sendBeacon(to, text),
  "sendBeacon of a Blob": (to, text) => void navigator.sendBeacon(to, new Blob([text], { type: "text/plain" })),
  "a form's submit": (to, text) => {
    const [form, frame, field] = ["form", "iframe", "input"].map((name) => document.createElement(name));
    frame.name = "nowhere";
    Object.assign(form, { method: "post", action: to, target: "nowhere" });
    Object.assign(field, { name: "text", value: text });
    form.append(field);
    document.body.append(frame, form);
    form.submit();
  },
};

inEach(shippedEncodings, (world, variant) => {
  const open = async (site) => {
    world.server.forget();
    return visit(world.rig, site);
  };
  /** Everything that reached the server, raw. */
  const arrived = () => JSON.stringify([world.server.recorded, world.server.requests.map(({ query }) => query)]);

  for (const site of pages.filter(({ box, main, unlisted }) => main || (box && !unlisted && oneEach.includes(variant)))) {
    describe(site.id, () => {
      it("holds a prompt that no box announced, puts it back and asks", async () => {
        const chat = await open(site);
        await chat.page.evaluate((text) => window.__call(text), FLAGGED);
        await chat.becomes("asking");
        assert.equal(await chat.text(), FLAGGED);
        assert.ok(!arrived().includes(VALUE));
        await sleep(HABIT_MS);
        await chat.press("Enter");
        await chat.becomes("watching");
        await until(async () => !(await chat.text()).includes(VALUE), "the placeholders");
        await chat.close();
      });

      it("lets a clean prompt of the page's own go as it is", async () => {
        const chat = await open(site);
        await chat.page.evaluate((text) => window.__call(text), CLEAN);
        await until(() => world.server.prompts().length > 0, "the call of the page");
        assert.deepEqual(world.server.prompts(), [CLEAN]);
        await chat.close();
      });
    });
  }

  const site = pages.find(({ id }) => id === "chatgpt-new");
  describe("other messages of a page", () => {
    for (const [name, script] of Object.entries(scripts)) {
      it(`are held by ${name} when they carry a flagged value`, async () => {
        const chat = await open(site);
        await chat.write(FLAGGED);
        await until(async () => (await chat.host()).level === "stop", "the level");
        await chat.page.evaluate(script, DRAFT, FLAGGED);
        await chat.page.evaluate(script, DRAFT, CLEAN);
        await until(() => /metformine/.test(arrived()), "the clean message");
        await sleep(100);
        assert.ok(!arrived().includes(VALUE));
        await chat.close();
      });
    }

    it("are not judged", async () => {
      const chat = await open(site);
      await chat.page.evaluate(scripts.fetch, DRAFT, FLAGGED);
      await until(() => arrived().includes(VALUE), "the message");
      await chat.close();
    });
  });

  it("says in its status that the second line is there", async () => {
    const chat = await open(site);
    await until(async () => (await world.rig.status(chat.page).catch(() => undefined))?.health === "guarded", "a page in order");
    await chat.close();
  });

  it("goes on after the page wrote itself anew", async () => {
    const chat = await open(site);
    await chat.page.evaluate(() => {
      const html = document.documentElement.outerHTML.replace(/<(script|promptwacht-ui)[^]*?<\/\1>/g, "");
      document.open();
      document.write(html);
      document.close();
      window.__heard = [];
      window.addEventListener("keydown", ({ key }) => window.__heard.push(key));
      document.querySelector('[data-composer-placement="home"] .box').innerHTML =
        '<div data-composer-markdown contenteditable="true">Mevrouw De Wit, BSN 999900006, heeft diabetes.</div>';
      document.querySelector('[data-composer-placement="home"] [data-composer-markdown]').focus();
    });
    await chat.press("a");
    await chat.press("Enter");
    await chat.becomes("asking");
    assert.ok(!(await chat.page.evaluate(() => window.__heard)).includes("Enter"));
    // Looks come every five seconds.
    await sleep(5200);
    const { failed } = await world.rig.status(chat.page);
    assert.ok(!failed.includes("line") && !failed.includes("gate"), failed.join());
    await chat.close();
  });
});
