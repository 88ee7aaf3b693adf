/** Perplexity: Lexical in a div. */
import { perplexity } from "./calls.js";
import { showLexical } from "./lexicalbox.jsx";

showLexical({
  editable: { as: "div", id: "ask-input", className: "editable", role: "textbox" },
  button: { type: "button", className: "send", "aria-label": "Submit" },
  call: perplexity,
});
