/**
 * One way to drive the two stock browsers: start with the extension, open a chat page, close, and account for every request
 * that tried to leave. Nothing can reach the internet: Chromium resolves only the chat hosts, to our server; Firefox sends
 * all other hosts to a proxy of ours that notes and refuses them.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "./chromium.mjs";
import { firefox } from "./firefox.mjs";

/**
 * @typedef {object} Options
 * @property {"chromium" | "firefox"} browser
 * @property {string} [extension]  folder of the built extension; none for a bare browser
 * @property {string} [managed]    the id of an extension that a policy installs, see forced.mjs
 * @property {string} [executable] what starts the browser
 * @property {string} [profile]    that of a rig that was closed, to start again as the same user; `remove` deletes it
 * @property {string[]} [others]   folders of extensions that people may have beside it
 * @property {Awaited<ReturnType<typeof import("../sites/server.mjs").serve>>} server
 * @property {boolean} [visible]   with a window, for the demo
 * @property {{width: number, height: number, deviceScaleFactor?: number}} [viewport]
 *
 * @typedef {object} Rig
 * @property {import("puppeteer-core").Browser} browser
 * @property {string} name
 * @property {string} profile                        folder of the profile; gone after remove()
 * @property {Record<string, string>} keys           what puppeteer must be given for Enter and NumpadEnter
 * @property {() => Promise<import("puppeteer-core").Page>} newPage
 * @property {(site: object, strict?: boolean) => string} url
 * @property {(page: object) => Promise<object>} status   what the content script of a page answers to the popup's question
 * @property {(page: object) => Promise<string>} badge    what the toolbar shows over a page
 * @property {(page: object) => Promise<string>} popup    the text of the real toolbar popup over a page
 * @property {(code: string) => Promise<unknown>} inExtension  evaluates an expression where the extension's own pages run
 * @property {(name: string, origins: string[]) => Promise<void>} turn  turns the switch of a further site in the popup; the browser's question is answered with yes
 * @property {() => Promise<string>} stopWorker      stops the extension's worker or event page, as the browser does when it is idle
 * @property {() => object[]} [workers]              Chromium: the workers of the extension that run, the newest last
 * @property {() => void} [forget]                   Firefox: its extension was replaced, and with it went the tab of `inExtension`
 * @property {() => Promise<void>} reload            loads the extension anew while its pages are open, as an update does
 * @property {() => Promise<void>} close             waits until the browser's own process has gone
 * @property {() => Promise<{url: string, initiator: string}[]>} requests  after close(): what the browser asked for
 * @property {() => Promise<void>} remove            deletes the profile
 */

/** @param {Options} options @returns {Promise<Rig>} */
export async function open(options) {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), `promptwacht-${options.browser}-`)));
  const remove = () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  try {
    const start = options.browser === "chromium" ? chromium : firefox;
    const special = await start(options, profile);
    const { browser } = special;
    return {
      name: options.browser,
      profile,
      remove,
      newPage: () => browser.newPage(),
      ...special,
      async close() {
        await quit(browser);
        await special.close?.();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function quit(browser) {
  const process = browser.process();
  const gone = new Promise((resolve) => (process.exitCode === null ? process.once("exit", resolve) : resolve()));
  await browser.close();
  await gone;
}
