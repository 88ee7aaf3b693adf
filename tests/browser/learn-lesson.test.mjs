/** The lesson in the words of a trainer: written, seen in the training, given to others, wiped. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { violations } from "./access.mjs";
import { until } from "./driver.mjs";
import { openLearn, wordsOf } from "./learn.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");
const say = (key, ...values) => values.reduce((words, value, at) => words.replace(`$${at + 1}`, value), said(key));
const title = "Zo werkt <b>ons</b> team";
const huge = " ".repeat(2_000_001);

inEach(oneEach, (world, { browser }) => {
  const kept = async (learn) => (await learn.kept())["learn-lesson"] ?? null;
  const state = (learn, part, words) => until(async () => (await learn.text(`#lesson-state-${part} p`)) === words, words);
  const refused = async (learn, rows) => {
    const before = JSON.stringify(await kept(learn));
    for (const [name, text, words] of rows) {
      await learn.give("#lesson-import", name, text);
      await until(() => learn.look(`root.querySelector("#lesson-import").closest("div").nextElementSibling?.innerText.startsWith(${JSON.stringify(said(words))})`), `${name}: ${words}`);
    }
    assert.equal(JSON.stringify(await kept(learn)), before, "nothing has changed");
  };
  let file;

  it("a trainer begins with ours, changes a text, and sees it in the training", async () => {
    const learn = await openLearn(world.rig, "lesson");
    await learn.there("#lesson-state-why .why");
    for (const part of ["why", "rules", "cases"]) await state(learn, part, said("learn_lesson_state_ours"));
    assert.match(await learn.text("#lesson-mark"), /80%/);
    await learn.press("#lesson-fill");
    await until(() => learn.look('root.activeElement.id === "lesson-why-0-title"'), "the first field");
    await state(learn, "rules", say("learn_lesson_state_own", 5));
    assert.equal(await learn.look('root.querySelector(".seen, .lacks") === null'), true, "ours is right, and known to be made up");
    if (process.env.PICTURES && browser === "chromium") {
      await learn.fill("#lesson-rules-0-title", "Mensen op onze afdeling");
      await learn.look('void root.querySelector("#lesson-rules-0").scrollIntoView({ block: "center" })');
      await learn.tab.screenshot({ path: "docs/screens/lesson-editor.png" });
    }
    await learn.fill("#lesson-why-0-title", title);
    await learn.fill("#lesson-cases-0-right", "Ik bel eerst de helpdesk");
    await until(async () => (await kept(learn))?.cases?.[0]?.right === "Ik bel eerst de helpdesk", "what is kept");
    assert.deepEqual(await violations(learn.look, "main"), []);
    await learn.to("training");
    await until(async () => (await learn.text(".own-lesson")) === said("learn_training_own"), "whose lesson it is");
    await learn.press("#start");
    await until(async () => (await learn.text(".cards h4")) === title, "the own text, as text");
    assert.equal(await learn.look('root.querySelector(".cards b") === null'), true);
    await learn.press("#onward");
    await learn.there(".sides");
    await learn.press("#onward");
    await learn.there("#check");
    const options = await learn.look('[...root.querySelectorAll(".option > span")].map((one) => one.innerText.slice(3))');
    const at = options.indexOf("Ik bel eerst de helpdesk");
    assert.ok(options.length === 3 && at >= 0, options.join());
    await learn.tick(`#option-${at}`);
    await learn.press("#check");
    await until(async () => (await learn.text("#outcome-head")) === said("learn_quiz_right"), "the right answer");
    await learn.close();
  });

  it("says what is missing, and shows ours until it is there", async () => {
    const learn = await openLearn(world.rig, "lesson");
    await learn.press("#lesson-rules-add");
    await until(() => learn.look('root.activeElement.id === "lesson-rules-5-title"'), "the new row");
    await state(learn, "rules", say("learn_lesson_state_open", 6));
    assert.match(await learn.text("#lesson-rules-5 .lacks"), /Nog leeg: Onderwerp, Dit mag, /);
    await learn.fill("#lesson-rules-5-title", "Overdracht");
    await learn.fill("#lesson-rules-5-not_as", "Mevrouw Jansen, BSN 999990019");
    await until(async () => (await learn.text("#lesson-rules-5 .seen")).includes("999990019"), "what the check sees");
    await until(async () => (await learn.text("#lesson-personal")) === say("learn_lesson_personal", 1), "that somebody must look");
    assert.deepEqual(await violations(learn.look, "main"), []);
    await learn.to("training");
    await learn.press("#start");
    await until(async () => (await learn.text(".cards h4")) === title, "the part that is ready");
    await learn.press("#onward");
    await learn.there(".sides");
    assert.equal(await learn.look('root.querySelector(".own-lesson") === null'), true, "ours");
    await learn.to("lesson");
    await learn.press("#lesson-rules-5-remove");
    await state(learn, "rules", say("learn_lesson_state_own", 5));
    assert.equal(await learn.look('root.querySelector("#lesson-personal") === null'), true);
    await learn.set({ training: { pass_mark: 90 } });
    await until(async () => (await learn.text("#lesson-mark")).includes("90%"), "the mark of the organisation");
    await learn.set({});
    await learn.close();
  });

  it("is there after a restart, goes into a file, is wiped after a question, and comes back", async () => {
    await world.restart();
    const learn = await openLearn(world.rig, "lesson");
    await until(async () => (await learn.value("#lesson-why-0-title")) === title, "what was kept");
    const offered = await learn.offered();
    await learn.press("#lesson-json");
    [file] = await offered();
    assert.equal(file.name, "promptwacht-les.json");
    const { kind, version, lesson } = JSON.parse(file.text);
    assert.deepEqual([kind, version, lesson.why[0].title, lesson.rules.length], ["promptwacht-lesson", 1, title, 5]);
    await learn.press("#lesson-wipe");
    await until(() => learn.look('root.querySelector("dialog").open'), "the question");
    await learn.press("#lesson-wipe-no");
    await until(() => learn.look('!root.querySelector("dialog").open && root.activeElement.id === "lesson-wipe"'), "the way back");
    assert.equal((await kept(learn)).why[0].title, title);
    await learn.press("#lesson-wipe");
    await learn.press("#lesson-wipe-yes");
    await until(async () => (await kept(learn)) === null, "nothing kept");
    await until(() => learn.look('root.activeElement.id === "lesson-fill"'), "the way to begin");
    await state(learn, "why", said("learn_lesson_state_ours"));
    await learn.press("#lesson-fill-cases");
    await until(async () => Object.keys((await kept(learn)) ?? {}).join() === "cases", "one part by itself");
    await state(learn, "rules", said("learn_lesson_state_ours"));
    await refused(learn, [
      ["stuk.json", file.text.slice(0, -20), "learn_file_broken"],
      ["vreemd.json", '{"kind":"promptwacht-pack","version":1}', "learn_file_foreign"],
      ["anders.json", file.text.replace('"story"', '"html"'), "learn_file_foreign"],
      ["later.json", file.text.replace('"version": 1', '"version": 2'), "learn_file_version"],
      ["veel.json", JSON.stringify({ kind, version, lesson: { why: Array(13).fill(lesson.why[0]) } }), "learn_file_too_much"],
      ["groot.json", huge, "learn_file_huge"],
    ]);
    await learn.give("#lesson-import", "les.json", file.text);
    await until(async () => (await learn.value("#lesson-why-0-title").catch(() => "")) === title, "the lesson again");
    await until(async () => isDeepStrictEqual(await kept(learn), lesson), "the lesson of the file");
    await learn.close();
  });

  it("goes along in a pack, and is wiped with all own data", async () => {
    const learn = await openLearn(world.rig, "share");
    await learn.there("#share-lesson");
    const offered = await learn.offered();
    await learn.press("#share-save");
    const [{ text }] = await offered();
    assert.equal(JSON.parse(text).parts.lesson.why[0].title, title);
    await learn.to("mine");
    await until(async () => (await learn.text("#mine-kept")).includes(said("learn_mine_of_lesson")), "what is kept");
    await learn.press("#mine-wipe");
    await learn.press("#mine-wipe-yes");
    await until(async () => (await kept(learn)) === null, "nothing kept");
    await learn.to("share");
    await learn.give("#share-import", "pakket.json", text);
    await learn.there("#share-changes");
    assert.match(await learn.text("#share-changes"), /Eigen les: 1 nieuw, 0 anders, 0 gelijk/);
    await learn.press("#share-take");
    await until(async () => (await kept(learn))?.why[0].title === title, "the lesson of the pack");
    await learn.set({ pages: { training: false } });
    await learn.to("lesson");
    await until(async () => (await learn.text("h2")) === said("learn_home"), "no lesson where there is no training");
    await learn.set({});
    await learn.close();
  });
});
