/** A Tiptap box, as on claude.ai and grok.com. */
import { Editor, Extension } from "@tiptap/core";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import { UndoRedo } from "@tiptap/extensions";

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
    extensions: [Document, Paragraph, Text, HardBreak, UndoRedo, SendKeys],
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
