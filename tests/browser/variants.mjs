/** The built extension in every form that is tested: two browsers, two encodings of the same content script. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, describe } from "node:test";
import { pages } from "../sites/pages.mjs";
import { serve } from "../sites/server.mjs";
import { forced } from "./forced.mjs";
import { until } from "./driver.mjs";
import { open } from "./rig.mjs";

/** Another place to take the built variants from, and one variant alone: for work on the tests themselves. */
const built = process.env.PROMPTWACHT_VARIANTS ?? root("target/dist-test");
const only = process.env.PROMPTWACHT_VARIANT;

/** @typedef {{name: string, browser: "chromium" | "firefox", encoding: "wasm" | "translation" | "table", extension: string, byPolicy?: boolean}} Variant */

/** @type {Variant[]} */
export const variants = ["chromium", "firefox"]
  .flatMap((browser) => ["wasm", "translation"].map((encoding) => ({ browser, encoding, name: `${browser}-${encoding}` })))
  .map((variant) => ({ ...variant, extension: `${built}/${variant.name}` }))
  .filter(({ name }) => !only || name === only);

/** The encodings that ship in each browser: Firefox runs Wasm everywhere, so its translation is tried only where sending itself is. */
export const shippedEncodings = variants.filter(({ name }) => only || name !== "firefox-translation");

/** One variant per browser, for what does not depend on the encoding. */
export const oneEach = variants.filter(({ encoding }) => only || encoding === "wasm");

/** What ships, once per browser. */
export const shipped = ["chromium", "firefox"]
  .map((name) => ({ name, browser: name, encoding: "table", extension: root(`dist/${name}`) }))
  .filter(({ name }) => !only || only.startsWith(name));

/** As an organisation installs it. */
export const byPolicy = (chosen) => chosen.map((variant) => ({ ...variant, name: `${variant.name}, by policy`, byPolicy: true }));

/** For what is there in one browser alone. */
export const ofBrowser = (browser, chosen) => chosen.filter((variant) => variant.browser === browser);

/**
 * Runs a suite once per variant, each with its own browser and server; afterwards nothing may have tried to leave.
 * @param {Variant[]} chosen
 * @param {(world: {rig: object, server: object, forced?: object, restart: () => Promise<void>}, variant: Variant) => void} suite
 *   `restart` closes the browser and starts it again as the same user
 * @param {string[]} [others] folders of extensions beside it
 */
export function inEach(chosen, suite, others) {
  for (const variant of chosen) {
    describe(variant.name, () => {
      const world = {};
      before(async () => {
        assert.ok(existsSync(`${variant.extension}/manifest.json`), `${variant.extension} is not built: ./build.sh test builds it`);
        world.server = await serve();
        if (variant.byPolicy) world.forced = await forced(variant);
        const installed = world.forced?.options ?? { extension: variant.extension };
        const options = { browser: variant.browser, ...installed, others, server: world.server };
        world.rig = await open(options);
        world.restart = async () => {
          await world.rig.close();
          assertSilent(world.server, await world.rig.requests());
          world.rig = await open({ ...options, profile: world.rig.profile });
        };
        if (variant.settings && variant.browser === "chromium") await settingsArrive(world);
      });
      after(async () => {
        // Whatever else fails, no policy may stay behind.
        await world.rig?.close().finally(() => world.forced?.close()) ?? world.forced?.close();
        await world.server?.close();
        try {
          if (world.rig) assertSilent(world.server, await world.rig.requests());
        } finally {
          await world.rig?.remove();
        }
      });
      suite(world, variant);
    });
  }
}

/**
 * Chromium tells an extension that it has just installed sometimes nothing of its settings before the next start: seen on a busy
 * machine, where neither a changed policy nor an update of the extension helped (version 156).
 */
async function settingsArrive(world) {
  const told = () => world.rig.inExtension("chrome.storage.managed.get().then((set) => Object.keys(set).length > 0)");
  await until(told, "the settings", 15_000).catch(world.restart);
}

/** Nothing but what the chat pages themselves ask for may have gone out, to whatever host. */
export function assertSilent(server, requests) {
  const strangers = requests.filter(({ url, initiator }) => initiator !== "" && !server.hosts.includes(new URL(url).hostname));
  assert.deepEqual(strangers, [], "requests to other hosts, made by a page or an extension");
  const extensions = requests.filter(({ initiator }) => /extension/.test(initiator));
  assert.deepEqual(extensions, [], "requests made by an extension");
  const unknown = server.requests.filter(({ path, origin }) => /extension/.test(origin) || !expected(path));
  assert.deepEqual(unknown, [], "requests to the chat hosts that no page of ours makes");
}

const calls = [
  /^\/app\/[\w-]+\.js$/,
  /^\/favicon\.ico$/,
  /^\/draft$/,
  /^\/backend-api\/files$/,
  /^\/backend-(api|anon)\/f\/conversation(\/prepare)?$/,
  /^\/api\/organizations\/[\w-]+\/chat_conversations\/[\w-]+\/completion$/,
  /^\/c\/api\/chat$/,
  /^\/m365Copilot\/Chathub\/[\w@-]+$/,
  /^\/_\/BardChatUi\/data\/assistant\.lamda\.BardFrontendService\/StreamGenerate$/,
  /^\/api\/trpc\/message\.newChat$/,
  /^\/api\/chat$/,
  /^\/rest\/sse\/perplexity_ask$/,
  /^\/api\/v0\/chat\/(completion|edit_message)$/,
  /^\/rest\/app-chat\/conversations\/new$/,
  /^\/duckchat\/v1\/chat$/,
];

function expected(path) {
  return pages.some((page) => path === page.path || path === `/strict${page.path}`) || calls.some((call) => call.test(path));
}

function root(path) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
