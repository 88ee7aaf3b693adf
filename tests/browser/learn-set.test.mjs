/** What an organisation sets for the pages to learn: its own words stand there, and what it hides is not; and the language of all pages. */
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { before, it } from "node:test";
import { until } from "./driver.mjs";
import { openLearn, wordsOf } from "./learn.mjs";
import { go } from "./options.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");
const inEnglish = await wordsOf("en");
/** Every page of ours, with words of it. */
const PAGES = {
  "counts/counts.html": "counts_off",
  "learn/learn.html": "learn_home_why",
  "options/options.html": "options_nav_try",
  "popup/popup.html": "popup_options",
  "practice/practice.html": "learn_practice_how",
};
const LEARNING = {
  answer_line: "Geschreven met hulp van AI en nagekeken.",
  lesson_rules: ["Vraag het eerst aan je teamleider."],
  chatbot_settings: ["Meld je aan met je werkaccount."],
  chatbot_settings_days: 30,
  hidden_sectors: ["mental"],
  hide_medical_uses: true,
  energy: "Wij zoeken eerst in onze eigen bronnen.",
  law: [{ title: "Onze regeling", text: "AI staat in onze regeling.", checked: "2026-11-01", page: "https://intranet.example.nl/regeling" }],
};

inEach(oneEach, (world) => {
  let learn;
  before(async () => {
    learn = await openLearn(world.rig, "check");
    await learn.set({ learning: LEARNING });
    await until(async () => (await learn.kept()).policy?.learning?.energy === LEARNING.energy, "the settings");
  });
  const shows = async (part, words) => {
    await learn.to(part);
    await until(async () => (await learn.text()).includes(words), `${words} at ${part}`);
  };

  it("shows the words of the organisation beside ours", async () => {
    await shows("check", LEARNING.answer_line);
    assert.equal(await learn.look('root.querySelector("#line-keep") === null'), true, "the line cannot be changed");
    await shows("settings", LEARNING.chatbot_settings[0]);
    await shows("energy", LEARNING.energy);
    await shows("law", "AI staat in onze regeling.");
    assert.equal(await learn.look('root.querySelector("main a[href=\\"https://intranet.example.nl/regeling\\"]") !== null'), true);
    await shows("training", said("learn_training_start"));
    await learn.look(`[...root.querySelectorAll("main button")].find((one) => one.textContent === ${JSON.stringify(said("learn_training_start"))}).click()`);
    for (let step = 0; step < 2 && !(await learn.text()).includes(LEARNING.lesson_rules[0]); step += 1) {
      await learn.look(`[...root.querySelectorAll("main button")].find((one) => one.textContent === ${JSON.stringify(said("learn_training_next"))})?.click()`);
    }
    await until(async () => (await learn.text()).includes(LEARNING.lesson_rules[0]), "the rules of the organisation in the lesson");
  });

  it("hides what the organisation hides", async () => {
    await learn.to("stories");
    await until(() => learn.look('root.querySelector("#sector-mental") !== null'), "the sectors");
    await until(() => learn.look('!root.querySelector("#sector-mental").checkVisibility()'), "the sector to go");
    await learn.to("phases");
    await until(() => learn.look('root.querySelector("#medical") !== null && !root.querySelector("#medical").checkVisibility()'), "the switch to go");
    await learn.set({});
    await until(() => learn.look('root.querySelector("#medical").checkVisibility()'), "the switch to come back");
    await learn.close();
  });

  it("speaks the language that is set on every page of ours", async () => {
    const all = await readdir(new URL("../../extension", import.meta.url), { recursive: true });
    assert.deepEqual(all.filter((file) => file.endsWith(".html")).sort(), Object.keys(PAGES));
    const inside = async (code) => JSON.parse(await world.rig.inExtension(`Promise.resolve(${code}).then((value) => JSON.stringify(value ?? null))`));
    const set = async (language) => {
      await inside(`chrome.storage.local.set(${JSON.stringify({ own: { display: { language } } })})`);
      await until(() => inside(`chrome.storage.local.get("policy").then(({ policy }) => policy?.display?.language === "${language}")`), language);
    };
    const page = await world.rig.newPage();
    for (const [language, words] of [["en", inEnglish], ["nl", said]]) {
      await set(language);
      for (const [file, key] of Object.entries(PAGES)) {
        await go(world.rig, page, await world.rig.inExtension(`chrome.runtime.getURL("${file}")`));
        const shows = (text) => document.body.innerText.includes(text);
        await until(() => page.evaluate(shows, words(key)), `${file} in ${language}`);
        assert.equal(await page.evaluate(() => document.documentElement.lang), language, file);
      }
    }
    await page.close();
  });
});
