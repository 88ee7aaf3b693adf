/** Every way in which a user, or a script in a hurry, can send what is in the box. */

/** @typedef {{name: string, real: boolean, on: (site: object) => boolean, send: (chat: object, text: string) => Promise<void>}} Way */

const everywhere = () => true;

/** Types the text first, then sends. */
const typed = (name, act, on = everywhere) => ({
  name,
  real: true,
  on,
  async send(chat, text) {
    await chat.write(text);
    await act(chat);
  },
});

/** @type {Way[]} */
export const ways = [
  typed("Enter", (chat) => chat.press("Enter")),
  typed("Enter on the number pad", (chat) => chat.press("NumpadEnter")),
  typed("Ctrl+Enter", (chat) => chat.chord(["Control"], "Enter")),
  typed("a click on send", (chat) => chat.click(chat.site.send)),
  typed("the form's submit from another button", submitFromOtherButton, (site) => site.form !== undefined),
  { name: "Ctrl+V and Enter", real: true, on: everywhere, send: pasteByKeys },
  { name: "paste and Enter within one task", real: false, on: everywhere, send: pasteInOneTask },
];

async function submitFromOtherButton({ page, site, click }) {
  await page.evaluate((form) => {
    const button = document.createElement("button");
    button.id = "other-button";
    button.textContent = "Verder";
    button.addEventListener("click", () => document.querySelector(form).requestSubmit());
    document.querySelector("aside").append(button);
  }, site.form);
  await click("#other-button");
}

async function pasteByKeys({ page, site, press, chord }, text) {
  await page.evaluate((content) => {
    const source = document.createElement("textarea");
    source.id = "source";
    source.value = content;
    document.querySelector("aside").append(source);
    source.select();
  }, text);
  await chord(["Control"], "c");
  await page.evaluate((box) => {
    document.querySelector("#source").remove();
    document.querySelector(box).focus();
  }, site.box);
  await chord(["Control"], "v");
  await press("Enter");
}

/** The editor takes the paste and the Enter follows before anything has been painted. */
async function pasteInOneTask({ page, site }, text) {
  await page.evaluate(pasteEvent, site.box, text, true);
}

/**
 * Runs in the page: a paste as another program would bring it. An editor that handles it takes the text from the event; for a
 * plain textarea insertText does what the browser does itself with a real one.
 */
export function pasteEvent(selector, text, andEnter) {
  const box = document.querySelector(selector);
  const shared = { bubbles: true, cancelable: true, composed: true };
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  // Firefox fills the event from its own two older fields.
  const paste = new ClipboardEvent("paste", { ...shared, clipboardData, dataType: "text/plain", data: text });
  if (box.dispatchEvent(paste)) document.execCommand("insertText", false, text);
  if (andEnter) box.dispatchEvent(new KeyboardEvent("keydown", { ...shared, key: "Enter", code: "Enter", keyCode: 13, which: 13 }));
}
