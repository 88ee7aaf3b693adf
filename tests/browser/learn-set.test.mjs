/** What an organisation sets for the pages to learn: its own words stand there, and what it hides is not. */
import assert from "node:assert/strict";
import { before, it } from "node:test";
import { until } from "./driver.mjs";
import { openLearn, wordsOf } from "./learn.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");
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
});
