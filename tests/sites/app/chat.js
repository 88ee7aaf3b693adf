/**
 * What every page does with a prompt: take it from the editor's own model, never from the DOM, send it, and clear the box.
 *
 * `window.__sent` is what the model sent, for the tests; `window.__model()` what it holds now; `window.__call` sends a text past the
 * editor, as a script of the page may; `window.__busy` makes the page refuse to send, as the real pages do while an answer is still
 * coming in; `window.__errors` what went wrong in the page.
 */
import "./uploads.js";

window.__sent = [];
window.__busy = false;
window.__errors = [];
for (const type of ["error", "unhandledrejection"]) {
  addEventListener(type, (event) => window.__errors.push(String(event.reason ?? event.message)));
}

/**
 * @param {{read: () => string, clear: () => void, focus: () => void, call: (text: string) => void, more?: () => boolean}} editor
 *   `more`: whether something else than text waits to be sent
 * @returns {(event: Event, way: string) => boolean} sends the text; false when there is nothing to send
 */
export function chat({ read, clear, focus, call, more }) {
  window.__model = read;
  window.__call = (text) => void call(text);
  return (event, way) => {
    const text = read();
    if (window.__busy || (text.trim() === "" && !more?.())) return false;
    window.__sent.push({ text, way, trusted: event.isTrusted });
    call(text);
    clear();
    focus();
    say("mine", text);
    setTimeout(() => answer(text), 400);
    return true;
  };
}

/** Which way of sending a key press is, or undefined when it is not one. */
export function wayOfKey(event) {
  if (event.key !== "Enter" || event.shiftKey || event.altKey || event.isComposing) return undefined;
  return event.ctrlKey || event.metaKey ? "ctrl-enter" : "enter";
}

/** Answers with the placeholders of the prompt, as a chatbot would: in a paragraph, in bold, in a list. */
function answer(prompt) {
  const fixed = "Dit is een oefenpagina: hier antwoordt geen chatbot.";
  const names = [...new Set(prompt.match(/\[[^[\]]+ \d+\]/g))];
  const message = say("answer", names.length === 0 ? fixed : "");
  if (names.length === 0) return;
  const [first, list] = [document.createElement("p"), document.createElement("ul")];
  const bold = document.createElement("strong");
  bold.textContent = names[0];
  first.append("Beste ", bold, `, ${fixed}`);
  list.append(...names.map((name) => {
    const item = document.createElement("li");
    item.textContent = `Over ${name}`;
    return item;
  }));
  message.append(first, list);
}

function say(who, text) {
  const message = document.createElement("div");
  message.className = `message ${who}`;
  if (who === "answer") message.dataset.testid = "markdown-reply";
  message.textContent = text;
  const thread = document.getElementById("thread");
  thread.append(message);
  thread.scrollTop = thread.scrollHeight;
  return message;
}

/** A send button like the real one: it is in the document only while there is text. */
export function buttonWhenText(slot, attributes, onClick) {
  const button = document.createElement("button");
  button.className = "send";
  button.textContent = "↑";
  for (const [name, value] of Object.entries(attributes)) button.setAttribute(name, value);
  if (onClick) button.addEventListener("click", onClick);
  return (text) => {
    if (text.trim() === "") button.remove();
    else if (!button.isConnected) slot.append(button);
  };
}
