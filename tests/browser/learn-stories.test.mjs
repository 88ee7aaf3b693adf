/** Stories, the talk of 15 minutes, the debate, the first screens, and what is printed: each as its users do it. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { misfits, violations } from "./access.mjs";
import { until } from "./driver.mjs";
import { openLearn, wordsOf } from "./learn.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");

/** A picture for the documents, from Chromium and only when it is asked for. */
async function picture(world, learn, name) {
  if (!process.env.PICTURES || world.rig.name !== "chromium") return;
  await learn.tab.evaluate(() => {
    document.activeElement?.blur?.();
    scrollTo(0, 0);
  });
  await learn.tab.screenshot({ path: new URL(`../../docs/screens/${name}.png`, import.meta.url).pathname });
}

/** What axe finds in what is in sight. */
const access = async (learn) => assert.deepEqual(await violations((code) => learn.tab.evaluate(code), "body"), []);

/** What sticks out at 320 pixels. */
async function narrow(learn) {
  await learn.tab.setViewport({ width: 320, height: 800 });
  const wrong = await learn.tab.evaluate(`(${misfits})(document.documentElement)`);
  await learn.tab.setViewport(learn.whole);
  // What is there for screen readers alone is cut off on purpose.
  assert.deepEqual(wrong.filter((one) => !one.includes(".away ")), []);
}

const heading = (learn, words) => until(async () => (await learn.text("main h3")) === words, words);

