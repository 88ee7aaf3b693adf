/** ChatGPT's older composer: div#prompt-textarea beside a hidden textarea of the same name; the button sends by click. */
import { prepareSignedIn, signedIn } from "./calls.js";
import { buttonWhenText, chat } from "./chat.js";
import { newParagraph, prosemirror } from "./prosemirror.js";

const form = document.querySelector('form[data-type="unified-composer"]');
const twin = form.querySelector('textarea[name="prompt-textarea"]');
const button = buttonWhenText(
  form.querySelector("[data-button]"),
  { id: "composer-submit-button", type: "button", "data-testid": "send-button", "aria-label": "Prompt versturen" },
  (event) => send(event, "click"),
);
const box = prosemirror(form.querySelector(".box"), {
  attributes: { id: "prompt-textarea", role: "textbox", "aria-label": "Stel een vraag", "aria-multiline": "true" },
  lineBreak: newParagraph,
  onSend: (event, way) => send(event, way),
  onChange(text) {
    twin.value = text;
    button(text);
    prepareSignedIn(text);
  },
});
const send = chat({ ...box, call: signedIn });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event, "submit");
});
box.focus();
