/** Own data: seen, taken along, brought back, wiped; a file that is not ours changes nothing; a restart neither. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { until } from "./driver.mjs";
import { openLearn, wordsOf } from "./learn.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");

inEach(oneEach, (world, { browser }) => {
  const picture = (learn, name) => process.env.PICTURES && browser === "chromium" && learn.tab.screenshot({ path: `docs/screens/${name}.png` });
  const answered = async (learn) => (await learn.kept())["learn-law"] ?? null;
  let file;

  it("shows what is kept, also after a restart, and gives it as one file", async () => {
    const first = await openLearn(world.rig, "mine");
    await until(async () => (await first.text()).includes(said("learn_mine_nothing")), "nothing yet");
    await first.to("law");
    await first.tick("#ask-A-W3-0");
    await until(async () => (await answered(first))?.["A-W3"] === 0, "an answer");
    await first.close();
    await world.restart();
    const learn = await openLearn(world.rig, "mine");
    await until(async () => (await learn.text("#mine-kept")).includes(said("learn_mine_of_law")), "what is kept");
    const offered = await learn.offered();
    await learn.press("#mine-export");
    [file] = await offered();
    assert.match(file.name, /^promptwacht-\d{4}-\d\d-\d\d\.json$/);
    assert.deepEqual(JSON.parse(file.text).subjects, { law: { "A-W3": 0 } });
    await picture(learn, "mine");
    await learn.close();
  });

  it("refuses a file that is broken, foreign, of another version or huge, and changes nothing", async () => {
    const learn = await openLearn(world.rig, "mine");
    await learn.there("#mine-import");
    const foreign = JSON.stringify({ own_terms: {} });
    const unknown = JSON.stringify({ ...JSON.parse(file.text), subjects: { policy: { pages: {} } } });
    const later = JSON.stringify({ ...JSON.parse(file.text), form: 9 });
    for (const [name, text] of [["broken", file.text.slice(0, -20)], ["foreign", foreign], ["later", later], ["large", "x".repeat(2_000_001)], ["unknown", unknown]]) {
      await learn.give("#mine-import", `${name}.json`, text);
      const words = said(`learn_mine_wrong_${name}`).replace("$1", "policy");
      await until(async () => (await learn.text("#mine-refused")) === `${words} ${said("learn_mine_unchanged")}`, words);
      assert.deepEqual(await answered(learn), { "A-W3": 0 }, name);
    }
    await picture(learn, "mine-refused");
    await learn.close();
  });

  it("wipes all after a question, and brings it back from the file", async () => {
    const learn = await openLearn(world.rig, "mine");
    await learn.press("#mine-wipe");
    await until(() => learn.look('root.querySelector("dialog").open'), "the question");
    await picture(learn, "mine-wipe");
    await learn.press("#mine-wipe-no");
    await until(() => learn.look('!root.querySelector("dialog").open && root.activeElement.id === "mine-wipe"'), "the way back");
    assert.deepEqual(await answered(learn), { "A-W3": 0 });
    await learn.press("#mine-wipe");
    await learn.press("#mine-wipe-yes");
    await until(async () => (await answered(learn)) === null, "nothing kept");
    await until(async () => (await learn.text("#said")) === said("learn_mine_wiped"), "what was done");
    assert.match(await learn.text(), new RegExp(said("learn_mine_nothing")));
    await learn.give("#mine-import", "mine.json", file.text);
    await until(async () => (await answered(learn))?.["A-W3"] === 0, "what was kept");
    await until(async () => (await learn.text("#mine-kept")).includes(said("learn_mine_of_law")), "what is kept");
    await learn.close();
  });
});