inEach(oneEach, (world) => {
  it("stories: a clinician gets the one that fits a finding, and reads it alone", async () => {
    const learn = await openLearn(world.rig, "stories/for/medicine,special");
    await heading(learn, "De doos bij de balie");
    assert.ok((await learn.text()).includes(said("learn_stories_fits")));
    assert.ok((await learn.text()).includes(said("tip_e_t1")));
    await until(() => learn.look('root.activeElement.localName === "h3"'), "the focus on the story");
    await access(learn);
    await narrow(learn);
    await picture(world, learn, "story-clinician");
    await learn.to("stories/for/personal");
    await until(async () => (await learn.text("main h3")) !== "De doos bij de balie", "another story");
    await learn.to("stories/for/nothing-known");
    await until(async () => (await learn.text()).includes(said("learn_stories_none_fits")), "all stories");
    await learn.to("stories/D-S3");
    await heading(learn, "De doos bij de balie");
    await learn.press('.ways a[href="#stories/D-S4"]');
    await heading(learn, "De telefoon op tafel");
    await learn.close();
  });

  it("stories: sectors are hidden and stay so, a search finds words", async () => {
    let learn = await openLearn(world.rig, "stories");
    const shown = () => learn.look('root.querySelectorAll(".stories > li").length');
    await until(async () => (await shown()) === 16, "sixteen stories");
    await learn.tick("#sector-mental");
    await until(async () => (await shown()) === 13, "three less");
    await access(learn);
    await picture(world, learn, "stories-sectors");
    await learn.close();
    learn = await openLearn(world.rig, "stories");
    await until(async () => (await shown()) === 13, "three less in another tab");
    await learn.tick("#sector-mental");
    await until(async () => (await shown()) === 16, "sixteen again");
    await learn.fill("#search-stories", "agenda rooster");
    await until(async () => (await shown()) === 1, "one story");
    assert.equal(await learn.text("#count-stories"), "1 van 16 verhalen");
    await narrow(learn);
    await learn.close();
  });

  it("talk: a trainer chooses stories and questions, and takes the plan as a file", async () => {
    const learn = await openLearn(world.rig, "stories/D-S3");
    await learn.press("#choose-D-S3");
    await until(() => learn.look('root.querySelector("#choose-D-S3").ariaPressed === "true"'), "the choice");
    await learn.to("talk");
    await learn.tick("#talk-C-K1");
    await learn.tick("#talk-D-S1");
    await learn.tick("#talk-D-S2");
    await until(async () => (await learn.text("#said")) === said("learn_stories_full"), "no room for a fourth");
    assert.equal(await learn.look('root.querySelectorAll(".choices :checked").length'), 3);
    await learn.tab.select("#question", "V4");
    await learn.fill("#note", "Eerst kijken, dan sturen.");
    await access(learn);
    await narrow(learn);
    await picture(world, learn, "talk-plan");
    const offered = await learn.offered();
    await learn.press("#save-text");
    await learn.press("#save-page");
    await until(async () => (await offered()).length === 2, "two files");
    const [text, page] = await offered();
    assert.equal(text.name, "gesprek.txt");
    assert.ok(text.text.includes("Twee uur typen bespaard") && text.text.includes("Eerst kijken, dan sturen."));
    assert.ok(page.text.startsWith("<!doctype html>") && !page.text.includes("http"));
    await learn.close();
  });

  it("talk: it is led with a clicker, and nothing is lost", async () => {
    let learn = await openLearn(world.rig, "talk");
    await learn.press('nav a[href="#talk/live"]');
    await heading(learn, "Begin");
    assert.equal(await learn.text("#talk-left"), "15:00");
    await learn.press("#talk-turn");
    await until(async () => (await learn.text("#talk-left")) !== "15:00", "the clock");
    await learn.tab.keyboard.press("PageDown");
    await learn.tab.keyboard.press("ArrowRight");
    await heading(learn, "Laat de verhalen zien");
    await learn.press("#told-C-K1");
    await until(async () => (await learn.text(".told")).includes("stage"), "the second story");
    await access(learn);
    await narrow(learn);
    await picture(world, learn, "talk-live");
    await learn.close();
    learn = await openLearn(world.rig, "talk/live");
    await heading(learn, "Laat de verhalen zien");
    assert.notEqual(await learn.text("#talk-left"), "15:00");
    await learn.tab.keyboard.press("PageUp");
    await heading(learn, "Kies twee of drie verhalen");
    await learn.tab.keyboard.press("p");
    await until(async () => (await learn.text("#talk-turn")) === said("learn_talk_go"), "the pause");
    for (let step = 0; step < 3; step += 1) await learn.tab.keyboard.press("PageDown");
    await heading(learn, "Stel een vraag");
    await learn.press("#show-right");
    await until(async () => (await learn.text(".options")).includes(said("learn_talk_right")), "the right answer");
    await picture(world, learn, "talk-question");
    await learn.press("#talk-next");
    await heading(learn, "Wat nemen we mee?");
    assert.equal(await learn.value("#live-note"), "Eerst kijken, dan sturen.");
    assert.equal(await learn.look('root.querySelector("#talk-next").disabled'), true);

    await world.restart();
    learn = await openLearn(world.rig, "talk");
    assert.equal(await learn.value("#note"), "Eerst kijken, dan sturen.");
    assert.equal(await learn.value("#question"), "V4");
    await learn.press("#note-wipe");
    await until(async () => (await learn.value("#note")) === "", "the empty note");
    await until(async () => (await learn.kept())["learn-talk"].note === "", "the wiped note");
    await learn.close();
  });

  it("talk: texts are copied, and a coach and a clinician find what to say", async () => {
    const learn = await openLearn(world.rig, "talk/texts");
    await learn.tab.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void (globalThis.copied = text) } });
    });
    await learn.press("#text-A-O4 summary");
    await learn.press("#copy-A-O4");
    await until(async () => (await learn.text("#said")) === said("learn_copied"), "the copy");
    assert.match(await learn.tab.evaluate("copied"), /^Lijst van chatbots die mogen \(30 minuten\)\nDoel: /);
    await access(learn);
    await narrow(learn);
    await picture(world, learn, "talk-agenda");
    await learn.press('nav a[href="#talk/coach"]');
    await heading(learn, said("learn_talk_script"));
    await learn.press("#copy-coffee");
    await until(async () => (await learn.tab.evaluate("copied")).startsWith("Ik liet een chatbot"), "the sentences");
    await access(learn);
    await narrow(learn);
    await picture(world, learn, "talk-coach");
    await learn.close();
  });

  it("debate: hands are counted live, kept, and wiped", async () => {
    let learn = await openLearn(world.rig, "debate");
    assert.ok((await learn.look('root.querySelectorAll(".statements tbody tr").length')) >= 16);
    await access(learn);
    await narrow(learn);
    await picture(world, learn, "debate-statements");
    await learn.press('a[href="#debate/S1"].first');
    await heading(learn, "Als de naam weg is, mag de rest in een chatbot.");
    await learn.press("#votes-0-more");
    for (const key of ["1", "1", "2", "3"]) await learn.tab.keyboard.press(key);
    await until(async () => (await learn.text(".bars")).includes("60 %"), "the bars");
    await learn.press("summary");
    await access(learn);
    await narrow(learn);
    await picture(world, learn, "debate-live");
    await learn.tab.keyboard.press("PageDown");
    await until(async () => (await learn.text("main h3")).startsWith("Je moet altijd"), "the second statement");
    await learn.close();
    learn = await openLearn(world.rig, "debate/S1");
    assert.equal(await learn.value("#votes-0"), "3");
    await learn.press("#wipe-one");
    await until(async () => (await learn.value("#votes-0")) === "0", "no votes");
    await learn.close();
  });

  it("welcome: three screens, which can be skipped, and are then known as seen", async () => {
    const learn = await openLearn(world.rig, "welcome");
    await heading(learn, "Wat Promptwacht doet");
    await access(learn);
    await narrow(learn);
    await picture(world, learn, "welcome");
    await learn.press('a[href="#welcome/2"]');
    await heading(learn, "Wat Promptwacht niet doet");
    await learn.tab.keyboard.press("ArrowRight");
    await heading(learn, "Wat je hier kunt doen");
    assert.equal((await learn.kept())["learn-welcome"], undefined);
    await learn.press("#welcome-done");
    await until(async () => (await learn.text("h2")) === said("learn_home"), "the overview");
    await until(async () => (await learn.kept())["learn-welcome"]?.seen === true, "that they were seen");
    await learn.to("welcome");
    await learn.press("#welcome-skip");
    await until(async () => (await learn.text("h2")) === said("learn_home"), "the overview again");
    await learn.close();
  });

  it("cards: every sheet fits its A4 pages and nothing is cut off", async () => {
    const learn = await openLearn(world.rig, "cards");
    await access(learn);
    await narrow(learn);
    await picture(world, learn, "cards");
    const pages = { leak: 1, rules: 1, answers: 1, match: 2, prompts: 2, statements: 2 };
    for (const [sheet, wanted] of Object.entries(pages)) {
      await learn.to(`cards/${sheet}`);
      await heading(learn, said(`learn_cards_${sheet}`));
      await access(learn);
      await narrow(learn);
      if (["leak", "match"].includes(sheet)) await picture(world, learn, `cards-${sheet}`);
      await onPaper(world, learn, wanted, ".sheet, .sheet li");
    }
    await learn.to("stories");
    await onPaper(world, learn, 4, ".stories > li");
    await learn.to("debate");
    await onPaper(world, learn, 1, ".statements");
    await learn.close();
  });
});

/** In Chromium: how many pages it takes, and what does not fit in its place. */
async function onPaper({ rig }, learn, wanted, parts) {
  if (rig.name !== "chromium") return;
  const pdf = Buffer.from(await learn.tab.pdf({ preferCSSPageSize: true })).toString("latin1");
  const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length;
  await learn.tab.emulateMediaType("print");
  await learn.tab.setViewport({ width: Math.round((186 / 25.4) * 96), height: 1000 });
  const cut = await learn.tab.evaluate((selector) => [...document.querySelectorAll(selector)]
    .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
    .map((one) => `${one.className} ${one.innerText.slice(0, 40)}: ${one.scrollHeight} in ${one.clientHeight}`), parts);
  if (process.env.PAPER) await learn.tab.screenshot({ path: `${process.env.PAPER}/${(await learn.look("location.hash")).slice(1).replace("/", "-")}.png`, fullPage: true });
  await learn.tab.emulateMediaType();
  await learn.tab.setViewport(learn.whole);
  assert.deepEqual(cut, []);
  assert.equal(pages, wanted);
}
