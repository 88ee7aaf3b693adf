/** Everybody can use the page of settings. What needs other colours or another size is looked at in Chromium, where they are ours to choose. */
import assert from "node:assert/strict";
import { describe, it, before, after } from "node:test";
import { assertUsable, compare, emulate, unseen } from "./access.mjs";
import { until } from "./driver.mjs";
import { openOptions } from "./options.mjs";
import { chromiumTree } from "./tree.mjs";
import { inEach, oneEach } from "./variants.mjs";

const pictures = process.env.PICTURES;
const WHOLE = { width: 1280, height: 800 };

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
  status: (options) => until(async () => (await options.value("#copied")).match(/Chrome|Firefox/), "the status"),
};

inEach(oneEach, (world, { browser }) => {
  for (const [part, bring] of Object.entries(parts)) {
    describe(part, () => {
      let options;
      before(async () => {
        options = await openOptions(world.rig, part);
        await bring(options);
      });
      after(() => options?.close());
      const picture = (name) => pictures && options.tab.screenshot({ path: `${pictures}/options-${browser}-${part}-${name}.png`, fullPage: browser === "chromium" });

      if (browser === "chromium") {
        it("is read as was reviewed", async () => {
          const tree = await chromiumTree(options.tab);
          await compare(`trees/chromium/options-${part}.txt`, tree.replaceAll(/\d+\.\d+\.\d+(\.\d+)?/g, "0.0.0").replaceAll(/\d+-\d+-\d+,? \d+:\d+:\d+/g, "then"));
        });

        it("has edges and rings in forced colours", async () => {
          await emulate(options, { "forced-colors": "active" });
          const wrong = await options.look(`(${unseen})(document.body)`);
          assert.deepEqual(wrong.filter((one) => one !== "the part has no edge"), []);
          await picture("forced");
          await emulate(options, {});
        });
      }

      it("can be used by everybody", async () => {
        await picture("light");
        await assertUsable({ ...options, picture, whole: WHOLE }, browser, part);
      });
    });
  }
});
