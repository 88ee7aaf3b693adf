// The language that is set, else that of the browser, and its words.
const { policy } = await chrome.storage.local.get("policy");
const set = policy?.display?.language;
/** The language tag: English where that is asked for, else Dutch. */
export const language = (["nl", "en"].includes(set) ? set : chrome.i18n.getUILanguage()).startsWith("en") ? "en" : "nl";
/** The text of that language's messages. */
export const messages = await (await fetch(chrome.runtime.getURL(`_locales/${language}/messages.json`))).text();
