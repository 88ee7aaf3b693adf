/** The practice chat: the real guard on made-up cases, without a chatbot and without a network. */
import assert from "node:assert/strict";
import { before, it } from "node:test";
import { assertUsable } from "./access.mjs";
import { until } from "./driver.mjs";
import { focus, go } from "./options.mjs";
import { wordsOf } from "./learn.mjs";
import { picture } from "./pictures.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");

inEach(oneEach, (world, { browser }) => {
  let page;
  const whole = { width: 1000, height: 800 };
  const look = (code) => page.evaluate(`(() => ${code})()`);
  const usable = (where) => assertUsable({ tab: page, whole, look: (code) => look(`{ const root = document; return ${code}; }`) }, browser, where);
  const log = () => look('[...document.querySelectorAll("#log li")].map((turn) => turn.className)');
  const level = () => look('document.querySelector("promptwacht-ui")?.getAttribute("level")');
  const state = () => look('document.querySelector("promptwacht-ui")?.getAttribute("state")');
  const press = async (selector) => {
    await focus(page, selector);
    await page.keyboard.press("Enter");
  };

  before(async () => {
    page = await world.rig.newPage();
    await page.setViewport(whole);
    await go(world.rig, page, await world.rig.inExtension('chrome.runtime.getURL("practice/practice.html")'));
    await until(() => look('document.querySelector("#cases option") !== null'), "the cases");
  });

  it("has the real guard on its box", async () => {
    await until(async () => (await state()) === "watching", "the guard");
    assert.ok((await look('document.querySelectorAll("#cases option").length')) >= 20);
    await usable("as it opens");
  });

  it("holds a question with data, as on a chat page", async () => {
    await press("#put-bad");
    await until(async () => ["warn", "stop"].includes(await level()), "the level of the bad question");
    await picture(browser, page, "practice-bad");
    await usable("a question with data");
    await focus(page, "#prompt");
    await page.keyboard.press("Enter");
    await until(async () => (await state()) === "asking", "the question");
    await picture(browser, page, "practice-question");
    assert.deepEqual(await log(), []);
    await page.keyboard.press("Escape");
    await until(async () => (await state()) !== "asking", "the way back");
    assert.notEqual(await look('document.querySelector("#prompt").value'), "");
  });

  it("answers a question without data from its script", async () => {
    await press("#put-good");
    await until(async () => ["nothing", "hint"].includes(await level()), "the level of the good question");
    await focus(page, "#prompt");
    await page.keyboard.press("Enter");
    await until(async () => (await log()).length === 2, "the answer");
    assert.deepEqual(await log(), ["you", "partner"]);
    await look('document.querySelectorAll("details").forEach((one) => (one.open = true))');
    await picture(browser, page, "practice-good");
    await usable("answered, all open");
  });

  it("begins again as if nobody had been there", async () => {
    await press("#reset");
    assert.deepEqual(await log(), []);
    assert.equal(await look('document.querySelector("#prompt").value'), "");
    assert.equal(await look("Object.keys(localStorage).length"), 0);
  });

  it("is reached from the pages to learn, and goes to the tip", async () => {
    await go(world.rig, page, await world.rig.inExtension('chrome.runtime.getURL("learn/learn.html#practice")'));
    await until(() => look('document.querySelector(\'main a[href*="practice.html"]\') !== null'), "the way");
    await press('main a[href*="practice.html"]');
    // The page that is left cannot answer any more.
    await until(() => look('document.querySelector("#stranger") !== null').catch(() => false), "the practice chat");
    assert.equal(await look("document.title"), said("learn_practice"));
    await page.close();
  });
});
