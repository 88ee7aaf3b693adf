/** The quiz and the poll: alone, live for a room, on paper, and with questions of the trainer. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { violations } from "./access.mjs";
import { until } from "./driver.mjs";
import { openLearn, wordsOf } from "./learn.mjs";
import { chromiumTree } from "./tree.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");
const questions = JSON.stringify({ is: "promptwacht-questions", version: 1, questions: [{ question: "Wie bel je?", right: "Het meldpunt", wrong: ["De receptie"], why: "Dat is afgesproken." }] });

inEach(oneEach, (world, variant) => {
  const picture = (learn, name) => process.env.PICTURES && variant.browser === "chromium" && learn.tab.screenshot({ path: `docs/screens/${name}.png` });
  const press = (learn, key) => learn.tab.keyboard.press(key);
  const head = (learn, words) => until(async () => (await learn.text("main h3")) === words, words);
  const choose = (learn, selector, value) => learn.tab.select(selector, value);
  const count = (learn, row) => learn.value(`#hands-${row}`);

  it("a clinician answers all questions of the programme alone, and the score is kept", async () => {
    const learn = await openLearn(world.rig, "quiz");
    await learn.set({ counts: { keep: true } });
    await until(async () => (await learn.kept()).policy?.counts?.keep === true, "the setting");
    await learn.press('a[href="#quiz/alone"]');
    let right = 0;
    for (let number = 1; number <= 6; number += 1) {
      await head(learn, `Vraag ${number} van 6`);
      await until(() => learn.look('root.activeElement.localName === "h3"'), "the focus on the question");
      await learn.press("#check");
      await learn.there(".question [role=alert]");
      await learn.tick("#option-1");
      await learn.press("#check");
      await until(() => learn.look('root.activeElement.id === "outcome"'), "the explanation");
      const text = await learn.text("#outcome");
      assert.match(text, /^(Goed|Half goed|Niet goed)\n/);
      assert.ok(text.startsWith(said("learn_quiz_right")) !== text.includes("Het goede antwoord is"), text);
      right += text.startsWith("Goed\n") ? 1 : 0;
      assert.equal(await learn.look('root.querySelector("#outcome a[href^=\\"#tips/\\"]") !== null'), true);
      assert.equal(await learn.look('root.querySelector("#outcome a[target=_blank]").rel'), "noopener noreferrer");
      if (number === 1) {
        assert.deepEqual(await violations(learn.look, "main"), []);
        await picture(learn, "quiz-clinician");
      }
      await learn.press("#next");
    }
    await head(learn, said("learn_quiz_done"));
    assert.equal(await learn.text("#score"), `${right} van de 6 goed`);
    await until(async () => (await learn.kept())["learn-quiz"] !== undefined, "the score");
    const [score, ...more] = (await learn.kept())["learn-quiz"].scores;
    assert.deepEqual([Object.keys(score).sort(), score.right, score.of, more], [["date", "of", "right"], right, 6, []]);
    await learn.to("quiz");
    await learn.there("#scores li");
    // What IT sees of it is a number.
    await until(async () => JSON.stringify((await learn.kept()).counts ?? "").includes("quiz"), "the count");
    await learn.set({});
    await learn.close();
  });

  it("a trainer runs it live for a room, by clicker, keys and fields", async () => {
    const learn = await openLearn(world.rig, "quiz");
    await choose(learn, "#which", "ours");
    await choose(learn, "#many", "3");
    await learn.press('a[href="#quiz/room"]');
    await head(learn, "Vraag 1 van 3");
    for (const key of ["a", "b", "b", "b", "B"]) {
      if (key === "B") await learn.tab.keyboard.down("Shift");
      await press(learn, key);
      if (key === "B") await learn.tab.keyboard.up("Shift");
    }
    await until(async () => (await count(learn, 0)) === "1" && (await count(learn, 1)) === "2", "the hands of the keys");
    await learn.press("#hands-2-more");
    await learn.fill("#hands-3", "12");
    await until(async () => (await learn.text(".bars tfoot")).includes("16"), "all hands");
    assert.match(await learn.text(".bars"), /75 %/);
    assert.equal(await learn.look('root.querySelectorAll(".bars rect")[3].getAttribute("width")'), "75");
    await press(learn, "PageDown");
    await until(() => learn.look('root.activeElement.id === "outcome"'), "the answer");
    assert.equal(await learn.look('root.querySelectorAll(".bars .right").length'), 1);
    assert.deepEqual(await violations(learn.look, "main"), []);
    await picture(learn, "quiz-trainer");
    // In a narrow window it looks like a list, and is a table all the same.
    assert.equal(await learn.look('[...root.querySelectorAll(".bars, .bars :is(thead, tbody, tfoot, tr, th, td)")].every((one) => one.getAttribute("role"))'), true);
    if (variant.browser === "chromium") {
      const table = async () => [...(await chromiumTree(learn.tab)).matchAll(/^ *((?:table|row|rowgroup|columnheader|rowheader|cell)\b.*)$/gm)].map(([, line]) => line);
      const wide = await table();
      assert.equal(wide.filter((line) => line.startsWith("columnheader")).length, 3);
      await learn.tab.setViewport({ width: 320, height: 640 });
      assert.deepEqual(await table(), wide);
      await learn.tab.setViewport(learn.whole);
    }
    await press(learn, "PageDown");
    await head(learn, "Vraag 2 van 3");
    await press(learn, "PageUp");
    await head(learn, "Vraag 1 van 3");
    assert.equal(await count(learn, 3), "12");
    await press(learn, "ArrowRight");
    await head(learn, "Vraag 2 van 3");
    for (const _ of [1, 2]) await learn.press("#forward");
    await head(learn, "Vraag 3 van 3");
    await press(learn, "ArrowRight");
    await learn.there("#outcome");
    await press(learn, "ArrowRight");
    await head(learn, said("learn_quiz_done"));
    assert.equal(await learn.look('root.querySelectorAll("#room-score li").length'), 3);
    await learn.close();
  });

  it("a trainer prints questions, answers and cards", async () => {
    const learn = await openLearn(world.rig, "quiz");
    await choose(learn, "#which", "all");
    await learn.press('a[href="#quiz/paper"]');
    await learn.there("#key");
    const asked = await learn.look('root.querySelectorAll(".sheet:not(.key) .paper > li").length');
    assert.ok(asked >= 22, `${asked} questions`);
    assert.equal(await learn.look('root.querySelectorAll("#key > li").length'), asked);
    assert.equal(await learn.look('root.querySelectorAll(".square").length'), asked * 4);
    assert.match(await learn.text("#key"), /34% over 2023. Dat getal konden wij niet nagaan/);
    // The answer on the one sheet is an option with the same letter on the other.
    assert.equal(await learn.look(`[...root.querySelectorAll("#key > li")].every((answer, at) => {
      const right = answer.children[1].innerText.replace("Het goede antwoord is ", "");
      return [...root.querySelectorAll(".sheet:not(.key) .paper > li")[at].querySelectorAll("ul li")].some((option) => option.innerText.trim() === right);
    })`), true);
    await picture(learn, "quiz-paper");
    await learn.to("quiz/cards");
    await until(() => learn.look('root.querySelectorAll(".letter").length === 4'), "the cards");
    await picture(learn, "quiz-cards");
    await learn.close();
  });

  it("a trainer brings own questions by file, and takes them away", async () => {
    const learn = await openLearn(world.rig, "quiz/own");
    const wrong = async (text, key, values = "") => {
      await learn.give("#import-questions", "vragen.json", text);
      await until(async () => (await learn.text("#file-wrong")) === said(key).replace("$1", values), key);
      assert.equal((await learn.kept())["learn-questions"], undefined);
    };
    await wrong("{ kapot", "learn_quiz_file_broken");
    await wrong('{"kind":"other"}', "learn_quiz_file_foreign");
    await wrong(questions.replace("Het meldpunt", ""), "learn_quiz_file_question", "1");
    await wrong(questions.replace('"version":1', '"version":9'), "learn_quiz_file_newer");
    await wrong(" ".repeat(2_100_000), "learn_quiz_file_large");
    await learn.give("#import-questions", "vragen.json", questions);
    await until(async () => (await learn.text("#own-questions")).includes("Wie bel je?"), "the question");
    assert.equal(await learn.look('root.querySelector("#file-wrong") === null'), true);
    await learn.fill("#new-question", "Waar staat de lijst?");
    await learn.press("#add-question");
    await learn.there("form [role=alert]");
    await learn.fill("#new-right", "Op intranet");
    await learn.fill("#new-wrong1", "In de kast");
    await learn.press("#add-question");
    await until(async () => (await learn.text("#own-questions")).includes("Op intranet"), "the written question");
    await learn.tick("#in-training");
    await until(async () => (await learn.kept())["learn-questions"]?.training === true, "the switch");
    await picture(learn, "quiz-own");
    assert.deepEqual(await violations(learn.look, "main"), []);
    const offered = await learn.offered();
    await learn.press("#export-questions");
    const [{ name, text }] = await offered();
    assert.equal(name, "promptwacht-quiz.json");
    assert.deepEqual(JSON.parse(text).questions.map(({ question }) => question), ["Wie bel je?", "Waar staat de lijst?"]);
    // The same file again adds nothing.
    await learn.give("#import-questions", "vragen.json", text);
    await until(async () => (await learn.text("#said")) === said("learn_quiz_file_done"), "the file");
    assert.equal((await learn.kept())["learn-questions"].own.length, 2);
    await learn.to("quiz");
    await until(() => learn.look('root.querySelector("#which option[value=own]") !== null'), "the set of own questions");
    await choose(learn, "#which", "own");
    await learn.press('a[href="#quiz/alone"]');
    await head(learn, "Vraag 1 van 2");
    await learn.close();
    await world.restart();
    const again = await openLearn(world.rig, "quiz/own");
    await again.there("#own-questions");
    assert.equal(await again.look('root.querySelector("#in-training").checked'), true);
    await again.press("#remove-0");
    await until(async () => !(await again.text("#own-questions")).includes("Wie bel je?"), "one question less");
    await again.press("#remove-0");
    await until(() => again.look('root.querySelector("#own-questions") === null'), "no question");
    await again.close();
  });

  it("a trainer polls a room without accounts, and has it on paper", async () => {
    const learn = await openLearn(world.rig, "poll");
    await learn.press("#P-1");
    await learn.there("#hands-2");
    for (const key of ["a", "b", "b", "b"]) await press(learn, key);
    await until(async () => (await learn.text(".bars tbody tr:nth-child(2)")).includes("75 %"), "the hands");
    assert.match(await learn.text(".bars"), /A\. Eens[^]*B\. Oneens[^]*C\. Weet ik niet/);
    assert.match(await learn.text("#compare"), /120 deelnemers zei 92%/);
    assert.deepEqual(await violations(learn.look, "main"), []);
    await picture(learn, "poll-trainer");
    await learn.press("#poll-paper");
    await until(() => learn.look('root.querySelectorAll(".slips > li").length === 6'), "the slips");
    await learn.press("#poll-screen");
    await learn.press("#poll-other");
    await learn.fill("#poll-ask", "Wanneer doen we dit weer?");
    await learn.fill("#poll-a", "Volgende week");
    await learn.press("#poll-start");
    await learn.there("form [role=alert]");
    await learn.fill("#poll-b", "Volgende maand");
    await learn.press("#poll-start");
    await until(async () => (await learn.text(".bars")).includes("B. Volgende maand"), "the own question");
    assert.equal(await count(learn, 0), "0");
    assert.equal(Object.keys(await learn.kept()).some((key) => key.includes("poll")), false);
    await learn.close();
  });
});
