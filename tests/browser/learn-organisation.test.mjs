/** The pages for an organisation: checklist, AI group, list of chatbots and rules, packs, totals. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { violations } from "./access.mjs";
import { until } from "./driver.mjs";
import { openLearn, wordsOf } from "./learn.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");
const say = (key, ...values) => values.reduce((words, value, at) => words.replace(`$${at + 1}`, value), said(key));

/** A picture for the papers, of Chromium and only when asked. */
const picture = async (learn, variant, name, selector = "body") => {
  if (!process.env.PICTURES || variant.browser !== "chromium") return;
  await learn.look(`void root.querySelector(${JSON.stringify(selector)}).scrollIntoView()`);
  await learn.tab.screenshot({ path: new URL(`../../docs/screens/${name}.png`, import.meta.url).pathname });
};
const usable = async (learn) => {
  assert.deepEqual(await violations((code) => learn.tab.evaluate(code), "main"), []);
  await learn.tab.setViewport({ width: 320, height: 700 });
  assert.ok(await learn.look("root.documentElement.scrollWidth <= 320"), "no scrolling sideways");
  await learn.tab.setViewport(learn.whole);
};
/** Sets a field as a picker of the browser does, where typing differs from one to the other. */
const set = (learn, selector, value) => learn.look(`(() => {
  const field = root.querySelector(${JSON.stringify(selector)});
  field.value = ${JSON.stringify(value)};
  field.dispatchEvent(new Event("change", { bubbles: true }));
})()`);
const choose = (learn, selector, value) => learn.tab.select(selector, value);
const refused = async (learn, selector, rows) => {
  for (const [name, text, words] of rows) {
    await learn.give(selector, name, text);
    await until(() => learn.look(`root.querySelector(${JSON.stringify(selector)}).closest("div").nextElementSibling?.innerText.startsWith(${JSON.stringify(said(words))})`), `${name} is refused`);
  }
};
const huge = " ".repeat(2_000_001);

