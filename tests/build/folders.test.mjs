// What ships: whole, small, and asking the browser for nothing more than it needs.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { moduleBytes, root } from "./load.mjs";

const shipped = ["chromium", "firefox"].map((browser) => ({ browser, encoding: "table", folder: path.join(root, "dist", browser) }));
const tested = ["chromium", "firefox"].flatMap((browser) =>
  ["wasm", "translation"].map((encoding) => ({ browser, encoding, folder: path.join(root, "target/dist-test", `${browser}-${encoding}`) })),
);
const all = [...shipped, ...tested];
const [chromium, firefox] = shipped;

const manifestOf = ({ folder }) => JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8"));
/** What the popup and the worker read. */
const furtherSites = (variant) => {
  const scope = {};
  new Function("globalThis", read(variant, "further-sites.js").toString())(scope);
  return scope.promptwachtFurtherSites;
};
/** The scripts of our own world, beside the one of the page's. */
const isolated = (manifest) => manifest.content_scripts.filter(({ world }) => world !== "MAIN");
const hostsOf = (manifest) => isolated(manifest).flatMap(({ matches }) => matches).sort();
const filesOf = ({ folder }) =>
  readdirSync(folder, { recursive: true }).filter((name) => statSync(path.join(folder, name)).isFile()).sort();
const nameOf = ({ folder }) => path.relative(root, folder);
const read = ({ folder }, file) => readFileSync(path.join(folder, file));

test("each folder holds every file that its manifest names", () => {
  for (const variant of all) {
    const manifest = manifestOf(variant);
    const { service_worker: worker, scripts = [worker] } = manifest.background;
    const shown = [manifest.action.default_popup, "counts/counts.html"].flatMap((page) =>
      [...read(variant, page).toString().matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => path.join(path.dirname(page), file)));
    const named = [
      ...shown,
      ...manifest.content_scripts.flatMap(({ js, css = [] }) => [...js, ...css]),
      ...Object.values(manifest.icons),
      ...Object.values(manifest.action.default_icon),
      manifest.action.default_popup,
      ...scripts,
      `_locales/${manifest.default_locale}/messages.json`,
    ];
    for (const file of named) assert.ok(existsSync(path.join(variant.folder, file)), `${nameOf(variant)} lacks ${file}`);
  }
});

test("the folders of both browsers are made of the same parts", () => {
  // Firefox runs Wasm on every page and takes no schema of settings.
  const onlyChromium = ["translation.js", "windows-translation.js", "managed-schema.json"];
  assert.deepEqual(filesOf(chromium).filter((file) => !onlyChromium.includes(file)), filesOf(firefox));
  for (const file of filesOf(firefox).filter((file) => file !== "manifest.json")) {
    assert.ok(read(chromium, file).equals(read(firefox, file)), `${file} differs`);
  }
});

test("what is tested is what ships", () => {
  for (const variant of tested) {
    for (const file of filesOf(variant).filter((file) => file !== "manifest.json")) {
      assert.ok(read(variant, file).equals(read(chromium, file)), `${nameOf(variant)}/${file} is not the shipped one`);
    }
  }
});

test("what ships guards the same sites in both browsers, and what is tested guards those that a user can add, too", () => {
  const hosts = hostsOf(manifestOf(chromium));
  assert.ok(hosts.length > 0);
  const everywhere = [...hosts, ...furtherSites(chromium).flatMap(({ matches }) => matches)].sort();
  for (const variant of shipped) assert.deepEqual(hostsOf(manifestOf(variant)), hosts, nameOf(variant));
  for (const variant of tested) assert.deepEqual(hostsOf(manifestOf(variant)), everywhere, nameOf(variant));
});

// What an organisation adds by its settings cannot be named beforehand; the browser asks for the one host.
const addedByPolicy = "https://*/*";

test("the sites that a user or an organisation can add are optional permissions, and no more of these are there", () => {
  for (const variant of shipped) {
    const { host_permissions: asked, optional_host_permissions: optional } = manifestOf(variant);
    const further = furtherSites(variant);
    assert.ok(further.length > 0);
    assert.deepEqual([...optional].sort(), [...further.flatMap(({ origins }) => origins), addedByPolicy].sort(), nameOf(variant));
    assert.ok(optional.every((origin) => !asked.includes(origin)));
    for (const { name, origins, matches } of further) {
      assert.ok(name);
      assert.deepEqual(matches.map((pattern) => pattern.split("/")[2]), origins.map((origin) => origin.split("/")[2]));
    }
  }
});

test("every page is guarded at document_start, in every frame", () => {
  for (const variant of all) {
    const manifest = manifestOf(variant);
    const hosts = hostsOf(manifest).map((pattern) => pattern.split("/")[2]);
    assert.deepEqual(manifest.host_permissions.map((origin) => origin.split("/")[2]).sort(), hosts.sort(), nameOf(variant));
    for (const entry of manifest.content_scripts) {
      assert.equal(entry.run_at, "document_start");
      assert.equal(entry.all_frames, true);
    }
    for (const entry of isolated(manifest)) assert.deepEqual(entry.js.slice(0, 3), ["calls.js", "words.js", "gate.js"]);
    assert.deepEqual(manifest.content_scripts.filter(({ world }) => world === "MAIN").map(({ js }) => js), [["line.js"]]);
  }
});

