// Stands for the extensions that people have beside ours, with the habits that set them against each other: it hears keys before the
// page, sends by Ctrl+Enter and makes Enter a new line; underlines and corrects a word by itself; writes a text for an abbreviation.
/** Longer than a slow machine takes from key to key. */
const CORRECT_MS = 1200;
const WORDS = { patient: "patiënt", ";dw": "Mevrouw De Wit, BSN 999900006" };
const SENDS = 'form:not([hidden]) button[type="submit"], button[data-testid="submit-button"], button.fai-SendButton';

const boxOf = (event) => event.composedPath().find((part) => part.localName === "textarea" || part.isContentEditable);

function select(box, word) {
  if (box.localName === "textarea") {
    const at = box.value.indexOf(word);
    if (at >= 0) box.setSelectionRange(at, at + word.length);
    return at >= 0;
  }
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    const at = node.data.indexOf(word);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(node, at, node, at + word.length);
    CSS.highlights.set("other-speller", new Highlight(new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: at + 1 })));
    return true;
  }
  return false;
}

function correct(box) {
  for (const [word, better] of Object.entries(WORDS)) {
    if (select(box, word)) document.execCommand("insertText", false, better);
  }
}

addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || !event.isTrusted || !boxOf(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.ctrlKey) document.querySelector(SENDS)?.click();
  else document.execCommand("insertText", false, "\n");
}, true);

let waiting;
addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(correct, CORRECT_MS, boxOf(event));
}, true);
