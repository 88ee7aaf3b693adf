// Extension side. Brings the JavaScript translation to frames that refuse WebAssembly, and reads files for the content script.
globalThis.importScripts?.("worker-glue.js", "further.js"); // Firefox has them in its list

const tasks = { translation: bringTranslation, file: judgeFile };
/** The instance that reads files; it comes with the first one. */
let reader;

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  const task = Object.hasOwn(tasks, message?.type) && tasks[message.type];
  if (!task) return false;
  task(message, sender).then(answer);
  return true; // the answer comes later
});

/** Answers whether the translation runs in the frame that asked for it. */
async function bringTranslation(message, { tab, frameId }) {
  if (!tab) return false;
  const target = { tabId: tab.id, frameIds: [frameId] };
  const files = ["translation.js", "boot-translation.js"];
  return chrome.scripting.executeScript({ target, files, injectImmediately: true }).then(() => true, () => false);
}

/**
 * Reads and judges `{name, bytes}`; the answer is that of `judge_file` in `crates/worker`. `bytes` is an ArrayBuffer or base64: where
 * a browser cannot carry the first the answer is `{outcome: "again"}`, which asks for the second.
 */
async function judgeFile({ name, bytes }) {
  try {
    if (typeof bytes === "string") bytes = Uint8Array.fromBase64(bytes);
    else if (bytes instanceof ArrayBuffer) bytes = new Uint8Array(bytes);
    else return { outcome: "again" };
    reader ??= startReader();
    return (await reader).judge_file(String(name), bytes);
  } catch {
    // A fault of ours, or memory at its end: for the user a file that cannot be read. The instance cannot be trusted any more.
    reader = undefined;
    return { outcome: "unreadable", reason: "broken" };
  }
}

async function startReader() {
  const instance = promptwachtReader();
  await instance({ module_or_path: fetch(chrome.runtime.getURL("worker-module.wasm")) });
  return instance;
}

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
