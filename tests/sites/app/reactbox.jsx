/** A React textarea whose text lives in React state, as on copilot.microsoft.com and for signed-out ChatGPT. */
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { chat, wayOfKey } from "./chat.js";

/**
 * @param {{call: (text: string) => void, initial?: string, onText?: (text: string) => void, needsKeyCode?: boolean,
 *   render: (parts: {box: object, text: string, sendByClick: (event: object) => void, sendBySubmit: (event: object) => void}) => object}} options
 *   `needsKeyCode`: a synthetic Enter that lacks the old key code is dropped, as some real pages do;
 *   `box` holds what the textarea needs; the text is read from state, never from the element
 */
export function Composer({ call, render, initial = "", onText, needsKeyCode = false }) {
  const [text, setText] = useState(initial);
  const element = useRef(null);
  const latest = useRef(text);
  latest.current = text;
  const send = useRef(null);
  send.current ??= chat({
    read: () => latest.current,
    clear: () => setText(""),
    focus: () => element.current.focus(),
    call,
  });
  useLayoutEffect(() => {
    if (!element.current) return;
    element.current.style.height = "auto";
    element.current.style.height = `${element.current.scrollHeight}px`;
  }, [text]);
  useEffect(() => onText?.(text), [text, onText]);
  const box = {
    ref: element,
    rows: 1,
    value: text,
    onChange: (event) => setText(event.target.value),
    onKeyDown(event) {
      const way = wayOfKey(event.nativeEvent);
      if (!way) return;
      event.preventDefault();
      if (needsKeyCode && event.keyCode !== 13) return;
      send.current(event.nativeEvent, way);
    },
  };
  const sendBySubmit = (event) => {
    event.preventDefault();
    send.current(event.nativeEvent, "submit");
  };
  return render({ box, text, sendByClick: (event) => send.current(event.nativeEvent, "click"), sendBySubmit });
}

/** Renders at once, so that the box is there when the page's script has run. */
export function show(place, content) {
  flushSync(() => createRoot(place).render(content));
}
