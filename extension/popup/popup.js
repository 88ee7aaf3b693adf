// Says in words whether the page in front is guarded, and by what.

import { showHouse } from "./house.js";
import { language, policy, words } from "../language.js";
import { showMarks } from "./marks.js";

const find = (selector) => document.querySelector(selector);

/** The content script's answer; of several frames, that of the page itself or else the first. */
async function statusOf(tabId, message = { type: "status" }) {
  const ask = (options) => chrome.tabs.sendMessage(tabId, message, options).catch(() => undefined);
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

/** Whether the script of an older version still guards a page: it hears no messages any more, but its element says its state. */
async function isGuardedByOlder(tabId) {
  const func = () => document.querySelector("promptwacht-ui")?.getAttribute("state") ?? "unguarded";
  const [{ result } = {}] = await chrome.scripting.executeScript({ target: { tabId }, func }).catch(() => []);
  return ["watching", "asking", "replacing"].includes(result);
}

/** Of some hosts only a part is the chat page. */
function isChatPage({ protocol, hostname, pathname, search }) {
  const own = (policy?.sites ?? []).flatMap(({ hosts }) => hosts.map((host) => `https://${host}/*`));
  const patterns = [...chrome.runtime.getManifest().content_scripts, ...promptwachtFurtherSites].flatMap(({ matches }) => matches).concat(own);
  const pattern = (text) => new RegExp(`^${text.replace(/[^\w*]/g, "\\$&").replaceAll("*", ".*")}$`);
  return patterns.some((text) => pattern(text).test(`${protocol}//${hostname}${pathname}${search}`));
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

/** What the user set aside on the page, each with its way back. The page gives no more of a value than its masked form. */
function listAside(tabId, aside = []) {
  find("#aside").hidden = aside.length === 0;
  find("#aside ul").replaceChildren(...aside.map(({ id, kind, scope, value }) => {
    const [item, text, back] = ["li", "span", "button"].map((name) => document.createElement(name));
    const what = `${words(`kind_${kind.replaceAll("-", "_")}`) || words("kind_other")} ${value}`.trim();
    text.textContent = `${what}, ${words(`dialog_aside_${scope}`)}`;
    back.textContent = words("button_take_back");
    back.setAttribute("aria-label", `${back.textContent}: ${text.textContent}`);
    back.addEventListener("click", async () => {
      listAside(tabId, (await statusOf(tabId, { type: "take-back", id }))?.aside);
      (find("#aside button") ?? find("dd button"))?.focus();
    });
    item.append(text, back);
    return item;
  }));
}

document.documentElement.lang = language;
for (const element of document.querySelectorAll("[data-text]")) element.textContent = words(element.dataset.text);
find("#options").addEventListener("click", () => chrome.runtime.openOptionsPage().then(() => close()));

const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
// The browser tells the address only of hosts that we may guard, and of our own pages.
const host = tab?.url && isChatPage(new URL(tab.url)) ? new URL(tab.url).host : undefined;
showHouse(host && new URL(tab.url).hostname);
const status = host ? await statusOfChat(tab) : tab && (await statusOf(tab.id));
if (status) {
  const health = status.health;
  if (health === "guarded") show("guarded", "popup_guarded", "popup_guarded_why");
  else if (health === "partly") show("partly", "popup_partly", "popup_partly_why");
  else show("unguarded", "popup_not_guarded", "popup_not_guarded_why");
} else if (host && (await isGuardedByOlder(tab.id))) {
  show("partly", "popup_older", "popup_older_why");
} else if (host) {
  show("unguarded", "popup_not_guarded", "popup_no_answer");
} else {
  show("", "popup_no_chat_page", "popup_no_chat_page_why");
}
const site = host ?? status?.site;
// Chromium takes the permission back where no organisation installed us.
const holdsCalls = await chrome.permissions.contains({ permissions: ["webRequestBlocking"] });
const hasMarks = status && policy?.display?.marks !== false;
list([
  ...(site ? [["popup_site", site]] : []),
  ...(status?.failed ?? []).map((check) => ["popup_failed", words(`popup_check_${check.replaceAll("-", "_")}`)]),
  ...(status && !holdsCalls ? [["popup_past", words("popup_past_why")]] : []),
  ...(status ? [["popup_how", words(`popup_how_${status.encoding}`)]] : []),
  ...(hasMarks ? [["popup_marks", ""]] : []),
  ["popup_version", chrome.runtime.getManifest().version],
]);
listAside(tab?.id, status?.aside);
// The row before the last one.
if (hasMarks) await showMarks(find("dd:nth-last-of-type(2)"), status.site);
