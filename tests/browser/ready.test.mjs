/** The guard stands before the first script of the page runs. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { pages } from "../sites/pages.mjs";
import { visit } from "./driver.mjs";
import { inEach, variants } from "./variants.mjs";

inEach(variants, (world) => {
  for (const site of pages) {
    it(`is there before the first script of ${site.id}`, async () => {
      const { page, host, close } = await visit(world.rig, site);
      assert.equal(await page.evaluate(() => window.__guardedBeforeScripts), true);
      if (site.box) assert.deepEqual(await host(), { state: "watching", level: "nothing" });
      await close();
    });
  }
});
