/**
 * One way to drive the two stock browsers: start with the extension, open a chat page, close, and account for every request
 * that tried to leave. Nothing can reach the internet: Chromium resolves only the chat hosts, to our server; Firefox sends
 * all other hosts to a proxy of ours that notes and refuses them.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

/** Fixed, so that the extension's own pages have a known address in Firefox. */
const FIREFOX_UUID = "11111111-2222-4333-8444-555555555555";
const FIREFOX_ID = await firefoxId();

/**
 * @typedef {object} Options
 * @property {"chromium" | "firefox"} browser
 * @property {string} [extension]  folder of the built extension; none for a bare browser
 * @property {Awaited<ReturnType<typeof import("../sites/server.mjs").serve>>} server
 * @property {boolean} [visible]   with a window, for the demo
 * @property {{width: number, height: number}} [viewport]
 */

/** @param {Options} options */
export async function open(options) {
  const profile = await mkdtemp(join(tmpdir(), `promptwacht-${options.browser}-`));
  try {
    return options.browser === "chromium" ? await chromium(options, profile) : await firefox(options, profile);
  } catch (error) {
    await remove(profile);
    throw error;
  }
}

async function chromium({ extension, server, visible, viewport }, profile) {
  const netLog = join(profile, "requests.json");
  const rules = [...server.hosts.map((host) => `MAP ${host} 127.0.0.1:${server.port}`), "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"];
  const browser = await puppeteer.launch({
    browser: "chrome",
    executablePath: "/usr/bin/chromium",
    headless: !visible,
    pipe: true,
    userDataDir: profile,
    defaultViewport: visible ? null : (viewport ?? { width: 1280, height: 800 }),
    enableExtensions: extension ? [extension] : false,
    env: { ...process.env, LANGUAGE: "nl", LANG: "nl_NL.UTF-8" },
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update", "--disable-sync",
      "--disable-features=AutofillServerCommunication,OptimizationHints", "--ignore-certificate-errors", "--lang=nl", `--host-resolver-rules=${rules.join(", ")}`, `--log-net-log=${netLog}`,
    ],
  });
  return {
    ...common(browser, profile),
    name: "chromium",
    url: (page, strict) => `https://${page.host}${strict ? "/strict" : ""}${page.path}`,
    keys: { Enter: "Enter", NumpadEnter: "NumpadEnter" },
    /** The extension's service worker, started if need be. */
    async worker() {
      const target = await browser.waitForTarget((candidate) => candidate.type() === "service_worker");
      return target.worker();
    },
    async extensionUrl(path) {
      const worker = await browser.waitForTarget((candidate) => candidate.type() === "service_worker");
      return new URL(path, worker.url()).href;
    },
    /** After close(): every http and WebSocket request of the whole browser, with who asked for it. */
    requests: async () => netLogRequests(await readFile(netLog, "utf8")),
  };
}

async function firefox({ extension, server, visible, viewport }, profile) {
  const refused = [];
  const proxy = await recordingProxy(refused);
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: !visible,
    acceptInsecureCerts: true,
    userDataDir: profile,
    defaultViewport: visible ? null : (viewport ?? { width: 1280, height: 800 }),
    env: { ...process.env, LANGUAGE: "nl", LANG: "nl_NL.UTF-8", MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" },
    extraPrefsFirefox: {
      "network.dns.localDomains": server.hosts.join(","),
      "network.stricttransportsecurity.preloadlist": false,
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": proxy.port,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": proxy.port,
      "network.proxy.no_proxies_on": ["127.0.0.1", ...server.hosts].join(","),
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "services.settings.server": "data:,",
      "intl.locale.requested": "nl",
      "extensions.webextensions.uuids": JSON.stringify({ [FIREFOX_ID]: FIREFOX_UUID }),
    },
  });
  if (extension) await browser.installExtension(extension);
  const rig = common(browser, profile);
  return {
    ...rig,
    name: "firefox",
    url: (page, strict) => `https://${page.host}:${server.port}${strict ? "/strict" : ""}${page.path}`,
    // WebDriver's "Enter" is the one of the number pad; puppeteer knows no name for the other.
    keys: { Enter: "\uE006", NumpadEnter: "\uE007" },
    extensionUrl: async (path) => `moz-extension://${FIREFOX_UUID}${path}`,
    async close() {
      await rig.close();
      await proxy.close();
    },
    requests: async () => refused,
  };
}

function common(browser, profile) {
  return {
    browser,
    profile,
    newPage: () => browser.newPage(),
    /** Asks the browser to quit and waits until its own process has gone. */
    async close() {
      const process = browser.process();
      const gone = new Promise((resolve) => (process.exitCode === null ? process.once("exit", resolve) : resolve()));
      await browser.close();
      await gone;
    },
    remove: () => remove(profile),
  };
}

function remove(folder) {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** A proxy that lets nothing through and remembers what was asked. */
async function recordingProxy(refused) {
  const server = createServer((request, response) => {
    refused.push({ url: request.url, initiator: request.headers.origin ?? "" });
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    refused.push({ url: `https://${request.url}`, initiator: "" });
    socket.on("error", () => socket.destroy());
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    port: server.address().port,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Reads Chromium's own network log, one event a line; it covers every process and every extension. */
function netLogRequests(log) {
  const found = new Map();
  for (const line of log.split("\n")) {
    if (!line.includes('"url"')) continue;
    const event = parse(line.replace(/,\s*$/, ""));
    const { url, initiator } = event?.params ?? {};
    if (initiator === undefined || !/^(https?|wss?):/.test(url ?? "")) continue;
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

async function firefoxId() {
  const manifest = parse(await readFile(new URL("../../manifest.json", import.meta.url), "utf8").catch(() => "{}"));
  return manifest?.browser_specific_settings?.gecko?.id ?? "promptwacht@example.org";
}
