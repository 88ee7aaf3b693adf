// The language of our own pages, each and all, and their words.

/** The settings as the worker keeps them; undefined where nobody has set anything. */
export const { policy } = await chrome.storage.local.get("policy");

const set = policy?.display?.language;
/** The language tag: what is set, else that of the browser; English where that is asked for, else Dutch. */
export const language = (["nl", "en"].includes(set) ? set : chrome.i18n.getUILanguage()).startsWith("en") ? "en" : "nl";

const messages = await (await fetch(chrome.runtime.getURL(`_locales/${language}/messages.json`))).json();
/** The words under a key, with values in the places of `$1`, `$2` and so on; nothing where there are none. */
export function words(key, ...values) {
  const { message = "", placeholders = {} } = messages[key] ?? {};
  const numbered = message.replace(/\$(\w+)\$/g, (name, inside) => placeholders[inside.toLowerCase()]?.content ?? name);
  return numbered.replace(/\$(\d)/g, (place, number) => values[number - 1] ?? place);
}
