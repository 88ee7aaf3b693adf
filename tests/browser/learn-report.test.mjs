/** The report of a leak, its register, the settings of chatbots, help, request, and the checks of an answer and a recording. */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { it } from "node:test";
import { violations } from "./access.mjs";
import { until } from "./driver.mjs";
import { openLearn, wordsOf } from "./learn.mjs";
import { inEach, oneEach } from "./variants.mjs";

const said = await wordsOf("nl");
const screens = new URL("../../docs/screens/", import.meta.url);

/** A picture for the papers, where it is asked for. */
async function picture(learn, variant, name) {
  if (!process.env.PICTURES || variant.browser !== "chromium") return;
  await mkdir(screens, { recursive: true });
  await learn.tab.screenshot({ path: new URL(`${name}.png`, screens).pathname });
}

/** Chooses from a list, or sets a moment. */
const choose = (learn, selector, value) => learn.tab.evaluate((one, chosen) => {
  const field = document.querySelector(one);
  field.value = chosen;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}, selector, value);

const local = (ago) => {
  const date = new Date(Date.now() - ago);
  return new Date(date - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

const accessible = async (learn, part) => assert.deepEqual(await violations((code) => learn.tab.evaluate(code), "body"), [], part);

inEach(oneEach, (world, variant) => {
  it("makes a report from a finding: a click or two a question, and never the text", async () => {
    const learn = await openLearn(world.rig, "report/from/chatgpt.com/nl-bsn,person-name");
    await learn.set({
      leak_report: { mail: "datalek@voorbeeld.nl", form: "https://voorbeeld.nl/melden", reference: "ICT-AI" },
      organisation: { contacts: [{ role: "privacy", name: "FG", phone: "(030) 123 45 67" }] },
    });
    await learn.there('#phones a[href="tel:0301234567"]');
    assert.ok((await learn.text()).includes(said("learn_report_now")));
    await picture(learn, variant, "leak-report-clinician-now");
    await learn.press("#report-start");
    await until(() => learn.look('root.activeElement.id === "report-form-title"'), "the focus on the form");
    assert.equal(await learn.value("#report-tool"), "chatgpt");
    assert.deepEqual(await learn.look('[...root.querySelectorAll("#report-kinds :checked")].map(({ id }) => id)'), ["report-kinds-name", "report-kinds-bsn"]);
    assert.equal(await learn.look('root.querySelector("[data-chatbot=chatgpt]").open'), true, "the steps of this chatbot are open");
    await choose(learn, "#report-found", local(8.5 * 3_600_000));
    await until(async () => (await learn.text(".clock")).includes("63 uur"), "the clock");
    await learn.tick("#report-account-free");
    await learn.tick("#report-people-1");
    await learn.tick("#report-about-patient");
    await learn.tick("#report-sent-sent");
    await learn.fill("#report-reporter", "afdeling 3, toestel 12");
    await learn.fill("#report-words", "het BSN was 999900006");
    await learn.there("#report-personal");
    await learn.fill("#report-words", "een brief over de patient");
    await until(() => learn.look('root.querySelector("#report-personal") === null'), "the hint to go");
    await picture(learn, variant, "leak-report-clinician");
    await learn.press("#report-ready");
    await until(() => learn.look('root.activeElement.id === "report-ready-title"'), "the focus on the result");
    const mail = new URL(await learn.look('root.querySelector("#report-mail").href'));
    assert.equal(mail.pathname, "datalek@voorbeeld.nl");
    assert.match(mail.searchParams.get("subject"), /^ICT-AI \d{8}-\d{6}$/);
    assert.ok(mail.searchParams.get("body").includes("ChatGPT"));
    assert.equal(await learn.look('root.querySelector("#report-web").href'), "https://voorbeeld.nl/melden");
    const offered = await learn.offered();
    await learn.press("#report-json");
    await learn.press("#report-text");
    const files = await until(async () => (await offered()).length === 2 && (await offered()), "two files");
    const json = JSON.parse(files.find(({ name }) => name.endsWith(".json")).text);
    assert.deepEqual(Object.keys(json).sort(), ["exercise", "id", "kind", "report", "version"]);
    assert.deepEqual(json.report.kinds, ["name", "bsn"]);
    assert.ok(files.find(({ name }) => name.endsWith(".txt")).text.includes("afdeling 3"));
    await picture(learn, variant, "leak-report-clinician-ready");
    await accessible(learn, "report");
    await learn.close();
  });

  it("keeps the report through a restart", async () => {
    await world.restart();
    const again = await openLearn(world.rig, "report");
    await again.there("[data-report]");
    await again.press("[data-report] button");
    await until(async () => (await again.value("#report-words")) === "een brief over de patient", "the report after a restart");
    await again.close();
  });

  it("rehearses with invented data, says so everywhere and keeps nothing", async () => {
    const learn = await openLearn(world.rig, "report");
    const before = (await learn.kept())["learn-reports"].length;
    await learn.press("#rehearsal-start");
    await learn.there(".exercise");
    assert.equal(await learn.value("#report-tool"), "chatgpt");
    await learn.tick("#report-people-2-10");
    await learn.press("#report-ready");
    await learn.there("#report-words");
    assert.ok((await learn.text("pre#report-words")).startsWith("*** OEFENING ***"));
    assert.ok(new URL(await learn.look('root.querySelector("#report-mail").href')).searchParams.get("subject").startsWith("OEFENING"));
    await picture(learn, variant, "leak-report-trainer");
    const offered = await learn.offered();
    await learn.press("#report-json");
    const [file] = await offered();
    assert.equal(JSON.parse(file.text).exercise, true);
    assert.ok(file.name.startsWith("OEFENING"));
    assert.equal((await learn.kept())["learn-reports"].length, before);
    await learn.press("#rehearsal-stop");
    await until(() => learn.look('root.querySelector(".exercise") === null'), "the end of the exercise");
    await learn.to("report-officer");
    await learn.give("#register-bring", "oefening.json", file.text);
    await until(async () => (await learn.text("#said")) === said("learn_officer_exercise"), "a refusal");
    await learn.close();
  });

  it("gives the officer a register, a clock, reasons and a checklist, and takes no wrong file", async () => {
    const learn = await openLearn(world.rig, "report-officer");
    const report = { kind: "promptwacht-leak-report", version: 1, id: "20261120-080000", exercise: false, report: { found: local(80 * 3_600_000), tool: "gemini", kinds: ["health"], people: "11-100" } };
    const wrong = [["learn_file_broken", "{"], ["learn_file_foreign", '{"kind":"promptwacht-request"}'],
      ["learn_file_large", " ".repeat(2_100_000)], ["learn_file_foreign", JSON.stringify({ ...report, prompt: "the text" })]];
    const before = JSON.stringify((await learn.kept())["learn-reports"]);
    for (const [key, text] of wrong) {
      await learn.give("#register-bring", "x.json", text);
      await until(async () => (await learn.text("#said")) === said(key), key);
    }
    assert.equal(JSON.stringify((await learn.kept())["learn-reports"]), before);
    await learn.give("#register-bring", "melding.json", JSON.stringify(report));
    await learn.there('[data-report="20261120-080000"]');
    await learn.to("report-officer/20261120-080000");
    await until(async () => (await learn.text(".clock")).includes("8 uur voorbij"), "the clock is over");
    await learn.tick("#help-special-yes");
    await learn.tick("#help-harm-yes");
    await learn.tick("#help-many-no");
    await until(async () => (await learn.text("#reasons")).includes("mensen zelf te vertellen (1)"), "reasons");
    await learn.tick("#check-c_phases");
    await learn.fill("#officer-nature_text", "Brief in een open chatbot");
    await learn.tick("#officer-decision-notify");
    await picture(learn, variant, "leak-report-officer");
    await accessible(learn, "officer");
    await learn.to("report-officer");
    await until(async () => (await learn.text("#register")).includes("melden aan de AP"), "the decision in the register");
    const offered = await learn.offered();
    await learn.press("#register-csv");
    await learn.press("#register-json");
    const files = await until(async () => (await offered()).length === 2 && (await offered()), "two files");
    assert.ok(files.find(({ name }) => name.endsWith(".csv")).text.includes("Brief in een open chatbot"));
    const register = files.find(({ name }) => name.endsWith(".json")).text;
    await learn.press("#wipe-20261120-080000");
    await learn.press("#wipe-20261120-080000");
    await until(() => learn.look('root.querySelector("[data-report=\\"20261120-080000\\"]") === null'), "it is wiped");
    await learn.give("#register-bring", "register.json", register);
    await learn.there('[data-report="20261120-080000"]');
    await learn.to("report-officer/20261120-080000");
    await until(async () => (await learn.value("#officer-nature_text")) === "Brief in een open chatbot", "the register comes back");
    assert.equal(await learn.look('root.querySelector("#help-special-yes").checked'), true);
    await learn.close();
  });

  it("shows the toolkit, a question and a poster", async () => {
    const learn = await openLearn(world.rig, "toolkit");
    assert.equal(await learn.look('root.querySelector("main a[href*=melden-datalek]").rel'), "noopener noreferrer");
    await learn.tick("#leak-2");
    await until(async () => (await learn.text("#leak-outcome")).startsWith(said("learn_toolkit_right")), "the answer");
    await accessible(learn, "toolkit");
    await picture(learn, variant, "toolkit-clinician");
    await learn.tab.evaluate(() => document.querySelector(".poster").scrollIntoView());
    await picture(learn, variant, "toolkit-trainer");
    await learn.close();
  });

  it("tells how to set a chatbot, keeps a tick with its date, and shows what is old", async () => {
    const learn = await openLearn(world.rig, "settings/chatgpt");
    assert.deepEqual(await learn.look('[...root.querySelectorAll("section[data-chatbot]")].map(({ dataset }) => dataset.chatbot)'), ["chatgpt"]);
    await learn.tick("#done-chatgpt-signed-in");
    await until(async () => (await learn.text('label[for="done-chatgpt-signed-in"]')).includes("Gedaan op"), "the date");
    await until(async () => (await learn.kept())["learn-settings"]?.done["chatgpt-signed-in"], "kept");
    await picture(learn, variant, "settings-clinician");
    await learn.tick("#settings-demo");
    await until(() => learn.look('!root.querySelector("#done-chatgpt-signed-in").checked'), "a clean demo");
    await learn.tick("#done-chatgpt-temporary");
    await until(async () => (await learn.text('label[for="done-chatgpt-temporary"]')).includes("Gedaan op"), "a tick in the demo");
    assert.deepEqual(Object.keys((await learn.kept())["learn-settings"].done), ["chatgpt-signed-in"]);
    await picture(learn, variant, "settings-trainer");
    await learn.tick("#settings-demo");
    await world.rig.inExtension('chrome.storage.local.set({ "learn-settings": { done: { "chatgpt-signed-in": "2025-01-01" } } })');
    await learn.there("#settings-old");
    assert.ok((await learn.text('[data-plan="chatgpt-signed-in"]')).includes(said("learn_settings_again")));
    await learn.to("settings");
    await until(() => learn.look('root.querySelectorAll("section[data-chatbot]").length > 3'), "all chatbots");
    await accessible(learn, "settings");
    await learn.close();
  });

  it("says whom to ask, or that nobody is set", async () => {
    const learn = await openLearn(world.rig, "help");
    await learn.set({});
    await learn.there("#help-nobody");
    await learn.set({ organisation: { contacts: [
      { role: "digicoach", name: "Coach op afdeling 3", mail: "coach@voorbeeld.nl", phone: "+31 (0)6 12345678" },
      { role: "helpdesk", name: "Helpdesk", page: "https://voorbeeld.nl/hulp" },
    ] } });
    await learn.there('a[href="tel:+31612345678"]');
    await learn.there('a[href="mailto:coach@voorbeeld.nl"]');
    await learn.there('a[href="https://voorbeeld.nl/hulp"]');
    await accessible(learn, "help");
    await picture(learn, variant, "help-clinician");
    await learn.close();
  });

  it("asks for a new tool and keeps the draft", async () => {
    const learn = await openLearn(world.rig, "request");
    await learn.fill("#request-tool", "Notulist");
    await learn.fill("#request-goal", "verslagen maken");
    await learn.tick("#request-dpia-no");
    const offered = await learn.offered();
    await learn.press("#request-json");
    const [file] = await offered();
    const json = JSON.parse(file.text);
    assert.equal(json.kind, "promptwacht-request");
    assert.ok(Object.values(json).every((value) => typeof value === "string"));
    assert.equal(json.dpia, "nee");
    assert.ok(new URL(await learn.look('root.querySelector("#request-mail").href')).searchParams.get("body").includes("Notulist"));
    await accessible(learn, "request");
    await picture(learn, variant, "request-clinician");
    await until(async () => (await learn.kept())["learn-request"]?.[0].request.dpia === "no", "kept");
    await learn.close();
    const again = await openLearn(world.rig, "request");
    assert.equal(await again.value("#request-tool"), "Notulist");
    await again.press("#request-new");
    await until(async () => (await again.value("#request-tool")) === "", "an empty form");
    await again.close();
  });

  it("checks an answer and a recording, with a line of one's own", async () => {
    const learn = await openLearn(world.rig, "check");
    await learn.tick("#check-true");
    await until(async () => (await learn.text("#check-count")).startsWith("1 van 7"), "the count");
    await picture(learn, variant, "check-clinician");
    await learn.fill("#line-line", "AI hielp mij.");
    await learn.press("#line-line-keep");
    await until(async () => (await learn.kept())["learn-check"]?.line === "AI hielp mij.", "kept");
    await learn.press("#case-show");
    await learn.there("#case-wrong");
    await until(() => learn.look('root.activeElement.id === "case-wrong"'), "the focus on what is wrong");
    await accessible(learn, "check");
    await picture(learn, variant, "check-trainer");
    await learn.to("recording");
    await learn.there("#line-consent");
    await learn.tick("#tool-approved");
    await accessible(learn, "recording");
    await picture(learn, variant, "recording-clinician");
    await learn.tab.evaluate(() => document.querySelector("[data-story]").scrollIntoView());
    await picture(learn, variant, "recording-trainer");
    await learn.to("check");
    await until(async () => (await learn.value("#line-line")) === "AI hielp mij.", "the own line");
    await learn.close();
  });

  it("fits a narrow screen", async () => {
    const learn = await openLearn(world.rig, "report");
    await learn.tab.setViewport({ width: 320, height: 700 });
    for (const part of ["report", "report-officer", "toolkit", "settings", "help", "request", "check", "recording"]) {
      await learn.to(part);
      assert.ok(await learn.look("root.documentElement.scrollWidth <= 320"), `${part} is wider than the screen`);
    }
    await learn.close();
  });

  it("counts a report once where the organisation wants counts, and no exercise", async () => {
    const learn = await openLearn(world.rig, "report/from/chatgpt.com/nl-bsn");
    await learn.set({ counts: { keep: true } });
    await until(async () => (await learn.kept()).policy?.counts?.keep === true, "the setting");
    const counted = async () => JSON.parse((await learn.kept()).counts ?? '{"days":[]}').days.flatMap(({ rows }) => rows.map((row) => JSON.stringify(row)));
    const ready = async () => {
      await learn.press("#report-ready");
      await until(() => learn.look('root.activeElement.id === "report-ready-title"'), "the focus on the result");
    };
    for (const _ of [1, 2]) await ready();
    await learn.press("#rehearsal-start");
    await learn.there(".exercise");
    await ready();
    await learn.press("#rehearsal-stop");
    await until(() => learn.look('root.querySelector(".exercise") === null'), "the end of the exercise");
    // What is counted last shows that nothing else was.
    await ready();
    const of = (site) => JSON.stringify([{ action: [site, "leak-reported"] }, 1]);
    await until(async () => (await counted()).includes(of("other")), "the count");
    assert.deepEqual((await counted()).sort(), [of("chatgpt"), of("other")]);
    await learn.set({});
    await learn.close();
  });
});
