/**
 * The long campaign: node tests/browser/campaign/run.mjs [sends] [seed] [variant] [page]
 *
 * One browser a variant, session after session on page after page, until the sends are done. A failure is printed with its seed;
 * `run.mjs <sends of a session> <seed> <variant> <page>` plays that one again.
 */
import path from "node:path";
import { loadWasm, root } from "../../build/load.mjs";
import { pages } from "../../sites/pages.mjs";
import { serve } from "../../sites/server.mjs";
import { open } from "../rig.mjs";
import { oneEach } from "../variants.mjs";
import { session } from "./session.mjs";

const SENDS_A_SESSION = 12;
/** A browser that has been open for this many sessions is closed: its logs grow. */
const SESSIONS_A_BROWSER = 80;

const { check } = loadWasm(path.join(root, "dist/chromium"));
/** All pages with a box that the site table knows. */
const sites = pages.filter(({ box, unlisted }) => box && !unlisted);

/**
 * Plays sessions on all pages in turn with one variant.
 * @param {import("../variants.mjs").Variant} variant
 * @param {{sends: number, seed: number, only?: string, each?: (done: {sends: number, asked: number}) => void}} plan
 * @returns {Promise<{sends: number, asked: number, failures: string[]}>}
 */
export async function campaign(variant, { sends, seed, only, each }) {
  const done = { sends: 0, asked: 0, failures: [] };
  const chosen = sites.filter(({ id }) => !only || id === only);
  let world;
  const close = async () => {
    await world?.rig.close();
    await world?.server.close();
    await world?.rig.remove();
    world = undefined;
  };
  try {
    for (let number = 0; done.sends < sends; number += 1) {
      if (number % SESSIONS_A_BROWSER === 0) await close();
      if (!world) {
        const server = await serve();
        world = { server, rig: await open({ browser: variant.browser, extension: variant.extension, server }) };
      }
      const site = chosen[number % chosen.length];
      // The box of an edited message is gone when it was sent.
      const length = site.id.endsWith("-edit") ? 1 : Math.min(SENDS_A_SESSION, sends - done.sends);
      const plan = { site, seed: seed + number, sends: length, check, chromium: variant.browser === "chromium" };
      try {
        done.asked += (await session(world, plan)).asked;
      } catch (error) {
        done.failures.push(`${variant.name}, ${error.message}`);
        console.log(`✖ ${done.failures.at(-1)}`);
        await close();
      }
      done.sends += length;
      each?.(done);
    }
  } finally {
    await close();
  }
  return done;
}

if (import.meta.filename === process.argv[1]) {
  const [sends = "10000", seed = String(Math.floor(Math.random() * 1e9)), name, only] = process.argv.slice(2);
  const variants = oneEach.filter((variant) => !name || variant.name === name);
  const share = Math.ceil(Number(sends) / variants.length);
  console.log(`${sends} sends, seed ${seed}`);
  const all = await Promise.all(variants.map((variant) => campaign(variant, {
    sends: share, seed: Number(seed), only,
    each: (done) => done.sends % 500 < SENDS_A_SESSION && console.log(`${variant.name}: ${done.sends} sends, ${done.asked} asked about, ${done.failures.length} failed`),
  })));
  const total = (what) => all.reduce((sum, done) => sum + what(done), 0);
  console.log(`${total(({ sends: count }) => count)} sends, ${total(({ asked }) => asked)} asked about, ${total(({ failures }) => failures.length)} sessions failed`);
  process.exitCode = total(({ failures }) => failures.length) > 0 ? 1 : 0;
}
