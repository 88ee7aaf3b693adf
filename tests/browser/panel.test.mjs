/** Placeholders and their way back: real values are in our panel and on the clipboard, and nowhere else. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pages } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { lookInside } from "./inside.mjs";
import { enter, pasted, sendReplaced, tab, toChip } from "./keys.mjs";
import { inEach, oneEach } from "./variants.mjs";

const FLAGGED = "Mevrouw Van Kwikstaart, BSN 999990019, heeft diabetes.";
const VALUES = ["Kwikstaart", "999990019"];
/** Where each page goes from its fresh page, and then to another chat. */
const CHATS = { "chatgpt-new": ["/c/1", "/c/2"], claude: ["/chat/1", "/chat/2"], copilot: ["/chats/1", "/chats/2"], gemini: ["/app/1", "/app/2"] };

inEach(oneEach, (world, variant) => {
  const open = async (site) => {
    world.server.forget();
    return visit(world.rig, site);
  };
  const names = async (chat) => (await world.rig.status(chat.page)).names;
  const answered = (chat) => until(() => chat.page.evaluate(() => document.querySelector(".answer li") !== null), "the answer");
  const go = (chat, path) => chat.page.evaluate((to) => void history.pushState({}, "", to), path);

  for (const site of pages.filter(({ main }) => main)) {
    describe(site.id, () => {
      it("keeps the placeholder of a value, and gives the answer back with real values to panel and clipboard alone", async () => {
        const chat = await open(site);
        const first = await sendReplaced(world, chat, FLAGGED);
        assert.match(first, /^Mevrouw \[PERSOON 1\], BSN \[BSN 1\], heeft diabetes\.$/);
        const second = await sendReplaced(world, chat, "Schrijf mevrouw Bos over mevrouw Van Kwikstaart.");
        assert.match(second, /^Schrijf mevrouw \[PERSOON 2\] over mevrouw \[PERSOON 1\]\.$/);
        await until(async () => (await chat.page.evaluate(() => document.querySelectorAll(".answer li").length)) === 4, "the answers");
        assert.equal(await names(chat), 3);
        // What was typed in the box is the page's own; from here on nothing may come back.
        await chat.page.evaluate(listen);
        await toChip(chat);
        await enter(chat);
        assert.ok(await chat.page.evaluate(() => window.find("Beste [")), "the search itself works");
        await enter(chat);
        await tab(chat, 1);
        await enter(chat);
        if (variant.browser === "chromium") {
          const inside = await lookInside(world.rig, chat.page);
          const text = await inside(`[...root.querySelectorAll("[data-real]")].map((part) => getComputedStyle(part, "::after").content).join()`);
          for (const value of [...VALUES, "Over Bos"]) assert.ok(text.includes(value), text);
        }
        for (const value of [...VALUES, "Bos"]) {
          assert.ok(!(await chat.page.evaluate((word) => window.find(word, true, false, true), value)), "a value can be found by the page");
        }
        const seen = await chat.page.evaluate(everything);
        for (const value of [...VALUES, "Bos"]) assert.ok(!seen.includes(value), `the page has a real value: ${seen.slice(Math.max(0, seen.indexOf(value) - 300), seen.indexOf(value) + 100)}`);
        await chat.press("Escape");
        const text = await pasted(chat);
        assert.match(text, /^Beste Bos, Dit is een oefenpagina: hier antwoordt geen chatbot\.\s+Over Bos\s+Over Van Kwikstaart\s*$/);
        for (const value of VALUES) assert.ok(!JSON.stringify(world.server.recorded).includes(value), "a real value was sent");
        await chat.close();
      });

      it("takes the user's selection for the answer", async () => {
        const chat = await open(site);
        await sendReplaced(world, chat, FLAGGED);
        await answered(chat);
        await chat.page.evaluate(() => getSelection().selectAllChildren(document.querySelector(".answer li")));
        // By mouse: Tab would move the caret away from what is selected.
        const at = await chipButton(chat);
        await chat.page.mouse.click(at.x, at.y);
        await chat.settle();
        await enter(chat);
        await chat.press("Escape");
        assert.equal((await pasted(chat)).trim(), "Over Van Kwikstaart");
        await chat.close();
      });

      it("forgets all in another chat, and nothing on the way to the first one", async () => {
        const chat = await open(site);
        await sendReplaced(world, chat, FLAGGED);
        assert.equal(await names(chat), 2);
        if (CHATS[site.id]) {
          const [first, second] = CHATS[site.id];
          await go(chat, first);
          await sleep(1500);
          assert.equal(await names(chat), 2, "the first chat of a fresh page");
          await go(chat, second);
        } else {
          await chat.click('[data-testid="newChatButton"]');
        }
        await until(async () => (await names(chat)) === 0, "an empty list");
        await chat.close();
      });

      it("forgets all when the page is left, also when the browser brings it back", async () => {
        const chat = await open(site);
        await sendReplaced(world, chat, FLAGGED);
        await chat.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
        await until(async () => (await names(chat)) === 0, "an empty list");
        await chat.close();
      });
    });
  }

  it("clears the list by its button, on the second press", async () => {
    const chat = await open(pages[0]);
    await sendReplaced(world, chat, FLAGGED);
    await answered(chat);
    await toChip(chat);
    await enter(chat);
    await tab(chat, 2);
    await enter(chat);
    assert.equal(await names(chat), 2);
    await enter(chat);
    await until(async () => (await names(chat)) === 0, "an empty list");
    await chat.close();
  });
});

/** Runs in the page: notes every word that an event of the clipboard or a change of the page brings. */
function listen() {
  window.__seen = [];
  for (const type of ["copy", "cut", "beforecopy", "selectionchange"]) {
    window.addEventListener(type, (event) => {
      window.__seen.push(String(getSelection()), event.clipboardData?.getData("text/plain") ?? "");
    }, true);
  }
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) window.__seen.push(target.textContent, ...[...addedNodes].map((node) => node.textContent));
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}

/** Runs in the page: all that it can read of itself and of us. */
async function everything() {
  const fields = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
  return JSON.stringify([
    document.documentElement.outerHTML, fields, window.__seen, String(getSelection()),
    { ...localStorage }, { ...sessionStorage }, document.cookie, await indexedDB.databases(), history.state, location.href,
  ]);
}

/** The middle of the chip's button: it stands at the right end of the chip, which ends where the box does. */
async function chipButton(chat) {
  const found = await until(
    () =>
      chat.page.evaluate((box) => {
        const { right, top } = document.querySelector(box).getBoundingClientRect();
        for (let y = top - 2; y > top - 110; y -= 4) {
          if (document.elementFromPoint(right - 30, y)?.localName === "promptwacht-ui") return { x: right - 30, y: y - 6 };
        }
        return undefined;
      }, chat.site.box),
    "the chip",
  );
  return found;
}
