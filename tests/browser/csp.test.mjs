/** On a page that allows next to nothing the guard works all the same; where Wasm is refused, the translation takes over. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pages } from "../sites/pages.mjs";
import { HABIT_MS, until, visit } from "./driver.mjs";
import { inEach, oneEach, variants } from "./variants.mjs";
import { pasteEvent } from "./ways.mjs";

const FLAGGED = "Mevrouw De Wit, BSN 999900006, heeft diabetes.";
const CLEAN = "Wat zijn de bijwerkingen van metformine?";

inEach(variants, (world, variant) => {
  const encoding = variant.browser === "chromium" ? "translation" : variant.encoding;

  for (const site of pages.filter(({ box, main, within }) => box && !within && (main || oneEach.includes(variant)))) {
    describe(`${site.id}, strict`, () => {
      it("holds, replaces and sends placeholders", async () => {
        world.server.forget();
        const chat = await visit(world.rig, site, { strict: true });
        await until(async () => (await chat.state()) === "watching", "the guard");
        await chat.write(FLAGGED);
        await chat.press("Enter");
        await chat.becomes("asking");
        assert.deepEqual(await chat.sent(), []);
        assert.equal(await chat.text(), FLAGGED);
        await sleep(HABIT_MS);
        await chat.press("Enter");
        await until(() => world.server.prompts().length > 0, "the call of the page");
        const [prompt] = world.server.prompts();
        assert.ok(!prompt.includes("De Wit") && !prompt.includes("999900006"), "an original value was sent");
        assert.equal((await world.rig.status(chat.page)).encoding, encoding);
        await chat.close();
      });

      it("lets a clean prompt through untouched", async () => {
        world.server.forget();
        const chat = await visit(world.rig, site, { strict: true });
        await until(async () => (await chat.state()) === "watching", "the guard");
        await chat.write(CLEAN);
        await chat.press("Enter");
        await until(() => world.server.prompts().length > 0, "the call of the page");
        assert.deepEqual((await chat.sent()).map(({ text, trusted }) => ({ text, trusted })), [{ text: CLEAN, trusted: true }]);
        await chat.close();
      });

      it("sends nothing in the moment before the guard is there", async () => {
        world.server.forget();
        const chat = await visit(world.rig, site, { strict: true });
        await chat.page.evaluate(pasteEvent, site.box, FLAGGED, false);
        await chat.press("Enter");
        await until(async () => (await chat.state()) !== undefined, "the guard");
        await sleep(100);
        assert.deepEqual(await chat.sent(), []);
        assert.deepEqual(world.server.prompts(), []);
        await chat.close();
      });
    });
  }
});
