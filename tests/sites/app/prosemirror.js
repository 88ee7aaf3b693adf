/** A ProseMirror box with paragraphs, line breaks and history, as on chatgpt.com. */
import { baseKeymap, splitBlock } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Schema } from "prosemirror-model";
import { marks, nodes } from "prosemirror-schema-basic";
import { bulletList, listItem } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { formats } from "./formats.js";

const schema = new Schema({
  nodes: {
    doc: nodes.doc, paragraph: nodes.paragraph, text: nodes.text, hard_break: nodes.hard_break,
    ...(formats && { bullet_list: { ...bulletList, content: "list_item+", group: "block" }, list_item: { ...listItem, content: "paragraph block*" } }),
  },
  marks: formats ? { strong: marks.strong, code: marks.code } : {},
});

/** Shift+Enter as one soft break inside the paragraph. */
export const softBreak = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(schema.nodes.hard_break.create()).scrollIntoView());
  return true;
};

/** Shift+Enter as a new paragraph. */
export const newParagraph = splitBlock;

/**
 * @param {Element} place
 * @param {{attributes: Record<string, string>, lineBreak: import("prosemirror-state").Command,
 *   onSend: (event: Event, way: string) => void, onChange: (text: string) => void}} options
 */
export function prosemirror(place, { attributes, lineBreak, onSend, onChange }) {
  let pressed;
  const send = (way) => () => {
    onSend(pressed, way);
    return true;
  };
  const view = new EditorView(place, {
    state: EditorState.create({
      schema,
      plugins: [
        history(),
        keymap({ Enter: send("enter"), "Mod-Enter": send("ctrl-enter"), "Shift-Enter": lineBreak, "Mod-z": undo, "Mod-y": redo }),
        keymap(baseKeymap),
      ],
    }),
    attributes,
    handleDOMEvents: { keydown: (_, event) => void (pressed = event) },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) onChange(read());
    },
  });
  const read = () =>
    view.state.doc.textBetween(0, view.state.doc.content.size, "\n", (leaf) => (leaf.type === schema.nodes.hard_break ? "\n" : ""));
  return {
    read,
    focus: () => view.focus(),
    clear: () => view.dispatch(view.state.tr.delete(0, view.state.doc.content.size)),
  };
}
