/** Chip and dialog can be used by everybody: no violation that axe knows, and a focus order that holds. Chromium only: axe looks
 * into the closed root from the extension's own world, which the other browser's protocol does not open. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page } from "../sites/pages.mjs";
import { HABIT_MS, until, visit } from "./driver.mjs";
import { lookInside } from "./inside.mjs";
import { ask, enter, sendReplaced, tab, toChip } from "./keys.mjs";
import { inEach, oneEach } from "./variants.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const words = JSON.parse(await readFile(new URL("../../extension/_locales/nl/messages.json", import.meta.url), "utf8"));
const REPLACE = words.button_replace.message;
const BACK = words.button_back.message;
const SEND = words.button_send_anyway.message;

inEach(oneEach.filter(({ browser }) => browser === "chromium"), (world) => {
  it("has a chip without violations, for every level", async () => {
    for (const text of ["", "Wat zijn de bijwerkingen van metformine?", "Mevrouw De Wit belde vandaag.", "BSN 999900006"]) {
      const { chat, inside } = await visitInside(world);
      await chat.write(text);
      await until(() => inside(`root.querySelector(".chip") !== null`), "the chip");
      await sleep(300);
      assert.deepEqual(await violations(inside), []);
      await chat.close();
    }
  });

  for (const [level, text, buttons] of [
    ["warn", "Mevrouw De Wit belde vandaag.", [REPLACE, BACK, SEND]],
    ["stop", "Mevrouw De Wit, BSN 999900006, heeft diabetes.", [REPLACE, BACK]],
  ]) {
    it(`has a dialog without violations, in order, at level ${level}`, async () => {
      const { chat, inside } = await visitInside(world);
      await chat.write(text);
      await chat.press("Enter");
      await chat.becomes("asking");
      await sleep(HABIT_MS);
      assert.deepEqual(await violations(inside), []);
      const all = await inside(
        `[...root.querySelectorAll("dialog .buttons button")].filter((button) => button.checkVisibility()).map((button) => button.textContent.trim())`,
      );
      assert.deepEqual(all, buttons);
      const visited = [];
      for (let step = 0; step < buttons.length; step += 1) {
        if (step > 0) await chat.press("Tab");
        visited.push(await inside(`root.activeElement?.textContent.trim()`));
      }
      assert.deepEqual(visited, buttons);
      await chat.press("Escape");
      await chat.becomes("watching");
      assert.ok(await chat.focused());
      await chat.close();
    });
  }

  it("has no violations with the choices of klopt niet open, after one, and when nothing is left", async () => {
    const { chat, inside } = await visitInside(world);
    await chat.write("Mevrouw De Wit belde vandaag.");
    await ask(chat);
    await tab(chat, -2);
    assert.match(await inside(`root.activeElement.getAttribute("aria-label")`), /^Klopt niet: naam/);
    assert.equal(await inside(`root.activeElement.getAttribute("aria-expanded")`), "false");
    await chat.press("Enter");
    assert.equal(await inside(`root.activeElement.getAttribute("aria-expanded")`), "true");
    await sleep(HABIT_MS);
    assert.deepEqual(await violations(inside), []);
    await tab(chat, 1);
    await enter(chat);
    assert.match(await inside(`root.activeElement.getAttribute("aria-label")`), /^Terugzetten: naam/);
    assert.deepEqual(await violations(inside), []);
    await chat.close();
  });

  it("has a panel without violations, masked and not, from a button that the keyboard reaches", async () => {
    const { chat, inside } = await visitInside(world);
    await sendReplaced(world, chat, "Mevrouw De Wit, BSN 999900006, heeft diabetes.");
    await until(() => chat.page.evaluate(() => document.querySelector(".answer li") !== null), "the answer");
    await toChip(chat);
    await sleep(HABIT_MS);
    assert.deepEqual(await violations(inside), []);
    await enter(chat);
    assert.deepEqual(await violations(inside), []);
    await tab(chat, 1);
    await enter(chat);
    assert.deepEqual(await violations(inside), []);
    const session = await chat.page.createCDPSession();
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const said = nodes.filter(({ ignored }) => !ignored).map(({ name }) => name?.value);
    assert.ok(said.includes("999900006"), "a screen reader hears the real value");
    await chat.press("Escape");
    assert.equal(await chat.page.evaluate(() => document.activeElement.localName), "promptwacht-ui", "back on the chip's button");
    await chat.close();
  });

  for (const id of ["chatgpt-new", "copilot"]) {
    it(`has a card without violations, read out once, on ${id}`, async () => {
      const { chat, inside } = await visitInside(world, id);
      await chat.write("Mevrouw De Wit, BSN 999900006, heeft diabetes.");
      await until(async () => (await chat.host()).level === "stop", "the level");
      // Marks are drawn a frame after the text was judged, and on a busy machine later still.
      await until(async () => {
        await chat.chord(["Alt"], ".");
        await sleep(100);
        return inside(`root.querySelector(".card")?.hidden === false`);
      }, "the card");
      assert.deepEqual(await violations(inside), []);
      const { role, live, spoken, card } = await inside(
        `(({ card, spoken }) => ({ role: card.getAttribute("role"), live: spoken.getAttribute("aria-live"), spoken: spoken.textContent, card: card.textContent }))(
           { card: root.querySelector(".card"), spoken: root.querySelector(".spoken") })`,
      );
      assert.equal(role, "note");
      assert.equal(live, "polite");
      for (const part of spoken.split(". ")) assert.ok(card.includes(part.replace(/\.$/, "")), part);
      assert.ok(await chat.focused());
      await chat.close();
    });
  }

  it("names the dialog and moves focus into it", async () => {
    const { chat, inside } = await visitInside(world);
    await chat.write("Mevrouw De Wit belde vandaag.");
    await chat.press("Enter");
    await chat.becomes("asking");
    await until(() => inside(`root.activeElement?.closest("dialog") !== null`), "focus in the dialog");
    const session = await chat.page.createCDPSession();
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const dialog = nodes.find(({ role, ignored }) => !ignored && role?.value === "dialog");
    assert.ok(dialog?.name?.value, "the dialog has no accessible name");
    assert.ok(nodes.some(({ role, name }) => role?.value === "button" && name?.value === REPLACE));
    await chat.close();
  });
});

/** Opens a page and a way to evaluate in the extension's isolated world, where `root` is the closed root. */
async function visitInside(world, id = "chatgpt-new") {
  const chat = await visit(world.rig, page(id));
  await chat.becomes("watching");
  const inside = await lookInside(world.rig, chat.page);
  await inside(
    `void Object.defineProperty(Element.prototype, "shadowRoot", {
       configurable: true, get() { return chrome.dom.openOrClosedShadowRoot(this); } })`,
  );
  await inside(`void (() => { ${axe} })()`);
  return { chat, inside };
}

/** What axe finds wrong with chip and dialog, as readable lines. */
async function violations(inside) {
  const { wrong, right } = await inside(
    `axe.run({ include: [["promptwacht-ui"]] }).then(({ violations, passes }) => ({
       wrong: violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + " " + target + " " + failureSummary)),
       right: passes.flatMap(({ nodes }) => nodes.filter(({ target }) => Array.isArray(target[0])).map(({ target }) => target[0].at(-1))),
     }))`,
  );
  assert.ok(right.length > 0, "axe did not look into the closed root");
  return wrong;
}
