// Says in words whether the page in front is guarded, and by what.

import { showMarks } from "./marks.js";

const words = chrome.i18n.getMessage;
const find = (selector) => document.querySelector(selector);

/** The content script's answer; of several frames, that of the page itself or else the first. */
async function statusOf(tabId) {
  const ask = (options) => chrome.tabs.sendMessage(tabId, { type: "status" }, options).catch(() => undefined);
  return (await ask({ frameId: 0 })) ?? (await ask({}));
}

/** The same for a chat page, which answers when it is loaded and at rest. */
async function statusOfChat(tab) {
  show("asking", "popup_asking", "popup_asking_why");
  const giveUp = performance.now() + (tab.status === "complete" ? 2000 : 6000);
  for (;;) {
    const status = await statusOf(tab.id);
    if (status || performance.now() > giveUp) return status;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function show(look, title, why) {
  const state = find("#state");
  state.className = look;
  state.querySelector("h2").textContent = words(title);
  state.querySelector("p").textContent = words(why);
  find("#limit").hidden = look !== "guarded";
}

function list(rows) {
  find("dl").replaceChildren(...rows.flatMap(([label, text]) => {
    const [term, detail] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = words(label);
    detail.textContent = text;
    return [term, detail];
  }));
}

document.documentElement.lang = chrome.i18n.getUILanguage().startsWith("en") ? "en" : "nl";
for (const element of document.querySelectorAll("[data-text]")) element.textContent = words(element.dataset.text);

const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
// The browser tells the address only of pages that we may guard, and of our own.
const host = tab?.url?.startsWith("https:") ? new URL(tab.url).host : undefined;
const status = host ? await statusOfChat(tab) : tab && (await statusOf(tab.id));
if (status) {
  const health = status.health;
  if (health === "guarded") show("guarded", "popup_guarded", "popup_guarded_why");
  else if (health === "partly") show("partly", "popup_partly", "popup_partly_why");
  else show("unguarded", "popup_not_guarded", "popup_not_guarded_why");
} else if (host) {
  show("unguarded", "popup_not_guarded", "popup_no_answer");
} else {
  show("", "popup_no_chat_page", "popup_no_chat_page_why");
}
const site = host ?? status?.site;
list([
  ...(site ? [["popup_site", site]] : []),
  ...(status?.failed ?? []).map((check) => ["popup_failed", words(`popup_check_${check.replaceAll("-", "_")}`)]),
  ...(status ? [["popup_how", words(`popup_how_${status.encoding}`)]] : []),
  ...(status ? [["popup_marks", ""]] : []),
  ["popup_version", chrome.runtime.getManifest().version],
]);
// The row before the last one.
if (status) await showMarks(find("dd:nth-last-of-type(2)"), status.site);
