// Brings the module of the pages to learn.
import { language, words } from "../language.js";

const pages = promptwachtLearn();
await pages({ module_or_path: fetch(chrome.runtime.getURL("learn-module.wasm")) });
pages.learn(document.body, language, words);
