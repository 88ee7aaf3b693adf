/** What makes a part of ours usable for everybody, as questions that are asked in every state of it. */
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Compares with a reviewed file, or writes it. */
export async function compare(name, tree) {
  const file = new URL(name, import.meta.url);
  if (process.env.UPDATE_TREES) {
    await mkdir(new URL(".", file), { recursive: true });
    return writeFile(file, tree);
  }
  return assert.equal(tree, await readFile(file, "utf8").catch(() => ""), `${name}: read what changed as a screen reader user would; UPDATE_TREES=1 takes it over`);
}

/** Media features of a page of Chromium; what was set before and is not named ends. */
export async function emulate(chat, features) {
  chat.session ??= await chat.tab.createCDPSession();
  await chat.session.send("Emulation.setEmulatedMedia", { features: Object.entries(features).map(([name, value]) => ({ name, value })) });
}

/** What axe finds in our element or in a page of ours, as readable lines. */
export async function violations(inside, within = "promptwacht-ui") {
  await inside(`typeof axe === "object" || void (() => {
    if (chrome.dom) Object.defineProperty(Element.prototype, "shadowRoot", { configurable: true, get() { return this instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(this) : null; } });
    ${axe}
  })()`);
  return inside(`axe.run({ include: [[${JSON.stringify(within)}]] }).then(({ violations, passes }) => [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + " " + target + " " + failureSummary)),
    ...(passes.length > 0 ? [] : ["axe looked at nothing"])])`);
}

/** Runs in our root: what of a part sticks out, is cut off or must be scrolled sideways. */
export function misfits(part) {
  const view = part.ownerDocument.defaultView;
  const name = (element) => `${element.localName}.${element.className}`;
  const own = part.getBoundingClientRect();
  const wrong = [];
  // A whole page scrolls as the window does.
  const whole = part === part.ownerDocument.documentElement;
  if (!whole && (own.left < 0 || own.right > view.innerWidth || own.top < 0 || own.bottom > view.innerHeight)) wrong.push(`${name(part)} leaves the window`);
  for (const element of [part, ...part.querySelectorAll("*")]) {
    if (!element.checkVisibility() || view.getComputedStyle(element).display === "contents") continue;
    const { left, right } = element.getBoundingClientRect();
    if (left < own.left - 1 || right > own.right + 1) wrong.push(`${name(element)} sticks out`);
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) wrong.push(`${name(element)} scrolls sideways`);
    const scrolls = (whole && element === part) || ["auto", "scroll"].includes(view.getComputedStyle(element).overflowY);
    if (element.clientHeight > 0 && element.scrollHeight > element.clientHeight + 1 && !scrolls) wrong.push(`${name(element)} is cut off`);
  }
  return wrong;
}

/** Runs in our root: which of the buttons and links of a part has the focus, of how many, and whether it can be seen. */
export function focused(root, selector) {
  const part = root.querySelector(selector);
  const all = [...part.querySelectorAll('a, button, summary, input, [tabindex="0"]')].filter((one) => one.checkVisibility());
  const at = all.indexOf(root.activeElement);
  if (at < 0) return null;
  // Of a link on two lines the first one.
  const [{ left, right, top, bottom }] = all[at].getClientRects();
  const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const view = part.ownerDocument.defaultView;
  // The browser scrolls in whole pixels.
  return { at, of: all.length, seen: top > -1 && bottom < view.innerHeight + 1 && left >= 0 && right <= view.innerWidth && all[at].contains(hit) };
}

