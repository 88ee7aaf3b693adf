/** A Tiptap box, as on claude.ai and grok.com. */
import { Editor, Extension, Mark, Node } from "@tiptap/core";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import { UndoRedo } from "@tiptap/extensions";
import { formats } from "./formats.js";

const keeps = (kind, name, tag, more) => kind.create({ name, parseHTML: () => [{ tag }], renderHTML: () => [tag, 0], ...more });
/** Of the page's formats, those that a prompt has. */
const FORMATS = [
  keeps(Mark, "bold", "strong"),
  keeps(Mark, "code", "code"),
  keeps(Node, "bulletList", "ul", { group: "block", content: "listItem+" }),
  keeps(Node, "listItem", "li", { content: "paragraph block*" }),
];

/**
 * @param {Element} place
 * @param {{attributes: Record<string, string>, text?: string, onSend: (event: Event, way: string) => void,
 *   onChange: (text: string) => void, onPaste?: (text: string) => boolean}} options `onPaste` says whether it took the text
 */
export function tiptap(place, { attributes, text = "", onSend, onChange, onPaste }) {
  let pressed;
  const byKey = (way) => () => {
    onSend(pressed, way);
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
    extensions: [Document, Paragraph, Text, HardBreak, UndoRedo, SendKeys, ...(formats ? FORMATS : [])],
    content: { type: "doc", content: [{ type: "paragraph", content: text ? [{ type: "text", text }] : [] }] },
    editorProps: {
      attributes,
      handleDOMEvents: { keydown: (_, event) => void (pressed = event) },
      handlePaste: (_, event) => onPaste?.(event.clipboardData.getData("text/plain")) ?? false,
    },
    onUpdate: () => onChange(read()),
  });
  const read = () => editor.getText({ blockSeparator: "\n" });
  return {
    read,
    clear: () => editor.commands.clearContent(true),
    focus: () => editor.view.focus(),
    caretToEnd: () => editor.commands.setTextSelection(editor.state.doc.content.size),
  };
}
