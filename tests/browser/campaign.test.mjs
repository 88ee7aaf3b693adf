/** A random user, the same one every time; `./build.sh campaign` plays thousands of others. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { campaign } from "./campaign/run.mjs";
import { oneEach } from "./variants.mjs";

const SENDS = 60;
const SEED = 20261122;

for (const variant of oneEach) {
  describe(variant.name, () => {
    it(`lets nothing slip past, get lost or be delayed in ${SENDS} sends`, async () => {
      const { sends, asked, failures } = await campaign(variant, { sends: SENDS, seed: SEED });
      assert.deepEqual(failures, []);
      assert.equal(sends, SENDS);
      assert.ok(asked > 0, "some of them had to be asked about");
    });
  });
}
