/** Better prompts: examples, builder, own prompts by file; the ten rules, the game, the factsheets, plain facts. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { violations } from "./access.mjs";
import { pages } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { openLearn, wordsOf } from "./learn.mjs";
import { focus } from "./options.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");
const mains = pages.filter(({ main }) => main);
const PLACE = new URL("../../docs/screens/", import.meta.url).pathname;
const picture = async (variant, learn, name) => {
  if (process.env.PICTURES && variant.browser === "chromium") await learn.tab.screenshot({ path: `${PLACE}${name}.png`, fullPage: false });
};
const right = async (learn) => assert.deepEqual(await violations(learn.look, "html"), []);
/** What the page puts on the clipboard from now on. */
const copied = async (learn) => {
  await learn.tab.evaluate(() => {
    globalThis.copied = [];
    navigator.clipboard.writeText = async (text) => void globalThis.copied.push(text);
  });
  return () => learn.tab.evaluate(() => globalThis.copied);
};
const heard = (learn, key, ...values) => {
  let words = said(key);
  values.forEach((value, at) => (words = words.replace(`$${at + 1}`, value)));
  return until(async () => (await learn.text("#said")).includes(words), words);
};

inEach(oneEach, (world, variant) => {
  it("E-V clinician: finds an example, copies it after a check, and takes it to the builder", async () => {
    const learn = await openLearn(world.rig, "prompts");
    const clipboard = await copied(learn);
    const count = async () => Number((await learn.text("#count")).replace(/\D/gu, ""));
    const counted = () => learn.text("#count");
    const drawn = () => learn.look('root.querySelectorAll("#examples > li").length');
    await until(async () => (await count()) >= 150, "all examples");
    assert.equal(await drawn(), 60);
    await learn.press("#more");
    await until(async () => (await drawn()) === (await count()), "the rest");
    await until(() => learn.look('root.activeElement === root.querySelectorAll("#examples > li")[60]'), "the focus on the first of the rest");
    assert.equal(await learn.look('root.querySelector("#more") === null'), true);
    // Each phase of care has thirty and more of our own, and says how many before it is chosen.
    for (const phase of ["ontslag", "behandeling", "intake"]) {
      const label = await learn.text(`label[for="phase-${phase}"]`);
      await learn.tick(`#phase-${phase}`);
      await until(async () => (await counted()).includes(label.replace(/ \(\d+\)$/u, "").trim()), `those of ${phase}`);
      assert.equal(await count(), Number(/\((\d+)\)/u.exec(label)[1]));
      assert.equal(await drawn(), await count());
      const ours = await learn.look(`[...root.querySelectorAll("#examples .why")].filter((from) => from.innerText === ${JSON.stringify(said("learn_prompts_from_us"))}).length`);
      assert.ok(ours >= 30, `${phase}: ${ours}`);
    }
    assert.match(await learn.text("#prompt-E-V5"), new RegExp(said("learn_prompts_warn_title"), "u"));
    await learn.fill("#sought", "tolk gesprek");
    await until(async () => (await count()) === 1, "the one that fits");
    assert.match(await learn.text('label[for="phase-all"]'), /\(\d\)/u);
    assert.match(await learn.text('label[for="phase-hr"]'), /\(0\)/u);
    await learn.press("#copy-P-I5");
    await heard(learn, "learn_desk_copied");
    assert.match((await clipboard())[0], /tolk/u);
    await right(learn);
    await picture(variant, learn, "prompts-examples");
    await learn.to("builder/E-V1");
    await until(async () => (await learn.value("#preview")).includes("[leeftijd]"), "the example in the builder");
    await learn.fill("#blank-0", "45");
    await until(async () => (await learn.value("#preview")).includes("man van 45"), "the blank filled in");
    await learn.close();
  });

  it("E-M clinician: the builder makes a prompt, and does not copy what points to somebody", async () => {
    const learn = await openLearn(world.rig, "builder");
    await learn.set({ chatbots: [{ host: "chat.example.org", name: "Zorgchat", approval: "approved" }] });
    const clipboard = await copied(learn);
    await learn.fill("#goal", "Leg uit aan mevrouw Vlierhout uit Goirle wat diabetes is");
    await learn.fill("#role", "diëtist");
    await learn.fill("#length", "120");
    await learn.tick("#sources");
    await until(async () => (await learn.value("#preview")).includes("Gebruik maximaal 120 woorden."), "the preview");
    await learn.press("#copy");
    await until(() => learn.look('root.querySelector("#desk-found") !== null'), "what was flagged");
    assert.match(await learn.text("#desk"), /Vlierhout/u);
    assert.deepEqual(await clipboard(), []);
    await right(learn);
    await picture(variant, learn, "builder-clinician");
    await learn.fill("#goal", "Leg uit wat diabetes is");
    await until(() => learn.look('root.querySelector("#desk-found") === null'), "nothing flagged");
    await learn.press("#copy");
    await heard(learn, "learn_desk_copied");
    assert.match((await clipboard())[0], /^Antwoord vanuit deze rol: diëtist\.\nLeg uit wat diabetes is\./u);
    await until(() => learn.look('root.querySelector("#chatbots a")?.href === "https://chat.example.org/"'), "the chatbot to open");
    await learn.set({});
    await learn.close();
  });

  it("E-M clinician: the prompt goes into the box of an open chat, and is not sent", async () => {
    const learn = await openLearn(world.rig, "builder");
    await learn.fill("#goal", "Leg uit wat diabetes is");
    for (const site of mains) {
      const chat = await visit(world.rig, site);
      await until(() => world.rig.status(chat.page).catch(() => undefined), "the guard");
      await learn.tab.bringToFront();
      await learn.press("#look-again");
      await until(async () => (await learn.text("#put-0")).includes(site.host), `the chat of ${site.id}`);
      await learn.press("#put-0");
      await until(async () => (await chat.text()).includes("Leg uit wat diabetes is"), `the prompt in the box of ${site.id}`);
      // What stands in a box already is left as it is.
      const before = await chat.text();
      await learn.tab.bringToFront();
      await learn.press("#put-0");
      await heard(learn, "learn_builder_not_put");
      assert.equal(await chat.text(), before);
      await chat.close();
    }
    assert.deepEqual(world.server.prompts(), []);
    await learn.tab.bringToFront();
    await learn.press("#look-again");
    await until(async () => (await learn.text("#open-chats")) === said("learn_builder_no_chats"), "no chat any more");
    await learn.close();
  });

  it("E-V and E-M for IT: own prompts are kept, published and withdrawn by file; a broken file changes nothing", async () => {
    let learn = await openLearn(world.rig, "prompts");
    await learn.fill("#own-title", "Brief over [onderwerp]");
    await learn.fill("#own-text", "Schrijf een brief voor mevrouw De Wit uit Goirle met diabetes.");
    await learn.press("#own-keep");
    await until(() => learn.look('root.querySelector("#desk-found") !== null'), "what was flagged");
    await learn.fill("#own-text", "Schrijf een brief over [onderwerp].");
    await learn.press("#own-keep");
    await heard(learn, "learn_templates_added");
    await learn.press("#away-E-V6");
    await heard(learn, "learn_prompts_gone");
    const offered = await learn.offered();
    await learn.press("#own-export");
    const [file] = await offered();
    await learn.close();
    await world.restart();
    learn = await openLearn(world.rig, "prompts");
    await learn.there("#prompt-brief-over-onderwerp");
    await until(() => learn.look('root.querySelector("#prompt-E-V6") === null'), "the example withdrawn");
    await picture(variant, learn, "prompts-own");
    for (const [text, words] of [["{", "learn_templates_foreign"], ['{"kind":"x"}', "learn_templates_foreign"], ["a".repeat(2_000_001), "learn_templates_too_large"]]) {
      await learn.give("#own-import", "prompts.json", text);
      await heard(learn, words);
    }
    await learn.there("#prompt-brief-over-onderwerp");
    await learn.press("#away-brief-over-onderwerp");
    await until(() => learn.look('root.querySelector("#prompt-brief-over-onderwerp") === null'), "the own one gone");
    await learn.press("#show-all");
    await learn.there("#prompt-E-V6");
    await learn.give("#own-import", "prompts.json", file.text);
    await heard(learn, "learn_templates_taken", "1", "1");
    await learn.there("#prompt-brief-over-onderwerp");
    await learn.close();
  });

  it("E-V and E-M trainer: compares weak and strong, one at a time", async () => {
    const learn = await openLearn(world.rig, "prompts/compare");
    await learn.there("#compare-open");
    assert.equal(await learn.look('root.querySelector("#better") === null'), true);
    await learn.press("#compare-open");
    await until(() => learn.look('root.activeElement.id === "better"'), "the strong one");
    await learn.press("#compare-next");
    await until(() => learn.look('root.activeElement.id === "weak"'), "the next one");
    await learn.tab.select("#compare-kind", "leaking");
    await until(async () => /Vlierhout/u.test(await learn.text("#compare")), "a case");
    await learn.press("#compare-open");
    await learn.there("#better");
    await right(learn);
    await picture(variant, learn, "prompts-trainer");
    await learn.close();
  });

  it("E-R clinician: ten rules, two with a correction, and a rule of the day that can be switched off", async () => {
    let learn = await openLearn(world.rig, "rules");
    await until(() => learn.look('root.querySelectorAll(".sides .card").length === 10'), "the rules");
    for (const id of ["E-R5", "E-R10"]) assert.ok(await learn.look(`root.querySelector("#${id} .correction a").hash === "#tips/A-D3"`));
    await right(learn);
    await picture(variant, learn, "rules-clinician");
    await learn.to("home");
    await learn.there("#rule-of-the-day");
    await learn.to("rules");
    await learn.tick("#daily");
    await heard(learn, "learn_rules_daily_off");
    await learn.close();
    await world.restart();
    learn = await openLearn(world.rig, "home");
    await learn.there('main a[href="#rules"]');
    assert.equal(await learn.look('root.querySelector("#rule-of-the-day") === null'), true);
    await learn.close();
  });

  it("E-R trainer: the game goes by keys, says what is right, and keeps the best score", async () => {
    const learn = await openLearn(world.rig, "match");
    await learn.there("#match-ai");
    await focus(learn.tab, "#match-ai");
    for (let turn = 0; turn < 12; turn++) {
      await learn.tab.keyboard.press(turn % 2 ? "j" : "a");
      await until(() => learn.look('root.activeElement.id === "match-next"'), "what is right");
      if (turn === 0) {
        await right(learn);
        await picture(variant, learn, "match-trainer");
      }
      await learn.tab.keyboard.press(world.rig.keys.Enter ?? "Enter");
      await until(() => learn.look('["match-turn", "match-end"].includes(root.activeElement.id)'), "the next sentence");
    }
    await learn.there("#match-end");
    const kept = await until(async () => (await learn.kept())["learn-rules"]?.best ?? null, "the best score");
    assert.match(await learn.text("#match-game"), new RegExp(`${kept} van de 12`, "u"));
    await learn.press("#match-again");
    await until(() => learn.look('root.activeElement.id === "match-turn"'), "a new game");
    await learn.close();
  });

  it("E-F all: factsheets with limits, medical uses only behind the switch", async () => {
    const learn = await openLearn(world.rig, "phases");
    await until(() => learn.look('root.querySelectorAll(".factsheet").length === 3'), "three sheets");
    assert.equal(await learn.look('root.querySelector(".card .mark") === null'), true);
    await picture(variant, learn, "phases-trainer");
    await learn.tick("#medical");
    await until(() => learn.look('root.querySelectorAll(".card .mark").length > 5'), "medical uses");
    await right(learn);
    await picture(variant, learn, "phases-it");
    await learn.press('#E-F2 a[href="#prompts/behandeling"]');
    await until(() => learn.look('root.querySelector("#phase-behandeling")?.checked === true'), "the prompts of that phase");
    await learn.close();
  });

  it("A-O6 clinician: plain facts go to a source, links open only on a click", async () => {
    const learn = await openLearn(world.rig, "search-first");
    await learn.there("#power");
    assert.ok(await learn.look('[...root.querySelectorAll("main .cards a")].every((link) => link.protocol === "https:" && link.rel.includes("noreferrer"))'));
    await learn.press("#Z-1 summary");
    await until(() => learn.look('root.querySelector("#Z-1").open'), "the answer");
    await right(learn);
    await picture(variant, learn, "search-first-clinician");
    await learn.close();
  });
});
