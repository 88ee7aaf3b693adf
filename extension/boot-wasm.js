// Brings the Wasm at the page's first quiet moment, compiled beside the main thread; who writes or sends before that
// waits for it once. Where the page's CSP refuses it, the worker brings the translation instead; until that runs,
// nothing can be sent.
(() => {
  let asked = false;

  promptwacht.hurry = () => {
    // Refused once is refused for good: each attempt costs milliseconds and sends the site a report.
    if (asked) return;
    try {
      start(promptwacht.timed(() => new WebAssembly.Module(bytesOf(promptwachtModule))));
    } catch {
      translate();
    }
  };
  promptwacht.bringLater(() => {
    if (!promptwacht.hear) WebAssembly.compile(promptwacht.timed(() => bytesOf(promptwachtModule))).then(start).catch(translate);
  });

  /** A module stands in a comment, the one thing in a script that the browser does not keep twice. */
  function bytesOf(holder) {
    const text = String(holder);
    return Uint8Array.fromBase64(text.slice(text.indexOf("/*") + 2, text.lastIndexOf("*/")));
  }

  function start(module) {
    if (asked || promptwacht.hear) return;
    promptwacht.timed(() => wasm_bindgen.initSync({ module }));
    promptwacht.ui = wasm_bindgen;
    promptwacht.open(wasm_bindgen.start("wasm", promptwacht.line, promptwacht.spentMs));
  }

  let drawer;
  /** The module that draws windows, when the first one opens. */
  promptwacht.windows = () => {
    if (!drawer) {
      const made = promptwachtWindows();
      made.initSync({ module: new WebAssembly.Module(bytesOf(promptwachtWindowsModule)) });
      drawer = made;
    }
    return drawer;
  };

  function translate() {
    if (asked || promptwacht.hear) return;
    asked = true;
    chrome.runtime.sendMessage({ type: "translation" }).then((guarded) => guarded || sayUnguarded(), sayUnguarded);
  }

  /** The last resort: no detector runs here, and the user must know. */
  function sayUnguarded() {
    promptwacht.open();
    const host = document.createElement("promptwacht-ui");
    host.setAttribute("state", "unguarded");
    host.setAttribute("level", "nothing");
    host.setAttribute("role", "alert");
    host.lang = chrome.i18n.getUILanguage().startsWith("en") ? "en" : "nl";
    host.style.cssText = "all: initial; position: fixed; inset: auto 16px 16px auto; z-index: 2147483647; max-width: 320px;"
      + "padding: 8px 12px; border: 1px solid; border-radius: 8px; font: 14px/1.4 system-ui, sans-serif; color: #fff; background: #8a1c1c;";
    host.attachShadow({ mode: "closed" }).append(chrome.i18n.getMessage("boot_unguarded"));
    document.documentElement.append(host);
  }
})();
