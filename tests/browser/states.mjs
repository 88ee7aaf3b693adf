/** Every state in which a user can meet us on a page, and the way there by keyboard: for what must hold in all of them. */
import { setTimeout as sleep } from "node:timers/promises";
import { page } from "../sites/pages.mjs";
import { HABIT_MS, until, visit } from "./driver.mjs";
import { ask, enter, sendReplaced, tab, toChip } from "./keys.mjs";

const WARN = "Mevrouw De Wit belde vandaag.";
const STOP = "Mevrouw De Wit, BSN 999900006, heeft diabetes.";
/** What an organisation may have set, that its people read. */
const ORGANISATION = {
  name: "Zorggroep Voorbeeld",
  contacts: [{ role: "privacy", name: "Functionaris gegevensbescherming", phone: "088 000 00 00", mail: "fg@example.nl", page: "https://intranet.example.nl/fg" }],
};
const RULES = { version: 2, lines: ["Zet geen namen in een chatbot.", "Vraag het als je twijfelt."], page: "https://intranet.example.nl/ai" };
const LINKS = [{ title: "Veilig werken met AI", page: "https://intranet.example.nl/veilig" }];
const CONDITIONAL = {
  host: "chatgpt.com", approval: "conditional", account: "werkaccount", conditions: ["Geen gegevens van cliënten."], risks: ["Antwoorden kunnen fout zijn."],
  storage: "Nederland", agreement: true, review: "2027-03-01",
};
const REFUSED = { host: "chatgpt.com", approval: "refused", alternative: "https://m365.cloud.microsoft/" };
/** How long a page may take to load its box before the guard calls it unguarded. */
const PATIENCE_MS = 15_000;

const level = (chat, wanted) => until(async () => (await chat.host())?.level === wanted, `level ${wanted}`);
const answered = (chat) => until(() => chat.page.evaluate(() => document.querySelector(".answer li") !== null), "the answer");

/** Puts a text in the place of the one that stands in the box. */
const rewrite = async (chat, text) => {
  await chat.chord(["Control"], "a");
  await chat.write(text);
};

/** Runs in the page: drops a file on the box. */
function drop(selector, name, text) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name));
  document.querySelector(selector).dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, composed: true, dataTransfer }));
}

async function dropped(chat, name, text) {
  await chat.page.evaluate(drop, chat.site.box, name, text);
  await chat.becomes("asking");
  await sleep(HABIT_MS);
}

/** "Klopt niet" stands before the tip's link, two back from the first button. */
async function choices(chat) {
  await chat.write(WARN);
  await ask(chat);
  await tab(chat, -2);
  await enter(chat);
}

/** The window that an organisation's settings open by themselves. */
const opened = (_chat, _world, inside) => until(() => inside(`root.querySelector("dialog[open]") !== null`), "the window").then(() => sleep(HABIT_MS));

/** The decision stands in the chip; a press opens all of it. */
async function decided(chat, _world, inside) {
  await until(() => inside(`root.querySelector(".decision:not([hidden])") !== null`), "the decision");
  await toChip(chat);
  await enter(chat);
}

async function panel(chat, world) {
  await sendReplaced(world, chat, STOP);
  await answered(chat);
  await toChip(chat);
  await enter(chat);
}

/**
 * @typedef {object} State
 * @property {string} id
 * @property {string} [on]      id of the page it is shown on
 * @property {string} part      what shows it, inside the closed root
 * @property {boolean} [modal]  the rest of the page waits
 * @property {object} [own]     settings that hold meanwhile
 * @property {string} [from]    class of the button that opened it and has the focus afterwards
 * @property {boolean} [stays]  Escape does not close it
 * @property {boolean} [main]   looked at in every browser and way; of the others the tree and the colours
 * @property {(chat: object, world: object, inside: Function) => Promise<unknown>} bring
 * @property {{id: string, bring: State["bring"]}[]} [then]  states that follow one another from here
 */

