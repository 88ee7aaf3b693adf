/** The whole story leaves no trace: no request of the extension, no word of the prompt in anything that is stored. */
import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page } from "../sites/pages.mjs";
import { serve } from "../sites/server.mjs";
import { HABIT_MS, until, visit } from "./driver.mjs";
import { open } from "./rig.mjs";
import { assertSilent, variants } from "./variants.mjs";

const CANARY = "Kwikstaart";
const PROMPT = `Mevrouw Van ${CANARY}, BSN 999900006, heeft diabetes.`;
/** The page itself stores this one: the search must find it. */
const CONTROL = "Rietzangersveld";

/** Where the two browsers keep what extensions and pages store; form and session history are the browser's own. */
const stores = {
  chromium: /^Default\/(Extension |Extensions|Local Extension Settings|Sync Extension Settings|Managed Extension Settings|Local Storage|Session Storage|IndexedDB|Service Worker|Cookies|databases|Preferences|Secure Preferences|DNR|File System)/,
  firefox: /^(storage\/|storage\.sqlite|browser-extension-data|extension-|extensions|storage-sync|cookies\.sqlite|prefs\.js|webappsstore)/,
};

for (const variant of variants) {
  describe(variant.name, () => {
    it("keeps the text out of every request and every store", async () => {
      const server = await serve();
      const rig = await open({ ...variant, server });
      try {
        for (const id of ["chatgpt-new", "claude", "copilot", "m365"]) await tellStory(rig, server, page(id));
      } finally {
        await rig.close();
        await server.close();
      }
      try {
        assertSilent(server, await rig.requests());
        assert.notDeepEqual(await filesWith(CONTROL, rig), [], "the search itself does not work");
        assert.deepEqual(await filesWith(CANARY, rig), []);
      } finally {
        await rig.remove();
      }
    });
  });
}

async function tellStory(rig, server, site) {
  server.forget();
  const chat = await visit(rig, site);
  await chat.page.evaluate((control) => localStorage.setItem("page", control), CONTROL);
  await chat.write(PROMPT);
  await chat.press("Enter");
  await chat.becomes("asking");
  await sleep(HABIT_MS);
  await chat.press("Enter");
  await until(() => server.prompts().length > 0, "the call of the page");
  assert.ok(!JSON.stringify(server.recorded).includes(CANARY));
  assert.ok(!(await chat.page.evaluate(pageStores)).includes(CANARY));
  assert.ok(!String(await rig.inExtension(EXTENSION_STORES)).includes(CANARY));
  await chat.close();
}

async function pageStores() {
  const databases = await indexedDB.databases();
  return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, databases, await caches.keys()]);
}

const EXTENSION_STORES = `(async () => {
  const areas = {};
  for (const name of ["local", "session", "sync", "managed"]) {
    try { areas[name] = await chrome.storage[name].get(); } catch { areas[name] = "absent"; }
  }
  return JSON.stringify([areas, await indexedDB.databases(), globalThis.caches ? await caches.keys() : []]);
})()`;

/** Files of the profile's stores that hold the word, as UTF-8 or UTF-16. */
async function filesWith(word, { profile, name }) {
  const patterns = [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le")];
  const found = [];
  for (const file of await readdir(profile, { recursive: true })) {
    const path = join(profile, file);
    if (!stores[name].test(relative(profile, path)) || !(await stat(path)).isFile()) continue;
    const content = await readFile(path);
    if (patterns.some((pattern) => content.includes(pattern))) found.push(file);
  }
  return found;
}
