/**
 * Every setting on its way through a real browser: as `promptwacht policy export` writes it, and with a value of a wrong type, which
 * leaves the default and is reported.
 */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { until } from "./driver.mjs";
import { cargo } from "./forced/packages.mjs";
import { filesOf, fits, paths, roundsOf } from "./forced/wrong.mjs";
import { byPolicy, inEach, shipped } from "./variants.mjs";

const TOML = fileURLToPath(new URL("forced/every-key.toml", import.meta.url));
const built = (file) => readFile(new URL(`../../dist/chromium/${file}`, import.meta.url));
const schema = JSON.parse(await built("managed-schema.json"));
/** Each setting below the top, without the top itself. */
const everyPath = Object.entries(schema.properties).flatMap(([name, inner]) => paths(inner, name));
/** It cannot be set beside `pages.training = false`. */
const APART = "training.required";

/** What holds where nothing is set, as the module that ships says. */
async function defaults() {
  const scope = vm.createContext({ TextDecoder, TextEncoder });
  vm.runInContext((await built("settings-glue.js")).toString(), scope);
  scope.bytes = await built("settings-module.wasm");
  const read = vm.runInContext("(() => { const settings = promptwachtSettings(); settings.initSync({ module: bytes }); return settings.read; })()", scope);
  return JSON.parse(read("{}", "{}")).policy;
}

/** Every value at a path, `[]` for each entry. */
const at = (value, path) =>
  path.split(/\.|(?=\[)/).reduce((found, step) => found.flatMap((one) => (step === "[]" ? one : [one?.[step]])).filter((one) => one !== undefined), [value]);

inEach(byPolicy(shipped).map((variant) => ({ ...variant, settings: TOML })), (world, { browser }) => {
  const inExtension = async (code) => JSON.parse(await world.rig.inExtension(`Promise.resolve(${code}).then((value) => JSON.stringify(value))`));
  const kept = () => inExtension('chrome.storage.local.get(["policy", "locked", "complaints"])');
  let sample;

  it("reads what was exported, byte for byte, and every setting is in it", async () => {
    sample = await until(async () => (await kept()).locked, "the settings", 30_000);
    for (const path of everyPath) assert.ok(path === APART || at(sample, path).length > 0, `${path} is not set in the sample`);
    const { policy, complaints } = await kept();
    assert.deepEqual(complaints, []);
    const { stdout } = await cargo("promptwacht", "policy", "explain", TOML);
    const said = new Map(stdout.trimEnd().split("\n").map((line) => line.split(" = ")).map(([path, ...value]) => [path, JSON.parse(value.join(" = "))]));
    for (const [path, value] of said) assert.deepEqual(at(policy, path)[0], value, path);
    // What `explain` does not name has its default, and then nothing is proved.
    const tables = Object.entries(schema.properties).flatMap(([name, one]) => (one.type === "object" ? Object.keys(one.properties).map((key) => `${name}.${key}`) : [name]));
    assert.deepEqual([...said.keys()].sort(), tables.filter((path) => path !== APART).sort());
  });

  it("shows no error of a policy on the browser's own page", async () => {
    if (browser === "firefox") {
      const code = `(() => { const { PolicyFailures } = ChromeUtils.importESModule("resource://gre/modules/PoliciesHelpers.sys.mjs");
        return JSON.stringify({ failures: PolicyFailures.getAll(), active: Object.keys(Services.policies.getActivePolicies()).sort() }); })()`;
      assert.deepEqual(JSON.parse(await world.rig.inWindow(code)), { failures: {}, active: ["3rdparty", "ExtensionSettings"] });
      return;
    }
    const page = await world.rig.newPage();
    await page.goto("chrome://policy");
    const groups = await page.evaluate(async () => {
      const { addWebUiListener } = await import("chrome://resources/js/cr.js");
      return new Promise((heard) => {
        addWebUiListener("policies-updated", (_, { policyGroups }) => heard(policyGroups));
        chrome.send("listenPoliciesUpdates");
      });
    });
    const shown = groups[world.forced.id].policies;
    assert.deepEqual(Object.keys(shown).sort(), Object.keys(schema.properties).sort());
    // An error, a warning or being ignored would stand beside these.
    for (const [name, { value, ...rest }] of Object.entries({ ...shown, ...groups.chrome.policies })) {
      assert.deepEqual(rest, { level: "mandatory", scope: "machine", source: "platform" }, name);
      if (name in shown) assert.deepEqual(value, sample[name], name);
    }
    await page.close();
  });

  it("keeps the default of each setting that has a wrong type, and reports it", async () => {
    const base = await defaults();
    const page = browser === "chromium" ? await world.rig.newPage() : undefined;
    await page?.goto("chrome://policy");
    const rounds = browser === "chromium" ? roundsOf(schema, sample) : filesOf(schema, sample);
    const tried = new Set();
    for (const { values, sign, paths: wrong } of rounds) {
      await world.forced.set(values);
      if (page) await page.evaluate(() => chrome.send("reloadPolicies"));
      else await world.restart();
      const isRead = ({ locked, complaints }) => (sign ? locked?.[sign]?.[0].title === values[sign][0].title : complaints?.some(({ path }) => path === wrong[0]));
      const { policy, complaints } = await until(async () => [await kept()].find(isRead), "the settings of this round", 30_000);
      assert.ok(fits(schema, policy));
      // What the browser lets through.
      const heard = page && (await inExtension("chrome.storage.managed.get()"));
      for (const path of wrong) {
        tried.add(path.replace(/\[\d+\]/g, "[]"));
        const [top] = path.split(/[.[]/);
        if (!path.includes("[")) assert.deepEqual(at(policy, path), at(base, path), path);
        // Chromium refuses a whole setting with a wrong type in it, before we see it.
        if (heard && !(top in heard)) assert.deepEqual(policy[top], base[top], path);
        else assert.ok(complaints.some((one) => one.path === path), `nothing said of ${path}`);
      }
    }
    assert.deepEqual([...tried].sort(), [...everyPath].sort());
  });

  it("takes the setting that cannot stand beside another", async () => {
    await world.forced.set({ training: { required: true } });
    if (browser === "firefox") await world.restart();
    await until(async () => (await kept()).policy.training.required, "the setting", 30_000);
  });

  if (browser === "firefox") return;

  it("says what is no choice or out of bounds, and takes the rest", async () => {
    await world.forced.set({ other_chatbots: "soms", counts: { smallest_group: 5 }, display: { language: "fr", marks: false } });
    const { policy, complaints } = await until(async () => [await kept()].find(({ locked }) => locked.display?.marks === false), "the settings", 30_000);
    assert.deepEqual(complaints.map(({ path }) => path).sort(), ["counts.smallest_group", "display.language", "other_chatbots"]);
    assert.deepEqual([policy.other_chatbots, policy.counts.smallest_group, policy.display.language], ["hint", 10, "browser"]);
  });

  it("is said by the command line where the browser says nothing", async () => {
    for (const { values, paths: wrong } of filesOf(schema, sample)) {
      const file = join(world.rig.profile, "wrong.json");
      await writeFile(file, JSON.stringify(values));
      const { stdout, code } = await cargo("promptwacht", "policy", "check", file).catch((error) => error);
      assert.equal(code, 3);
      for (const path of wrong) assert.ok(stdout.includes(`${path}: found `), `nothing said of ${path}`);
    }
  });
});
