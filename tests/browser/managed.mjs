/** What tests of an organisation's settings share: to set them in the running browser, and to read what became of them. */
import { isDeepStrictEqual } from "node:util";
import { until, visit } from "./driver.mjs";
import { lookInside } from "./inside.mjs";

/** For a world in which a policy installs the extension. */
export function managed(world) {
  const kept = async () => JSON.parse(await world.rig.inExtension("(async () => JSON.stringify(await chrome.storage.local.get()))()"));
  return {
    kept,
    /** Sets what the organisation sets, and waits until the extension has read it. */
    async set(values) {
      await world.forced.set(values);
      await until(async () => isDeepStrictEqual((await kept()).locked, values), "the settings of the organisation", 30_000);
    },
    /** A page that has heard what is set. */
    async open(site) {
      const chat = await visit(world.rig, site);
      await until(async () => (await world.rig.status(chat.page).catch(() => undefined))?.policy, "the settings on the page");
      world.server.forget();
      return chat;
    },
    /** The words of the open window. */
    async words(chat) {
      const look = await lookInside(world.rig, chat.page);
      return look('root.querySelector("dialog")?.textContent');
    },
  };
}

/** Takes the text out of the box. */
export async function clear(chat) {
  await chat.chord(["Control"], "a");
  await chat.press("Backspace");
}
