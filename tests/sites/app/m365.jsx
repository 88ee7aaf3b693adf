/** Microsoft 365 Copilot Chat: Lexical in a span, and a socket. */
import { m365 } from "./calls.js";
import { showLexical } from "./lexicalbox.jsx";

showLexical({
  editable: { as: "span", id: "m365-chat-editor-target-element", className: "fai-EditorInput__input editable", role: "combobox", "aria-expanded": "false" },
  wrapper: { id: "m365-chat-input-shared-wrapper", className: "fai-ChatInput composer" },
  button: { type: "submit", className: "fai-SendButton fai-ChatInput__send send", "aria-label": "Send" },
  call: m365(),
});
