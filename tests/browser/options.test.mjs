/** Settings by hand: what is set on the page of settings holds on a chat page, what is wrong is said, and the helpdesk gets no text. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, it } from "node:test";
import { page } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { ask } from "./keys.mjs";
import { openByPopup, openOptions } from "./options.mjs";
import { FLAGGED } from "./round.mjs";
import { inEach, oneEach } from "./variants.mjs";

const words = JSON.parse(await readFile(new URL("../../extension/_locales/nl/messages.json", import.meta.url), "utf8"));
const said = (key) => words[key].message;
const OWN = "Kun je de planning van Project Zonnedauw samenvatten?";
const site = page("deepseek");
const WORD = "#field-own-terms-words-0--text";

inEach(oneEach, (world, { browser }) => {
  let options;
  before(async () => (options = await openOptions(world.rig)));
  const policy = async () => (await options.kept()).policy;

  it("obeys an own word that is set by hand, and lets it go again", async () => {
    await options.unfold("own_terms");
    await options.press("#add-own-terms-words");
    await until(() => options.look('root.activeElement.id === "field-own-terms-words-0--text"'), "the focus in the new row");
    await options.fill(WORD, "Project Zonnedauw");
    await until(async () => (await policy())?.own_terms.words.length === 1, "the word as the extension reads it");
    assert.deepEqual((await options.kept()).own, { own_terms: { words: [{ text: "Project Zonnedauw" }] } });
    const chat = await visit(world.rig, site);
    await until(async () => (await world.rig.status(chat.page).catch(() => undefined))?.policy, "the settings on the page");
    await chat.write(OWN);
    await ask(chat);
    assert.deepEqual(world.server.prompts(), []);
    await chat.press("Escape");
    await options.tab.bringToFront();
    await options.press("#reset");
    await options.press("#reset-yes");
    await until(async () => (await policy())?.own_terms.words.length === 0, "the defaults");
    assert.deepEqual((await options.kept()).own, {});
    await chat.tab.bringToFront();
    await chat.press("Enter");
    await until(() => world.server.prompts().includes(OWN), "the prompt");
    world.server.forget();
    await chat.close();
  });

  it("keeps a wrong value in its field, says what is wrong, and lets the default hold", async () => {
    const field = "#field-training-pass-mark";
    await options.tab.bringToFront();
    await options.unfold("training");
    await options.fill(field, "twaalf");
    const wrong = () => options.text("#wrong-training-pass-mark");
    await until(async () => (await wrong()) !== "", "the complaint");
    assert.equal(await wrong(), "Vul een heel getal in van 50 tot en met 100. Nu geldt: 80.");
    assert.equal(await options.value(field), "twaalf");
    assert.equal(await options.look(`root.querySelector("${field}").getAttribute("aria-invalid")`), "true");
    await until(async () => (await options.kept()).complaints?.length === 1, "the complaint of the worker");
    assert.equal((await policy()).training.pass_mark, 80);
    await options.tab.evaluate(() => {
      window.isOld = true;
      location.reload();
    });
    await until(() => options.look(`!window.isOld && root.querySelector("${field}")?.value === "twaalf"`).catch(() => false), "the wrong value after a reload");
    await options.unfold("training");
    await options.fill(field, "60");
    await until(async () => (await policy()).training.pass_mark === 60, "the right value");
    assert.equal(await wrong(), "");
    await options.fill(field, "80");
    await until(async () => Object.keys((await options.kept()).own).length === 0, "nothing, where it is the default");
  });

  it("says what would happen to a text, by an own pattern too", async () => {
    await options.unfold("own_terms");
    await options.press("#add-own-terms-patterns");
    await options.fill("#field-own-terms-patterns-0--name", "Nummer van een project");
    await options.fill("#field-own-terms-patterns-0--pattern", "PRJ-[0-9]{4}");
    await options.tab.evaluate(() => void (location.hash = "try"));
    await options.fill("#try-box", "Hoe maak ik een rooster?");
    await until(async () => (await options.text("#outcome")).includes(said("options_try_nothing_why")), "nothing found");
    await options.fill("#try-box", `${FLAGGED} Zie PRJ-2041.`);
    await until(async () => (await options.text("#outcome")).includes(said("options_try_stop_why")), "stop");
    const found = await options.text("#found");
    for (const part of [said("kind_nl_bsn"), "999900006", "Nummer van een project", "PRJ-2041", said("dialog_why_2"), said("options_try_tip")]) {
      assert.ok(found.includes(part), `${part} in ${found}`);
    }
    const kept = JSON.stringify(await options.kept());
    assert.ok(!kept.includes("Oudenaarde") && !kept.includes("PRJ-2041"), "the text of the test box was kept");
    await options.fill("#try-box", "x");
  });

  it("puts own settings into a file and back", async () => {
    const own = { tips: [{ title: "Projectnamen", text: "Noem een project naar zijn onderwerp." }] };
    const take = (text) =>
      options.tab.evaluate((content) => {
        const [files, input] = [new DataTransfer(), document.querySelector("#import")];
        files.items.add(new File([content], "promptwacht.json"));
        input.files = files.files;
        input.dispatchEvent(new Event("change"));
      }, text);
    await take("[1]");
    await until(async () => (await options.text("#said")) === said("options_import_wrong"), "the refusal");
    await take(JSON.stringify(own));
    await until(async () => (await policy()).tips.length === 1, "the settings of the file");
    assert.deepEqual((await options.kept()).own, own);
    const file = decodeURIComponent((await options.look('root.querySelector("#export").href')).split(",").slice(1).join(","));
    assert.deepEqual(JSON.parse(file), own);
  });

  it("tells the helpdesk how each chat page stands, and nothing of what was written", async () => {
    const chat = await visit(world.rig, site);
    await chat.becomes("watching");
    await chat.write(FLAGGED);
    await options.tab.bringToFront();
    await options.fill("#try-box", FLAGGED);
    await options.tab.evaluate(() => void (location.hash = "status"));
    const text = () => options.value("#copied");
    await until(async () => (await text()).includes(site.host), "the chat page");
    await options.press("#copy");
    await until(async () => [said("options_status_copied"), said("options_status_not_copied")].includes(await options.text("#said")), "what became of it");
    const copied = await text();
    for (const part of [`${said("options_status_state")}: ${said("options_status_guarded")}`, said("options_status_from_own"), browser === "firefox" ? "Firefox" : "Chrome"]) {
      assert.ok(copied.includes(part), `${part} in ${copied}`);
    }
    for (const secret of ["Oudenaarde", "999900006", "diabetes", "https://"]) assert.ok(!copied.includes(secret), `${secret} in ${copied}`);
    await chat.close();
    await options.press("#look");
    await until(async () => !(await text()).includes(site.host), "the page is gone");
  });

  it("is reached from the popup", async () => {
    await options.close();
    await openByPopup(world.rig);
  });
});
