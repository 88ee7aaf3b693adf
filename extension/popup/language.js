// Words in the language that is set, else in that of the browser, and what the organisation has set.

/** As the worker keeps it; undefined where nobody has set anything. */
export const { policy } = await chrome.storage.local.get("policy");

const set = policy?.display?.language;
/** The language tag: English where that is asked for, else Dutch. */
export const language = (["nl", "en"].includes(set) ? set : chrome.i18n.getUILanguage()).startsWith("en") ? "en" : "nl";

const all = promptwachtWords()[language];
/** The words under a key; nothing where there are none. */
export const words = (key) => all[key] ?? "";
