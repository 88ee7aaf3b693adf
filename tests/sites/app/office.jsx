/** Copilot as Teams and the Office programs show it: the same Fluent editor in a frame, without the id of the page of its own. */
import { m365 } from "./calls.js";
import { showLexical } from "./lexicalbox.jsx";

showLexical({
  editable: { as: "span", className: "fai-EditorInput__input editable", role: "textbox" },
  wrapper: { className: "fai-ChatInput composer" },
  button: { type: "submit", className: "fai-SendButton send", "aria-label": "Send" },
  call: m365(),
});
