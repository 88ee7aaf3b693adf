// Hears everything that can send a prompt before the page does, from the first moment on; what it means, the module
// says, which comes when it does not slow the page down.
globalThis.promptwacht ??= (() => {
  /** A page that has just loaded has its own things to start. */
  const LOADED_MS = 200;
  const IDLE_MS = 500;
  const PATIENCE_MS = 3000;
  /** By then the browser has long shown the worker a call that passed here. */
  const PASSED_MS = 10_000;
  /** The name under which the second line, in the page's world, asks about what is about to leave. */
  const line = `promptwacht-${crypto.randomUUID()}`;
  /** A frame that the page made for itself, without an address. */
  const isEmpty = location.protocol === "about:";
  /** Calls with a prompt that went out a moment ago. */
  const passed = new Set();
  const gate = {
    line,
    /** Milliseconds of the main thread that the module took until now, before its own start. */
    spentMs: 0,
    /** The module's judgement over one event, once it runs. */
    hear: undefined,
    /** Brings the module at once: somebody is about to write or send. */
    hurry() {},
    /** Brings the module when the page is there and has nothing to do; a page that never ends loading gets it too. */
    bringLater(bring) {
      // Only who writes or sends there brings the module.
      if (isEmpty) return;
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
    "mousedown", "pointerup", "mouseup", "click", "submit", "change", "focusin", `${line}!`];
  /** What must not pass before it was judged: what sends a prompt, and what brings a file. */
  const sends = (event) =>
    event.type.startsWith("key") ? event.key === "Enter"
    : event.type === "change" ? event.target.type === "file"
    : ["click", "submit", "drop"].includes(event.type);
  const judge = (event, mustWait) => {
    try {
      if (gate.hear) return gate.hear(event);
    } catch {
      // A fault of ours: the prompt stays where it is.
    }
    if (!mustWait) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const listen = (event) => {
    if (!gate.hear && event.type !== "focusin") gate.hurry();
    if (gate.hear && !gate.files.pass(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    judge(event, sends(event));
  };
  /** Before the module runs nothing has been written here: only a call that carries a prompt is worth its start. */
  const leave = (event) => {
    const prompt = promptwachtCalls.test(event.detail.slice(0, event.detail.indexOf("\n")));
    if (!gate.hear && prompt) gate.hurry();
    judge(event, prompt);
    if (!prompt) return;
    // An empty frame has no box to ask at.
    if (event.defaultPrevented) return isEmpty && void chrome.runtime?.sendMessage?.({ type: "held", detail: event.detail });
    passed.add(event.detail);
    setTimeout(() => void passed.delete(event.detail), PASSED_MS);
  };
  /** Where the browser shows calls to the worker (`requests.js`), it asks here before it holds one. */
  const answer = ({ type, detail, origins, passed: only }, _sender, reply) => {
    // Where no frame is meant, every frame of the tab hears it.
    if (type !== "call" || (origins && (isEmpty || !origins.includes(self.origin)))) return;
    if (passed.has(detail)) return void reply("go");
    if (only) return;
    const asked = new CustomEvent(line, { detail, cancelable: true });
    judge(asked, true);
    reply(asked.defaultPrevented ? "held" : "go");
  };
  /** The same question when a newer version asks, whose messages do not come here. */
  const answerNewer = (event) => void (passed.has(event.detail) && event.preventDefault());
  const open = () => {
    for (const type of types) window.addEventListener(type, listen, true);
    document.addEventListener(line, leave, true);
    document.addEventListener("promptwacht-passed", answerNewer, true);
  };
  const close = () => {
    for (const type of types) window.removeEventListener(type, listen, true);
    document.removeEventListener(line, leave, true);
    document.removeEventListener("promptwacht-passed", answerNewer, true);
  };
  // Firefox takes the script of an older version away and leaves its element, which would go on saying what it said last.
  document.querySelector("promptwacht-ui")?.remove();
  open();
  // The browser may keep a page that is left, with all its memory.
  addEventListener("pagehide", () => passed.clear());
  document.dispatchEvent(new CustomEvent("promptwacht-line", { detail: line }));
  // A page that writes itself anew (document.open) takes all listeners away.
  new MutationObserver(() => gate.closed || open()).observe(document, { childList: true });
  /** Takes the module's word from here on; without one this page is none of ours. */
  gate.open = (hear) => {
    gate.closed = !hear;
    if (hear) gate.hear = hear;
    // The browser takes its time to bring the messages of the extension.
    if (hear) requestIdleCallback(() => chrome.runtime?.onMessage?.addListener(answer), { timeout: IDLE_MS });
    else close();
  };
  return gate;
})();
