/** Grok: Tiptap in a form with a submit button; a hidden textarea, which other accounts get, carries the same text. */
import { grok } from "./calls.js";
import { buttonWhenText, chat } from "./chat.js";
import { tiptap } from "./tiptapbox.js";

const form = document.querySelector("form");
const twin = form.querySelector("textarea");
const button = buttonWhenText(form.querySelector("[data-button]"), { type: "submit", "aria-label": "Submit" });
const box = tiptap(form.querySelector('[data-testid="chat-input"]'), {
  attributes: { class: "tiptap", role: "textbox", "aria-label": "Stel een vraag", "aria-multiline": "true" },
  onSend: (event, way) => send(event, way),
  onChange(text) {
    twin.value = text;
    button(text);
  },
});
const send = chat({ ...box, call: grok });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event, "submit");
});
box.focus();
