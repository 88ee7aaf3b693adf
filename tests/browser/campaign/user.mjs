/** The hands of a random user: what they do to a box, and every way in which they send. Each move keeps the draft in step. */
import { setTimeout as sleep } from "node:timers/promises";
import { pasteEvent } from "../ways.mjs";
import { until } from "../driver.mjs";
import { chooseFile } from "./file.mjs";
import { about, piece, question } from "./texts.mjs";

/** Editors and their boxes hear of each other's caret by events that come later, also without us: nobody's hands are faster. */
const CARET_MS = 40;
/** A caret that comes to the very start within 200 ms after a focus, ProseMirror takes for the browser's doing and puts it back (`flush` in its `domobserver.ts`). */
const FOCUS_MS = 220;

/** What the box holds; editors keep some spaces as hard ones. */
export const held = async (chat) => (await chat.text()).replaceAll("\u00a0", " ");

/** Fails unless the box comes to hold the draft. */
export async function settled(chat, draft) {
  const wanted = draft.text;
  await until(async () => (await held(chat)) === wanted, "the text in the box, letter for letter").catch(async (error) => {
    throw new Error(`${error.message}; ${difference(wanted, await held(chat))}`);
  });
}

/** Where two texts part. The texts of a campaign are synthetic. */
function difference(wanted, seen) {
  let at = 0;
  while (at < wanted.length && wanted[at] === seen[at]) at += 1;
  return `wanted ${wanted.length} units, saw ${seen.length}, from ${at}: ${JSON.stringify(wanted.slice(at, at + 30))} and ${JSON.stringify(seen.slice(at, at + 30))}`;
}

const some = (luck) => luck.weighted([[5, question], [4, about], [2, piece]])(luck);

/**
 * @typedef {{chat: object, draft: import("./draft.mjs").Draft, luck: object, chromium: boolean, server: object,
 *   check: (text: string) => import("../../build/load.mjs").Report, released: Set<string>}} Hands
 *   `released`: the values that the user let go
 */

/** What can be done to a box before sending: `[weight, name, move]`. */
export const writing = [
  [5, "types", async ({ chat, draft, luck }) => {
    const text = luck.chance(0.5) ? piece(luck) : some(luck).slice(0, 40);
    await chat.tab.keyboard.type(text);
    draft.insert(text);
  }],
  [5, "dictates", async (hands) => {
    const text = some(hands.luck);
    await dictate(hands, text);
    hands.draft.insert(text);
  }],
  [6, "pastes", async ({ chat, draft, luck }) => {
    const text = some(luck).trimEnd();
    await chat.page.evaluate(pasteEvent, chat.site.box, text, false);
    draft.insert(text);
  }],
  [2, "moves the caret", async ({ chat, draft, luck }) => {
    const most = luck.below(5);
    // Between empty paragraphs ProseMirror leaves the caret where it was, also without us.
    if (!draft.sendable) return;
    await sleep(FOCUS_MS);
    for (let steps = draft.left(most); steps > 0; steps -= 1) {
      await chat.press("ArrowLeft");
      await sleep(CARET_MS);
    }
  }],
  [2, "deletes", async ({ chat, draft, luck }) => {
    await sleep(CARET_MS);
    for (let steps = draft.backspace(1 + luck.below(4)); steps > 0; steps -= 1) await chat.press("Backspace");
  }],
  [1, "begins a line", async ({ chat, draft }) => {
    await chat.chord(["Shift"], "Enter");
    draft.insert("\n");
  }],
  [1, "undoes", async ({ chat, draft, luck }) => {
    for (let steps = 1 + luck.below(3); steps > 0; steps -= 1) await chat.chord(["Control"], "z");
    await resume({ chat, draft });
  }],
  [1, "drops", async (hands) => {
    // Quill lets no text be dropped, no driver drops in Firefox, and an edit box stands in a list that may be scrolled.
    if (!hands.chromium || hands.chat.site.editor === "quill" || hands.chat.site.id.endsWith("-edit")) return;
    const before = [...hands.draft.text].sort().join("");
    const text = some(hands.luck).trim();
    await drop(hands, text);
    const whole = [...before, ...text].sort().join("");
    // Where a line is empty, ProseMirror may make a paragraph of its own of what is dropped, also without us.
    const own = hands.chat.site.editor === "prosemirror" && /^\n|\n\n|\n$/.test(hands.draft.text) ? `\n${whole}` : whole;
    await until(async () => [whole, own].includes([...(await held(hands.chat))].sort().join("")), "the dropped text in the box, whole");
    await resume(hands);
  }],
  [1, "composes", async ({ chat, draft, chromium }) => {
    if (!chromium) return;
    const session = await chat.tab.createCDPSession();
    await session.send("Input.imeSetComposition", { text: "ni", selectionStart: 2, selectionEnd: 2 });
    // The Enter that ends a composition sends nothing.
    await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", code: "Enter", windowsVirtualKeyCode: 229 });
    await session.send("Input.insertText", { text: "你好" });
    await session.send("Input.dispatchKeyEvent", { type: "keyUp", key: "Enter", code: "Enter", windowsVirtualKeyCode: 13 });
    await session.detach();
    await sleep(CARET_MS);
    draft.insert("你好");
  }],
  [1, "sees the page build its composer again", async (hands) => {
    const before = await held(hands.chat);
    await hands.chat.page.evaluate((selector) => {
      const box = document.querySelector(selector);
      const composer = box.closest(".composer") ?? box.parentElement;
      const [home, next] = [composer.parentNode, composer.nextSibling];
      composer.remove();
      home.insertBefore(composer, next);
      box.focus();
    }, hands.chat.site.box);
    await resume(hands);
    if (hands.draft.text !== before) throw new Error("the text changed with the composer");
  }],
  [1, "chooses a file", chooseFile],
  [1, "goes to another chat", ({ chat, luck }) => chat.page.evaluate((name) => history.pushState(null, "", `?chat=${name}`), luck.below(1e6))],
];

