/** Everybody can use the popup. Chromium only: its real popup is a page that the protocol opens, with the colours and the size that we ask for. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page } from "../sites/pages.mjs";
import { compare, emulate, focused, misfits, unseen, violations } from "./access.mjs";
import { until, visit } from "./driver.mjs";
import { ask, enter, tab } from "./keys.mjs";
import { focus } from "./options.mjs";
import { chromiumTree } from "./tree.mjs";
import { inEach, shipped } from "./variants.mjs";

const PATIENCE_MS = 15_000;
const pictures = process.env.PICTURES;

/** Those that are full are looked at in every way; of the others the tree and the colours. */
const states = [
  { id: "popup-guarded", on: "chatgpt-new", bring: (chat) => chat.becomes("watching") },
  { id: "popup-partly", full: true, on: "redesigned", bring: (chat) => chat.becomes("partly") },
  { id: "popup-unguarded", on: "unknown", bring: (chat) => until(async () => (await chat.state()) === "unguarded", "state unguarded", PATIENCE_MS) },
  { id: "popup-no-chat-page", bring: () => {} },
  {
    id: "popup-set-aside", full: true, on: "chatgpt-new",
    async bring(chat) {
      await chat.becomes("watching");
      await chat.write("Mevrouw De Wit belde vandaag.");
      await ask(chat);
      await tab(chat, -2);
      await enter(chat);
      await tab(chat, 2);
      await enter(chat);
      await chat.press("Escape");
    },
  },
];

inEach(shipped.filter(({ browser }) => browser === "chromium"), (world) => {
  for (const state of states) {
    describe(state.id, () => {
      let under, popup, inside, view;
      before(async () => {
        const chat = state.on && (await visit(world.rig, page(state.on)));
        under = chat?.tab ?? (await world.rig.newPage());
        await state.bring(chat);
        await world.rig.popup(under);
        popup = await (await world.rig.browser.waitForTarget((target) => target.url().includes("/popup/"))).asPage();
        view = { tab: popup };
        inside = (code) => popup.evaluate(`(() => { const root = document; return ${code}; })()`);
      });
      after(() => under?.close());
      const picture = (name) => pictures && popup.screenshot({ path: `${pictures}/${state.id}-${name}.png` });

      it("is read as was reviewed", async () => {
        const tree = await chromiumTree(popup);
        await compare(`trees/chromium/${state.id}.txt`, tree.replace(/\d+\.\d+\.\d+/, "0.0.0"));
        await picture("large");
      });

      for (const scheme of state.full ? ["light", "dark"] : ["dark"]) {
        it(`has no violation that axe knows, ${scheme}`, async () => {
          await emulate(view, { "prefers-color-scheme": scheme });
          assert.deepEqual(await violations(inside, "html"), []);
          if (scheme === "dark") await picture(scheme);
        });
      }
      if (!state.full) return;

      it("has edges and rings in forced colours", async () => {
        await emulate(view, { "forced-colors": "active" });
        assert.deepEqual(await inside(`(${unseen})(document.body)`), []);
        await picture("forced");
      });

      it("fits in a small window and in a popup at 400 %, and the keyboard reaches every button in sight", async () => {
        // The same page in a tab, whose size we may choose; it asks about the tab in front while it loads.
        const small = await world.rig.browser.newPage();
        await under.bringToFront();
        await small.goto(popup.url());
        await until(() => small.evaluate(() => document.querySelector("dd") && document.querySelector("#state").className !== "asking"), "the popup's answer");
        await small.bringToFront();
        const look = (code) => small.evaluate(`(() => { const root = document; return ${code}; })()`);
        for (const size of [{ width: 320, height: 256 }, { width: 200, height: 150 }]) {
          await small.setViewport(size);
          assert.deepEqual(await look(`(${misfits})(document.documentElement)`), []);
          if (pictures) await small.screenshot({ path: `${pictures}/${state.id}-${size.width}.png`, fullPage: true });
        }
        const of = await look(`[...document.querySelectorAll("a, button, summary, input")].filter((one) => one.checkVisibility()).length`);
        const seen = new Set();
        for (let step = 0; step < of; step += 1) {
          await small.keyboard.press("Tab");
          const now = await look(`(${focused})(root, "body")`);
          assert.ok(now?.seen, `button ${step} of ${of} is out of sight`);
          seen.add(now.at);
        }
        assert.equal(seen.size, of);
        if (await look(`document.querySelector("#aside button") !== null`)) {
          await focus(small, "#aside button");
          await small.keyboard.press("Enter");
          await until(() => look(`document.querySelector("#aside").hidden`), "an empty list");
          assert.notEqual(await look(`document.activeElement.localName`), "body", "the focus is lost with the last thing set aside");
        }
        await small.close();
        await under.bringToFront();
      });
    });
  }
});
