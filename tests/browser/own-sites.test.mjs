/** Chat pages that an organisation or a user adds, and selectors that they mend, without an update of the extension. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { ownPage, page } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { ask } from "./keys.mjs";
import { clear } from "./managed.mjs";
import { CLEAN, FLAGGED } from "./round.mjs";
import { inEach, oneEach } from "./variants.mjs";

const redesigned = page("redesigned");
const OWN = {
  id: "zorgchat", name: "Zorgchat", hosts: [ownPage.host], boxes: [ownPage.box], sends: [ownPage.send],
  calls: [{ path: "/api/v0/chat/*", prompts: ["json prompt"] }],
};

// Set by hand: no test can press a button of the question that a browser asks for an extension of an organisation.
inEach(oneEach, (world) => {
  const set = async (own) => {
    await world.rig.inExtension(`(async () => { await chrome.storage.local.set({ own: ${JSON.stringify(own)} }); return ""; })()`);
    const read = `(async () => JSON.stringify((await chrome.storage.local.get("policyFrom")).policyFrom ?? "[]"))()`;
    await until(async () => isDeepStrictEqual(JSON.parse(JSON.parse(await world.rig.inExtension(read)))[2], own), "the settings", 30_000);
  };
  const open = async (site) => {
    const chat = await visit(world.rig, site);
    await until(async () => (await world.rig.status(chat.page).catch(() => undefined))?.policy, "the settings on the page");
    world.server.forget();
    return chat;
  };
  const health = async (chat) => (await world.rig.status(chat.page).catch(() => undefined))?.health;

  it("leaves an own chat page alone until the browser was asked", async () => {
    await set({ sites: [OWN] });
    const chat = await visit(world.rig, ownPage);
    await sleep(1500);
    assert.equal(await chat.host(), null);
    await chat.close();
  });

  it("guards it from then on, by the selectors that are set", async () => {
    await world.rig.turn(OWN.name, [`https://${ownPage.host}/*`]);
    const registered = "(async () => JSON.stringify(await chrome.scripting.getRegisteredContentScripts()))()";
    await until(async () => (await world.rig.inExtension(registered)).includes(ownPage.host), "the content scripts");
    const chat = await open(ownPage);
    await until(async () => (await health(chat)) === "guarded", "the page to be guarded");
    await chat.write(FLAGGED);
    await ask(chat);
    await chat.press("Escape");
    assert.deepEqual(world.server.prompts(), []);
    await clear(chat);
    await chat.write(CLEAN);
    await chat.press("Enter");
    await until(() => world.server.prompts().includes(CLEAN), "the clean prompt");
    world.server.forget();
    // A call of the page by itself, which only the row of the organisation names.
    await chat.page.evaluate((prompt) => void fetch("/api/v0/chat/completion", { method: "POST", body: JSON.stringify({ prompt }) }), FLAGGED);
    await sleep(1000);
    assert.deepEqual(world.server.prompts(), []);
    await chat.close();
  });

  it("finds a box that the site has changed as soon as its selectors are mended", async () => {
    await set({ display: { marks: true } });
    const chat = await open(redesigned);
    await until(async () => (await health(chat)) === "partly", "the page to be guarded in part");
    // One that the browser cannot read spoils nothing.
    await set({ sites: [{ id: "claude", boxes: ["textarea[[", redesigned.box], sends: [redesigned.send] }] });
    await until(async () => (await health(chat)) === "guarded", "the page to be guarded");
    await chat.write(FLAGGED);
    await ask(chat);
    await chat.press("Escape");
    assert.deepEqual(world.server.prompts(), []);
    await chat.close();
  });
});
