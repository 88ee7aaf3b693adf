// Brings the module of the pages to learn, which draws the practice chat.
import { language, words } from "../language.js";

const pages = promptwachtLearn();
await pages({ module_or_path: fetch(chrome.runtime.getURL("learn-module.wasm")) });
pages.practice(document.body, language, words);
