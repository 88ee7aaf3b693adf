/** The pages to learn, as tests use them. */
import { readFile } from "node:fs/promises";
import { until } from "./driver.mjs";
import { focus, go } from "./options.mjs";

/** The words of a language, by key. */
export const wordsOf = async (language) => {
  const messages = JSON.parse(await readFile(new URL(`../../extension/_locales/${language}/messages.json`, import.meta.url), "utf8"));
  return (key) => messages[key].message;
};

/** Opens a part of them in a tab of its own, by the end of its address: `tips`, `tips/A-D1`. */
export async function openLearn(rig, part = "home") {
  const address = await rig.inExtension('chrome.runtime.getURL("learn/learn.html")');
  const page = await rig.newPage();
  const whole = { width: 1000, height: 800 };
  await page.setViewport(whole);
  await go(rig, page, `${address}#${part}`);
  await until(() => page.evaluate(() => document.querySelector("main h2") !== null), "the page to learn");
  const there = (selector) => until(() => page.evaluate((one) => document.querySelector(one) !== null, selector), selector);
  return {
    tab: page,
    whole,
    close: () => page.close(),
    /** Evaluates an expression in the page; `root` is its document. */
    look: (code) => page.evaluate(`(() => { const root = document; return ${code}; })()`),
    there,
    /** Goes to another part by its address. */
    async to(next) {
      await page.evaluate((hash) => void (location.hash = hash), next);
      await until(() => page.evaluate((hash) => decodeURIComponent(location.hash) === `#${hash}` && document.querySelector("main h2") !== null, next), next);
    },
    /** Presses a button or a link as the keyboard does. */
    async press(selector) {
      await until(() => page.evaluate((one) => document.querySelector(one) !== null && !document.querySelector(one).disabled, selector), selector);
      await focus(page, selector);
      await page.keyboard.press(rig.keys.Enter ?? "Enter");
    },
    /** Ticks or unticks as the keyboard does. */
    async tick(selector) {
      await focus(page, selector);
      await page.keyboard.press(" ");
    },
    /** Writes in a field, in the place of what it holds, and leaves it. */
    async fill(selector, text) {
      await focus(page, selector);
      await page.evaluate((one) => document.querySelector(one).select?.(), selector);
      await page.keyboard.press("Backspace");
      await page.keyboard.type(text);
      // By Tab the focus would go from the last field to the browser's own bar, and in Firefox stay there.
      await page.evaluate(() => document.activeElement?.blur());
    },
    text: (selector = "main") => page.evaluate((one) => document.querySelector(one)?.innerText ?? "", selector),
    value: (selector) => page.evaluate((one) => document.querySelector(one).value, selector),
    /** Gives a file field a file with this text. */
    give: (selector, name, text) => page.evaluate((one, called, inside) => {
      const field = document.querySelector(one);
      const files = new DataTransfer();
      files.items.add(new File([inside], called));
      field.files = files.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }, selector, name, text),
    /** Keeps what the page offers as files from now on; gives a function that reads them: `[{name, text}]`. */
    async offered() {
      await page.evaluate(() => {
        globalThis.offered = [];
        HTMLAnchorElement.prototype.click = function click() {
          const file = { name: this.download, text: null };
          globalThis.offered.push(file);
          fetch(this.href).then((read) => read.text()).then((text) => (file.text = text));
        };
      });
      return async () => {
        await until(() => page.evaluate(() => globalThis.offered.length > 0 && globalThis.offered.every(({ text }) => text !== null)), "a file");
        return page.evaluate(() => globalThis.offered);
      };
    },
    /** What the extension keeps. */
    kept: async () => JSON.parse(await rig.inExtension("chrome.storage.local.get().then((all) => JSON.stringify(all))")),
    /** Sets something as IT or a user would: the worker reads it as settings. */
    set: (own) => rig.inExtension(`chrome.storage.local.set({ own: ${JSON.stringify(own)} })`),
  };
}
