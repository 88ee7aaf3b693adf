/** A random user brings a small text file: a clean one reaches the page untouched, another one only when the user says so. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { HABIT_MS, until } from "../driver.mjs";
import { asks } from "./judged.mjs";
import { about, question } from "./texts.mjs";

/** By then a page has sent what it was given. */
const UPLOAD_MS = 50;

/** @param {import("./user.mjs").Hands} hands */
export async function chooseFile(hands) {
  const { chat, luck } = hands;
  const text = luck.chance(0.5) ? question(luck) : about(luck);
  const [name, add] = [`${luck.below(1e6)}.txt`, luck.chance(0.4)];
  const input = await chat.page.$('input[type="file"]');
  if (!input) return;
  const folder = await mkdtemp(join(tmpdir(), "promptwacht-campaign-"));
  try {
    await writeFile(join(folder, name), text);
    const before = hands.server.uploads().length;
    await input.uploadFile(join(folder, name));
    await judged(hands, { text, add, before });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function judged({ chat, server, check, released }, { text, add, before }) {
  const { level, findings } = check(text);
  // What stops has no button to add it.
  const adds = add && level === "warn";
  if (asks(level)) {
    await chat.becomes("asking");
    await sleep(HABIT_MS);
    if (server.uploads().length !== before) throw new Error("a file that must be asked about was uploaded");
    if (adds) {
      for (const { start, end } of findings) released.add(text.slice(start, end));
      await chat.press("Tab");
    }
    await chat.press("Enter");
    await chat.becomes("watching");
  }
  if (adds || !asks(level)) await until(() => server.uploads().length > before, "the upload");
  await sleep(UPLOAD_MS);
  const given = server.uploads().slice(before);
  if (asks(level) && !adds) {
    if (given.length > 0) throw new Error("a file that the user left out was uploaded");
    return;
  }
  if (given.length > 1) throw new Error("a file was uploaded twice");
  if (given[0] !== text) throw new Error("a file was changed on its way");
}
