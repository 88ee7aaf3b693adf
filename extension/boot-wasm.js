// Starts the Wasm at once. Where the page's CSP refuses it, the worker brings the translation instead; until that runs,
// nothing can be sent.
(() => {
  try {
    // The module stands in a comment, the one thing in a script that the browser does not keep twice.
    const text = String(promptwachtModule);
    const base64 = text.slice(text.indexOf("/*") + 2, text.lastIndexOf("*/"));
    wasm_bindgen.initSync({ module: Uint8Array.fromBase64(base64) });
  } catch {
    const release = holdSends();
    chrome.runtime.sendMessage({ type: "translation" }).then(
      (guarded) => { release(); if (!guarded) sayUnguarded(); },
      () => { release(); sayUnguarded(); },
    );
    return;
  } finally {
    delete globalThis.promptwachtModule;
  }
  wasm_bindgen.start("wasm", promptwachtStarted);

  /** Keeps every way of sending from the page; the answer lets go. */
  function holdSends() {
    const types = ["keydown", "keypress", "keyup", "click", "submit"];
    const hold = (event) => {
      if (event.type.startsWith("key") && event.key !== "Enter") return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    for (const type of types) window.addEventListener(type, hold, true);
    return () => {
      for (const type of types) window.removeEventListener(type, hold, true);
    };
  }

  /** The last resort: no detector runs here, and the user must know. */
  function sayUnguarded() {
    const host = document.createElement("promptwacht-ui");
    host.setAttribute("state", "unguarded");
    host.setAttribute("level", "nothing");
    host.setAttribute("role", "status");
    host.style.cssText = "all: initial; position: fixed; inset: auto 16px 16px auto; z-index: 2147483647; max-width: 320px;"
      + "padding: 8px 12px; border-radius: 8px; font: 14px/1.4 system-ui, sans-serif; color: #fff; background: #8a1c1c;";
    host.attachShadow({ mode: "closed" }).append(chrome.i18n.getMessage("boot_unguarded"));
    document.documentElement.append(host);
  }
})();
