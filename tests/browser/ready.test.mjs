/** The guard stands before the first script of the page runs: an Enter in that script is held and never heard by the page. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { pages } from "../sites/pages.mjs";
import { visit } from "./driver.mjs";
import { inEach, oneEach, shippedEncodings } from "./variants.mjs";

inEach(shippedEncodings, (world, variant) => {
  for (const site of pages.filter(({ early }) => early)) {
    it(`holds in the first script of ${site.id}`, async () => {
      const { page, close } = await visit(world.rig, site, { early: true });
      assert.equal(await page.evaluate(() => window.__heldBeforeScripts), true);
      await close();
    });
  }

  for (const site of pages.filter(({ box, main, unlisted }) => main || (box && !unlisted && oneEach.includes(variant)))) {
    it(`watches ${site.id}`, async () => {
      const { becomes, host, close } = await visit(world.rig, site);
      await becomes("watching");
      assert.deepEqual(await host(), { state: "watching", level: "nothing" });
      await close();
    });
  }
});
