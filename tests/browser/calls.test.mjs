/** What the pages send beside the prompt itself: it goes its way when nothing in it was flagged, and stays when something was. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { inEach, oneEach } from "./variants.mjs";
import { pasteEvent } from "./ways.mjs";

const FLAGGED = "Mevrouw De Wit, BSN 999900006, heeft diabetes.";
const VALUE = "999900006";
const CLEAN = "Wat zijn de bijwerkingen van metformine?";
/** Longer than what Claude leaves in its box. */
const LONG = "Drink genoeg water. ".repeat(210).trim();
/** Longer than ChatGPT waits for its user to go on. */
const PAUSE_MS = 400;

inEach(oneEach, (world) => {
  for (const id of ["chatgpt-new", "chatgpt-classic", "chatgpt-signed-out"]) {
    it(`lets ${id} say what is being typed`, async () => {
      world.server.forget();
      const chat = await visit(world.rig, page(id));
      await chat.write(CLEAN);
      await until(() => world.server.early().includes(CLEAN), "the call while typing");
      assert.deepEqual(world.server.prompts(), []);
      await chat.press("Enter");
      await until(() => world.server.prompts().length > 0, "the call of the page");
      assert.deepEqual(world.server.prompts(), [CLEAN]);
      assert.deepEqual(await chat.page.evaluate(() => window.__errors), []);
      await chat.close();
    });
  }

  for (const id of ["chatgpt-new", "chatgpt-classic", "chatgpt-signed-out"]) {
    it(`keeps what ${id} says of a flagged text, without an error on the page`, async () => {
      world.server.forget();
      const chat = await visit(world.rig, page(id));
      for (const part of [FLAGGED.slice(0, 25), FLAGGED.slice(25)]) {
        await chat.write(part);
        await sleep(PAUSE_MS);
      }
      assert.ok(!JSON.stringify(world.server.recorded).includes(VALUE));
      assert.deepEqual(await chat.page.evaluate(() => window.__errors), []);
      assert.equal(await chat.text(), FLAGGED);
      assert.equal(await chat.state(), "watching");
      await chat.close();
    });
  }

  it("asks about what Claude made an attachment of", async () => {
    world.server.forget();
    const site = page("claude");
    const chat = await visit(world.rig, site);
    await chat.page.evaluate(pasteEvent, site.box, `${LONG} ${FLAGGED}`, false);
    await until(() => chat.page.evaluate(() => document.querySelector(".attachment") !== null), "the attachment");
    await sleep(50);
    await chat.write(CLEAN);
    await chat.press("Enter");
    await chat.becomes("asking");
    await sleep(50);
    assert.ok(!JSON.stringify(world.server.recorded).includes(VALUE));
    await chat.close();
  });

  it("lets Claude make an attachment of a long paste", async () => {
    world.server.forget();
    const site = page("claude");
    const chat = await visit(world.rig, site);
    await chat.page.evaluate(pasteEvent, site.box, LONG, false);
    await until(() => chat.page.evaluate(() => document.querySelector(".attachment") !== null), "the attachment");
    assert.equal(await chat.text(), "");
    await chat.write(CLEAN);
    await chat.press("Enter");
    await until(() => world.server.prompts().length > 0, "the call of the page");
    const [{ body }] = world.server.recorded;
    const { prompt, attachments } = JSON.parse(body);
    assert.equal(prompt, CLEAN);
    assert.deepEqual(attachments.map(({ extracted_content: text }) => text), [LONG]);
    await chat.close();
  });
});
