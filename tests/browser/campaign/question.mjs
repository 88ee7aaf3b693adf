/** The question in our closed root, answered by real keys. What no page can see of it is looked up from inside. */
import { setTimeout as sleep } from "node:timers/promises";
import { HABIT_MS, until } from "../driver.mjs";
import { lookInside } from "../inside.mjs";
import { enter, tab } from "../keys.mjs";

/** So soon after the question was drawn a press chooses nothing: HABIT_MS of `crates/content/src/dialog.rs`. */
const DRAWN_MS = 300;

/** How many values the question writes out, as in the same place. */
const SHOWN = 8;

/** When a question was last drawn, by the page's clock; 0 before the first look. */
const DRAWN = `(root.drawn ??= (() => {
  const view = root.ownerDocument.defaultView;
  const drawn = { ms: 0 };
  const note = (changes) => changes.some(({ target }) => target.localName === "dialog") && (drawn.ms = view.performance.now());
  new view.MutationObserver(note).observe(root, { childList: true, subtree: true });
  return drawn;
})()).ms`;

/** How many buttons and links it is from the one in focus to another. */
const way = (target) => `(() => {
  const all = [...root.querySelectorAll("dialog button, dialog a")].filter((one) => !one.closest("[hidden]"));
  return all.indexOf(${target}) - all.indexOf(root.activeElement);
})()`;

/**
 * Begins to look inside.
 * @returns {Promise<((code: string) => Promise<unknown>) | undefined>} nothing for a frame: there is no way into that of another site
 */
export async function look({ chat, world }) {
  if (chat.page !== chat.tab) return undefined;
  chat.inside ??= await lookInside(world.rig, chat.tab);
  await chat.inside(DRAWN);
  return chat.inside;
}

/** Presses the button in focus, which ends the question. Only a press within the time of habit after a drawing may do nothing, and is repeated. */
export async function press({ chat }) {
  const ended = async () => (await chat.state()) !== "asking";
  const pressed = await chat.page.evaluate(() => performance.now());
  await chat.press("Enter");
  for (const end = Date.now() + HABIT_MS; Date.now() < end; await sleep(15)) if (await ended()) return;
  const drawn = (await chat.inside?.(DRAWN)) ?? 0;
  if (pressed - drawn >= DRAWN_MS) return until(ended, `the choice that was pressed ${Math.round(pressed - drawn)} ms after the question was drawn`);
  await chat.press("Enter");
}

/** Moves the focus to the first choice. */
export const toFirst = async ({ chat }) => tab(chat, await chat.inside(way(`root.querySelector("dialog .buttons button")`)));

/**
 * Sets one of the values aside: only this time, or in this chat and then back again.
 * @returns {Promise<{value: string, offers: string[]}>} the value, or "" when it was taken back, and the classes of the buttons that are left
 */
export async function notRight({ chat, luck }, { text, level, findings }) {
  const go = async (target) => tab(chat, await chat.inside(way(target)));
  const rows = rowsOf(text, findings);
  const shown = await chat.inside(`root.querySelectorAll("dialog ul:not(.aside) .wrong").length`);
  if (rows.length !== shown) throw new Error(`the question shows ${shown} of ${rows.length} values`);
  const [at, scope] = [luck.below(rows.length), luck.below(2)];
  const opener = `root.querySelectorAll("dialog ul:not(.aside) .wrong")[${at}]`;
  await go(opener);
  await chat.press("Enter");
  await go(`${opener}.nextElementSibling.querySelectorAll("button")[${scope}]`);
  await enter(chat);
  const offers = () => chat.inside(`[...root.querySelectorAll("dialog .buttons button")].map((button) => button.className)`);
  if ((await chat.inside(`root.querySelectorAll("dialog .aside li").length`)) !== 1) throw new Error("one value was to be set aside");
  if (scope === 0) return { value: rows[at], offers: await offers() };
  await enter(chat);
  if ((await chat.host()).level !== level) throw new Error("what was taken back does not count again");
  return { value: "", offers: await offers() };
}

/** The values as the question lists them: each once, in the order of the text. */
function rowsOf(text, findings) {
  const values = new Map();
  for (const { start, end, kind, level } of findings) {
    const value = text.slice(start, end);
    if (level !== "nothing" && !values.has(`${kind} ${folded(value)}`)) values.set(`${kind} ${folded(value)}`, value);
  }
  return [...values.values()].slice(0, SHOWN);
}

/** As the detector compares words. */
export const folded = (value) => value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
