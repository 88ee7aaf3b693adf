/** Claude: first paint is a plain textarea, which Tiptap replaces a moment later and whose text it takes over. */
import { Editor, Extension } from "@tiptap/core";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import { UndoRedo } from "@tiptap/extensions";
import { claude } from "./calls.js";
import { buttonWhenText, chat } from "./chat.js";

const HYDRATION_MS = 150;
const first = document.querySelector('[data-testid="chat-input-ssr"]');
first.focus();
first.addEventListener("keydown", (event) => event.key === "Enter" && !event.shiftKey && event.preventDefault());

setTimeout(() => {
  const box = first.parentElement;
  const text = first.value;
  const focused = document.activeElement === first;
  first.remove();
  start(box, text, focused);
}, HYDRATION_MS);

function start(place, text, focused) {
  let pressed;
  const byKey = (way) => () => {
    send(pressed, way);
    return true;
  };
  const SendKeys = Extension.create({
    name: "sendKeys",
    priority: 1000,
    addKeyboardShortcuts: () => ({ Enter: byKey("enter"), "Mod-Enter": byKey("ctrl-enter") }),
  });
  const editor = new Editor({
    element: place,
    injectCSS: false,
    extensions: [Document, Paragraph, Text, HardBreak, UndoRedo, SendKeys],
    content: { type: "doc", content: [{ type: "paragraph", content: text ? [{ type: "text", text }] : [] }] },
    editorProps: {
      attributes: { class: "tiptap", role: "textbox", "data-testid": "chat-input", "aria-label": "Stel een vraag", "aria-multiline": "true" },
      handleDOMEvents: { keydown: (_, event) => void (pressed = event) },
    },
    onUpdate: () => button(read()),
  });
  const read = () => editor.getText({ blockSeparator: "\n" });
  const button = buttonWhenText(
    place.parentElement.querySelector("[data-button]"),
    { type: "button", "data-testid": "chat-input-send", "aria-label": "Send message" },
    (event) => send(event, "click"),
  );
  const send = chat({
    read,
    clear: () => editor.commands.clearContent(true),
    focus: () => editor.view.focus(),
    call: claude,
  });
  button(read());
  editor.commands.setTextSelection(editor.state.doc.content.size);
  if (focused) editor.view.focus();
}
