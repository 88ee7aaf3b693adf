/** The AI-VolwassenheidsKompas: alone, for IT and for a trainer. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { violations } from "./access.mjs";
import { until } from "./driver.mjs";
import { openLearn, wordsOf } from "./learn.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");

/** A picture for the papers, of Chromium and only when asked. */
const picture = async (learn, variant, name) => {
  if (!process.env.PICTURES || variant.browser !== "chromium") return;
  await learn.tab.screenshot({ path: new URL(`../../docs/screens/${name}.png`, import.meta.url).pathname });
};

const ids = ["C-S1", "C-S2", "C-S3", "C-S4", "C-S5"];
const short = ["C-S1-3", "C-S1-4", "C-S2-3", "C-S2-4", "C-S3-3", "C-S3-4", "C-S4-2", "C-S4-3", "C-S5-3", "C-S5-4"];
const file = (date, people, scores) => JSON.stringify({ kind: "promptwacht-kompas", version: 1, rounds: [{ date, people, scores: Object.fromEntries(ids.map((id, at) => [id, scores[at]])) }] });
const inRow = (learn, at) => learn.look(`[...root.querySelectorAll("#kompas-table tbody tr")][${at}].innerText.split(/\\s*\\t\\s*/)`);

inEach(oneEach, (world, variant) => {
  it("gives a clinician a short version with a diagram, numbers and advice", async () => {
    const { rig } = world;
    const learn = await openLearn(rig, "kompas");
    assert.match(await learn.text(), /Wij schreven ze zelf/);
    assert.deepEqual(await violations((code) => learn.tab.evaluate(code), "main"), []);
    await picture(learn, variant, "kompas-start");
    await learn.press('main a[href="#kompas/short"]');
    await learn.there("#C-S1-3-1");
    assert.equal(await learn.look('root.querySelectorAll("fieldset.scale").length'), 10);
    await learn.press("#kompas-done");
    await until(async () => (await learn.text("#said")) === said("learn_kompas_too_few"), "that nothing was answered");
    // With the keyboard: the space bar chooses, arrows go along the scale.
    for (const id of short) {
      await learn.tick(`#${id}-2`);
      if (id.startsWith("C-S2")) for (const _ of [3, 4]) await learn.tab.keyboard.press("ArrowRight");
    }
    assert.equal(await learn.text("#kompas-progress"), said("learn_kompas_progress").replace("$1", 10).replace("$2", 10));
    assert.deepEqual(await violations((code) => learn.tab.evaluate(code), "main"), []);
    await picture(learn, variant, "kompas-clinician");
    await learn.press("#kompas-done");
    await learn.there("#kompas-table");
    assert.deepEqual((await inRow(learn, 0)).map((text) => text.trim()), ["Kennis en vaardigheden", "2,0"]);
    assert.deepEqual((await inRow(learn, 1)).map((text) => text.trim()), ["Heldere kaders", "4,0"]);
    assert.deepEqual((await inRow(learn, 5)).map((text) => text.trim()), ["Gemiddeld", "2,4"]);
    assert.equal(await learn.look('[...root.querySelectorAll("#kompas-advice [data-factor]")].map(({ dataset }) => dataset.factor).join()'), "C-S1,C-S3,C-S4,C-S5");
    assert.equal(await learn.look('root.querySelectorAll("#kompas-talk li").length'), 5);
    assert.equal(await learn.look('root.querySelectorAll(".spider svg > title, .spider svg > desc").length'), 2);
    assert.deepEqual(await violations((code) => learn.tab.evaluate(code), "main"), []);
    await picture(learn, variant, "kompas-outcome");
    await learn.close();
    const kept = (await openedKept(rig))["learn-kompas"];
    assert.deepEqual(kept.rounds.map(({ people, scores }) => [people, scores]), [[1, [2, 4, 2, 2, 2]]]);
    assert.equal(kept.short, undefined, "single answers are gone");
  });

  it("saves the diagram as a picture with something in it, and scores alone as a file", async () => {
    const learn = await openLearn(world.rig, "kompas/outcome");
    await learn.there("#kompas-png");
    const offered = await learn.offered();
    await learn.press("#kompas-svg");
    const [svg] = await offered();
    assert.match(svg.text, /^<svg [^]*<polygon/);
    // The picture itself: how many pixels are neither white nor see-through.
    await learn.look(`void (globalThis.dots = null, HTMLAnchorElement.prototype.click = function () {
      fetch(this.href).then((read) => read.blob()).then(createImageBitmap).then((image) => {
        const canvas = new OffscreenCanvas(image.width, image.height);
        const paper = canvas.getContext("2d");
        paper.drawImage(image, 0, 0);
        const { data } = paper.getImageData(0, 0, image.width, image.height);
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 0 && data[at] < 200) dark += 1;
        globalThis.dots = { name: this.download, width: image.width, dark };
      });
    })`);
    await learn.press("#kompas-png");
    await until(() => learn.look("globalThis.dots !== null"), "the PNG");
    const dots = await learn.look("globalThis.dots");
    assert.equal(dots.name, "promptwacht-kompas.png");
    assert.equal(dots.width, 1440);
    assert.ok(dots.dark > 5000, `${dots.dark} dark pixels`);
    await learn.to("kompas");
    const files = await learn.offered();
    await learn.press("#kompas-json");
    await learn.press("#kompas-csv");
    const [json, csv] = await until(async () => (await files()).length === 2 && files(), "both files");
    const { rounds } = JSON.parse(json.text);
    assert.deepEqual(Object.keys(rounds[0]).sort(), ["date", "people", "scores"]);
    assert.match(csv.text, /^date,people,C-S1,C-S2,C-S3,C-S4,C-S5\n\d{4}-\d\d-\d\d,1,2,4,2,2,2\n$/);
    await learn.close();
  });

  it("gives IT a comparison with a group and in time, and refuses what is no file of ours", async () => {
    const learn = await openLearn(world.rig, "kompas");
    const before = JSON.stringify((await learn.kept())["learn-kompas"]);
    const good = file("2026-01-12", 25, [3.5, 1.5, 3, 2.5, 4]);
    for (const [name, text, words] of [
      ["stuk.json", good.slice(0, 40), "learn_file_broken"],
      ["vreemd.json", '{"kind":"promptwacht-pack","version":1}', "learn_file_foreign"],
      ["brief.csv", "naam;leeftijd\nx;3", "learn_file_foreign"],
      ["buiten.json", file("2026-01-12", 25, [3.5, 1.5, 3, 2.5, 7]), "learn_file_bounds"],
      ["groot.json", " ".repeat(2_000_001), "learn_file_huge"],
    ]) {
      await learn.give("#kompas-import", name, text);
      await until(async () => (await learn.text(".outcome.stop")).startsWith(said(words)), `${name} is refused`);
    }
    assert.equal(JSON.stringify((await learn.kept())["learn-kompas"]), before, "nothing changed");
    await learn.give("#kompas-import", "groep.json", good);
    await until(async () => (await learn.text()).includes("12-01-2026, uit een bestand (mensen: 25)"), "the other group");
    await learn.to("kompas/outcome");
    await learn.there("#kompas-compared");
    await learn.tab.select("#kompas-compared", "0");
    await until(() => learn.look('root.querySelector("#kompas-table thead").textContent.includes("12-01-2026")'), "both in the table");
    assert.deepEqual((await inRow(learn, 0)).map((text) => text.trim()), ["Kennis en vaardigheden", "2,0", "3,5", "1,5 lager"]);
    assert.deepEqual((await inRow(learn, 1)).map((text) => text.trim()), ["Heldere kaders", "4,0", "1,5", "2,5 hoger"]);
    await picture(learn, variant, "kompas-it");
    assert.deepEqual(await violations((code) => learn.tab.evaluate(code), "main"), []);
    await learn.tab.setViewport({ width: 320, height: 700 });
    assert.ok(await learn.look("root.documentElement.scrollWidth <= 320"), "no scrolling sideways");
    await learn.close();
  });

  it("lets a trainer fill it in with a group and join files, and keeps it", async () => {
    const learn = await openLearn(world.rig, "kompas/group");
    const fill = async (answer) => {
      await learn.there("#C-S1-1-1");
      await learn.look(`void root.querySelectorAll('fieldset.scale input[value="${answer}"]').forEach((one) => one.click())`);
    };
    await fill(2);
    await learn.press("#kompas-next");
    await until(async () => (await learn.text("#kompas-people")).includes(said("learn_kompas_one_person")), "one person");
    assert.equal(await learn.look('root.querySelectorAll("fieldset.scale :checked").length'), 0, "an empty form for the next");
    assert.match(await learn.text("#kompas-people"), /kleine groep/);
    await learn.give("#kompas-join", "collega.json", file("2026-11-20", 2, [5, 5, 5, 5, 5]));
    await until(async () => (await learn.text("#kompas-people")).includes("3"), "three people");
    await fill(4);
    await picture(learn, variant, "kompas-trainer");
    await learn.press("#kompas-done");
    await learn.there("#kompas-table");
    // (2 + 5 + 5 + 4) / 4
    assert.deepEqual((await inRow(learn, 0)).map((text) => text.trim()).slice(0, 2), ["Kennis en vaardigheden", "4,0"]);
    await until(async () => (await learn.kept())["learn-kompas"].rounds.some(({ people }) => people === 4), "the group is kept");
    await learn.close();
    await world.restart();
    const again = await openLearn(world.rig, "kompas");
    await until(async () => (await again.text()).includes("groep van 4"), "the group after a restart");
    await again.close();
  });

  it("is not there where the organisation does not want it", async () => {
    const learn = await openLearn(world.rig, "kompas");
    await learn.set({ pages: { kompas: false } });
    await until(async () => (await learn.text("h2")) === said("learn_home"), "the first page");
    await learn.set({});
    await learn.close();
  });
});

async function openedKept(rig) {
  return JSON.parse(await rig.inExtension("chrome.storage.local.get().then((all) => JSON.stringify(all))"));
}
