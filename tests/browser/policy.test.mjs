/** What an organisation sets by policy, in a browser that it manages: taken over live, obeyed on the page, never a reason to guard less. */
import assert from "node:assert/strict";
import { before, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { until, visit } from "./driver.mjs";
import { page } from "../sites/pages.mjs";
import { lookInside } from "./inside.mjs";
import { ask } from "./keys.mjs";
import { CLEAN, FLAGGED, WARNED } from "./round.mjs";
import { byPolicy, inEach, ofBrowser, oneEach } from "./variants.mjs";

const site = page("deepseek");
const HOST = "chat.deepseek.com";
const OWN = "Kun je de planning van Project Zonnedauw samenvatten?";

inEach(byPolicy(ofBrowser("chromium", oneEach)), (world) => {
  /** A page of the extension, to read what it keeps. */
  let own;
  before(async () => {
    own = await world.rig.newPage();
    await own.goto(`chrome-extension://${world.forced.id}/popup/popup.html`);
  });

  const kept = () => own.evaluate(() => chrome.storage.local.get(["policy", "locked", "complaints"]));

  /** Sets what the organisation sets, in the running browser, and waits until the extension has read it. */
  async function set(values) {
    await world.forced.set(values);
    await until(async () => isDeepStrictEqual((await kept()).locked, values), "the settings of the organisation", 30_000);
  }

  /** A page that has heard what is set. */
  async function open() {
    const chat = await visit(world.rig, site);
    await until(async () => (await world.rig.status(chat.page).catch(() => undefined))?.policy, "the settings on the page");
    world.server.forget();
    return chat;
  }

  /** The words of the open question. */
  async function question(chat) {
    const look = await lookInside(world.rig, chat.page);
    return look('root.querySelector("dialog").textContent');
  }

  async function clear(chat) {
    await chat.chord(["Control"], "a");
    await chat.press("Backspace");
  }

  it("takes settings over in a page that is open, and back", async () => {
    await set({ sending: { after_warn: false } });
    const chat = await open();
    await chat.write(WARNED);
    await ask(chat);
    assert.doesNotMatch(await question(chat), /Toch versturen/);
    await set({ sending: { after_warn: true } });
    await until(async () => /Toch versturen/.test(await question(chat)), "the button");
    await chat.press("Escape");
    assert.deepEqual(world.server.prompts(), []);
    await chat.close();
  });

  it("finds own words, and leaves out what is harmless", async () => {
    await set({
      own_terms: { words: [{ text: "Project Zonnedauw" }], harmless: ["Van der Heijden"] },
      organisation: { contacts: [{ role: "privacy", name: "Functionaris gegevensbescherming", phone: "088 000 00 00" }] },
      tips: [{ title: "Projectnamen", text: "Noem een project naar zijn onderwerp.", for: ["own-term"] }],
    });
    const chat = await open();
    await chat.write(OWN);
    await ask(chat);
    const words = await question(chat);
    assert.match(words, /Noem een project naar zijn onderwerp/);
    assert.match(words, /Functionaris gegevensbescherming \(088 000 00 00\)/);
    await chat.press("Escape");
    await clear(chat);
    await chat.write(WARNED);
    await chat.press("Enter");
    await until(() => world.server.prompts().includes(WARNED), "what is harmless here");
    assert.deepEqual(world.server.prompts(), [WARNED]);
    await chat.close();
  });

  it("stops every prompt to a chatbot that was refused, and names the other one", async () => {
    await set({ chatbots: [{ host: HOST, approval: "refused" }, { host: "m365.cloud.microsoft", name: "Copilot", approval: "approved" }] });
    const chat = await open();
    await chat.write(CLEAN);
    await ask(chat);
    const words = await question(chat);
    assert.match(words, /niet goedgekeurd/);
    assert.match(words, /Copilot/);
    assert.doesNotMatch(words, /Toch versturen/);
    await chat.press("Escape");
    assert.deepEqual(world.server.prompts(), []);
    await chat.close();
  });

  it("counts one level less in a closed environment, but not for a certain number", async () => {
    await set({ chatbots: [{ host: HOST, approval: "approved", closed: true }] });
    const chat = await open();
    await chat.write(WARNED);
    await chat.press("Enter");
    await until(() => world.server.prompts().includes(WARNED), "what is a hint here");
    world.server.forget();
    await chat.write(FLAGGED);
    await ask(chat);
    assert.doesNotMatch(await question(chat), /Toch versturen/);
    await chat.press("Escape");
    assert.deepEqual(world.server.prompts(), []);
    await chat.close();
  });

  it("wants a reason where the organisation does", async () => {
    await set({ sending: { ask_reason: true, reasons: ["Afgesproken met de teamleider"] } });
    const chat = await open();
    await chat.write(WARNED);
    await ask(chat);
    const look = await lookInside(world.rig, chat.page);
    assert.equal(await look('root.querySelector(".buttons .choices").checkVisibility()'), false);
    for (let step = 0; step < 2; step += 1) await chat.press("Tab");
    await chat.press("Enter");
    assert.equal(await look('root.querySelector(".buttons .choices").checkVisibility()'), true);
    assert.deepEqual(world.server.prompts(), []);
    await chat.press("Tab");
    assert.equal(await look("root.activeElement.textContent"), "Afgesproken met de teamleider");
    await chat.press("Enter");
    await until(() => world.server.prompts().includes(WARNED), "what was sent for a reason");
    await chat.close();
  });

  it("keeps the default where a value is wrong, and says so", async () => {
    // The browser itself leaves out what has another type; a word that is none comes through.
    await world.forced.set({ levels: [{ for: "nl-bsn", level: "nothing" }], other_chatbots: "hint", chatbots: [{ host: "geen host!", approval: "approved" }] });
    await until(async () => (await kept()).complaints?.length > 0, "the complaint", 30_000);
    const { complaints, policy } = await kept();
    assert.deepEqual(complaints.map(({ path }) => path), ["chatbots[0].host"]);
    assert.deepEqual(policy.chatbots, []);
    const chat = await open();
    await chat.write(FLAGGED);
    await ask(chat);
    assert.doesNotMatch(await question(chat), /Toch versturen/, "a BSN stays at stop");
    await chat.press("Escape");
    await chat.close();
  });
});
