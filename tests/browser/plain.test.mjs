/** Plain medical questions pass in silence; the same questions about a named person do not. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { inEach, oneEach } from "./variants.mjs";
import { pasteEvent } from "./ways.mjs";

const NAMED = " van mevrouw De Wit uit Goirle";
const file = new URL("../corpus/tune/plain-questions.txt", import.meta.url);
const questions = (await readFile(file, "utf8")).split("\n").filter((line) => line && !line.startsWith("#"));
/** The example prompts of the inspiration guide stand first in the file. */
const examples = questions.slice(0, 10);

/** Inserts the name before the last full stop or question mark. */
const named = (question) => question.replace(/([.?]?)\s*$/, `${NAMED}$1`);

inEach(oneEach, (world) => {
  it("knows the ten examples and forty more", () => assert.ok(questions.length >= 50));

  it("never holds a plain question", async () => {
    world.server.forget();
    const chat = await visit(world.rig, page("chatgpt-classic"));
    for (const [index, question] of questions.entries()) {
      // By hand the examples; all of them would take a minute.
      if (index < examples.length) await chat.write(question);
      else await chat.page.evaluate(pasteEvent, chat.site.box, question, false);
      await chat.press("Enter");
      await until(() => world.server.prompts().length === index + 1, `question ${index + 1} to be sent`);
    }
    assert.deepEqual(world.server.prompts(), questions);
    assert.ok((await chat.sent()).every(({ trusted }) => trusted));
    await chat.close();
  });

  for (const [index, question] of examples.entries()) {
    it(`holds example ${index + 1} once it is about a named person`, async () => {
      world.server.forget();
      const chat = await visit(world.rig, page("chatgpt-classic"));
      await chat.write(named(question));
      await chat.press("Enter");
      await chat.becomes("asking");
      await sleep(50);
      assert.deepEqual(await chat.sent(), []);
      assert.deepEqual(world.server.prompts(), []);
      assert.equal(await chat.text(), named(question));
      await chat.close();
    });
  }
});