/** Text that comes without keys. */
export const dictate = ({ chat, chromium }, text) =>
  chromium ? chat.tab.keyboard.sendCharacter(text) : chat.page.evaluate((piece) => void document.execCommand("insertText", false, piece), text);

/** Goes on at the end of what the box holds now. */
export async function resume({ chat, draft }) {
  await sleep(CARET_MS);
  await chat.chord(["Control"], "End");
  await sleep(CARET_MS);
  draft.become(await held(chat));
}

async function drop({ chat }, text) {
  const point = await chat.page.evaluate((box) => {
    const { left, top, width, height } = document.querySelector(box).getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, chat.site.box);
  const session = await chat.tab.createCDPSession();
  const data = { items: [{ mimeType: "text/plain", data: text }], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) await session.send("Input.dispatchDragEvent", { type, ...point, data });
  await session.detach();
}

/** Every way to send what is in the box: `[weight, name, where, act]`; `real` is false for what a script does in a hurry. */
export const sending = [
  { weight: 6, name: "Enter", real: true, act: ({ chat }) => chat.press("Enter") },
  { weight: 2, name: "Enter on the number pad", real: true, act: ({ chat }) => chat.press("NumpadEnter") },
  { weight: 2, name: "Ctrl+Enter", real: true, act: ({ chat }) => chat.chord(["Control"], "Enter") },
  { weight: 4, name: "a click on send", real: true, async act({ chat }) {
    // What was said before may have moved the button of an edit box out of sight.
    await chat.page.evaluate((send) => document.querySelector(send)?.scrollIntoView({ block: "nearest" }), chat.site.send);
    await chat.click(chat.site.send);
  } },
  { weight: 2, name: "Enter twice, by habit", real: true, act: async ({ chat }) => void (await Promise.all([chat.press("Enter"), chat.press("Enter")])) },
  { weight: 2, name: "letters and Enter without a pause", real: true, async act({ chat, draft, luck }) {
    const text = luck.chance(0.5) ? "999900006" : piece(luck);
    draft.insert(text);
    await chat.tab.keyboard.type(text);
    await chat.press("Enter");
  } },
  { weight: 2, name: "paste and Enter within one task", real: false, async act({ chat, draft, luck }) {
    const text = some(luck).trimEnd();
    // Where the same words stand there already, the guard cannot tell that they are still on their way: it asks, and after that waits.
    if (draft.text.includes(text)) return chat.press("Enter");
    draft.insert(text);
    await chat.page.evaluate(pasteEvent, chat.site.box, text, true);
  } },
  { weight: 1, name: "the form's submit", real: false, on: ({ form }) => form !== undefined, act: ({ chat }) => chat.page.evaluate((form) => document.querySelector(form).requestSubmit(), chat.site.form) },
];
