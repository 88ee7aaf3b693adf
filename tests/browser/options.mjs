/** The page of settings, test box and status, as tests use it. */
import { until } from "./driver.mjs";

/** Puppeteer waits in vain for a page of an extension in Firefox; the protocol below it does not. */
export async function go({ name, browser }, page, url) {
  if (name === "chromium") return page.goto(url);
  return browser.connection.send("browsingContext.navigate", { context: page.mainFrame()._id, url, wait: "complete" });
}

/** Puts the focus on an element, and sees it stay: what was just drawn may take it a moment later. */
export async function focus(page, selector) {
  await until(() => page.evaluate((one) => document.querySelector(one) !== null, selector), selector);
  await until(async () => {
    await page.focus(selector);
    // By the page's own clock: what it still has to do comes first.
    return page.evaluate((one) => new Promise((tell) => setTimeout(() => tell(document.activeElement === document.querySelector(one)), 40)), selector);
  }, `the focus on ${selector}`);
}

/** Opens the popup in a tab of its own and presses its link. */
export async function openByPopup(rig) {
  const popup = await rig.newPage();
  await go(rig, popup, await rig.inExtension('chrome.runtime.getURL("popup/popup.html")'));
  await until(() => popup.evaluate(() => document.querySelector("#options")?.textContent !== ""), "the link");
  await focus(popup, "#options");
  // The popup may be gone before the key is up.
  await popup.keyboard.press(rig.keys.Enter).catch(() => {});
  const open = `chrome.tabs.query({}).then((tabs) => tabs.filter(({ url }) => url?.endsWith("/options/options.html")).length)`;
  await until(() => rig.inExtension(open), "the page of settings");
}

/** Opens it in a tab of its own, at one of its parts: `settings`, `try` or `status`. */
export async function openOptions(rig, part = "settings") {
  const address = await rig.inExtension('chrome.runtime.getURL("options/options.html")');
  const page = await rig.newPage();
  await go(rig, page, `${address}#${part}`);
  await until(() => page.evaluate(() => document.querySelector("main h2") !== null), "the page of settings");
  return {
    tab: page,
    close: () => page.close(),
    /** Evaluates an expression in the page. */
    look: (code) => page.evaluate(`(() => { const root = document; return ${code}; })()`),
    /** Opens a section of the settings. */
    async unfold(name) {
      const part = `[data-part="${name}"]`;
      await until(() => page.evaluate((one) => document.querySelector(one) !== null, part), part);
      await page.evaluate((one) => void (document.querySelector(one).open = true), part);
    },
    /** Presses a button as the keyboard does. */
    async press(selector) {
      await until(() => page.evaluate((one) => document.querySelector(one) !== null && !document.querySelector(one).disabled, selector), selector);
      await focus(page, selector);
      await page.keyboard.press(rig.keys.Enter ?? "Enter");
    },
    /** Writes in a field, in the place of what it holds, and leaves it. */
    async fill(selector, text) {
      await focus(page, selector);
      await page.evaluate((one) => document.querySelector(one).select?.(), selector);
      await page.keyboard.press("Backspace");
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    },
    text: (selector = "main") => page.evaluate((one) => document.querySelector(one)?.innerText ?? "", selector),
    value: (selector) => page.evaluate((one) => document.querySelector(one).value, selector),
    /** What the extension keeps. */
    kept: async () => JSON.parse(await rig.inExtension("chrome.storage.local.get().then((all) => JSON.stringify(all))")),
  };
}
