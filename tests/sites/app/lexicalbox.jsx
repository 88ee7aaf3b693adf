/** A Lexical box, as in Microsoft 365 Copilot Chat and on perplexity.ai; the send button is there only while there is text. */
import { LexicalComposer } from "@lexical/react/LexicalComposer";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { LexicalErrorBoundary } from "@lexical/react/LexicalErrorBoundary";
import { HistoryPlugin } from "@lexical/react/LexicalHistoryPlugin";
import { ListPlugin } from "@lexical/react/LexicalListPlugin";
import { PlainTextPlugin } from "@lexical/react/LexicalPlainTextPlugin";
import { RichTextPlugin } from "@lexical/react/LexicalRichTextPlugin";
import { $createParagraphNode, $getRoot, COMMAND_PRIORITY_HIGH, KEY_ENTER_COMMAND } from "lexical";
import { useCallback, useEffect, useState } from "react";
import { ListItemNode, ListNode } from "@lexical/list";
import { chat, wayOfKey } from "./chat.js";
import { formats } from "./formats.js";
import { show } from "./reactbox.jsx";

function Editable({ as: Tag, ...attributes }) {
  const [editor] = useLexicalComposerContext();
  const attach = useCallback((element) => editor.setRootElement(element), [editor]);
  return <Tag aria-multiline="true" aria-label="Stel een vraag" contentEditable suppressContentEditableWarning ref={attach} {...attributes} />;
}

/** Keeps the send button and the keys in step with the editor's own state. */
function Sending({ onText }) {
  const [editor] = useLexicalComposerContext();
  useEffect(() => editor.registerTextContentListener(onText), [editor, onText]);
  useEffect(() => {
    const onEnter = (event) => {
      const way = event && wayOfKey(event);
      if (!way) return false;
      event.preventDefault();
      // The real pages drop a synthetic Enter that lacks the old key code.
      if (event.keyCode !== 13) return true;
      // Within a command the state may be ahead of what is on screen.
      pending = $getRoot().getTextContent();
      send.current(event, way);
      pending = undefined;
      return true;
    };
    return editor.registerCommand(KEY_ENTER_COMMAND, onEnter, COMMAND_PRIORITY_HIGH);
  }, [editor]);
  useEffect(() => editor.focus(), [editor]);
  return null;
}

const TextPlugin = formats ? RichTextPlugin : PlainTextPlugin;
const send = { current: undefined };
let pending;

/** Ties sending to the editor state, which alone decides what is sent. */
function Model({ call }) {
  const [editor] = useLexicalComposerContext();
  send.current ??= chat({
    read: () => pending ?? editor.getEditorState().read(() => $getRoot().getTextContent()),
    clear: () =>
      editor.update(() => {
        const paragraph = $createParagraphNode();
        $getRoot().clear().append(paragraph);
        paragraph.select();
      }),
    focus: () => editor.focus(),
    call,
  });
  return null;
}

function Chat({ editable, wrapper, button, call }) {
  const [text, setText] = useState("");
  return (
    <div className="composer" {...wrapper}>
      <input id="upload-file-button" type="file" hidden />
      <div className="box">
        <TextPlugin contentEditable={<Editable {...editable} />} ErrorBoundary={LexicalErrorBoundary} />
        {formats && <ListPlugin />}
        <HistoryPlugin />
        <Sending onText={setText} />
        <Model call={call} />
      </div>
      {text.trim() && <button onClick={(event) => send.current(event.nativeEvent, "click")} {...button}>↑</button>}
    </div>
  );
}

/**
 * Shows the composer.
 * @param {{editable: object, wrapper?: object, button: object, call: (text: string) => void}} parts attributes of the box (`as` is
 *   its element), of what is round it, and of the button
 */
export function showLexical(parts) {
  const onError = (error) => {
    throw error;
  };
  show(
    document.getElementById("composer"),
    <LexicalComposer initialConfig={{ namespace: "chat", onError, nodes: formats ? [ListNode, ListItemNode] : [] }}>
      <Chat {...parts} />
    </LexicalComposer>,
  );
}
