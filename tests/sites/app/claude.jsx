/** Claude: first paint is a plain textarea, which Tiptap replaces a moment later and whose text it takes over. */
import { claude } from "./calls.js";
import { buttonWhenText, chat } from "./chat.js";
import { tiptap } from "./tiptapbox.js";

const HYDRATION_MS = 150;
/** A paste longer than this becomes an attachment. */
const LONGEST_PASTE = 4000;
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
  const pasted = [];
  const composer = place.parentElement;
  const slot = composer.querySelector("[data-button]");
  const showButton = buttonWhenText(slot, { type: "button", "data-testid": "chat-input-send", "aria-label": "Send message" }, (event) =>
    send(event, "click"),
  );
  const button = (written) => showButton(pasted.length > 0 ? "attachment" : written);
  const box = tiptap(place, {
    attributes: { class: "tiptap", role: "textbox", "data-testid": "chat-input", "aria-label": "Stel een vraag", "aria-multiline": "true" },
    text,
    onSend: (event, way) => send(event, way),
    onChange: button,
    onPaste(piece) {
      if (piece.length <= LONGEST_PASTE) return false;
      pasted.push(piece);
      const chip = document.createElement("div");
      chip.className = "attachment";
      chip.dataset.testid = "file-thumbnail";
      chip.textContent = `Geplakte tekst, ${piece.length} tekens`;
      composer.before(chip);
      button(box.read());
      return true;
    },
  });
  const send = chat({
    ...box,
    clear() {
      for (const chip of document.querySelectorAll(".attachment")) chip.remove();
      box.clear();
    },
    more: () => pasted.length > 0,
    call: (written) => claude(written, pasted.splice(0)),
  });
  button(box.read());
  box.caretToEnd();
  if (focused) box.focus();
}
