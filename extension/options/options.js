// Brings the module of the pages, which draws this one.
import { language, words } from "../language.js";

const pages = promptwachtPages();
await pages({ module_or_path: fetch(chrome.runtime.getURL("pages-module.wasm")) });
pages.options(document.body, language, words);
