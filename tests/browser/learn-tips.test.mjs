/** All tips: none of the inventory is missing, in both languages; searched, sifted, linked to; those of the organisation beside them. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { until } from "./driver.mjs";
import { openLearn, wordsOf } from "./learn.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");
const inventory = (await readFile(new URL("../../crates/coach/content/inventory.txt", import.meta.url), "utf8"))
  .split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split(" "));
const count = (found) => said("learn_tips_count").replace("$1", found).replace("$2", inventory.length);

/** Ids that are not in sight, or not with the link that the inventory gives. */
const missing = (learn) => learn.tab.evaluate((all) => all.filter(([id, link]) => {
  const card = document.getElementById(id);
  const links = card ? [...card.querySelectorAll("a[target=_blank]")] : [];
  return !card?.checkVisibility() || !card.querySelector("p:not(.mark)").innerText || (link && !links.some((one) => one.href === link && one.checkVisibility()));
}), inventory);

inEach(oneEach, (world, { browser }) => {
  const picture = (learn, name) => process.env.PICTURES && browser === "chromium" && learn.tab.screenshot({ path: `docs/screens/${name}.png` });

  it("has every point of the inventory, with its link, in Dutch and in English", async () => {
    const learn = await openLearn(world.rig, "tips");
    await learn.there("#A-D1");
    assert.deepEqual(await missing(learn), []);
    const dutch = await learn.text("#A-D1");
    assert.equal(await learn.look('root.querySelectorAll(".tips > .card").length'), inventory.length);
    await picture(learn, "tips");
    await learn.set({ display: { language: "en" } });
    await until(async () => (await learn.kept()).policy?.display?.language === "en", "English");
    await learn.close();
    const english = await openLearn(world.rig, "tips");
    await english.there("#A-D1");
    await english.set({});
    assert.equal(await english.look("root.documentElement.lang"), "en");
    assert.deepEqual(await missing(english), []);
    assert.notEqual(await english.text("#A-D1"), dutch);
    await until(async () => (await english.kept()).policy?.display?.language !== "en", "Dutch again");
    await english.close();
  });

  it("opens the tip that was asked for, with the focus", async () => {
    const learn = await openLearn(world.rig, "tips/D-S12");
    await until(() => learn.look('root.activeElement.id === "D-S12"'), "the focus on the tip");
    const seen = `(() => { const { top, bottom } = root.getElementById("D-S12").getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })()`;
    assert.equal(await learn.look(seen), true);
    assert.equal(await learn.look('root.querySelector("#D-S12 details").open'), true);
    await picture(learn, "tip-of-a-finding");
    await learn.fill("#tips-search", "fiets");
    await learn.to("tips/a-m1b");
    await until(() => learn.look('root.activeElement.id === "A-M1b"'), "the focus on the next tip");
    assert.equal(await learn.text("#tips-count"), count(inventory.length));
    await learn.close();
  });

  it("finds by words, by role and by subject, and says how many", async () => {
    const learn = await openLearn(world.rig, "tips");
    await learn.there("#tips-search");
    assert.equal(await learn.text("#tips-count"), count(inventory.length));
    await learn.fill("#tips-search", "pleeggezin");
    await until(async () => (await learn.text("#tips-count")) === count(1), "one tip");
    assert.equal(await learn.look('root.getElementById("D-S13").checkVisibility()'), true);
    assert.equal(await learn.look('root.getElementById("A-D1").checkVisibility()'), false);
    await learn.fill("#tips-search", "zzzz");
    await until(async () => (await learn.text("#tips-count")) === said("learn_tips_none"), "no tip");
    await learn.press("#tips-clear");
    await until(async () => (await learn.text("#tips-count")) === count(inventory.length), "all tips");
    await learn.tab.select("#tips-role", "trainer");
    await learn.tab.select("#tips-subject", "energie");
    await until(() => learn.look('!root.getElementById("A-D1").checkVisibility()'), "fewer tips");
    assert.equal(await learn.look('root.getElementById("B-3a").checkVisibility()'), true);
    await picture(learn, "tips-sifted");
    await learn.press("#B-3a summary");
    await learn.there("#read-B-3a");
    await learn.tab.evaluate(() => {
      globalThis.spoken = [];
      speechSynthesis.speak = (one) => globalThis.spoken.push(`${one.lang}: ${one.text}`);
    });
    await learn.press("#read-B-3a");
    await until(() => learn.look('globalThis.spoken.length === 1 && globalThis.spoken[0].startsWith("nl: AI kost stroom")'), "the voice");
    await learn.close();
  });

  it("shows the tips that were found as slides", async () => {
    const learn = await openLearn(world.rig, "tips");
    await learn.tab.select("#tips-subject", "energie");
    await until(() => learn.look('!root.getElementById("A-D1").checkVisibility()'), "fewer tips");
    await learn.press("#slides");
    await until(async () => (await learn.text(".slides")).includes("Denk aan stroom"), "the first slide");
    await picture(learn, "tips-slides");
    await learn.tab.keyboard.press("ArrowRight");
    await until(async () => (await learn.text(".slides")).includes("AI kost stroom"), "the next slide");
    await learn.press("#slides-on");
    assert.match(await learn.text(".slides"), /2 van 2/);
    await learn.press("#slides-back");
    await until(async () => (await learn.text(".slides")).includes("Denk aan stroom"), "the first slide again");
    await learn.press("#slides-close");
    await until(() => learn.look('root.activeElement.id === "slides"'), "the way back");
    await learn.close();
  });

  it("shows the tips and the links of the organisation beside ours", async () => {
    const learn = await openLearn(world.rig, "tips");
    await learn.set({
      tips: [{ title: "Bel eerst", text: "Twijfel je? Bel de helpdesk.", page: "https://intranet.example/hulp" }],
      links: [{ title: "Onze regels", page: "https://intranet.example/regels" }],
    });
    await learn.there("#own-tips");
    assert.match(await learn.text("#own-tips"), /Bel eerst\n+Twijfel je\? Bel de helpdesk\./);
    assert.equal(await learn.look('root.querySelector("#own-tips a").href'), "https://intranet.example/hulp");
    assert.equal(await learn.look('root.querySelector("#own-links a").href'), "https://intranet.example/regels");
    await picture(learn, "tips-of-the-organisation");
    await learn.set({});
    await until(() => learn.look('root.querySelector("#own-tips") === null'), "ours alone");
    await learn.close();
  });

  it("asks and answers on law, and keeps what was answered", async () => {
    const learn = await openLearn(world.rig, "law/A-W1");
    await until(() => learn.look('root.activeElement.id === "law-A-W1"'), "the focus on the card");
    assert.equal(await learn.look('root.querySelectorAll(".law").length'), 13);
    assert.equal(await learn.look('root.querySelectorAll(".law fieldset").length'), 13);
    await learn.tick("#ask-A-W1-0");
    await until(async () => (await learn.text("#law-A-W1")).includes(said("learn_law_wrong")), "not yet");
    await learn.tick("#ask-A-W1-1");
    await until(async () => (await learn.text("#law-A-W1")).includes(said("learn_law_right")), "right");
    await picture(learn, "law");
    const right = said("learn_law_count").replace("$1", 1).replace("$2", 13);
    await until(async () => (await learn.text("#law-count")) === right, "the count");
    await until(async () => (await learn.kept())["learn-law"]?.["A-W1"] === 1, "the answer is kept");
    await learn.close();
    await world.restart();
    const again = await openLearn(world.rig, "law");
    await until(() => again.look('root.querySelector("#ask-A-W1-1")?.checked === true'), "the answer after a restart");
    await again.close();
  });

  it("lets guess what AI takes, and works it out with both figures", async () => {
    const learn = await openLearn(world.rig, "energy");
    await learn.there("#guess-long");
    assert.equal(await learn.look('root.querySelector("table") === null'), true);
    await learn.tick("#guess-long");
    await until(async () => (await learn.text("#guessed")) === said("learn_energy_guess_off"), "the answer");
    assert.match(await learn.text("table"), /0,24/);
    assert.match(await learn.text("#sum"), /3,0 wattuur: een laptop werkt daar 4,0 minuten op/);
    assert.match(await learn.text("#sum"), /675 wattuur: een laptop werkt daar 15 uur op/);
    await learn.fill("#energy-questions", "20");
    await until(async () => /6,0 wattuur/.test(await learn.text("#sum")), "another sum");
    await picture(learn, "energy");
    await learn.fill("#energy-questions", "veel");
    await until(async () => (await learn.text("#sum")) === said("learn_energy_bad"), "what is wrong");
    await learn.close();
  });
});
