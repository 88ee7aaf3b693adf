/** Microsoft 365 Copilot Chat: Lexical in a span, a send button only while there is text, a socket. */
import { LexicalComposer } from "@lexical/react/LexicalComposer";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { LexicalErrorBoundary } from "@lexical/react/LexicalErrorBoundary";
import { HistoryPlugin } from "@lexical/react/LexicalHistoryPlugin";
import { PlainTextPlugin } from "@lexical/react/LexicalPlainTextPlugin";
import { $createParagraphNode, $getRoot, COMMAND_PRIORITY_HIGH, KEY_ENTER_COMMAND } from "lexical";
import { useCallback, useEffect, useState } from "react";
import { m365 } from "./calls.js";
import { chat, wayOfKey } from "./chat.js";
import { show } from "./reactbox.jsx";

function Editable() {
  const [editor] = useLexicalComposerContext();
  const attach = useCallback((element) => editor.setRootElement(element), [editor]);
  return (
    <span
      id="m365-chat-editor-target-element"
      className="fai-EditorInput__input editable"
      role="combobox"
      aria-expanded="false"
      aria-multiline="true"
      aria-label="Stel een vraag"
      contentEditable
      suppressContentEditableWarning
      ref={attach}
    />
  );
}

/** Keeps the send button and the keys in step with the editor's own state. */
function Sending({ send, onText }) {
  const [editor] = useLexicalComposerContext();
  useEffect(() => editor.registerTextContentListener(onText), [editor, onText]);
  useEffect(() => {
    const onEnter = (event) => {
      const way = event && wayOfKey(event);
      if (!way) return false;
      event.preventDefault();
      // The real page drops a synthetic Enter that lacks the old key code.
      if (event.keyCode !== 13) return true;
      // Within a command the state may be ahead of what is on screen.
      pending = $getRoot().getTextContent();
      send.current(event, way);
      pending = undefined;
      return true;
    };
    return editor.registerCommand(KEY_ENTER_COMMAND, onEnter, COMMAND_PRIORITY_HIGH);
  }, [editor, send]);
  useEffect(() => editor.focus(), [editor]);
  return null;
}

const call = m365();
const send = { current: undefined };
let pending;

function Chat() {
  const [text, setText] = useState("");
  return (
    <div id="m365-chat-input-shared-wrapper" className="fai-ChatInput composer">
      <input id="upload-file-button" type="file" hidden />
      <div className="box">
        <PlainTextPlugin contentEditable={<Editable />} ErrorBoundary={LexicalErrorBoundary} />
        <HistoryPlugin />
        <Sending send={send} onText={setText} />
        <Model />
      </div>
      {text.trim() && (
        <button type="submit" className="fai-SendButton fai-ChatInput__send send" aria-label="Send" onClick={(event) => send.current(event.nativeEvent, "click")}>↑</button>
      )}
    </div>
  );
}

/** Ties sending to the editor state, which alone decides what is sent. */
function Model() {
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

show(
  document.getElementById("composer"),
  <LexicalComposer initialConfig={{ namespace: "chat", onError: (error) => { throw error; } }}>
    <Chat />
  </LexicalComposer>,
);
