// Brings the module of the pages, which draws this one.
const pages = promptwachtPages();
await pages({ module_or_path: fetch(chrome.runtime.getURL("pages-module.wasm")) });
pages.options(document.body);
