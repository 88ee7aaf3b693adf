// Hears everything that can send a prompt before the page does, from the first moment on; what it means, the module
// says, which comes when it does not slow the page down.
globalThis.promptwacht ??= (() => {
  /** A page that has just loaded has its own things to start. */
  const LOADED_MS = 200;
  const IDLE_MS = 500;
  const PATIENCE_MS = 3000;
  const gate = {
    /** Milliseconds of the main thread that the module took until now, before its own start. */
    spentMs: 0,
    /** The module's judgement over one event, once it runs. */
    hear: undefined,
    /** Brings the module at once: somebody is about to write or send. */
    hurry() {},
    /** Brings the module when the page is there and has nothing to do; a page that never ends loading gets it too. */
    bringLater(bring) {
      const idle = () => requestIdleCallback(bring, { timeout: IDLE_MS });
      if (document.readyState === "complete") return idle();
      addEventListener("load", () => setTimeout(idle, LOADED_MS), { once: true });
      setTimeout(bring, PATIENCE_MS);
    },
    /** Does a part of the start and counts its time. */
    timed(part) {
      const from = performance.now();
      const result = part();
      gate.spentMs += performance.now() - from;
      return result;
    },
  };
  const types = ["keydown", "keypress", "keyup", "beforeinput", "input", "compositionend", "paste", "drop", "pointerdown",
    "mousedown", "pointerup", "mouseup", "click", "submit", "focusin"];
  const sends = (event) => (event.type.startsWith("key") ? event.key === "Enter" : ["click", "submit"].includes(event.type));
  const listen = (event) => {
    if (!gate.hear && event.type !== "focusin") gate.hurry();
    try {
      if (gate.hear) return gate.hear(event);
    } catch {
      // A fault of ours: the prompt stays where it is.
    }
    if (!sends(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of types) window.addEventListener(type, listen, true);
  /** Takes the module's word from here on; without one this page is none of ours. */
  gate.open = (hear) => {
    if (hear) gate.hear = hear;
    else for (const type of types) window.removeEventListener(type, listen, true);
  };
  return gate;
})();
