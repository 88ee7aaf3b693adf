/** The pages to learn as a whole: the way to each part, and what the organisation does not show. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { until } from "./driver.mjs";
import { openLearn, wordsOf } from "./learn.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");

inEach(oneEach, (world) => {
  it("shows the way to each part, and back", async () => {
    const learn = await openLearn(world.rig);
    await until(async () => (await learn.text()).includes(said("learn_tips_why")), "the way to the tips");
    await learn.press('main a[href="#tips"]');
    await until(async () => (await learn.text("h2")) === said("learn_tips"), "the tips");
    await until(() => learn.look('root.activeElement.localName === "h2"'), "the focus on the heading");
    await learn.press(".back a");
    await until(async () => (await learn.text("h2")) === said("learn_home"), "the first page");
    await learn.close();
  });

  it("takes every rule of the styles, and says which part they are for", async () => {
    const learn = await openLearn(world.rig, "tips/A-D1");
    const sheets = await learn.look(`Promise.all([...root.styleSheets].map(async ({ href, cssRules }) => {
      const all = (rules) => [...rules].flatMap((rule) => [rule, ...all(rule.cssRules ?? [])]);
      const written = (await (await fetch(href)).text()).match(/[{]/g).length;
      return { href, lost: written - all(cssRules).filter((rule) => !(rule instanceof (globalThis.CSSNestedDeclarations ?? Boolean))).length };
    }))`);
    assert.ok(sheets.length > 10);
    assert.deepEqual(sheets.filter(({ lost }) => lost !== 0), []);
    assert.equal(await learn.look('root.querySelector("main").dataset.part'), "tips");
    await learn.to("law");
    await until(() => learn.look('root.querySelector("main").dataset.part === "law"'), "the next part");
    await learn.close();
  });

  it("does not show what the organisation does not want", async () => {
    const learn = await openLearn(world.rig, "tips");
    await learn.set({ pages: { tips: false } });
    await until(async () => (await learn.text("h2")) === said("learn_home"), "the first page");
    assert.equal(await learn.look('root.querySelector("main a[href=\\"#tips\\"]") === null'), true);
    await learn.set({});
    await until(async () => (await learn.text("h2")) === said("learn_tips"), "the tips again");
    await learn.close();
  });
});
