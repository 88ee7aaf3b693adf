// Hears everything that can send a prompt before the page does, from the first moment on; what it means, the module
// says. First of the list, so that the measured start includes loading the scripts that follow.
globalThis.promptwacht ??= (() => {
  const gate = {
    startedMs: performance.now(),
    /** Milliseconds of the main thread until now, before the module's own start. */
    loadedMs: 0,
    /** The module's judgement over one event, once it runs. */
    hear: undefined,
    /** Brings the module at once: somebody is about to write or send. */
    hurry() {},
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
