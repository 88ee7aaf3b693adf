/** Everybody can use the pages to learn: every part and every state of it that stands here. Colours and size are ours to choose in Chromium. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, it } from "node:test";
import { emulate, misfits, violations } from "./access.mjs";
import { until } from "./driver.mjs";
import { openLearn } from "./learn.mjs";
import { states } from "./learn-states.mjs";
import { inEach, oneEach } from "./variants.mjs";

/** What the browser itself draws cut off, and what only a screen reader reads. */
const known = /^((textarea|input|select)\..* is cut off|.*\.away\b.*)$/;

/** Everything that the keyboard must reach; of radio buttons the one that it comes to. */
const stops = `[...document.querySelectorAll(document.querySelector("dialog[open]") ? "dialog[open] :is(a, button, input, select, textarea)" : "a[href], button, summary, input, select, textarea")]
  .filter((one) => one.checkVisibility() && !one.disabled)
  .filter((one) => one.type !== "radio" || one === ([...document.getElementsByName(one.name)].find(({ checked }) => checked) ?? document.getElementsByName(one.name)[0]))`;

/** What of all that the keyboard does not reach, as it would be read. A field for a day or a moment has stops of its own inside. */
async function unreached(learn) {
  const of = await learn.look(`(() => {
    globalThis.seen ??= new Set();
    seen.clear();
    globalThis.see ??= (root.addEventListener("focusin", ({ target }) => seen.add(target)), true);
    root.activeElement?.blur();
    getSelection().setBaseAndExtent(document.body, 0, document.body, 0);
    return ${stops}.length + 6 * root.querySelectorAll("input[type^=date]").length;
  })()`);
  const rest = () => learn.look(`${stops}.filter((one) => !seen.has(one)).map((one) => one.outerHTML.slice(0, 90))`);
  // At the end comes the browser's own bar.
  for (let step = 0; step < of + 8; step += 1) await learn.tab.keyboard.press("Tab");
  return rest();
}

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
        assert.deepEqual(await violations(learn.look, "html"), [], `${where}, light`);
        if (browser === "chromium") {
          await emulate(learn, { "prefers-color-scheme": "dark" });
          assert.deepEqual(await violations(learn.look, "html"), [], `${where}, dark`);
          await emulate(learn, {});
          await learn.tab.setViewport({ width: 320, height: 256 });
          const wrong = await learn.look(`(${misfits})(document.documentElement)`);
          assert.deepEqual(wrong.filter((one) => !known.test(one)), [], `${where}, at 400 %`);
          assert.deepEqual(await unreached(learn), [], `${where}, by keyboard`);
        }
        await away?.();
        await learn.set({});
      }
    });
  }
});
