// Extension side. Brings the JavaScript translation to frames that refuse WebAssembly, and judges what the content script cannot:
// files, and calls of pages without a guard.
globalThis.importScripts?.("worker-glue.js", "further.js", "calls.js", "call-addresses.js", "requests.js", "policy.js", "counts.js", "welcome.js"); // Firefox has them in its list

const tasks = { translation: bringTranslation, file: judgeFile, held: askAtBox, learn: openLearn };
/** The instance that judges; it comes with the first file or call. */
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
  const files = ["translation.js", "windows-translation.js", "boot-translation.js"];
  return chrome.scripting.executeScript({ target, files, injectImmediately: true }).then(() => true, () => false);
}

/** Opens the pages to learn at a part of theirs, beside the page that asked. */
async function openLearn({ part }, { tab }) {
  const url = `${chrome.runtime.getURL("learn/learn.html")}#${String(part).replaceAll(/[^\w/.,:-]/g, "")}`;
  await chrome.tabs.create({ url, index: tab ? tab.index + 1 : undefined });
}

/** A frame without a box held a call: the page that made the frame asks about it, as soon as its guard has started. */
async function askAtBox({ detail }, { tab }) {
  for (let turn = 0; turn < 10; turn += 1) {
    if (await chrome.tabs.sendMessage(tab.id, { type: "call", detail }, { frameId: 0 }).catch(() => undefined)) return;
    await new Promise((again) => setTimeout(again, 300));
  }
}

/** What the organisation has set, in JSON. */
const policyAsSet = async () => JSON.stringify((await chrome.storage.local.get("policy")).policy ?? {});

/**
 * Reads and judges `{name, bytes}`; the answer is that of `judge_file` in `crates/worker`. `bytes` is an ArrayBuffer or base64: where
 * a browser cannot carry the first the answer is `{outcome: "again"}`, which asks for the second.
 */
async function judgeFile({ name, bytes }, { origin, url }) {
  if (typeof bytes !== "string" && !(bytes instanceof ArrayBuffer)) return { outcome: "again" };
  const page = URL.parse(origin) ?? URL.parse(url);
  const policy = await policyAsSet();
  const judged = await withReader((module) =>
    module.judge_file(String(name), typeof bytes === "string" ? Uint8Array.fromBase64(bytes) : new Uint8Array(bytes), policy, page?.hostname ?? ""));
  // A fault of ours, or memory at its end: for the user a file that cannot be read.
  return judged ?? { outcome: "unreadable", reason: "broken" };
}

/** Whether a call carries a prompt that a box would hold. A fault of ours holds nothing: a page that cannot send is the greater harm. */
async function holdsCall(host, path, body) {
  const policy = await policyAsSet();
  return (await withReader((module) => module.holds_call(host, path, body, policy))) ?? false;
}

/** Does some work with the instance; one that failed cannot be trusted any more. */
async function withReader(work) {
  try {
    reader ??= startReader();
    return work(await reader);
  } catch {
    reader = undefined;
    return undefined;
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
  if (message?.type === "health" && tab) say(tab.id, badges[message.health], `badge_${message.health}`);
});

/** A call was held on a page where nobody else can say so. */
function sayHeld(tabId) {
  if (tabId >= 0) say(tabId, badges.partly, "badge_held");
}

function say(tabId, badge, title) {
  if (!badge) return;
  const [text, color] = badge;
  // The tab may be gone by now.
  const gone = () => {};
  chrome.action.setBadgeText({ tabId, text }).catch(gone);
  chrome.action.setBadgeBackgroundColor({ tabId, color }).catch(gone);
  chrome.action.setTitle({ tabId, title: `Promptwacht: ${chrome.i18n.getMessage(title)}` }).catch(gone);
}
