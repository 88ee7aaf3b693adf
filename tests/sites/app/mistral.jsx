/** Mistral Le Chat: ProseMirror in a form with a submit button, beside the hidden textarea of its older box. */
import { mistral } from "./calls.js";
import { buttonWhenText, chat } from "./chat.js";
import { newParagraph, prosemirror } from "./prosemirror.js";

const form = document.querySelector("form");
const twin = form.querySelector('textarea[name="message.text"]');
const button = buttonWhenText(form.querySelector("[data-button]"), { type: "submit", "aria-label": "Vraag versturen" });
const box = prosemirror(form.querySelector(".box"), {
  attributes: { role: "textbox", "aria-label": "Stel een vraag", "aria-multiline": "true" },
  lineBreak: newParagraph,
  onSend: (event, way) => send(event, way),
  onChange(text) {
    twin.value = text;
    button(text);
  },
});
const send = chat({ ...box, call: mistral() });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event, "submit");
});
box.focus();
