/** Chromium's half of the rig. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { until } from "./driver.mjs";

/** @param {import("./rig.mjs").Options} options @param {string} profile */
export async function chromium({ extension, managed, executable = "/usr/bin/chromium", others = [], server, visible, viewport }, profile) {
  const netLog = join(profile, "requests.json");
  const rules = [...server.hosts.map((host) => `MAP ${host} 127.0.0.1:${server.port}`), "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"];
  const browser = await puppeteer.launch({
    browser: "chrome",
    executablePath: executable,
    headless: !visible,
    pipe: true,
    // Ctrl+C ends the demo's window; the profile must still be cleared away after it.
    handleSIGINT: !visible,
    userDataDir: profile,
    defaultViewport: visible ? null : (viewport ?? { width: 1280, height: 800 }),
    // The bars about automation and flags would only distract on a projector.
    // And one switch stops the installing by policy.
    ignoreDefaultArgs: [...(visible ? ["--enable-automation"] : []), ...(managed ? ["--disable-background-networking"] : [])],
    enableExtensions: extension ? [extension, ...others] : Boolean(managed),
    env: { ...process.env, LANGUAGE: "nl", LANG: "nl_NL.UTF-8" },
    args: [
      ...(process.getuid() === 0 ? ["--no-sandbox"] : []), ...(visible ? ["--test-type", "--start-maximized"] : []), "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update", "--disable-sync",
      "--disable-features=AutofillServerCommunication,OptimizationHints", "--ignore-certificate-errors", "--lang=nl",
      `--host-resolver-rules=${rules.join(", ")}`, `--log-net-log=${netLog}`,
    ],
  });
  const isWorker = (target) => target.type() === "service_worker" && target.url().includes(managed ?? "chrome-extension:");
  const workerTarget = () => browser.waitForTarget(isWorker);
  const workers = () => browser.targets().filter(isWorker);
  // The target of a worker that was replaced may still be listed, before that of the new one; one that begins has no API yet.
  const worker = () =>
    until(async () => {
      const newest = await workers().at(-1)?.worker().catch(() => undefined);
      return (await newest?.evaluate(() => Boolean(globalThis.chrome?.storage)).catch(() => false)) && newest;
    }, "the extension's worker", 20_000);
  // What a policy installs comes some seconds after the start.
  const ready = managed ? workerTarget() : extension ? scriptsAreIn(browser, server) : undefined;
  await ready?.catch((error) => browser.close().finally(() => { throw error; }));
  return {
    browser,
    url: (site, strict) => `https://${site.host}${strict ? "/strict" : ""}${site.path}`,
    keys: { Enter: "Enter", NumpadEnter: "NumpadEnter" },
    async status(page) {
      await page.bringToFront();
      return (await worker()).evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return chrome.tabs.sendMessage(tab.id, { type: "status" });
      });
    },
    async badge(page) {
      await page.bringToFront();
      return (await worker()).evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return chrome.action.getBadgeText({ tabId: tab.id });
      });
    },
    async popup(page) {
      await page.bringToFront();
      // A worker that was replaced a moment ago may still answer, and can open nothing.
      const opened = await until(async () => {
        await (await worker()).evaluate(() => chrome.action.openPopup()).catch(() => undefined);
        return browser.waitForTarget((target) => target.url().includes("/popup/"), { timeout: 1000 }).catch(() => undefined);
      }, "the popup to open", 20_000);
      const popup = await opened.asPage();
      await sleep(500);
      await until(() => popup.evaluate(() => document.querySelector("#state h2").textContent !== "" && document.querySelector("#state").className !== "asking"), "the popup's answer", 8000);
      return popup.evaluate(() => document.body.innerText);
    },
    async turn(name, origins) {
      const { host: id } = new URL((await workerTarget()).url());
      const page = await browser.newPage();
      // No test can press a button of the browser's own question. What was allowed before is allowed without one.
      await page.goto("chrome://extensions");
      await page.evaluate(async (of, each) => {
        for (const origin of each) await chrome.developerPrivate.addHostPermission(of, origin);
      }, id, origins);
      await page.goto(`chrome-extension://${id}/popup/popup.html`);
      await until(() => page.evaluate(() => !document.querySelector("#further").hidden), "the list of further sites");
      await page.click("summary");
      const at = await page.evaluate((wanted) => [...document.querySelectorAll("label")].findIndex(({ textContent }) => textContent === wanted), name);
      const isAllowed = () => page.evaluate((each) => chrome.permissions.contains({ origins: each }), origins);
      const before = await isAllowed();
      await page.click(`label:nth-of-type(${at + 1}) input`);
      await until(async () => (await isAllowed()) !== before, `the switch of ${name}`);
      await page.close();
    },
    reload: () => browser.installExtension(extension),
    async stopWorker() {
      await (await worker()).close();
      await until(() => workers().length === 0, "the worker's end");
      return "stopped";
    },
    workers,
    inExtension: async (code) => (await worker()).evaluate(code),
    /** Every http and WebSocket request of the whole browser, with who asked for it ("" is the browser itself). */
    requests: async () => netLogRequests(await readFile(netLog, "utf8")),
  };
}

/** A page that opens in the moments after the extension was loaded comes without its scripts: waits until one has them. */
async function scriptsAreIn(browser, server) {
  const page = await browser.newPage();
  const protocol = await page.createCDPSession();
  let areIn = false;
  protocol.on("Runtime.executionContextCreated", ({ context }) => (areIn ||= context.origin.startsWith("chrome-extension:")));
  await protocol.send("Runtime.enable");
  await until(async () => {
    // The browser may break off a visit that begins while it loads the extension.
    await page.goto(`https://${server.hosts[0]}/nothing`).catch(() => undefined);
    return areIn;
  }, "a page with the extension's scripts", 20_000);
  await page.close();
  server.requests.splice(0);
}

/** Reads Chromium's own network log, one event a line; it covers every process and every extension. */
function netLogRequests(log) {
  const found = new Map();
  for (const line of log.split("\n")) {
    if (!line.includes('"initiator"')) continue;
    const { url, initiator } = parse(line.replace(/,\s*$/, ""))?.params ?? {};
    if (!/^(https?|wss?):/.test(url ?? "")) continue;
    found.set(`${initiator} ${url}`, { url, initiator: initiator === "not an origin" ? "" : initiator });
  }
  return [...found.values()];
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
