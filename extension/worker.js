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

/** What the toolbar says of a tab, in a sign and a colour beside the words. */
const badges = { guarded: ["✓", "#1b6e3c"], partly: ["!", "#9a5b00"], unguarded: ["✕", "#8a1c1c"] };

chrome.runtime.onMessage.addListener((message, { tab }) => {
  const badge = message?.type === "health" && tab && badges[message.health];
  if (!badge) return;
  const [text, color] = badge;
  const tabId = tab.id;
  // The tab may be gone by now.
  const gone = () => {};
  chrome.action.setBadgeText({ tabId, text }).catch(gone);
  chrome.action.setBadgeBackgroundColor({ tabId, color }).catch(gone);
  chrome.action.setTitle({ tabId, title: `Promptwacht: ${chrome.i18n.getMessage(`badge_${message.health}`)}` }).catch(gone);
});
