/** A site that is not guarded from the start is guarded as soon as the user allows it in the popup, and no longer than that. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { inEach, shipped } from "./variants.mjs";

const FLAGGED = "Mevrouw De Wit, BSN 999900006, heeft diabetes.";
const GEMINI = ["Gemini", ["https://gemini.google.com/*"]];
const DUCK = ["Duck.ai", ["https://duck.ai/*", "https://duckduckgo.com/*"]];
/** Time for a content script that must not be there. */
const QUIET_MS = 1500;

/** Firefox gives the whole address of a file of the manifest. */
const nameOf = (file) => file.split("/").at(-1);

inEach(shipped, (world, { browser }) => {
  const registered = async () =>
    JSON.parse(await world.rig.inExtension("(async () => JSON.stringify(await chrome.scripting.getRegisteredContentScripts()))()"));
  const turn = async ([name, origins], wanted) => {
    await world.rig.turn(name, origins);
    await until(async () => (await registered()).length > 0 === wanted, "the content scripts");
  };
  const sendsUnguarded = async (site) => {
    world.server.forget();
    const chat = await visit(world.rig, site);
    await sleep(QUIET_MS);
    assert.equal(await chat.host(), null);
    await chat.write(FLAGGED);
    await chat.press("Enter");
    await until(() => world.server.prompts().length > 0, "the call of the page");
    await chat.close();
  };

  it("leaves a further site alone until it is allowed", async () => {
    assert.deepEqual(await registered(), []);
    await sendsUnguarded(page("gemini"));
  });

  it("guards it once it is allowed, with the scripts of the sites that are guarded from the start", async () => {
    await turn(GEMINI, true);
    const { content_scripts: lists } = JSON.parse(await world.rig.inExtension("JSON.stringify(chrome.runtime.getManifest())"));
    const files = ({ js, css, world: where }) => [where ?? "ISOLATED", js.map(nameOf), (css ?? []).map(nameOf)].join();
    const all = await registered();
    assert.deepEqual(all.map((script) => script.world ?? "ISOLATED").sort(), ["ISOLATED", "MAIN"]);
    for (const script of all) {
      const { matches, runAt, allFrames, persistAcrossSessions } = script;
      assert.deepEqual(matches, GEMINI[1]);
      assert.ok(lists.some((list) => files(list) === files(script)), files(script));
      assert.deepEqual({ runAt, allFrames, persistAcrossSessions }, { runAt: "document_start", allFrames: true, persistAcrossSessions: true });
    }
    world.server.forget();
    const chat = await visit(world.rig, page("gemini"));
    await chat.write(FLAGGED);
    await chat.press("Enter");
    await chat.becomes("asking");
    await sleep(50);
    assert.deepEqual(world.server.prompts(), []);
    await chat.close();
  });

  it("guards it by the second line, too", async () => {
    world.server.forget();
    const chat = await visit(world.rig, page("gemini"));
    await until(async () => (await world.rig.status(chat.page).catch(() => undefined))?.health === "guarded", "a page in order");
    await chat.page.evaluate((text) => window.__call(text), FLAGGED);
    await chat.becomes("asking");
    assert.deepEqual(world.server.prompts(), []);
    await chat.close();
  });

  if (browser === "firefox") {
    it("guards it by the third line, too", async () => {
      world.server.forget();
      const chat = await visit(world.rig, page("gemini"));
      await until(async () => (await world.rig.status(chat.page).catch(() => undefined))?.health === "guarded", "a page in order");
      await chat.page.evaluate((text) => {
        const to = `${location.origin}/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate?rt=c`;
        const form = { "f.req": JSON.stringify([null, JSON.stringify([[text]])]), at: "AB:1" };
        const code = `fetch(${JSON.stringify(to)}, { method: "POST", body: new URLSearchParams(${JSON.stringify(form)}) })`;
        new Worker(URL.createObjectURL(new Blob([code])));
      }, FLAGGED);
      await chat.becomes("asking");
      assert.deepEqual(world.server.prompts(), []);
      await chat.close();
    });
  }

  it("holds in the first script of its pages", async () => {
    const chat = await visit(world.rig, page("gemini"), { early: true });
    assert.equal(await chat.page.evaluate(() => window.__heldBeforeScripts), true);
    await chat.close();
  });

  it("guards only the chat pages of a host that has others", async () => {
    await turn(DUCK, true);
    const guarded = async (address) => {
      const tab = await world.rig.newPage();
      const base = world.rig.url({ host: "duckduckgo.com", path: "/" });
      await tab.goto(`${base}${address}`);
      await sleep(QUIET_MS);
      const there = await tab.evaluate(() => document.querySelector("promptwacht-ui") !== null);
      await tab.close();
      return there;
    };
    assert.equal(await guarded("?q=griep&ia=chat"), true);
    assert.equal(await guarded("?q=griep&ia=web"), false);
  });

  it("leaves it alone again when it is no longer allowed", async () => {
    await turn(DUCK, true);
    await turn(GEMINI, false);
    await sendsUnguarded(page("gemini"));
  });
});
