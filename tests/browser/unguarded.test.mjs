/** Where no prompt box can be found, or only by look, the page says so; where one is known, it never says so. */
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

  it("says which part of a redesigned page it does not know, on the page, in the toolbar and in the popup", async () => {
    const chat = await visit(world.rig, page("redesigned"));
    await chat.becomes("partly");
    const { health, failed } = await world.rig.status(chat.page);
    assert.deepEqual({ health, failed }, { health: "partly", failed: ["box-by-look"] });
    await until(async () => (await world.rig.badge(chat.page)) === "!", "the badge");
    assert.match(await world.rig.popup(chat.page), /deels bewaakt[^]*nieuw voor Promptwacht/);
    await chat.close();
  });

  it("says in the toolbar that a known page is guarded", async () => {
    const chat = await visit(world.rig, page("claude"));
    await until(async () => (await world.rig.badge(chat.page)) === "✓", "the badge");
    await chat.close();
  });

  it("never says so on a page whose box it knows", async () => {
    const chats = [];
    for (const site of pages.filter(({ box, unlisted }) => box && !unlisted)) chats.push(await visit(world.rig, site));
    for (const chat of chats) await chat.becomes("watching");
    await sleep(4000);
    for (const chat of chats) {
      assert.equal(await chat.state(), "watching", chat.site.id);
      await chat.close();
    }
  });
});
