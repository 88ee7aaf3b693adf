/**
 * Calls that go round our wrapper in the page. Firefox shows them to the worker before they leave, which asks the page's guard;
 * in Chromium, where only an organisation can let an extension hold them (`forced.test.mjs`), the popup says so.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { page } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { CALL, CLEAN, FLAGGED, holdsWhatGoesRound, prompt, visitGuarded, ways } from "./round.mjs";
import { inEach, oneEach } from "./variants.mjs";

const words = JSON.parse(await readFile(new URL("../../extension/_locales/nl/messages.json", import.meta.url), "utf8"));

inEach(oneEach, (world, { browser }) => {
  it("says in the popup where no call can be held", async () => {
    const chat = await visit(world.rig, page("claude"));
    const text = await world.rig.popup(chat.page);
    assert.equal(text.includes(words.popup_past_why.message), browser === "chromium", text);
    await chat.close();
  });

  if (browser === "chromium") {
    it("lets calls pass where no organisation installed it, without a word or a worker woken", async () => {
      const chat = await visitGuarded(world);
      await world.rig.stopWorker();
      await chat.page.evaluate(ways["a worker of the page"], CALL, prompt(FLAGGED));
      await until(() => world.server.prompts().includes(FLAGGED), "the call");
      assert.equal(await chat.state(), "watching");
      assert.deepEqual(world.rig.workers(), []);
      await chat.close();
    });
    return;
  }

  holdsWhatGoesRound(world);

  it("reads a blob of a page's worker too", async () => {
    const chat = await visitGuarded(world);
    const way = (to, body) => {
      const code = `fetch(${JSON.stringify(location.origin + to)}, { method: "POST", body: new Blob([${JSON.stringify(body)}]) })`;
      new Worker(URL.createObjectURL(new Blob([code])));
    };
    await chat.page.evaluate(way, CALL, prompt(CLEAN));
    await until(() => world.server.prompts().includes(CLEAN), "the clean prompt");
    await chat.page.evaluate(way, CALL, prompt(FLAGGED));
    await chat.becomes("asking");
    assert.deepEqual(world.server.prompts(), [CLEAN]);
    await chat.close();
  });
});
