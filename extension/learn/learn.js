// Brings the module of the pages to learn, in the language that is set, else in that of the browser.
const { policy } = await chrome.storage.local.get("policy");
const set = policy?.display?.language;
const language = (["nl", "en"].includes(set) ? set : chrome.i18n.getUILanguage()).startsWith("en") ? "en" : "nl";
const messages = await (await fetch(chrome.runtime.getURL(`_locales/${language}/messages.json`))).text();
const pages = promptwachtLearn();
await pages({ module_or_path: fetch(chrome.runtime.getURL("learn-module.wasm")) });
pages.learn(document.body, language, messages);
