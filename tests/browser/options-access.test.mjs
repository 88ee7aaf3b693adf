/** Everybody can use the page of settings. Chromium only: there the colours and the size are ours to choose. */
import assert from "node:assert/strict";
import { describe, it, before, after } from "node:test";
import { compare, emulate, misfits, unseen, violations } from "./access.mjs";
import { until } from "./driver.mjs";
import { openOptions } from "./options.mjs";
import { chromiumTree } from "./tree.mjs";
import { inEach, oneEach } from "./variants.mjs";

const pictures = process.env.PICTURES;

/** The parts of the page, each with something in it. */
const parts = {
  settings: async (options) => {
    for (const name of ["own_terms", "chatbots", "sending", "training"]) await options.unfold(name);
    await options.press("#add-own-terms-words");
    await options.fill("#field-own-terms-words-0--text", "--");
    await options.press("#add-chatbots");
    await until(() => options.look('root.querySelector("[aria-invalid]") !== null'), "a wrong value");
    // What was said last; the words before it may still be on their way.
    await until(async () => (await options.text("#said")) === "Er is een regel bij", "what was done last");
  },
  try: (options) => options.fill("#try-box", "Mevrouw De Wit, geboren op 12 maart 1961, heeft diabetes."),
  status: (options) => until(async () => (await options.value("#copied")).includes("Chrome"), "the status"),
};

inEach(oneEach.filter(({ browser }) => browser === "chromium"), (world) => {
  for (const [part, bring] of Object.entries(parts)) {
    describe(part, () => {
      let options;
      before(async () => {
        options = await openOptions(world.rig, part);
        await bring(options);
      });
      after(() => options?.close());
      const picture = (name) => pictures && options.tab.screenshot({ path: `${pictures}/options-${part}-${name}.png`, fullPage: true });

      it("is read as was reviewed", async () => {
        const tree = await chromiumTree(options.tab);
        await compare(`trees/chromium/options-${part}.txt`, tree.replaceAll(/\d+\.\d+\.\d+(\.\d+)?/g, "0.0.0").replaceAll(/\d+-\d+-\d+,? \d+:\d+:\d+/g, "then"));
      });

      for (const scheme of ["light", "dark"]) {
        it(`has no violation that axe knows, ${scheme}`, async () => {
          await emulate(options, { "prefers-color-scheme": scheme });
          assert.deepEqual(await violations(options.look, "html"), []);
          await picture(scheme);
        });
      }

      it("has edges and rings in forced colours", async () => {
        await emulate(options, { "forced-colors": "active" });
        const wrong = await options.look(`(${unseen})(document.body)`);
        assert.deepEqual(wrong.filter((one) => one !== "the part has no edge"), []);
        await picture("forced");
        await emulate(options, {});
      });

      it("fits at 400 %, and the keyboard reaches everything", async () => {
        await options.tab.setViewport({ width: 320, height: 256 });
        const known = /^(textarea|input|select)\..* is cut off$/;
        assert.deepEqual((await options.look(`(${misfits})(document.documentElement)`)).filter((one) => !known.test(one) && !/\.away/.test(one)), []);
        await picture("narrow");
        const all = `[...document.querySelectorAll("a, button, summary, input, select, textarea")].filter((one) => one.checkVisibility() && !one.disabled)`;
        const of = await options.look(`${all}.length`);
        await options.look("root.activeElement.blur()");
        await options.tab.evaluate(() => void getSelection().setBaseAndExtent(document.body, 0, document.body, 0));
        const seen = new Set();
        // A field for a day has a stop for each of its parts, and at the end comes the browser's own bar.
        for (let step = 0; step < of + 8 && seen.size < of; step += 1) {
          await options.tab.keyboard.press("Tab");
          const now = await options.look(`${all}.indexOf(root.activeElement)`);
          if (now >= 0) seen.add(now);
        }
        assert.equal(seen.size, of);
      });
    });
  }
});
