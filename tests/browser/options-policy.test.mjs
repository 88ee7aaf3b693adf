/** What an organisation has set is shown on the page of settings, all of it, and cannot be changed there. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { until } from "./driver.mjs";
import { openOptions } from "./options.mjs";
import { byPolicy, inEach, ofBrowser, oneEach } from "./variants.mjs";

const words = JSON.parse(await readFile(new URL("../../extension/_locales/nl/messages.json", import.meta.url), "utf8"));
const said = (key) => words[key].message;
const NAME = "Zorggroep Voorbeeld";

/** A right value for a text, by the last part of its path; others may be anything. */
const TEXTS = [
  [/\.name$/, NAME],
  [/\bhosts?$/, "chat.example.org"],
  [/\b(page|alternative|address|form)$/, "https://www.example.org/ai"],
  [/\bmail$/, "fg@example.org"],
  [/\b(review|checked)$/, "2027-06-30"],
  [/\b(pattern|harmless_patterns)$/, "PRJ-[0-9]{4}"],
  [/\bfor$/, "nl-bsn"],
  [/\bpath$/, "/api/*/chat"],
  [/\blogo_text$/, "ZV"],
  [/\bphone$/, "088 000 00 00"],
];

/** One that every number may be. */
const NUMBER = 60;
/** The first choice of a setting, as its words name it: the browser's schema knows types alone. */
const choiceOf = (key) => Object.keys(words).find((name) => name.startsWith(`${key}_is_`))?.slice(`${key}_is_`.length);

/** An example of everything that a schema allows, with a note of each value and the words for it. */
function example(schema, path, seen) {
  if (schema.type === "object") return Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, example(inner, path ? `${path}.${name}` : name, seen)]));
  if (schema.type === "array") return [example(schema.items, path, seen)];
  const key = `setting_${path.replaceAll(".", "_")}`;
  const choice = choiceOf(key);
  const value = { boolean: true, integer: NUMBER, string: choice ?? TEXTS.find(([end]) => end.test(path))?.[1] ?? `Voorbeeld ${path}` }[schema.type];
  const inWords = value === true ? said("options_on") : choice ? said(`${key}_is_${value}`) : value === "nl-bsn" ? said("kind_nl_bsn") : String(value);
  seen.push({ path, label: said(key), inWords });
  return value;
}

inEach(byPolicy(ofBrowser("chromium", oneEach)), (world, { extension }) => {
  let options;

  it("shows every setting of the schema that is set by policy, and who set it", async () => {
    const seen = [];
    const all = example(JSON.parse(await readFile(`${extension}/managed-schema.json`, "utf8")), "", seen);
    await world.forced.set(all);
    options = await openOptions(world.rig);
    await until(async () => (await options.kept()).locked?.pages, "all settings of the organisation", 30_000);
    const { locked, complaints } = await options.kept();
    assert.deepEqual(complaints, []);
    assert.deepEqual(locked, all);
    assert.ok(seen.length > 70, `${seen.length}`);
    await options.tab.evaluate(() => document.querySelectorAll("details").forEach((part) => void (part.open = true)));
    const text = Object.fromEntries(await options.tab.evaluate(() => [...document.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part.innerText])));
    for (const { path, label, inWords } of seen) {
      const part = text[path.split(".")[0]];
      assert.ok(part.includes(label) && part.includes(inWords), `${path} (${label}: ${inWords}) in ${part}`);
    }
    for (const [name, part] of Object.entries(text)) assert.ok(part.includes(`Ingesteld door ${NAME}`), `${name}: ${part}`);
    const open = await options.look('root.querySelectorAll("[data-part] :is(input, select, button)").length');
    assert.equal(open, 0, "something can be changed");
    if (process.env.PICTURES) await options.tab.screenshot({ path: `${process.env.PICTURES}/options-locked.png`, fullPage: true });
  });

  it("locks one setting of a table and leaves the others open", async () => {
    await world.forced.set({ sending: { ask_reason: true }, chatbots: [{ host: "geen host!" }] });
    await until(async () => isDeepStrictEqual((await options.kept()).locked, { sending: { ask_reason: true }, chatbots: [] }), "the settings", 30_000);
    await options.unfold("sending");
    const has = (path, inner) => options.look(`root.querySelector('[data-path="${path}"] ${inner}') !== null`);
    await until(async () => (await has("sending.ask_reason", ".locked")) && !(await has("sending.ask_reason", "input")), "the locked setting");
    assert.ok((await options.text('[data-path="sending.ask_reason"]')).includes("Ingesteld door je organisatie"));
    assert.ok(await has("sending.after_stop", "input"));
    await options.tab.evaluate(() => void (location.hash = "status"));
    const text = await until(async () => (await options.value("#copied")).includes("chatbots[0].host") && options.value("#copied"), "the complaint");
    assert.ok(text.includes(said("options_expect_host")), text);
    assert.ok(!text.includes("geen host!"), text);
    assert.ok(text.includes(said("options_install_admin")) && text.includes(said("options_status_network_on")), text);
  });
});