inEach(oneEach, (world, variant) => {
  it("gives IT a checklist with owner, day, status and note, which is saved and brought back", async () => {
    const learn = await openLearn(world.rig, "organisation");
    await learn.fill("#organisation-points-A-O1-owner", "Team ICT");
    await set(learn, "#organisation-points-A-O1-date", "2026-12-01");
    await choose(learn, "#organisation-points-A-O1-status", "done");
    await learn.fill("#organisation-points-A-O1-note", "=1+1, besloten");
    await until(async () => (await learn.text("#organisation-done")) === say("learn_organisation_done", 1, 13), "one is done");
    await usable(learn);
    await picture(learn, variant, "organisation-it");
    const offered = await learn.offered();
    await learn.press("#organisation-csv");
    await learn.press("#organisation-json");
    const [csv, json] = await until(async () => (await offered()).length === 2 && offered(), "both files");
    assert.match(csv.text, /A-O1,[^,]+,Team ICT,2026-12-01,Klaar,"'=1\+1, besloten"/);
    assert.equal(csv.text.trim().split("\n").length, 14);
    const before = JSON.stringify((await learn.kept())["learn-organisation"]);
    await refused(learn, "#organisation-import", [
      ["stuk.json", "{", "learn_file_broken"],
      ["vreemd.json", "{}", "learn_file_foreign"],
      ["groot.json", huge, "learn_file_huge"],
    ]);
    assert.equal(JSON.stringify((await learn.kept())["learn-organisation"]), before);
    await choose(learn, "#organisation-points-A-O1-status", "busy");
    await learn.give("#organisation-import", "goed.json", json.text);
    await until(async () => (await learn.value("#organisation-points-A-O1-status")) === "done", "what was saved");
    await learn.close();
  });

  it("gives a trainer an agenda for each point, and totals before and after", async () => {
    const learn = await openLearn(world.rig, "organisation");
    await learn.press("#A-O2 summary");
    await until(() => learn.look('root.querySelector("#A-O2 details").open && root.querySelectorAll("#A-O2 details li").length === 3'), "the agenda");
    await picture(learn, variant, "organisation-trainer", "#A-O2");
    const table = "date,chatbot,what,category,level,detail,role,number\n2026-11-01,claude,prompts,,stop,,,100\n2026-11-01,claude,findings,special,stop,,,50\n2026-11-15,,learners,,,,clinician,31\n2026-11-15,claude,prompts,,nothing,,,40\n2026-11-15,claude,findings,special,stop,,,4\n2026-11-15,,training,,,lesson,clinician,31\n2026-11-15,,training,,,quiz,clinician,4\n2026-11-15,,training,,,lesson,unknown,12\n";
    await refused(learn, "#totals-import", [["cijfers.csv", table, "learn_totals_day_first"]]);
    await set(learn, "#organisation-totals-day", "2026-11-15");
    await refused(learn, "#totals-import", [
      ["vreemd.csv", "date,people\n1,2\n", "learn_file_foreign"],
      ["groot.csv", huge, "learn_file_huge"],
    ]);
    await learn.give("#totals-import", "cijfers.csv", table);
    await until(async () => (await learn.text("#totals-bars")).replace(/\s+/g, " ") === "Ervoor 50 Erna 10", "both bars");
    const trained = `Ik werk met patiënten of cliënten 35 ${said("learn_totals_no_role")} 12`;
    await until(async () => (await learn.text("#totals-trained")).replace(/\s+/g, " ") === trained, "the training by role");
    await picture(learn, variant, "totals-trainer", "#organisation-totals-day");
    await set(learn, "#organisation-totals-after-findings", "8");
    await until(async () => (await learn.text("#totals-bars")).replace(/\s+/g, " ") === "Ervoor 50 Erna 20", "what was typed");
    await learn.close();
  });

  it("gives an AI group its members, requests, purchase questions and decisions", async () => {
    const learn = await openLearn(world.rig, "group");
    await learn.press("#group-members-add");
    await learn.fill("#group-members-0-role", "Functionaris gegevensbescherming");
    await refused(learn, "#group-request", [
      ["stuk.json", "{", "learn_file_broken"],
      ["vreemd.json", '{"kind":"promptwacht-kompas"}', "learn_file_foreign"],
      ["diep.json", '{"a":{"b":1}}', "learn_file_foreign"],
      ["groot.json", huge, "learn_file_huge"],
    ]);
    const request = JSON.stringify({ kind: "promptwacht-request", made: "2026-11-20", tool: "Notulist", goal: "Verslag maken", own: "eigen veld" });
    await learn.give("#group-request", "aanvraag.json", request);
    await until(async () => (await learn.text("#group-requests")).includes("20-11-2026"), "the request");
    assert.match(await learn.text("#group-requests"), /Notulist[^]*eigen veld/);
    await learn.press("#group-judge-0");
    await until(() => learn.look('root.activeElement.id === "group-purchases-0-contract"'), "the first question");
    assert.match(await learn.text("#group-purchases-0 .outcome"), /Nog te beantwoorden: 6/);
    for (const [name, value] of [["contract", "yes"], ["dpia", "yes"], ["mdr", "no"], ["training", "yes"], ["logging", "yes"]]) await choose(learn, `#group-purchases-0-${name}`, value);
    await learn.fill("#group-purchases-0-storage", "Duitsland");
    await until(async () => (await learn.text("#group-purchases-0 .outcome")) === said("learn_purchase_training_yes_care"), "what stands in the way");
    await picture(learn, variant, "group-it", "#group-purchases-0");
    await choose(learn, "#group-purchases-0-training", "no");
    await until(async () => (await learn.text("#group-purchases-0 .outcome")) === said("learn_purchase_fine"), "that all is answered");
    await learn.press("#group-decisions-add");
    await learn.fill("#group-decisions-0-what", "Notulist mag, met werkaccount");
    await set(learn, "#group-decisions-0-date", "2026-11-23");
    await usable(learn);
    const offered = await learn.offered();
    await learn.press("#group-csv");
    await learn.press("#group-json");
    const [csv, json] = await until(async () => (await offered()).length === 2 && offered(), "both files");
    assert.match(csv.text, /"Notulist mag, met werkaccount",2026-11-23,,/);
    await learn.press("#group-decisions-0-remove");
    await until(() => learn.look('root.querySelector("#group-decisions-0") === null'), "no decision");
    await learn.give("#group-import", "groep.json", json.text);
    await until(() => learn.look('root.querySelector("#group-decisions-0-what")?.value === "Notulist mag, met werkaccount"'), "the decision again");
    await learn.close();
  });

  it("makes a list and rules that the extension takes over as they are, and shows them to a room", async () => {
    const learn = await openLearn(world.rig, "list");
    await learn.press("#list-policy-chatbots-add");
    await until(() => learn.look('root.activeElement.id === "list-policy-chatbots-0-host"'), "the first field");
    await learn.fill("#list-policy-chatbots-0-host", "https://chat.example.org/");
    await until(async () => (await learn.text("#list-wrong")).includes("Chatbot 1, Adres"), "what is wrong, and where");
    assert.equal(await learn.look('root.querySelector("#list-json") === null'), true);
    await learn.fill("#list-policy-chatbots-0-host", "chat.example.org");
    await learn.fill("#list-policy-chatbots-0-name", "Voorbeeldchat");
    await choose(learn, "#list-policy-chatbots-0-approval", "conditional");
    await set(learn, "#list-policy-chatbots-0-conditions", "Geen namen.\nAlleen met werkaccount.");
    await set(learn, "#list-policy-chatbots-0-review", "2026-01-31");
    await learn.tick("#list-policy-chatbots-0-agreement");
    await set(learn, "#list-policy-house_rules-lines", "Geen namen in een chatbot.\nKijk elk antwoord na.").catch(() => {});
    await until(async () => (await learn.text("#list-policy-chatbots-0 .outcome")).includes("31-01-2026 is voorbij"), "that the day has passed");
    assert.match(await learn.text("#list-compare"), /Voorbeeldchat[^]*Mag, met voorwaarden[^]*31-01-2026 is voorbij/);
    assert.equal(await learn.look('root.querySelectorAll("#rules-explain li").length'), 2);
    await usable(learn);
    await picture(learn, variant, "list-it", "#list-policy-chatbots-0");
    await picture(learn, variant, "list-trainer", "#list-compare");
    const offered = await learn.offered();
    await learn.press("#list-json");
    await learn.press("#list-toml");
    const [json, toml] = await until(async () => (await offered()).length === 2 && offered(), "both files");
    const policy = JSON.parse(json.text);
    assert.deepEqual(policy, {
      chatbots: [{ host: "chat.example.org", name: "Voorbeeldchat", approval: "conditional", conditions: ["Geen namen.", "Alleen met werkaccount."], review: "2026-01-31", agreement: true }],
      house_rules: { lines: ["Geen namen in een chatbot.", "Kijk elk antwoord na."] },
    });
    // The extension itself takes it over without a complaint.
    await learn.set(policy);
    await until(async () => (await learn.kept()).policy?.chatbots?.[0]?.name === "Voorbeeldchat", "the settings");
    assert.deepEqual((await learn.kept()).policy.house_rules.lines, policy.house_rules.lines);
    await learn.set({});
    const before = JSON.stringify((await learn.kept())["learn-list"]);
    await refused(learn, "#list-import", [
      ["stuk.json", "{", "learn_file_broken"],
      ["vreemd.json", '{"kind":"promptwacht-kompas","version":1}', "learn_file_foreign"],
      ["fout.json", '{"chatbots":[{"host":"a b"}]}', "learn_list_file_wrong"],
      ["groot.json", huge, "learn_file_huge"],
    ]);
    assert.equal(JSON.stringify((await learn.kept())["learn-list"]), before);
    await learn.give("#list-import", "beleid.toml", `other_chatbots = "stop"\n${toml.text.replace("Voorbeeldchat", "Andere chat")}`);
    await until(async () => (await learn.value("#list-policy-chatbots-0-name")) === "Andere chat", "the file of TOML");
    const again = await learn.offered();
    await learn.press("#list-json");
    const [kept] = await again();
    assert.equal(JSON.parse(kept.text).other_chatbots, "stop", "other settings stay");
    await learn.close();
  });

  it("shares a pack without people in it, and shows what a pack changes before it does", async () => {
    await world.restart();
    const learn = await openLearn(world.rig, "share");
    await learn.there("#share-chatbots");
    await usable(learn);
    const offered = await learn.offered();
    await learn.press("#share-save");
    const [{ text }] = await offered();
    const pack = JSON.parse(text);
    assert.deepEqual(Object.keys(pack.parts).sort(), ["chatbots", "house_rules", "totals"]);
    assert.doesNotMatch(text, /Team ICT|besloten|Functionaris/);
    await refused(learn, "#share-import", [
      ["stuk.json", text.slice(0, 50), "learn_file_broken"],
      ["vreemd.json", "{}", "learn_file_foreign"],
      ["versie.json", text.replace('"version": 1', '"version": 7'), "learn_file_version"],
      ["groot.json", huge, "learn_file_huge"],
    ]);
    const before = JSON.stringify(await learn.kept());
    pack.parts.chatbots.push({ host: "nieuw.example.org", approval: "refused" });
    pack.parts.house_rules.lines = ["Een andere regel."];
    pack.parts.kompas = [{ date: "2026-10-01", people: 30, scores: { "C-S1": 3, "C-S2": 3, "C-S3": 3, "C-S4": 3, "C-S5": 3 } }];
    await learn.give("#share-import", "pakket.json", JSON.stringify(pack));
    await learn.there("#share-changes");
    assert.match(await learn.text("#share-changes"), /Lijst van chatbots: 1 nieuw, 0 anders, 1 gelijk/);
    assert.match(await learn.text("#share-changes"), /Huisregels: 0 nieuw, 1 anders, 0 gelijk/);
    await usable(learn);
    await picture(learn, variant, "share-it");
    assert.equal(JSON.stringify(await learn.kept()), before, "nothing has changed yet");
    await learn.tick("#take-house_rules");
    await learn.press("#share-take");
    await until(async () => (await learn.kept())["learn-list"].policy.chatbots.length === 2, "the new chatbot");
    const kept = await learn.kept();
    assert.equal(kept["learn-list"].policy.house_rules.lines.length, 2, "what was not ticked stays");
    assert.equal(kept["learn-kompas"].rounds[0].people, 30);
    await learn.close();
  });

  it("does not share a text about a person before somebody looked", async () => {
    const learn = await openLearn(world.rig, "list");
    await set(learn, "#list-policy-house_rules-lines", "Vragen? Bel mevrouw Jansen, BSN 999990019.");
    await learn.to("share");
    await learn.there("#share-personal");
    assert.equal(await learn.look('root.querySelector("#share-save").disabled'), true);
    await picture(learn, variant, "share-trainer");
    await learn.tick("#share-looked");
    await until(() => learn.look('!root.querySelector("#share-save").disabled'), "the button");
    await learn.close();
  });

  it("is not there where the organisation does not want it", async () => {
    const learn = await openLearn(world.rig, "share");
    await learn.set({ pages: { organisation: false } });
    await until(async () => (await learn.text("h2")) === said("learn_home"), "the first page");
    for (const part of ["organisation", "group", "list", "share"]) assert.equal(await learn.look(`root.querySelector('main a[href="#${part}"]') === null`), true, part);
    await learn.set({});
    await learn.close();
  });
});
