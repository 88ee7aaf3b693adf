/** Everybody can use the pages to learn: every part and every state of it that stands here. Colours and size are ours to choose in Chromium. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, it } from "node:test";
import { assertUsable } from "./access.mjs";
import { until } from "./driver.mjs";
import { openLearn } from "./learn.mjs";
import { states } from "./learn-states.mjs";
import { inEach, oneEach } from "./variants.mjs";

const frame = await readFile(new URL("../../crates/learn/src/frame.rs", import.meta.url), "utf8");
const parts = [...frame.matchAll(/^ +id: "([\w-]+)",$/gm)].map(([, id]) => id);

inEach(oneEach, (world, { browser }) => {
  let learn;
  before(async () => {
    learn = await openLearn(world.rig, "home");
    // Every part works without a network: in Firefox all goes by the rig's proxy, which refuses.
    if (browser === "chromium") await learn.tab.setOfflineMode(true);
    else await world.rig.inWindow('(Services.prefs.setStringPref("network.proxy.no_proxies_on", ""), Services.prefs.setBoolPref("network.proxy.allow_hijacking_localhost", true))');
  });

  it("has a way to each part on the first page", async () => {
    await learn.there("main .cards a");
    const ways = await learn.look('[...root.querySelectorAll("main .cards a")].map(({ hash }) => hash.slice(1))');
    assert.deepEqual(ways.toSorted(), parts.filter((id) => id !== "home").toSorted());
    const heads = await learn.look('[...root.querySelectorAll("main .cards h3, main .cards .why")].filter((one) => one.innerText.trim() === "").length');
    assert.equal(heads, 0, "every part has a name and says what it is for");
  });

  for (const part of parts) {
    it(`${part}: axe, light and dark, large, by keyboard`, async () => {
      for (const [state, bring] of Object.entries({ "as it opens": () => {}, ...states[part] })) {
        const where = `${part}, ${state}`;
        await learn.tab.setViewport(learn.whole);
        await learn.to(part === "home" ? "mine" : "home");
        await learn.to(part);
        await until(() => learn.look(`root.activeElement.localName === "h2"`), `${where}: the part`);
        const away = await bring(learn);
        await assertUsable(learn, browser, where);
        await away?.();
        await learn.set({});
      }
    });
  }
});
