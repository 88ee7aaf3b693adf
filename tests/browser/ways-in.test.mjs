/**
 * Texts that come into the box without being typed there, and pages that are older than the extension: dictation, input methods,
 * dead keys, a field that the browser fills, an answer that is asked for once more, an update while a page is open.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page, pages } from "../sites/pages.mjs";
import { HABIT_MS, until, visit } from "./driver.mjs";
import { inputMethod } from "./input-method.mjs";
import { ask, tab } from "./keys.mjs";
import { inEach, oneEach } from "./variants.mjs";

const FLAGGED = "Mevrouw De Wit, BSN 999900006, heeft diabetes.";
const CLEAN = "Wat zijn de bijwerkingen van metformine?";
const WARN = "Mevrouw De Wit belde vandaag.";
const words = JSON.parse(await readFile(new URL("../../extension/_locales/nl/messages.json", import.meta.url), "utf8"));

inEach(oneEach, (world, variant) => {
  const open = async (site) => {
    world.server.forget();
    return visit(world.rig, site);
  };
  const sent = async (text) => {
    await until(() => world.server.prompts().length > 0, "the call of the page");
    assert.deepEqual(world.server.prompts(), [text]);
    world.server.forget();
  };
  /** The dialog stands, the text as it was, and nothing has left since the last prompt that was let through. */
  const held = async (chat, text) => {
    await chat.becomes("asking");
    await sleep(50);
    assert.equal((await chat.text()).replaceAll("\u00a0", " "), text);
    assert.deepEqual(world.server.prompts(), []);
  };

  for (const site of pages.filter(({ main }) => main)) {
    describe(site.id, () => {
      it("judges what is dictated, also when Enter follows in the same moment", async () => {
        const chat = await open(site);
        const input = await inputMethod(world.rig, chat);
        await input.dictate(CLEAN);
        await chat.press("Enter");
        await sent(CLEAN);
        await input.dictate(FLAGGED.slice(0, 24));
        await input.dictate(FLAGGED.slice(24), true);
        await held(chat, FLAGGED);
        await chat.close();
      });

      it("leaves dead keys and the Enter of an input method alone, and judges what comes of them", async () => {
        const chat = await open(site);
        const input = await inputMethod(world.rig, chat);
        await chat.write("Mevrouw Dani");
        await input.dead("ë");
        await chat.write("ls, BSN 999900006");
        await input.compose("ni");
        await input.enter();
        await sleep(50);
        assert.equal(await chat.state(), "watching");
        assert.deepEqual(await chat.sent(), []);
        await input.commit("你");
        await until(async () => (await chat.text()).includes("你"), "the decided text");
        await chat.press("Enter");
        await held(chat, "Mevrouw Daniëls, BSN 999900006你");
        await chat.close();
      });
    });
  }

  for (const id of ["copilot", "chatgpt-edit", "claude-edit"]) {
    it(`holds a text that was filled in without a key, at the first click, on ${id}`, async () => {
      const chat = await open(page(id));
      await chat.page.evaluate(fill, chat.site.box, FLAGGED);
      await until(async () => (await chat.host())?.level === "stop", "the level");
      await chat.click(chat.site.send);
      await held(chat, FLAGGED);
      await chat.close();
    });
  }

  it("lets a page send again what its user let go, and holds it with something new in it", async () => {
    const chat = await open(page("chatgpt-new"));
    await chat.write(WARN);
    await ask(chat);
    await tab(chat, 2);
    await chat.press("Enter");
    await sent(WARN);
    await chat.page.evaluate((text) => window.__call(text), WARN);
    await sent(WARN);
    await chat.page.evaluate((text) => window.__call(text), `${WARN} Haar BSN is 999900006.`);
    await held(chat, `${WARN} Haar BSN is 999900006.`);
    await chat.close();
  });

  it("keeps guarding a page that was open when the extension was updated, and says so", async () => {
    const { rig, server } = world;
    const chat = await open(page("chatgpt-new"));
    await chat.write("Goedemorgen. ");
    await chat.becomes("watching");
    await rig.reload();
    // Firefox brings the new script into the open page, Chromium leaves the old one there.
    const [older, guarded] = [words.popup_older.message, words.popup_guarded.message];
    const text = await until(async () => {
      // A popup that the older version opened goes with it.
      const said = await rig.popup(chat.page).catch(() => "");
      return (said.includes(older) || said.includes(guarded)) && said;
    }, "the popup's word", 20_000);
    assert.ok(text.includes(variant.browser === "chromium" ? older : guarded), text);
    assert.equal(await chat.page.evaluate(() => document.querySelectorAll("promptwacht-ui").length), 1);
    await chat.page.bringToFront();
    await chat.page.evaluate((box) => document.querySelector(box).focus(), chat.site.box);
    await chat.write(FLAGGED);
    await chat.press("Enter");
    await held(chat, `Goedemorgen. ${FLAGGED}`);
    await sleep(HABIT_MS);
    await chat.press("Enter");
    await until(() => server.prompts().length > 0, "the call of the page");
    assert.match(server.prompts()[0], /^Goedemorgen\. Mevrouw \[PERSOON 1\], BSN \[BSN 1\], heeft diabetes\.$/);
    // The second line has found its detector again too.
    await chat.becomes("watching");
    server.forget();
    await chat.page.evaluate((prompt) => window.__call(prompt), FLAGGED);
    await chat.becomes("asking");
    assert.deepEqual(server.prompts(), []);
    await chat.close();
  });
});

/** Runs in the page: what a browser does that fills in a field, where a page's own framework follows. */
function fill(selector, text) {
  const box = document.querySelector(selector);
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, text);
  for (const type of ["input", "change"]) box.dispatchEvent(new Event(type, { bubbles: true }));
}
