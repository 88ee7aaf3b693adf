/** "Klopt niet": exactly as far as the user said, with a way back, and never further. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page, pages } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { lookInside } from "./inside.mjs";
import { ask, enter, tab } from "./keys.mjs";
import { inEach, oneEach } from "./variants.mjs";

const WARN = "Mevrouw De Wit belde vandaag.";
const STOP = "Mevrouw De Wit, BSN 999900006, heeft diabetes.";
const [ONCE, CHAT, SITE] = [1, 2, 3];
const words = JSON.parse(await readFile(new URL("../../extension/_locales/nl/messages.json", import.meta.url), "utf8"));

inEach(oneEach, (world, variant) => {
  const open = async (site) => {
    world.server.forget();
    return visit(world.rig, site);
  };
  const level = async (chat) => (await chat.host()).level;
  const aside = async (chat) => (await world.rig.status(chat.page)).aside;
  /** From the first button of the dialog: past the link of the tip to "klopt niet" of the last finding or of one before it. */
  const notRight = async (chat, scope, back = 0) => {
    await tab(chat, -2 - back);
    await chat.press("Enter");
    await tab(chat, scope);
    await enter(chat);
  };
  /** From "terugzetten" to the first button below; where there is still a tip, its link comes first. */
  const send = async (chat, tip = 0) => {
    const before = world.server.prompts().length;
    await tab(chat, 1 + tip);
    await chat.press("Enter");
    await until(() => world.server.prompts().length > before, "the call of the page");
    await chat.becomes("watching");
    return world.server.prompts().at(-1);
  };

  for (const site of pages.filter(({ main }) => main)) {
    describe(site.id, () => {
      it("sets a value aside only now, and asks again the next time", async () => {
        const chat = await open(site);
        await chat.write(WARN);
        await ask(chat);
        await notRight(chat, ONCE);
        assert.equal(await chat.state(), "asking", "nothing is sent by itself");
        assert.equal(await level(chat), "nothing");
        assert.deepEqual((await aside(chat)).map(({ scope, kind, value }) => [scope, kind, value]), [["once", "person-name", "D•••"]]);
        assert.equal(await send(chat), WARN);
        assert.deepEqual(await aside(chat), []);
        await chat.write(WARN);
        await ask(chat);
        await chat.close();
      });

      it("leaves a value alone in this chat, and the rest is judged without it", async () => {
        const chat = await open(site);
        await chat.write(STOP);
        await ask(chat);
        // The name, before the number.
        await notRight(chat, CHAT, 1);
        assert.equal(await level(chat), "stop", "the number still stops");
        const sent = await send(chat, 1);
        assert.equal(sent, "Mevrouw De Wit, BSN [BSN 1], heeft diabetes.");
        await chat.write("Mevrouw de wit weer.");
        await chat.press("Enter");
        await until(() => world.server.prompts().length === 2, "the call of the page");
        assert.equal(await chat.state(), "watching");
        await chat.close();
      });

      it("takes back in the dialog what was set aside", async () => {
        const chat = await open(site);
        await chat.write(WARN);
        await ask(chat);
        await notRight(chat, CHAT);
        assert.equal(await level(chat), "nothing");
        await enter(chat);
        assert.equal(await level(chat), "warn");
        assert.deepEqual(await aside(chat), []);
        await chat.press("Escape");
        await chat.becomes("watching");
        assert.equal(await chat.text(), WARN);
        assert.deepEqual(await chat.sent(), []);
        await chat.close();
      });
    });
  }

  it("sets a kind aside until the page is closed, shows it in the popup, and takes it back from there", async () => {
    const chat = await open(page("chatgpt-new"));
    await chat.write(WARN);
    await ask(chat);
    await notRight(chat, SITE);
    await send(chat);
    await chat.page.evaluate(() => history.pushState({}, "", "/c/1"));
    await chat.page.evaluate(() => history.pushState({}, "", "/c/2"));
    await sleep(1200);
    const [{ id, ...rest }] = await aside(chat);
    assert.deepEqual(rest, { kind: "person-name", scope: "site", value: "" });
    const text = await world.rig.popup(chat.page);
    for (const key of ["popup_aside", "kind_person_name", "dialog_aside_site", "button_take_back"]) {
      assert.ok(text.includes(words[key].message), text);
    }
    await chat.page.bringToFront();
    await chat.write("Mevrouw Bos belt.");
    assert.equal(await level(chat), "nothing");
    await world.rig.inExtension(`(async () => {
      const tabs = await chrome.tabs.query({ active: true });
      await Promise.all(tabs.map(({ id }) => chrome.tabs.sendMessage(id, { type: "take-back", id: ${id} }).catch(() => {})));
    })()`);
    await until(async () => (await level(chat)) === "warn", "the level of the text");
    await chat.close();
  });

  if (variant.browser !== "chromium") return;

  it("does not offer to switch off numbers with a check digit", async () => {
    const chat = await open(page("chatgpt-new"));
    await chat.write(STOP);
    await ask(chat);
    const inside = await lookInside(world.rig, chat.page);
    const offered = await inside(
      `[...root.querySelectorAll("li")].map((item) => [item.querySelector(".kind").textContent, item.querySelectorAll(".choices button").length])`,
    );
    assert.deepEqual(offered, [[words.kind_person_name.message, 3], [words.kind_nl_bsn.message, 2]]);
    await chat.close();
  });
});
