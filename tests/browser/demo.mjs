/**
 * The demo: the real extension on a chat page that runs on this machine. With a display it opens a window and waits; without
 * one it plays the story itself and keeps the pictures.
 *
 * node tests/browser/demo.mjs [--readme]
 */
import { copyFile, mkdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { page } from "../sites/pages.mjs";
import { serve } from "../sites/server.mjs";
import { HABIT_MS, until, visit } from "./driver.mjs";
import { open } from "./rig.mjs";

const PROMPT = "Schrijf een brief aan de huisarts. Mevrouw De Wit, BSN 999900006, heeft diabetes en wil graag een afspraak.";
const root = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const say = (line = "") => process.stdout.write(`${line}\n`);

const visible = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) && !process.argv.includes("--readme");
const server = await serve();
const viewport = { width: 1280, height: 800 };
const rig = await open({ browser: "chromium", extension: root("dist/chromium"), server, visible, viewport });
try {
  await (visible ? present() : play());
} finally {
  await rig.close().catch(() => {});
  await rig.remove();
  await server.close();
}

/** Opens the chat page and stays until the window is closed. */
async function present() {
  const [tab] = await rig.browser.pages();
  await tab.goto(rig.url(page("chatgpt-new")));
  say("Er is een venster open met een oefenchat. De chat staat op deze computer: er gaat niets naar internet.");
  say("Het adres is dat van ChatGPT, omdat Promptwacht alleen op chatpagina's werkt.");
  say();
  say("Probeer dit:");
  say(`1. Typ of plak: ${PROMPT}`);
  say("   Let op het label bij het tekstvak.");
  say("2. Druk op Enter. Promptwacht houdt de tekst tegen en vertelt waarom.");
  say("3. Kies \"Vervang door plaatshouders\". Alleen de plaatshouders gaan naar de chat.");
  say("4. Stel een gewone vraag: Wat zijn de bijwerkingen van metformine? Die gaat meteen door.");
  say();
  say("Sluit het venster om te stoppen.");
  const window = rig.browser.process();
  process.once("SIGINT", () => window.kill());
  await new Promise((resolve) => window.once("exit", resolve));
}

/** Plays typed, held, replaced, sent. */
async function play() {
  await mkdir(root("target/demo"), { recursive: true });
  const chat = await visit(rig, page("chatgpt-new"));
  const picture = async (name) => {
    await chat.page.screenshot({ path: root(`target/demo/${name}.png`) });
    say(`   beeld: target/demo/${name}.png`);
  };

  say("Oefenchat op deze computer, met Promptwacht in Chromium.");
  await chat.write(PROMPT);
  await sleep(500);
  say(`1. Getypt: ${PROMPT}`);
  await picture("1-getypt");

  await chat.press("Enter");
  await chat.becomes("asking");
  await sleep(HABIT_MS);
  say(`2. Enter: tegengehouden. Aan de chat gestuurd: ${server.prompts().length} berichten.`);
  await picture("2-tegengehouden");

  await chat.press("Enter");
  await until(() => server.prompts().length > 0, "the placeholders to be sent");
  await sleep(900);
  say("3. Gekozen: Vervang door plaatshouders.");
  say(`   Aan de chat gestuurd: ${server.prompts()[0]}`);
  await picture("3-verstuurd");

  await chat.write("Wat zijn de bijwerkingen van metformine?");
  await chat.press("Enter");
  await until(() => server.prompts().length > 1, "the plain question to be sent");
  await sleep(900);
  say(`4. Gewone vraag: meteen door. Aan de chat gestuurd: ${server.prompts()[1]}`);
  await picture("4-gewone-vraag");

  if (process.argv.includes("--readme")) {
    await copyFile(root("target/demo/2-tegengehouden.png"), root("docs/screenshot.png"));
    say("   ook: docs/screenshot.png");
  }
}
