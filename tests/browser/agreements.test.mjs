/** House rules, what was decided about a chatbot, language and marks: what an organisation sets for its people to read. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page } from "../sites/pages.mjs";
import { HABIT_MS, until } from "./driver.mjs";
import { lookInside } from "./inside.mjs";
import { ask, toChip } from "./keys.mjs";
import { clear, managed } from "./managed.mjs";
import { CLEAN, FLAGGED } from "./round.mjs";
import { byPolicy, inEach, ofBrowser, oneEach } from "./variants.mjs";

const site = page("deepseek");
const HOST = "chat.deepseek.com";
const RULES = { version: 2, lines: ["Zet geen namen in een chatbot.", "Vraag het als je twijfelt."], page: "https://intranet.example.nl/ai" };
const ORGANISATION = {
  name: "Zorggroep Voorbeeld",
  contacts: [{ role: "privacy", name: "Functionaris gegevensbescherming", phone: "088 000 00 00", mail: "fg@example.nl" }],
};

inEach(byPolicy(ofBrowser("chromium", oneEach)), (world) => {
  const { set, kept, open, words } = managed(world);

  it("shows house rules, until they are accepted, once for each version", async () => {
    await set({ house_rules: RULES, organisation: ORGANISATION });
    let chat = await open(site);
    await until(async () => /Zet geen namen in een chatbot/.test(await words(chat)), "the rules");
    assert.match(await words(chat), /Afspraken van Zorggroep Voorbeeld/);
    // Closed is not accepted.
    await chat.press("Escape");
    await until(async () => !(await words(chat)), "the end of the window");
    await chat.close();
    chat = await open(site);
    await until(async () => /Zet geen namen/.test(await words(chat)), "the rules again");
    await chat.press("Enter");
    await until(async () => (await kept())["rules-accepted"] === 2, "what was accepted");
    await chat.write(CLEAN);
    await chat.press("Enter");
    await until(() => world.server.prompts().includes(CLEAN), "the prompt");
    await chat.close();
    chat = await open(site);
    await sleep(3000);
    assert.equal(await words(chat), undefined);
    await set({ house_rules: { ...RULES, version: 3 }, organisation: ORGANISATION });
    await until(async () => /Zet geen namen/.test(await words(chat)), "the new rules");
    await chat.press("Enter");
    await chat.close();
  });

  it("does not come between while somebody writes", async () => {
    await set({ display: { marks: true } });
    const chat = await open(site);
    await chat.write("Een begin");
    await world.forced.set({ house_rules: { ...RULES, version: 4 } });
    const until_ms = Date.now() + 12_000;
    while (Date.now() < until_ms) {
      await chat.write(" en verder");
      await sleep(400);
      assert.equal(await words(chat), undefined);
    }
    assert.equal((await kept()).policy.house_rules.version, 4);
    await until(async () => /Zet geen namen/.test(await words(chat)), "the rules, in the first pause");
    await chat.press("Enter");
    await chat.close();
  });

  it("says in the chip what was decided, and everything about it on a press", async () => {
    await set({
      organisation: ORGANISATION,
      links: [{ title: "Veilig werken met AI", page: "https://intranet.example.nl/veilig" }],
      chatbots: [{
        host: HOST, approval: "conditional", account: "werkaccount", conditions: ["Geen gegevens van cliënten."], risks: ["Antwoorden kunnen fout zijn."],
        storage: "Nederland", agreement: true, review: "2027-03-01",
      }],
    });
    const chat = await open(site);
    const look = await lookInside(world.rig, chat.page);
    await until(async () => (await look('root.querySelector(".decision:not([hidden])")?.textContent')) === "Mag onder voorwaarden", "the decision");
    await toChip(chat);
    await chat.press("Enter");
    const said = await until(() => words(chat), "the window");
    for (const part of [/onder voorwaarden/, /werkaccount/, /Geen gegevens van cliënten/, /Antwoorden kunnen fout zijn/, /Nederland/, /1 maart 2027/, /fg@example\.nl/, /Veilig werken met AI/]) {
      assert.match(said, part);
    }
    await chat.press("Enter");
    await until(async () => !(await words(chat)), "the end of the window");
    await chat.close();
  });

  it("says in the chip that a chatbot may not be used, not that data were found", async () => {
    const chat = await open(site);
    const look = await lookInside(world.rig, chat.page);
    const chip = () => look('root.querySelector(".chip")?.className + ": " + root.querySelector(".chip .words")?.textContent');
    const becomes = (wanted) => until(async () => (await chip()) === wanted, wanted);
    await chat.write(CLEAN);
    await becomes("chip nothing: Promptwacht kijkt mee");
    for (const [policy, clean, flagged] of [
      [{ chatbots: [{ host: HOST, approval: "refused" }] }, "chip stop: Hier niet versturen", "chip stop: Hier niet versturen"],
      [{ other_chatbots: "stop" }, "chip stop: Hier niet versturen", "chip stop: Hier niet versturen"],
      [{ other_chatbots: "warn" }, "chip warn: Hier niet versturen", "chip stop: Gegevens gevonden: eerst aanpassen"],
      [{}, "chip nothing: Promptwacht kijkt mee", "chip stop: Gegevens gevonden: eerst aanpassen"],
    ]) {
      await set(policy);
      await becomes(clean);
      await chat.write(` ${FLAGGED}`);
      await becomes(flagged);
      await clear(chat);
      await chat.write(CLEAN);
      await becomes(clean);
    }
    await clear(chat);
    await chat.close();
  });

  it("says in the popup what was decided and whom to ask", async () => {
    await set({
      organisation: { ...ORGANISATION, logo_text: "ZV" },
      links: [{ title: "Veilig werken met AI", page: "https://intranet.example.nl/veilig" }],
      chatbots: [{ host: HOST, approval: "refused", alternative: "https://m365.cloud.microsoft/" }],
    });
    const chat = await open(site);
    const text = await world.rig.popup(chat.page);
    for (const part of [/ZV/, /Veilig werken met AI/, /Zorggroep Voorbeeld/, /Gebruik deze chatbot niet/, /m365\.cloud\.microsoft/, /088 000 00 00/]) assert.match(text, part);
    await chat.close();
  });

  it("speaks the language that is set, on the page and in the popup", async () => {
    await set({ display: { language: "en" } });
    const chat = await open(site);
    const look = await lookInside(world.rig, chat.page);
    await until(async () => (await look('root.querySelector(".chip .words").textContent')) === "Promptwacht is reading along", "English");
    await chat.write(FLAGGED);
    await ask(chat);
    assert.match(await words(chat), /Back to my text/);
    await chat.press("Escape");
    assert.match(await world.rig.popup(chat.page), /This page is guarded/);
    await set({ display: { language: "nl" } });
    await until(async () => /Gegevens/.test(await look('root.querySelector(".chip .words").textContent')), "Dutch again");
    await clear(chat);
    await chat.close();
  });

  it("marks nothing where the organisation does not want it, and holds all the same", async () => {
    await set({ display: { marks: false } });
    const chat = await open(site);
    const look = await lookInside(world.rig, chat.page);
    await chat.write(FLAGGED);
    await sleep(HABIT_MS);
    assert.equal(await look('root.querySelectorAll(".sheet .stop").length'), 0);
    await ask(chat);
    assert.deepEqual(world.server.prompts(), []);
    await chat.press("Escape");
    await chat.close();
  });
});
