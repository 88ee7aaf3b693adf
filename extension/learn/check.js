// Judges a text with the detector. That is in the module of the settings pages, brought when the first text is checked.
let brought;

const bring = async () => {
  await new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = chrome.runtime.getURL("pages-glue.js");
    script.onload = done;
    script.onerror = () => fail(new Error("no detector"));
    document.head.append(script);
  });
  const pages = promptwachtPages();
  await pages({ module_or_path: fetch(chrome.runtime.getURL("pages-module.wasm")) });
  return pages;
};

/** The verdict as JSON; fails where the detector cannot be had, and may be asked again then. */
globalThis.promptwachtCheck = async (text, settings) => {
  brought ??= bring();
  try {
    return (await brought).check_text(text, settings);
  } catch (wrong) {
    brought = undefined;
    throw wrong;
  }
};
