/** The training before access, its certificate, and the record of own progress. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { readFile } from "node:fs/promises";
import { violations } from "./access.mjs";
import { until } from "./driver.mjs";
import { openLearn, wordsOf } from "./learn.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");
const table = (name) => readFile(new URL(`../../crates/coach/content/${name}.toml`, import.meta.url), "utf8");
/** Every right answer, in Dutch. */
const right = new Set([...`${await table("quiz")}${await table("lesson")}`.matchAll(/^right = \{ nl = "([^"]*)"/gm)].map(([, text]) => text));
const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
const [year, month, day] = today.split("-");
const typed = "Verzonnen Naam";

inEach(oneEach, (world, variant) => {
  const picture = (learn, name) => process.env.PICTURES && variant.browser === "chromium" && learn.tab.screenshot({ path: `docs/screens/${name}.png` });
  // A new heading takes the focus, and only then the next key goes where it should.
  const focused = (learn) => until(() => learn.look('root.activeElement.localName === "h3"'), "the focus on the heading");
  async function head(learn, words) {
    await until(async () => (await learn.text("main h3")) === words, words);
    await focused(learn);
  }

  /** Answers the question in sight, right or wrong, and goes on. */
  async function answer(learn, well) {
    await learn.there("#check");
    const options = await learn.look('[...root.querySelectorAll(".option > span")].map((one) => one.innerText.slice(3))');
    const at = options.findIndex((option) => right.has(option) === well);
    await learn.tick(`#option-${at}`);
    await learn.press("#check");
    await until(() => learn.look('root.activeElement.id === "outcome"'), "the focus on the explanation");
    assert.equal((await learn.text("#outcome-head")) === said("learn_quiz_right"), well);
    await learn.press("#onward");
  }

  async function questions(learn, wrong) {
    for (let number = 1; number <= 10; number += 1) {
      await head(learn, `Vraag ${number} van 10`);
      await answer(learn, number > wrong);
    }
  }

  it("a clinician does the training, tries again, passes and prints a certificate with a name that is not kept", async () => {
    const learn = await openLearn(world.rig, "progress");
    await learn.there("#role");
    assert.equal(await learn.text("#role-counted"), "");
    await learn.set({ counts: { keep: true } });
    await until(async () => (await learn.text("#role-counted")) === said("learn_progress_counted"), "that the choice is counted");
    assert.deepEqual(await violations(learn.look, "main"), []);
    await learn.tab.select("#role", "clinician");
    await until(async () => (await learn.kept())["learn-progress"]?.role === "clinician", "the role");
    await learn.to("training");
    await until(async () => (await learn.text("#standing")) === said("learn_training_never"), "a training that was never done");
    await learn.press("#start");
    await head(learn, said("learn_training_step_why"));
    assert.deepEqual(await violations(learn.look, "main"), []);
    await learn.press("#onward");
    await head(learn, said("learn_training_step_rules"));
    assert.deepEqual(await violations(learn.look, "main"), []);
    await picture(learn, "training-rules");
    await learn.press("#onward");
    for (const place of [1, 2, 3]) {
      await until(async () => (await learn.text("main h3")).startsWith(`Situatie ${place} van 3`), `case ${place}`);
      await focused(learn);
      if (place === 1) await picture(learn, "training-clinician");
      await answer(learn, place > 1);
    }
    await questions(learn, 3);
    await head(learn, said("learn_training_not_yet"));
    assert.equal(await learn.text("#score"), "7 van de 10 goed: 70%. Nodig is 80%.");
    assert.equal((await learn.kept())["learn-training"], undefined);
    assert.equal(await learn.look('root.querySelector("#certificate") === null'), true);
    await learn.press("#retry");
    await questions(learn, 2);
    await head(learn, said("learn_training_passed"));
    await until(async () => (await learn.kept())["learn-training"] !== undefined, "what is kept");
    assert.deepEqual((await learn.kept())["learn-training"], { passed: today, version: 1, score: 80 });
    const rows = async () => JSON.parse((await learn.kept()).counts ?? '{"days":[]}').days.flatMap((one) => one.rows);
    await until(async () => JSON.stringify(await rows()) === '[[{"training":["lesson","clinician"]},1]]', "the count, by role");
    await learn.press("#certificate");
    await learn.fill("#whose", typed);
    await until(async () => (await learn.text(".whose")) === typed, "the name");
    const text = await learn.text(".certificate");
    assert.match(text, new RegExp(`Datum: ${day}-${month}-${year}. Versie van de les: 1. Score: 80%`));
    assert.match(text, /Geldig tot/);
    await picture(learn, "training-certificate");
    assert.deepEqual(await violations(learn.look, "main"), []);
    await learn.look("void (window.print = () => { window.printed = true; })");
    await learn.press("#print-certificate");
    assert.equal(await learn.look("window.printed"), true);
    const everything = await learn.look("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])");
    assert.ok(!everything.includes(typed) && !JSON.stringify(await learn.kept()).includes(typed));
    await learn.close();
    const again = await openLearn(world.rig, "training");
    await again.press("#certificate");
    assert.equal(await again.value("#whose"), "");
    await again.close();
    await learn.set({});
  });

  it("IT sets the pass mark and the renewal, and hides the page", async () => {
    const learn = await openLearn(world.rig, "training");
    await learn.set({ training: { pass_mark: 90, renew_days: 0 } });
    await until(async () => (await learn.text("#standing")) === said("learn_training_for_good"), "a training that holds");
    assert.match(await learn.text(), /Bij 90% goed/);
    await world.rig.inExtension(`chrome.storage.local.set({ "learn-training": { passed: "2020-01-01", version: 1, score: 100 } })`);
    await learn.set({ training: { renew_days: 30 } });
    await until(async () => (await learn.text("#standing")) === said("learn_training_expired"), "a training that is over");
    await world.rig.inExtension(`chrome.storage.local.set({ "learn-training": "broken" })`);
    await until(async () => (await learn.text("#standing")) === said("learn_training_never"), "a broken record");
    await learn.set({ pages: { training: false } });
    await until(async () => (await learn.text("h2")) === said("learn_home"), "the first page");
    await learn.set({});
    await learn.close();
  });

  it("each role sees its next steps, and takes the record along as JSON and CSV", async () => {
    await world.rig.inExtension(`chrome.storage.local.set({
      "learn-training": { passed: "2026-11-20", version: 1, score: 90 },
      "learn-quiz": { scores: [{ date: "2026-11-21", right: 5, of: 6 }] } })`);
    const learn = await openLearn(world.rig, "progress");
    await learn.there("#done");
    assert.match(await learn.text("#done"), /21-11-2026\s+Quiz\s+83%\s+20-11-2026\s+Training\s+90% \(versie 1\)/);
    for (const role of ["manager", "officer", "clinician"]) {
      await learn.tab.select("#role", role);
      await until(async () => (await learn.kept())["learn-progress"]?.role === role, role);
      assert.match(await learn.text("#path li"), /^Training\s+Gedaan op 20-11-2026/);
      assert.ok(await learn.look('root.querySelectorAll("#path .warn").length') <= 1);
    }
    assert.equal(await learn.text("#path .warn"), said("learn_progress_next"));
    await learn.press("#tick-practice");
    await until(async () => (await learn.kept())["learn-progress"]?.done?.practice === today, "the tick");
    assert.deepEqual(await violations(learn.look, "main"), []);
    await picture(learn, "progress");
    const offered = await learn.offered();
    await learn.press("#progress-csv");
    await learn.press("#progress-json");
    await until(async () => (await offered()).length === 2, "both files");
    const [csv, json] = await offered();
    assert.equal(csv.text, `date,part,score,version\n${today},practice,,\n2026-11-21,quiz,83,\n2026-11-20,training,90,1\n`);
    const file = JSON.parse(json.text);
    assert.deepEqual([file.role, file.done.length, csv.name, json.name], ["clinician", 3, "promptwacht-leren.csv", "promptwacht-leren.json"]);
    await learn.close();
    await world.restart();
    const again = await openLearn(world.rig, "progress");
    await again.there("#path");
    assert.match(await again.text("#done"), /Oefenchat|Oefen|practice/i);
    await again.close();
  });
});
