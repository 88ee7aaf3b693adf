/**
 * Everybody can use every state of us: by screen reader, by keyboard, at 400 % zoom, in forced colours, on a dark page and
 * without motion. What a screen reader is given are reviewed files, `trees/<browser>/<state>.txt`; `UPDATE_TREES=1` writes them.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page } from "../sites/pages.mjs";
import { compare, emulate, focused, listen, misfits, unseen, violations } from "./access.mjs";
import { until, visit } from "./driver.mjs";
import { lookInside } from "./inside.mjs";
import { ask, tab, toChip } from "./keys.mjs";
import { bring, settled, states } from "./states.mjs";
import { treeOf } from "./tree.mjs";
import { inEach, oneEach } from "./variants.mjs";

/** A window of 1280 by 1024 at 400 %. */
const SMALL = { width: 320, height: 256 };
/** Where pictures are kept for somebody to look at. */
const pictures = process.env.PICTURES;

inEach(oneEach, (world, { browser }) => {
  for (const state of states.filter(({ main }) => main || browser === "chromium")) {
    describe(state.id, () => {
      let chat, inside;
      before(async () => void ({ chat, inside } = await bring(world, state, lookInside)));
      after(() => chat?.close());
      const picture = (name) => pictures && chat.tab.screenshot({ path: `${pictures}/${browser}-${state.id}-${name}.png` });

      for (const { id, bring: go } of [{ id: state.id }, ...(state.then ?? [])]) {
        it(`is read as was reviewed: ${id}`, async () => {
          await go?.(chat, world, inside);
          await compare(`trees/${browser}/${id}.txt`, await treeOf(world.rig, chat.page));
          await picture(`large-${id}`);
        });
      }

      if (browser === "chromium") {
        it("has no violation that axe knows on a dark page", async () => {
          await emulate(chat, { "prefers-color-scheme": "dark" });
          assert.deepEqual(await violations(inside), []);
          await picture("dark");
        });
      }
      if (!state.main) return;

      it("shows level, buttons and focus in forced colours", async () => {
        await forced(world.rig, chat, true);
        assert.deepEqual(await inside(`(${unseen})(root.querySelector(${JSON.stringify(state.part)}))`), []);
        await picture("forced");
        await forced(world.rig, chat, false);
      });

      it("fits in a small window, scrolling one way", async () => {
        await chat.page.setViewport(SMALL);
        await sleep(300);
        assert.deepEqual(await inside(`(${misfits})(root.querySelector(${JSON.stringify(state.part)}))`), []);
        await picture("small");
      });

      if (state.id === "chip-placeholders") {
        it("has a button that the keyboard reaches in a small window", async () => {
          await toChip(chat);
          assert.deepEqual(await inside(`(${focused})(root, ".chip")`), { at: 0, of: 1, seen: true });
        });
      }
      if (!state.modal) return;

      it("has all its buttons in the Tab order and in sight in a small window, and none of the page's", async () => {
        const now = () => inside(`(${focused})(root, "dialog")`);
        const { at, of } = await now();
        await tab(chat, -at);
        for (let step = 0; step < of; step += 1) {
          if (step > 0) await tab(chat, 1);
          const { seen, ...rest } = await now();
          assert.deepEqual(rest, { at: step, of });
          // Where the focus was at first, reading starts at the heading; the keyboard brings it into sight.
          assert.ok(seen || (step === 0 && at === 0), `button ${step} of ${of} is out of sight`);
          await picture(`small-${step}`);
        }
        const away = [];
        for (let step = 0; step < of + 2 && !(step > 0 && (await now())?.at === at); step += 1) {
          await tab(chat, 1);
          away.push(await chat.page.evaluate(() => document.activeElement?.localName ?? "body"));
        }
        assert.deepEqual(away.filter((name) => !["promptwacht-ui", "body", "html"].includes(name)), []);
        if (browser === "chromium") assert.deepEqual(await now(), { at, of, seen: true }, "Tab comes round");
      });

      it("can be read from head to foot by keyboard in a small window", async () => {
        for (const [key, edge] of [["PageUp", "0"], ["PageDown", "dialog.scrollHeight - dialog.clientHeight"]]) {
          await until(async () => {
            await inside(`root.activeElement || root.querySelector("dialog .buttons button").focus()`).catch(() => {});
            await chat.press(key);
            await sleep(100);
            return inside(`((dialog) => Math.abs(dialog.scrollTop - (${edge})) < 2)(root.querySelector("dialog"))`);
          }, `the end of the scrolling by ${key}`);
        }
      });

      if (state.stays) return;

      it("gives the focus back where it was", async () => {
        await chat.press("Escape");
        await until(() => inside(`root.querySelector("dialog") === null`), "the end of the dialog");
        if (state.from) assert.equal(await inside(`root.activeElement?.className`), state.from);
        // What is typed now lands at the caret, behind what stands there.
        else await chat.write("x");
      });
    });
  }

  it("says each change once, and nothing else with it", async () => {
    const chat = await visit(world.rig, page("chatgpt-new"));
    await chat.becomes("watching");
    const inside = await lookInside(world.rig, chat.page);
    await until(() => inside(`root.querySelector("[role=status]")?.textContent.length > 0`), "the chip");
    await inside(`void (${listen})(root)`);
    const heard = async (text, wanted) => {
      await chat.page.evaluate((words) => void document.execCommand(words ? "insertText" : "delete", false, words), text);
      await until(async () => (await chat.host()).level === wanted, `level ${wanted}`);
      await until(() => inside(`root.ownerDocument.defaultView.__said.length > 0`), `what is said of ${wanted}`);
      // More than a look of our own at the page takes.
      await sleep(1200);
      return inside(`root.ownerDocument.defaultView.__said.splice(0)`);
    };
    const [first, second] = [await heard("Mevrouw De Wit belde", "warn"), await heard(" over BSN 999900006.", "stop")];
    assert.deepEqual([first, second].map(({ length }) => length), [1, 1], JSON.stringify([first, second]));
    await ask(chat);
    await chat.press("Enter");
    await until(async () => (await world.rig.status(chat.page)).names === 2, "the placeholders");
    await sleep(1200);
    // "Busy", and then that we watch again; the button that comes with it is no part of that.
    const after = await inside(`root.ownerDocument.defaultView.__said.splice(0)`);
    assert.ok(after.length <= 2 && new Set(after).size === after.length, JSON.stringify(after));
    assert.ok(after.every((words) => !/\d/.test(words)), "the number of placeholders is read out");
    await chat.close();
  });

  it("reads a card out in a part that was there before", async () => {
    const chat = await visit(world.rig, page("chatgpt-new"));
    await settled(world, chat);
    const inside = await lookInside(world.rig, chat.page);
    await chat.write("Mevrouw De Wit belde. BSN 999900006 hoort erbij.");
    await until(async () => (await chat.host()).level === "stop", "level stop");
    await until(() => inside(`root.querySelector(".spoken") !== null`), "the part");
    // The marks of the words before may stand a look longer.
    await sleep(1200);
    await inside(`void (${listen})(root)`);
    for (const kind of [/^naam\./, /^burgerservicenummer/]) {
      await chat.chord(["Alt"], ".");
      await until(() => inside(`root.ownerDocument.defaultView.__said.length > 0`), "what is said of the card");
      await sleep(300);
      const heard = await inside(`root.ownerDocument.defaultView.__said.splice(0)`);
      assert.equal(heard.length, 1, JSON.stringify(heard));
      assert.match(heard[0], kind);
    }
    await chat.close();
  });

  it("does not move where the user wants no motion", async () => {
    const moves = `[...root.querySelectorAll("*")].filter((part) => {
      const style = root.ownerDocument.defaultView.getComputedStyle(part);
      return style.animationName !== "none" || style.transitionDuration !== "0s";
    }).length + root.getAnimations().length`;
    const chat = await visit(world.rig, page("chatgpt-new"));
    await chat.becomes("watching");
    const inside = await lookInside(world.rig, chat.page);
    await chat.write("Mevrouw De Wit belde vandaag.");
    await ask(chat);
    assert.ok((await inside(moves)) > 0, "it does where nothing is said about it");
    await chat.press("Escape");
    await still(world.rig, chat, true);
    await ask(chat);
    assert.equal(await inside(moves), 0);
    await still(world.rig, chat, false);
    await chat.close();
  });
});

async function forced(rig, chat, on) {
  if (rig.name === "chromium") await emulate(chat, on ? { "forced-colors": "active" } : {});
  else await rig.inWindow(`Services.prefs.setIntPref("browser.display.document_color_use", ${on ? 2 : 0})`);
  await until(() => chat.page.evaluate((wanted) => matchMedia("(forced-colors: active)").matches === wanted, on), "the browser's colours");
}

async function still(rig, chat, on) {
  if (rig.name === "chromium") await emulate(chat, on ? { "prefers-reduced-motion": "reduce" } : {});
  else await rig.inWindow(`Services.prefs.setIntPref("ui.prefersReducedMotion", ${Number(on)})`);
  await until(() => chat.page.evaluate((wanted) => matchMedia("(prefers-reduced-motion: reduce)").matches === wanted, on), "the browser's setting");
}

