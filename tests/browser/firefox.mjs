/** Firefox's half of the rig. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import puppeteer from "puppeteer-core";
import { until } from "./driver.mjs";

/** Fixed in the profile, so that the extension's own pages have a known address. */
const UUID = "11111111-2222-4333-8444-555555555555";

/** @param {import("./rig.mjs").Options} options @param {string} profile */
export async function firefox({ extension, managed, executable = "/usr/bin/firefox-esr", others = [], server, visible, viewport }, profile) {
  const id = managed ?? (extension && JSON.parse(await readFile(`${extension}/manifest.json`, "utf8")).browser_specific_settings.gecko.id);
  const refused = [];
  const proxy = await recordingProxy(refused);
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: executable,
    headless: !visible,
    acceptInsecureCerts: true,
    // Without it neither the extension's pages nor the toolbar can be reached.
    args: ["--remote-allow-system-access"],
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
      // Yes to every optional permission that a user's click asks for: no test can press a button of the browser's own question.
      "extensions.webextOptionalPermissionPrompts": false,
      "extensions.webextensions.uuids": JSON.stringify({ [id]: UUID }),
      // Only Mozilla can sign what a policy installs.
      ...(managed && { "xpinstall.signatures.required": false }),
    },
  });
  for (const folder of extension ? [extension, ...others] : []) await browser.installExtension(folder);
  const inside = insideExtension(browser, id);
  // What a policy installs comes some seconds after the start.
  if (managed) await until(() => inside.window(`WebExtensionPolicy.getByID(${JSON.stringify(id)})?.active`), "the extension by policy", 30_000).catch((error) => browser.close().finally(() => { throw error; }));
  return {
    browser,
    url: (site, strict) => `https://${site.host}:${server.port}${strict ? "/strict" : ""}${site.path}`,
    // WebDriver's "Enter" is the one of the number pad; puppeteer knows no name for the other.
    keys: { Enter: "\uE006", NumpadEnter: "\uE007" },
    async status(page) {
      await page.bringToFront();
      return JSON.parse(
        await inside.run(`(async () => {
          const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
          return JSON.stringify(await browser.tabs.sendMessage(tab.id, { type: "status" }));
        })()`),
      );
    },
    async badge(page) {
      await page.bringToFront();
      return inside.run(`(async () => {
        const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
        return browser.action.getBadgeText({ tabId: tab.id });
      })()`);
    },
    async popup(page) {
      await page.bringToFront();
      return inside.popup();
    },
    turn: (name, origins) => inside.turn(name, origins),
    stopWorker: () => inside.stopWorker(),
    async reload() {
      await browser.installExtension(extension);
      inside.forget();
    },
    forget: inside.forget,
    inExtension: (code) => inside.run(code),
    async inTab(page, code) {
      await page.bringToFront();
      return inside.tab(code);
    },
    inWindow: (code) => inside.window(code),
    /** What was refused at the proxy, by whomever it was asked: this Firefox asks for nothing by itself. */
    requests: async () => refused.map((url) => ({ url, initiator: "unknown" })),
    close: () => proxy.close(),
  };
}

