// What the pages of the extension cannot do themselves.
globalThis.importScripts?.("further.js");

// Brings the JavaScript translation to a frame whose page refuses WebAssembly. Answers whether it runs there.
chrome.runtime.onMessage.addListener((message, sender, answer) => {
  if (message?.type !== "translation" || !sender.tab) return false;
  chrome.scripting
    .executeScript({
      target: { tabId: sender.tab.id, frameIds: [sender.frameId] },
      files: ["translation.js", "boot-translation.js"],
      injectImmediately: true,
    })
    .then(
      () => answer(true),
      () => answer(false),
    );
  return true; // the answer comes later
});
