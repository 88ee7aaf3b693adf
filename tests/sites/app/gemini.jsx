/**
 * Gemini: Quill in its own element. Beside the editor is the editable element in which Quill's older version prepares a paste,
 * out of sight and with what was pasted last.
 */
import Quill from "quill";
import { gemini } from "./calls.js";
import { buttonWhenText, chat } from "./chat.js";
import { formats } from "./formats.js";

const place = document.querySelector("rich-textarea");
const by = (way) => ({ key: "Enter", ctrlKey: way === "ctrl-enter", handler: (_, { event }) => void send(event, way) });
/** Tab leaves the box, as on the real page; by itself Quill would write one. */
const tab = { key: "Tab", handler: () => true };
const quill = new Quill(place, {
  formats: formats ? ["bold", "list"] : [],
  modules: { keyboard: { bindings: { send: by("enter"), sendToo: by("ctrl-enter"), tab } } },
});
for (const [name, value] of Object.entries({ role: "textbox", "aria-label": "Stel een vraag", "aria-multiline": "true" })) {
  quill.root.setAttribute(name, value);
}
const clipboard = document.createElement("div");
clipboard.className = "ql-clipboard";
clipboard.contentEditable = "true";
clipboard.tabIndex = -1;
clipboard.textContent = "Mevrouw Van Dijk, BSN 999900006, eerder geplakt.";
place.append(clipboard);

/** Quill ends every text with a line end. */
const read = () => quill.getText().slice(0, -1);
const button = buttonWhenText(
  document.querySelector('[data-test-id="send-button-container"]'),
  { type: "button", class: "send send-button", "aria-label": "Bericht verzenden" },
  (event) => send(event, "click"),
);
quill.on("text-change", () => button(read()));
const send = chat({ read, clear: () => quill.setText(""), focus: () => quill.focus(), call: gemini });
quill.focus();
