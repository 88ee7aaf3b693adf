/**
 * What ships, brought to a browser by policy files alone, as docs/uitrol-en-terugdraaien.md says: installed, set, changed, updated and
 * rolled back, and the chat page guarded all the way.
 */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { page } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { lookInside } from "./inside.mjs";
import { ask } from "./keys.mjs";
import { FLAGGED, WARNED } from "./round.mjs";
import { byPolicy, inEach, shipped } from "./variants.mjs";

const site = page("claude");
const SENDS_ON = /Toch versturen/;
const STRICT = { organisation: { name: "Zorggroep Voorbeeld" }, sending: { after_warn: false } };
const CHANGED = { ...STRICT, sending: { after_warn: true } };
/** Another code: its name tells. */
const NEXT = "Promptwacht, volgende versie";

async function renamed(folder) {
  const file = join(folder, "_locales/nl/messages.json");
  const words = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...words, extension_name: { message: NEXT } }));
}

inEach(byPolicy(shipped).map((variant) => ({ ...variant, settings: STRICT })), (world, { browser }) => {
  const inExtension = async (code) => JSON.parse(await world.rig.inExtension(`Promise.resolve(${code}).then((value) => JSON.stringify(value) ?? null)`));
  const runs = async () => {
    const { name, version } = await inExtension("chrome.runtime.getManifest()");
    return { version, next: name === NEXT };
  };
  const isSet = (values) => until(async () => isDeepStrictEqual((await inExtension('chrome.storage.local.get("locked")')).locked, values), "the settings", 30_000);

  /** Writes a prompt on a new page and gives the words of the question that holds it. */
  async function held(text) {
    const chat = await visit(world.rig, site);
    await until(async () => (await world.rig.status(chat.page).catch(() => undefined))?.health === "guarded", "a page in order");
    world.server.forget();
    await chat.write(text);
    await ask(chat);
    const words = await (await lookInside(world.rig, chat.page))('root.querySelector("dialog").textContent');
    await chat.press("Escape");
    await chat.close();
    assert.deepEqual(world.server.recorded, []);
    return words;
  }

  /** The page is guarded, and what was set still holds. */
  async function works() {
    assert.doesNotMatch(await held(FLAGGED), SENDS_ON);
    await isSet(CHANGED);
    assert.match(await held(WARNED), SENDS_ON);
  }

  it("is installed by policy from a server of IT, and holds a flagged prompt", async () => {
    assert.deepEqual(await runs(), { version: "0.0.1", next: false });
    assert.ok(world.forced.asked.some((path) => /promptwacht-0\.0\.1\.(crx|xpi)$/.test(path)));
    await held(FLAGGED);
  });

  it("obeys what the organisation sets", async () => {
    await isSet(STRICT);
    assert.doesNotMatch(await held(WARNED), SENDS_ON);
  });

  it(browser === "firefox" ? "takes a changed policy over at the next start" : "takes a changed policy over while it runs", async () => {
    await world.forced.set(CHANGED);
    if (browser === "firefox") {
      await world.rig.stopWorker();
      assert.deepEqual(await inExtension("chrome.storage.managed.get()"), STRICT);
      await world.restart();
    }
    await isSet(CHANGED);
    await works();
  });

  it("is updated to the next version", async () => {
    await world.forced.offer("0.0.2", renamed);
    await world.forced.update(world.rig);
    assert.deepEqual(await runs(), { version: "0.0.2", next: true });
    await works();
  });

  it("is rolled back by the older code under a higher number", async () => {
    await world.forced.offer("0.0.3");
    await world.forced.update(world.rig);
    assert.deepEqual(await runs(), { version: "0.0.3", next: false });
    await works();
  });

  it("does not go back to a lower number, nor after a restart", async () => {
    await world.forced.offer("0.0.2", renamed);
    assert.equal(await world.forced.look(world.rig), false);
    const before = world.forced.asked.length;
    await world.restart();
    assert.deepEqual(await runs(), { version: "0.0.3", next: false });
    await works();
    // The policy still names the first package: Firefox looks at it again, and refuses it.
    if (browser === "firefox") assert.deepEqual(world.forced.asked.slice(before), ["/promptwacht-0.0.1.xpi"]);
  });
});
