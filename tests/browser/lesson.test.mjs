/** The lesson that comes before a chatbot, and the ways from a chat page to the pages to learn. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { page } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { lookInside } from "./inside.mjs";
import { ask, enter, tab, toChip } from "./keys.mjs";
import { wordsOf } from "./learn.mjs";
import { CLEAN, FLAGGED } from "./round.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");
const site = page("deepseek");
const DAY_MS = 86_400_000;

inEach(oneEach, (world, { browser }) => {
  const set = (items) => world.rig.inExtension(`chrome.storage.local.set(${JSON.stringify(items)})`);
  const kept = async () => JSON.parse(await world.rig.inExtension("chrome.storage.local.get().then((all) => JSON.stringify(all))"));
  const tabs = async () => JSON.parse(await world.rig.inExtension("chrome.tabs.query({}).then((tabs) => JSON.stringify(tabs.map(({ url }) => url ?? '')))"));
  const opened = (end) => until(async () => (await tabs()).find((url) => url.includes("/learn/learn.html#") && url.endsWith(end)), `the page ${end}`);
  /** What stands in our windows, once they are there; only Chromium lets a test look into a closed root. */
  const words = (chat) => lookInside(world.rig, chat.page).then((look) => look('root.querySelector("dialog[open]")?.innerText')).catch(() => undefined);
  const status = (chat) => world.rig.status(chat.page).catch(() => undefined);
  const isLate = (test) => until(async () => test((await kept()).policy?.lesson_until), "the moment until which no lesson is needed");

  it("stands in the place of the box until it is passed", async () => {
    await set({ own: { training: { required: true } } });
    await isLate((until_ms) => until_ms < Date.now());
    const chat = await visit(world.rig, site);
    if (browser === "chromium") {
      await until(async () => (await words(chat))?.includes(said("panel_lesson")), "the window");
      await chat.press("Escape");
      await chat.press("Escape");
      assert.ok((await words(chat))?.includes(said("panel_lesson_why")), "Escape is no way round the lesson");
    } else {
      await until(async () => (await status(chat))?.policy, "the lesson");
    }
    // The box is out of reach behind the window.
    await until(() => chat.page.evaluate(() => document.activeElement?.localName === "promptwacht-ui"), "the focus in the window");
    await chat.press("Enter");
    await opened("#training");
    assert.deepEqual(world.server.prompts(), []);
    await set({ "learn-training": { passed: new Date().toISOString().slice(0, 10), version: 1, score: 90 } });
    await isLate((until_ms) => until_ms > Date.now() + 300 * DAY_MS);
    await chat.tab.bringToFront();
    await until(() => chat.page.evaluate(() => document.activeElement?.localName !== "promptwacht-ui"), "the end of the window");
    await chat.write(CLEAN);
    await chat.press("Enter");
    await until(() => world.server.prompts().includes(CLEAN), "the prompt");
    world.server.forget();
    await chat.close();
  });

  it("leaves a chatbot alone that may be used without it", async () => {
    const here = { host: "chat.deepseek.com", approval: "approved", no_lesson: true };
    await set({ own: { training: { required: true }, chatbots: [here] }, "learn-training": null });
    await isLate((until_ms) => until_ms < Date.now());
    const chat = await visit(world.rig, site);
    await until(async () => (await status(chat))?.policy, "the settings on the page");
    await chat.write(CLEAN);
    await chat.press("Enter");
    await until(() => world.server.prompts().includes(CLEAN), "the prompt");
    world.server.forget();
    await set({ own: { training: { required: true }, chatbots: [{ ...here, no_lesson: false }] } });
    await until(() => chat.page.evaluate(() => document.activeElement?.localName === "promptwacht-ui"), "the focus in the window of the lesson");
    await set({ own: {} });
    await isLate((until_ms) => until_ms === undefined);
    await chat.close();
  });

  it("leaves the days of grace, and asks again when a lesson is too old", async () => {
    await set({ own: { training: { required: true, grace_days: 7 } }, "learn-training": null });
    await isLate((until_ms) => until_ms > Date.now() + 6 * DAY_MS && until_ms < Date.now() + 8 * DAY_MS);
    await set({ own: { training: { required: true, renew_days: 30 } }, "learn-training": { passed: "2026-01-01", version: 1, score: 90 } });
    await isLate((until_ms) => until_ms < Date.now());
    await set({ own: {}, "learn-training": null });
    await isLate((until_ms) => until_ms === undefined);
  });

  it("opens the tip and the report from the question", async () => {
    const chat = await visit(world.rig, site);
    await chat.write(FLAGGED);
    await ask(chat);
    // Behind the buttons of the question.
    await tab(chat, 2);
    await enter(chat);
    await until(async () => (await tabs()).some((url) => /#tips\/[A-E]-\w+$/.test(url)), "the tip");
    await chat.tab.bringToFront();
    await tab(chat, 1);
    await enter(chat);
    await until(async () => (await tabs()).some((url) => /#report\/from\/chat\.deepseek\.com\/[a-z,-]+$/.test(url)), "the report");
    await chat.tab.bringToFront();
    assert.equal(await chat.state(), "asking", "the question stays");
    await chat.press("Escape");
    await chat.close();
  });

  it("offers in the chip what to do after a flagged prompt was sent", async () => {
    if (browser !== "chromium") return;
    await set({ own: { sending: { after_stop: true } } });
    await until(async () => (await kept()).policy?.sending?.after_stop === true, "the setting");
    const chat = await visit(world.rig, site);
    await until(async () => (await status(chat))?.policy, "the setting on the page");
    await chat.write(FLAGGED);
    await ask(chat);
    await tab(chat, 2);
    await enter(chat);
    await until(() => world.server.prompts().includes(FLAGGED), "the prompt");
    const look = await lookInside(world.rig, chat.page);
    await until(async () => (await look('root.querySelector(".decision:not([hidden])")?.textContent')) === said("chip_shared"), "the offer");
    await toChip(chat);
    await chat.press("Enter");
    await until(async () => (await words(chat))?.includes(said("panel_report")), "the way to the report");
    await set({ own: {} });
    await chat.close();
  });
});
