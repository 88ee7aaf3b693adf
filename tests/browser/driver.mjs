/** What a test does on a chat page, the same in both browsers: write, look, press, choose. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { page as pageOf } from "../sites/pages.mjs";

/** A second Enter within this time after the dialog opened must not choose anything; tests wait it out before they choose. */
export const HABIT_MS = 350;

/**
 * Opens a chat page in a new tab and waits for its box.
 * @param {object} rig @param {import("../sites/pages.mjs").Page} site @param {{strict?: boolean, early?: boolean, formats?: boolean}} [options]
 */
export async function visit(rig, site, { strict = false, early = false, formats = false } = {}) {
  const page = await rig.newPage();
  const outer = site.within ? pageOf(site.within) : site;
  await page.goto(rig.url(outer, strict) + (early ? "?early" : formats ? "?formats" : ""));
  const frame = outer === site ? page : await until(() => page.frames().find((one) => one.url() === rig.url(site)), "the frame");
  const chat = chatPage(rig, site, page, frame);
  if (site.box) {
    await until(() => frame.evaluate((box) => document.querySelector(box) !== null && "__model" in window, site.box), "the prompt box");
    // A frame of another site may not take the focus by itself.
    if (frame !== page) await chat.click(site.box);
    await frame.evaluate((box) => document.querySelector(box).focus(), site.box);
  }
  return chat;
}

/** @returns the verbs for one open page; `page` is where its document is, which may be a frame of the tab */
export function chatPage(rig, site, tab, page = tab) {
  const { keyboard, mouse } = tab;
  const chat = {
    page,
    tab,
    site,
    /** The text in the editor's own model. */
    text: () => page.evaluate(() => window.__model()),
    /** What the page's model has sent. */
    sent: () => page.evaluate(() => window.__sent),
    host: () =>
      page.evaluate(() => {
        const host = document.querySelector("promptwacht-ui");
        return host && { state: host.getAttribute("state"), level: host.getAttribute("level") };
      }),
    state: async () => (await chat.host())?.state,
    /** Waits for a state of the guard. */
    async becomes(state) {
      let last;
      await until(async () => (last = await chat.state()) === state, `state ${state}`).catch(({ message }) => assert.fail(`${message}: it is ${last}`));
    },
    /** Types by real key presses; a line end is Shift+Enter. */
    async write(text) {
      const lines = text.split("\n");
      for (const [index, line] of lines.entries()) {
        if (index > 0) await chat.chord(["Shift"], "Enter");
        await keyboard.type(line);
      }
      await until(async () => (await chat.text()).replaceAll("\u00a0", " ").endsWith(lines.at(-1)), "the typed text in the model");
    },
    press: (key) => keyboard.press(rig.keys[key] ?? key),
    async chord(modifiers, key) {
      for (const modifier of modifiers) await keyboard.down(modifier);
      await chat.press(key);
      for (const modifier of [...modifiers].reverse()) await keyboard.up(modifier);
    },
    /** Clicks with the real mouse. */
    async click(selector) {
      await until(() => page.evaluate((s) => document.querySelector(s) !== null, selector), selector);
      const point = await page.evaluate((s) => {
        const { left, top, width, height } = document.querySelector(s).getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }, selector);
      const corner = page === tab ? { left: 0, top: 0 } : await tab.evaluate(() => document.querySelector("iframe").getBoundingClientRect().toJSON());
      await mouse.click(corner.left + point.x, corner.top + point.y);
    },
    /** Where the caret stands, as the way through the nodes; undefined outside the box. */
    selection: () =>
      page.evaluate((selector) => {
        const box = document.querySelector(selector);
        if (box.selectionStart !== undefined) return { from: box.selectionStart, to: box.selectionEnd };
        const way = (node) => (node === box ? [] : [...way(node.parentNode), [...node.parentNode.childNodes].indexOf(node)]);
        const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
        if (!box.contains(anchorNode) || !box.contains(focusNode)) return undefined;
        return { from: [...way(anchorNode), anchorOffset], to: [...way(focusNode), focusOffset] };
      }, site.box),
    focused: () => page.evaluate((box) => document.querySelector(box).contains(document.activeElement), site.box),
    /** Until the page has worked through what it was told: by its own clock, since a busy machine keeps it waiting longer than any pause of ours. */
    settle: () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))),
    busy: (value) => page.evaluate((busy) => void (window.__busy = busy), value),
    close: () => tab.close(),
  };
  return chat;
}

/**
 * Polls until a condition holds and gives what it answered: the pages' policies forbid what puppeteer's own waiting needs.
 * @param {() => Promise<unknown>} condition @param {string} what named in the error
 */
export async function until(condition, what, timeoutMs = 10_000) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await sleep(15);
  }
}