/** @type {State[]} */
export const states = [
  {
    id: "chip-quiet", part: ".chip", bring: (chat) => chat.write("Wat zijn de bijwerkingen van metformine?"),
    then: [
      { id: "chip-hint", bring: (chat) => rewrite(chat, "Mijn buurman is 93 jaar en heeft hoofdpijn.").then(() => level(chat, "hint")) },
      { id: "chip-warn", bring: (chat) => rewrite(chat, WARN).then(() => level(chat, "warn")) },
    ],
  },
  { id: "chip-stop", main: true, part: ".chip", bring: (chat) => chat.write(STOP).then(() => level(chat, "stop")) },
  {
    id: "chip-refused", part: ".chip", own: { organisation: ORGANISATION, chatbots: [REFUSED] },
    bring: (chat) => chat.write("Wat is COPD?").then(() => level(chat, "stop")),
  },
  { id: "chip-partly", on: "redesigned", part: ".chip", bring: (chat) => chat.becomes("partly") },
  {
    id: "chip-unguarded", main: true, on: "unknown", part: ".chip",
    bring: (chat) => until(async () => (await chat.state()) === "unguarded", "state unguarded", PATIENCE_MS),
  },
  { id: "dialog-warn", part: "dialog", modal: true, bring: (chat) => chat.write(WARN).then(() => ask(chat)) },
  { id: "dialog-stop", main: true, part: "dialog", modal: true, bring: (chat) => chat.write(STOP).then(() => ask(chat)) },
  { id: "dialog-not-right", main: true, part: "dialog", modal: true, bring: choices },
  {
    // With nothing left that holds the text, the dialog is one of level "nothing".
    id: "dialog-set-aside", main: true, part: "dialog", modal: true,
    async bring(chat) {
      await choices(chat);
      await tab(chat, 1);
      await enter(chat);
    },
  },
  {
    id: "file-warn", main: true, part: "dialog", modal: true,
    bring: (chat) => dropped(chat, "verslag-van-het-multidisciplinair-overleg_definitief.txt", WARN),
  },
  { id: "file-recording", part: "dialog", modal: true, bring: (chat) => dropped(chat, "gesprek.mp3", `ID3\x04${"\0".repeat(2000)}`) },
  { id: "file-stop", part: "dialog", modal: true, bring: (chat) => dropped(chat, "overdracht.txt", STOP) },
  {
    id: "chip-placeholders", main: true, part: ".chip",
    async bring(chat, world) {
      await sendReplaced(world, chat, STOP);
      await chat.becomes("watching");
    },
  },
  {
    id: "chip-shared", part: ".chip",
    async bring(chat, _world, inside) {
      await chat.write(WARN);
      await ask(chat);
      await tab(chat, 2);
      await enter(chat);
      await until(() => inside(`root.querySelector(".decision:not([hidden])") !== null`), "the offer");
    },
  },
  {
    id: "panel-masked", part: "dialog", modal: true, from: "names", bring: panel,
    then: [
      { id: "panel-copied", bring: enter },
      { id: "panel-clear", bring: (chat) => tab(chat, 2).then(() => enter(chat)) },
    ],
  },
  {
    id: "panel-real", main: true, part: "dialog", modal: true, from: "names",
    async bring(chat, world) {
      await panel(chat, world);
      await tab(chat, 1);
      await enter(chat);
    },
  },
  { id: "rules", main: true, part: "dialog", modal: true, own: { house_rules: RULES, organisation: ORGANISATION }, bring: opened },
  { id: "lesson", main: true, part: "dialog", modal: true, stays: true, own: { training: { required: true }, organisation: ORGANISATION }, bring: opened },
  {
    id: "decision", main: true, part: "dialog", modal: true, from: "decision", bring: decided,
    own: { organisation: ORGANISATION, links: LINKS, chatbots: [CONDITIONAL] },
  },
  { id: "decision-refused", part: "dialog", modal: true, from: "decision", own: { organisation: ORGANISATION, chatbots: [REFUSED] }, bring: decided },
  {
    id: "dialog-refused", main: true, part: "dialog", modal: true, own: { organisation: ORGANISATION, chatbots: [REFUSED] },
    bring: (chat) => chat.write("Wat is COPD?").then(() => ask(chat)),
  },
  {
    // Placeholders would not help here, so they are not offered.
    id: "dialog-refused-flagged", part: "dialog", modal: true, own: { organisation: ORGANISATION, chatbots: [REFUSED] },
    bring: (chat) => chat.write(STOP).then(() => ask(chat)),
  },
  {
    id: "dialog-reason", part: "dialog", modal: true, own: { sending: { ask_reason: true } },
    bring: (chat) => chat.write(WARN).then(() => ask(chat)).then(() => tab(chat, 2)).then(() => enter(chat)),
  },
  {
    id: "file-not-allowed", part: "dialog", modal: true, own: { files: [{ for: "txt", level: "stop" }] },
    bring: (chat) => dropped(chat, "rooster.txt", "Wat is COPD?"),
  },
  {
    id: "card", main: true, part: ".card",
    async bring(chat, _world, inside) {
      await chat.write(STOP);
      await level(chat, "stop");
      // Marks are drawn a frame after the text was judged, and on a busy machine later still; those of the words before take their card along.
      await sleep(1200);
      await until(async () => {
        await chat.chord(["Alt"], ".");
        await sleep(100);
        return inside(`root.querySelector(".card")?.hidden === false`);
      }, "the card");
    },
  },
];

/** Sets what a user may set by hand, and waits until it holds. */
async function settle(world, own) {
  if (JSON.stringify(own) === (world.own ?? "{}")) return;
  const policy = () => world.rig.inExtension('chrome.storage.local.get("policy").then((all) => JSON.stringify(all))');
  const before = await policy();
  await world.rig.inExtension(`chrome.storage.local.set(${JSON.stringify({ own })})`);
  await until(async () => (await policy()) !== before, "the settings");
  world.own = JSON.stringify(own);
}

/** Waits until a page has its guard, and what was set by hand: of that it hears a moment after it has loaded, and then looks at everything again. */
export async function settled(world, chat, state = "watching") {
  await chat.becomes(state);
  if (world.own) await until(async () => (await world.rig.status(chat.page).catch(() => undefined))?.policy, "the settings on the page");
}

/**
 * Opens the page of a state and brings it about.
 * @param {object} world @param {State} state @param {(rig: object, page: object) => Promise<Function>} look gives the way into the root
 */
export async function bring(world, state, look, before = () => {}) {
  world.server.forget();
  await settle(world, state.own ?? {});
  const chat = await visit(world.rig, page(state.on ?? "chatgpt-new"));
  await before(chat.page);
  if (state.on !== "unknown") await settled(world, chat, state.on === "redesigned" ? "partly" : "watching");
  const inside = await look(world.rig, chat.page);
  await state.bring(chat, world, inside);
  return { chat, inside };
}
