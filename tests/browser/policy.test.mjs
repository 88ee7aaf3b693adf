/** What an organisation sets by policy, in a browser that it manages: taken over live, obeyed on the page, never a reason to guard less. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { until } from "./driver.mjs";
import { page } from "../sites/pages.mjs";
import { lookInside } from "./inside.mjs";
import { ask } from "./keys.mjs";
import { clear, managed } from "./managed.mjs";
import { CLEAN, FLAGGED, WARNED } from "./round.mjs";
import { byPolicy, inEach, ofBrowser, oneEach } from "./variants.mjs";

const site = page("deepseek");
const HOST = "chat.deepseek.com";
const OWN = "Kun je de planning van Project Zonnedauw samenvatten?";

inEach(byPolicy(ofBrowser("chromium", oneEach)), (world) => {
  const { set, kept, open: openPage, words: question } = managed(world);
  const open = () => openPage(site);

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

  it("finds own patterns, and leaves out what fits those of harmless values", async () => {
    await set({ own_terms: { patterns: [{ name: "Dossiernummer", pattern: "ZR-\\d{4}", level: "stop" }], harmless_patterns: ["Van der Heijden"] } });
    const chat = await open();
    await chat.write("Vat dossier ZR-1234 samen.");
    await ask(chat);
    assert.match(await question(chat), /Dossiernummer/);
    assert.doesNotMatch(await question(chat), /Toch versturen/);
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
