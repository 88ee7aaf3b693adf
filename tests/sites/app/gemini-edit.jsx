/** Gemini's edit box: a plain textarea, although its own box is Quill. */
import { gemini } from "./calls.js";
import { showEdit } from "./edit.jsx";

showEdit({
  call: gemini,
  round: (content) => <user-query class="turn">{content}</user-query>,
  save: { type: "button" },
});