/** Ways into the extension that puppeteer lacks: its pages, by plain WebDriver BiDi, and its popup, by the browser's own window. */
function insideExtension(browser, id) {
  const { connection } = browser;
  const send = async (method, parameters) => (await connection.send(method, parameters)).result;
  const evaluate = async (context, expression) => {
    const answer = await send("script.evaluate", { target: { context }, awaitPromise: true, expression });
    if (answer.type !== "success") throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  };
  let tab;
  return {
    /** The extension's own tab went with the extension. */
    forget: () => void (tab = undefined),
    /** Evaluates in a page of the extension, in a tab in the background; the value must be plain. */
    async run(code) {
      if (!tab) {
        tab = (await send("browsingContext.create", { type: "tab", background: true })).context;
        await send("browsingContext.navigate", { context: tab, url: `moz-extension://${UUID}/manifest.json`, wait: "none" });
        await until(() => evaluate(tab, `typeof browser === "object" && location.protocol === "moz-extension:" && document.readyState === "complete"`).catch(() => false), "a page of the extension");
      }
      return evaluate(tab, code);
    },
    async stopWorker() {
      const { contexts } = await send("browsingContext.getTree", { "moz:scope": "chrome" });
      return evaluate(
        contexts[0].context,
        `(async () => {
          const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
          await extension.terminateBackground({ ignoreDevToolsAttached: true });
          return extension.backgroundState;
        })()`,
      );
    },
    async turn(name, origins) {
      const { context } = await send("browsingContext.create", { type: "tab" });
      await send("browsingContext.navigate", { context, url: `moz-extension://${UUID}/popup/popup.html`, wait: "complete" });
      const { x, y } = JSON.parse(
        await evaluate(
          context,
          `(async () => {
            // What is above the list moves it once more.
            while (document.querySelector("#further").hidden || !document.querySelector("dd")) await new Promise((resolve) => setTimeout(resolve, 20));
            document.querySelector("#further").open = true;
            const label = [...document.querySelectorAll("label")].find(({ textContent }) => textContent === ${JSON.stringify(name)});
            return JSON.stringify(label.control.getBoundingClientRect());
          })()`,
        ),
      );
      const press = [{ type: "pointerMove", x: Math.ceil(x) + 5, y: Math.ceil(y) + 5 }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
      const isAllowed = () => evaluate(context, `browser.permissions.contains({ origins: ${JSON.stringify(origins)} })`);
      const before = await isAllowed();
      await send("input.performActions", { context, actions: [{ type: "pointer", id: "mouse", actions: press }] });
      await until(async () => (await isAllowed()) !== before, `the switch of ${name}`);
      await send("browsingContext.close", { context });
    },
    /** Evaluates an expression beside the page in front, where `root` is our closed root. */
    async tab(code) {
      const script = `{ const root = content.document.querySelector("promptwacht-ui")?.openOrClosedShadowRoot;
        let answer; try { answer = { value: ${code} }; } catch (error) { answer = { error: String(error) }; }
        sendAsyncMessage("inside", JSON.stringify(answer)); }`;
      const answer = await this.window(
        `new Promise((resolve) => {
          const { messageManager } = gBrowser.selectedBrowser;
          messageManager.addMessageListener("inside", function hear({ data }) {
            messageManager.removeMessageListener("inside", hear);
            resolve(data);
          });
          messageManager.loadFrameScript("data:;charset=utf-8," + encodeURIComponent(${JSON.stringify(script)}), false);
        })`,
      );
      const { value, error } = JSON.parse(answer);
      if (error) throw new Error(error);
      return value;
    },
    /** Evaluates in the browser's own window; the value must be plain. */
    async window(code) {
      const { contexts } = await send("browsingContext.getTree", { "moz:scope": "chrome" });
      return evaluate(contexts[0].context, code);
    },
    async popup() {
      return this.window(
        `(async () => {
          const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
          const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
          ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(window);
          const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
          // The page is loaded out of sight and then moved into the panel, to another element.
          const find = () => document.querySelector("panel .webextension-popup-browser");
          for (let turn = 0; turn < 100 && !find()?.messageManager; turn += 1) await pause(50);
          await pause(500);
          const popup = find();
          const read = () => new Promise((resolve) => {
            const hear = ({ data }) => {
              popup.messageManager.removeMessageListener("popup-text", hear);
              resolve(data);
            };
            popup.messageManager.addMessageListener("popup-text", hear);
            popup.messageManager.loadFrameScript(
              "data:,sendAsyncMessage('popup-text',{look:content.document.querySelector('%23state h2').textContent?content.document.querySelector('%23state').className:'asking',text:content.document.body.innerText})", false);
          });
          let now = await read();
          for (let turn = 0; turn < 100 && now.look === "asking"; turn += 1) {
            await pause(80);
            now = await read();
          }
          const { text } = now;
          popup.closest("panel").hidePopup();
          for (let turn = 0; turn < 100 && find(); turn += 1) await pause(50);
          return text;
        })()`,
      );
    },
  };
}

/** A proxy that lets nothing through and remembers what was asked. */
async function recordingProxy(refused) {
  const server = createServer((request, response) => {
    refused.push(request.url);
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    refused.push(`https://${request.url}`);
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
