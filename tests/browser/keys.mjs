/** The ways through our own windows by keyboard: what both browsers can do with a closed root. */
import { setTimeout as sleep } from "node:timers/promises";
import { HABIT_MS, until } from "./driver.mjs";

/** Tabs forward, or back where `steps` is negative. */
export async function tab(chat, steps) {
  for (let step = 0; step < Math.abs(steps); step += 1) {
    if (steps > 0) await chat.press("Tab");
    else await chat.chord(["Shift"], "Tab");
  }
}

/** Sends by Enter and waits until the dialog takes a choice. */
export async function ask(chat) {
  await chat.press("Enter");
  await chat.becomes("asking");
  await sleep(HABIT_MS);
}

/** Presses the button in focus, and waits out the moment in which a second press would be a habit. */
export async function enter(chat) {
  await chat.press("Enter");
  await sleep(HABIT_MS);
}

/** Writes a prompt and sends it with placeholders. */
export async function sendReplaced(world, chat, text) {
  const before = world.server.prompts().length;
  await chat.write(text);
  await ask(chat);
  await chat.press("Enter");
  await until(() => world.server.prompts().length > before, "the call of the page");
  return world.server.prompts().at(-1);
}

/** Moves the focus to the button that the chip offers. */
export async function toChip(chat) {
  for (let step = 0; step < 40; step += 1) {
    await chat.press("Tab");
    if (await chat.page.evaluate(() => document.activeElement?.localName === "promptwacht-ui")) return;
  }
  throw new Error("the chip's button cannot be reached by keyboard");
}

/** What the clipboard holds, as the user would find out: pasted into a field. */
export async function pasted(chat) {
  await chat.page.evaluate(() => {
    const field = document.createElement("textarea");
    field.id = "paste";
    document.querySelector("aside").append(field);
    field.focus();
  });
  await chat.chord(["Control"], "v");
  const text = await until(() => chat.page.evaluate(() => document.querySelector("#paste").value), "the pasted text");
  await chat.page.evaluate(() => document.querySelector("#paste").remove());
  return text;
}
