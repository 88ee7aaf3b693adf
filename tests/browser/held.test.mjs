/** Nothing flagged leaves by any way of sending; a clean prompt goes out untouched, once. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pages } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { inEach, variants } from "./variants.mjs";
import { ways } from "./ways.mjs";

const FLAGGED = "Mevrouw De Wit, BSN 999900006, heeft diabetes.";
const CLEAN = "Wat zijn de bijwerkingen van metformine?";

inEach(variants, (world) => {
  for (const site of pages.filter(({ box }) => box)) {
    describe(site.id, () => {
      for (const way of ways.filter(({ on }) => on(site))) {
        it(`holds a flagged prompt sent by ${way.name}`, async () => {
          const { rig, server } = world;
          server.forget();
          const chat = await visit(rig, site);
          await way.send(chat, FLAGGED);
          await chat.becomes("asking");
          await sleep(50);
          assert.deepEqual(await chat.sent(), []);
          assert.deepEqual(server.prompts(), []);
          assert.equal(await chat.text(), FLAGGED);
          assert.deepEqual(await chat.host(), { state: "asking", level: "stop" });
          await chat.close();
        });

        it(`lets a clean prompt through by ${way.name}`, async () => {
          const { rig, server } = world;
          server.forget();
          const chat = await visit(rig, site);
          await way.send(chat, CLEAN);
          await until(() => server.prompts().length > 0, "the call of the page");
          await sleep(50);
          const sent = await chat.sent();
          assert.deepEqual(sent.map(({ text, trusted }) => ({ text, trusted })), [{ text: CLEAN, trusted: way.real }]);
          assert.deepEqual(server.prompts(), [CLEAN]);
          assert.equal(await chat.text(), "");
          assert.equal(await chat.state(), site.unlisted ? "partly" : "watching");
          await chat.close();
        });
      }
    });
  }
});
