/**
 * What every page does with a prompt: take it from the editor's own model, never from the DOM, send it, and clear the box.
 *
 * `window.__call` sends a text past the editor, as a script of the page may. `window.__sent` is what the model sent, for the tests; `window.__model()` what it holds now; `window.__busy` makes the page
 * refuse to send, as the real pages do while an answer is still coming in.
 */
window.__sent = [];
window.__busy = false;

/**
 * @param {{read: () => string, clear: () => void, focus: () => void, call: (text: string) => void}} editor
 * @returns {(event: Event, way: string) => boolean} sends the text; false when there is nothing to send
 */
export function chat({ read, clear, focus, call }) {
  window.__model = read;
  window.__call = call;
  return (event, way) => {
    const text = read();
    if (window.__busy || text.trim() === "") return false;
    window.__sent.push({ text, way, trusted: event.isTrusted });
    call(text);
    clear();
    focus();
    say("mine", text);
    setTimeout(() => say("answer", "Dit is een oefenpagina: hier antwoordt geen chatbot."), 400);
    return true;
  };
}

/** Which way of sending a key press is, or undefined when it is not one. */
export function wayOfKey(event) {
  if (event.key !== "Enter" || event.shiftKey || event.altKey || event.isComposing) return undefined;
  return event.ctrlKey || event.metaKey ? "ctrl-enter" : "enter";
}

function say(who, text) {
  const message = document.createElement("div");
  message.className = `message ${who}`;
  message.textContent = text;
  const thread = document.getElementById("thread");
  thread.append(message);
  thread.scrollTop = thread.scrollHeight;
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
