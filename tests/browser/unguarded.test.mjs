/** Where no prompt box can be found, the page says so; where one is found, it never says so. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page, pages } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { inEach, oneEach } from "./variants.mjs";

/** How long a page may take to load its box before the guard calls it unguarded. */
const PATIENCE_MS = 15_000;

inEach(oneEach, (world) => {
  it("says that a page without a known prompt box is not guarded", async () => {
    const { state, close } = await visit(world.rig, page("unknown"));
    await until(async () => (await state()) === "unguarded", "state unguarded", PATIENCE_MS);
    await close();
  });

  it("never says so on a page whose box it knows", async () => {
    const chats = [];
    for (const site of pages.filter(({ box }) => box)) chats.push(await visit(world.rig, site));
    await sleep(4000);
    for (const chat of chats) {
      assert.equal(await chat.state(), "watching", chat.site.id);
      await chat.close();
    }
  });
});