/** Runs in our root, in forced colours: what has no edge, sign or ring that stands out from what is behind it. */
export function unseen(part) {
  const style = (element, pseudo) => part.ownerDocument.defaultView.getComputedStyle(element, pseudo);
  const paper = style(part).backgroundColor;
  const wrong = style(part).borderTopColor === paper ? ["the part has no edge"] : [];
  for (const sign of part.querySelectorAll(".sign")) {
    if (style(sign).borderTopColor === paper) wrong.push("the sign has no edge");
    const drawn = style(sign, "::before");
    const ink = /^"."$/.test(drawn.content) ? drawn.color : drawn.backgroundColor;
    if (ink === style(sign).backgroundColor) wrong.push("the sign is empty");
  }
  for (const button of part.querySelectorAll("button")) {
    if (!button.checkVisibility()) continue;
    // A button that looks like a link is told by its line.
    const line = style(button).textDecorationLine === "underline";
    if (!line && style(button).borderTopColor === paper) wrong.push(`${button.textContent} has no edge`);
    if (style(button).color === style(button).backgroundColor) wrong.push(`${button.textContent} cannot be read`);
    if (button.matches(":focus-visible") && (style(button).outlineColor === paper || !(parseFloat(style(button).outlineWidth) >= 2))) wrong.push("the focus has no ring");
  }
  return wrong;
}

/** Runs in our root: keeps what each change of a live part leaves there, once for all that changes in one task. */
export function listen(root) {
  const view = root.ownerDocument.defaultView;
  view.__said = [];
  for (const part of root.querySelectorAll("[role=status], [aria-live]")) {
    new view.MutationObserver(() => view.__said.push(part.textContent)).observe(part, { subtree: true, childList: true, characterData: true });
  }
}

/** What the browser itself draws cut off, and what only a screen reader reads. */
const known = /^((textarea|input|select)\..* is cut off|.*\.away\b.*)$/;

/** Everything that the keyboard must reach; of radio buttons the one that it comes to. */
const stops = `[...document.querySelectorAll(document.querySelector("dialog[open]") ? "dialog[open] :is(a, button, input, select, textarea)" : "a[href], button, summary, input, select, textarea")]
  .filter((one) => one.checkVisibility() && !one.disabled)
  .filter((one) => one.type !== "radio" || one === ([...document.getElementsByName(one.name)].find(({ checked }) => checked) ?? document.getElementsByName(one.name)[0]))`;

/** What of all that the keyboard does not reach, as it would be read. A field for a day or a moment has stops of its own inside. */
async function unreached(view) {
  const of = await view.look(`(() => {
    globalThis.seen ??= new Set();
    seen.clear();
    globalThis.see ??= (root.addEventListener("focusin", ({ target }) => seen.add(target)), true);
    root.activeElement?.blur();
    getSelection().setBaseAndExtent(document.body, 0, document.body, 0);
    return ${stops}.length + 6 * root.querySelectorAll("input[type^=date]").length;
  })()`);
  const rest = () => view.look(`${stops}.filter((one) => !seen.has(one)).map((one) => one.outerHTML.slice(0, 90))`);
  // At the end comes the browser's own bar.
  for (let step = 0; step < of + 8; step += 1) await view.tab.keyboard.press("Tab");
  return rest();
}

/**
 * That everybody can use a page of ours as it now is: axe, and in Chromium, where colours and size are ours to choose, also dark, at 400 % and by
 * keyboard. `view` has its `tab`, `look` with the document as `root`, and its size as `whole`; and `picture`,
 * where one is to be kept.
 */
export async function assertUsable(view, browser, where) {
  assert.deepEqual(await violations(view.look, "html"), [], `${where}, light`);
  if (browser !== "chromium") return;
  await emulate(view, { "prefers-color-scheme": "dark" });
  assert.deepEqual(await violations(view.look, "html"), [], `${where}, dark`);
  await view.picture?.("dark");
  await emulate(view, {});
  await view.tab.setViewport({ width: 320, height: 256 });
  const wrong = await view.look(`(${misfits})(document.documentElement)`);
  assert.deepEqual(wrong.filter((one) => !known.test(one)), [], `${where}, at 400 %`);
  await view.picture?.("narrow");
  assert.deepEqual(await unreached(view), [], `${where}, by keyboard`);
  await view.tab.setViewport(view.whole);
}