test("each variant starts with the encoding it is named after", () => {
  const boots = (variant) => isolated(manifestOf(variant)).map(({ js }) => js.at(-1));
  for (const variant of tested) assert.deepEqual(boots(variant), [`boot-${variant.encoding}.js`], nameOf(variant));
  assert.deepEqual(boots(firefox), ["boot-wasm.js"]);
  assert.deepEqual(boots(chromium).sort(), ["boot-translation.js", "boot-wasm.js"]);
});

test("nothing more is asked of the browser", () => {
  for (const variant of all) {
    const manifest = manifestOf(variant);
    assert.deepEqual(manifest.permissions, ["scripting", "storage", "webRequest", "webRequestBlocking"]);
    for (const key of ["web_accessible_resources", "optional_permissions", "externally_connectable"]) {
      assert.ok(!(key in manifest), `${nameOf(variant)} has ${key}`);
    }
    for (const host of manifest.host_permissions) assert.match(host, /^https:\/\/[a-z0-9.-]+\/\*$/);
  }
  assert.deepEqual(manifestOf(firefox).browser_specific_settings.gecko.data_collection_permissions.required, ["none"]);
});

test("names and descriptions fit the stores in each language", () => {
  for (const locale of readdirSync(path.join(chromium.folder, "_locales"))) {
    const words = JSON.parse(read(chromium, `_locales/${locale}/messages.json`));
    assert.ok(words.extension_name.message.length <= 45, locale);
    assert.ok(words.extension_description.message.length <= 132, locale);
  }
});

test("the popup and the loaders use words that exist in each language", () => {
  const used = [...`${read(chromium, "popup/popup.js")}${read(chromium, "popup/marks.js")}${read(chromium, "popup/further.js")}${read(chromium, "popup/popup.html")}${read(chromium, "boot-wasm.js")}`
    .matchAll(/"((?:popup|boot)_[a-z_]+)"/g)].map(([, key]) => key);
  used.push("popup_how_wasm", "popup_how_translation");
  assert.ok(used.length > 10);
  for (const locale of readdirSync(path.join(chromium.folder, "_locales"))) {
    const words = JSON.parse(read(chromium, `_locales/${locale}/messages.json`));
    for (const key of used) assert.ok(words[key]?.message, `_locales/${locale} lacks ${key}`);
  }
});

test("one file chooses the language of our pages", () => {
  const scripts = readdirSync(path.join(root, "extension"), { recursive: true }).filter((file) => file.endsWith(".js"));
  const asking = scripts.filter((file) => /\bi18n\b/.test(readFileSync(path.join(root, "extension", file), "utf8")));
  // The two others speak where no page of ours is: on a chat page that has no guard, and at the button in the browser's bar.
  assert.deepEqual(asking.sort(), ["boot-wasm.js", "language.js", "worker.js"]);
});

test("the page of the counts has words for all that is counted, and for itself", () => {
  const keys = readFileSync(path.join(root, "crates/counts/src/key.rs"), "utf8");
  const idsOf = (name) => [...keys.matchAll(new RegExp(`\\n    ${name} \\{(.*?)\\n    \\}`, "gs"))].flatMap(([, rows]) => [...rows.matchAll(/ = "([a-z-]+)"/g)].map(([, id]) => id));
  const used = ["Level", "Category", "Action", "Page", "Role"].flatMap((name) => idsOf(name).map((id) => `counts_${name.toLowerCase()}_${id.replaceAll("-", "_")}`));
  assert.equal(used.length, 4 + 4 + 10 + 6 + 4);
  const totals = readFileSync(path.join(root, "crates/counts/src/totals.rs"), "utf8");
  const metrics = new Set([...totals.matchAll(/"promptwacht\.([a-z]+)"/g)].map(([, what]) => what));
  used.push(...[...metrics].filter((what) => !["actions", "training"].includes(what)).map((what) => `counts_what_${what}`));
  used.push(...["accepted", "refused", "unknown"].map((answer) => `counts_answer_${answer}`));
  used.push(...[...`${read(chromium, "counts/counts.js")}${read(chromium, "counts/counts.html")}`.matchAll(/"(counts_[a-z_]+)"/g)].map(([, key]) => key));
  for (const locale of readdirSync(path.join(chromium.folder, "_locales"))) {
    const words = JSON.parse(read(chromium, `_locales/${locale}/messages.json`));
    for (const key of used) assert.ok(words[key]?.message, `_locales/${locale} lacks ${key}`);
    const unused = Object.keys(words).filter((key) => key.startsWith("counts_") && !used.includes(key));
    assert.deepEqual(unused, []);
  }
});

test("a chat tab loads at most 700 kB of Wasm", () => {
  const { length } = moduleBytes(chromium.folder);
  assert.ok(length <= 700_000, `${length} bytes`);
});

test("no folder tells where it was built", () => {
  for (const variant of all) {
    const { folder } = variant;
    const texts = filesOf(variant).map((file) => read(variant, file).toString("latin1"));
    if (variant.encoding !== "translation") texts.push(moduleBytes(folder).toString("latin1"));
    for (const text of texts) assert.doesNotMatch(text, /\/(home|root|Users|work|tmp)\//, nameOf(variant));
  }
});
