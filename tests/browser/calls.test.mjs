/** What the pages send beside the prompt itself goes its way when nothing in it was flagged. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { page } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { inEach, oneEach } from "./variants.mjs";
import { pasteEvent } from "./ways.mjs";

const CLEAN = "Wat zijn de bijwerkingen van metformine?";
/** Longer than what Claude leaves in its box. */
const LONG = "Drink genoeg water. ".repeat(210).trim();

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
