// Puts a text into the prompt box of a chat tab, as the user's own writing, and brings that tab in front. The guard there reads it as ever.

/** Runs in the page: the widest box in sight is the one to write prompts in. What somebody began there is left alone. Answers whether the text stands there now. */
function write(text) {
  const held = (box) => (box.value ?? box.innerText).replaceAll(/\s+/g, " ");
  const boxes = [...document.querySelectorAll('textarea, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]')];
  const inSight = boxes.filter((box) => box.checkVisibility({ visibilityProperty: true }) && box.getBoundingClientRect().width > 100);
  const [box] = inSight.sort((a, b) => b.getBoundingClientRect().width - a.getBoundingClientRect().width);
  if (!box || held(box).trim()) return false;
  box.focus();
  document.execCommand("insertText", false, text);
  return held(box).includes(text.slice(0, 40).split("\n")[0]);
}

/** Whether it was put there. */
globalThis.promptwachtInsert = async (tabId, text) => {
  const [{ result } = {}] = await chrome.scripting.executeScript({ target: { tabId }, func: write, args: [text] });
  if (result) await chrome.tabs.update(tabId, { active: true });
  return result === true;
};
