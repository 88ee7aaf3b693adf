/** ChatGPT's composer of autumn 2026: two copies, "home" and "thread", of which one is hidden; both inside a form. */
import { prepareSignedIn, signedIn } from "./calls.js";
import { buttonWhenText, chat } from "./chat.js";
import { prosemirror, softBreak } from "./prosemirror.js";

const boxes = {};
for (const placement of ["thread", "home"]) {
  const form = document.querySelector(`form[data-composer-placement="${placement}"]`);
  const button = buttonWhenText(form.querySelector("[data-button]"), { type: "submit", "aria-label": "Prompt versturen" });
  const box = prosemirror(form.querySelector(".box"), {
    attributes: { "data-composer-markdown": "", role: "textbox", "aria-label": "Stel een vraag", "aria-multiline": "true" },
    lineBreak: softBreak,
    onSend: (event, way) => send(event, way),
    onChange(text) {
      button(text);
      prepareSignedIn(text);
    },
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event, "submit");
  });
  boxes[placement] = { form, ...box };
}

let current = boxes.home;
const sendFromModel = chat({
  read: () => current.read(),
  clear: () => current.clear(),
  focus: moveToThread,
  call: signedIn,
});

function send(event, way) {
  sendFromModel(event, way);
}

function moveToThread() {
  current.form.hidden = true;
  current = boxes.thread;
  current.form.hidden = false;
  current.focus();
}

current.focus();
