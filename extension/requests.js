// The last line: calls to a chatbot as the browser sends them, also those that went round our wrapper in the page (from a worker of
// the page, or a frame made a moment ago). The guard of the page is asked, since it knows what its user let go; a call that no
// guard answers for is judged here. Only calls of the site table come here at all, and nothing of them is kept. Chromium shows
// none to extensions that no organisation installed.
(() => {
  /** A guard may be busy or still starting; a clean prompt does not wait for it any longer than this. */
  const PATIENCE_MS = 300;
  const TURNS = 10;
  const decoder = new TextDecoder();
  const pause = (ms) => new Promise((end) => setTimeout(end, ms));

  chrome.webRequest.onBeforeRequest.addListener(
    (request) => {
      if (!request.requestBody || !promptwachtCalls.test(new URL(request.url).pathname)) return undefined;
      return holds(request).then((cancel) => ({ cancel }));
    },
    { urls: promptwachtCallAddresses },
    ["blocking", "requestBody"],
  );

  async function holds(request) {
    const { hostname, pathname, search } = new URL(request.url);
    const body = textOf(request.requestBody);
    const detail = `${pathname}\n${search}\n${body}`;
    let flagged;
    for (let turn = 0; turn < TURNS; turn += 1) {
      const asked = request.tabId < 0 ? askSite(request, detail) : askFrames(request, detail);
      const said = await Promise.race([asked, pause(PATIENCE_MS)]);
      if (said) return said === "held";
      flagged ??= await holdsCall(hostname, pathname, body);
      if (!flagged) return false;
      const late = await asked;
      if (late) return late === "held";
      if (await passedByOlder(request, detail)) return false;
      await pause(PATIENCE_MS);
    }
    sayHeld(request.tabId);
    return true;
  }

  function textOf({ raw = [], formData }) {
    if (!formData) return raw.map(({ bytes }, at) => decoder.decode(bytes, { stream: at < raw.length - 1 })).join("");
    return String(new URLSearchParams(Object.entries(formData).flatMap(([name, values]) => values.map((value) => [name, value]))));
  }

  const ask = (tabId, options, message) => chrome.tabs.sendMessage(tabId, { type: "call", ...message }, options).catch(() => undefined);

  /** The frame of a call and those round it. Chromium names only the next one, Firefox none of a frame that is gone already. */
  function framesOf({ frameId, parentFrameId, frameAncestors }) {
    const around = frameAncestors?.map((ancestor) => ancestor.frameId) ?? [parentFrameId];
    return [...new Set([frameId, ...around, 0])].filter((id) => id >= 0);
  }

  /** What the guards in these frames say: "go" as soon as one says so, else "held". */
  async function askFrames(request, detail) {
    const { tabId } = request;
    let said;
    for (const frame of framesOf(request)) {
      const answer = await ask(tabId, { frameId: frame }, { detail });
      if (answer === "go") return answer;
      said ??= answer;
    }
    return said;
  }

  /** After an update Chromium leaves the old script, in a world of its own, in open pages: it hears no message any more, but an event. */
  async function passedByOlder(request, detail) {
    const { tabId } = request;
    if (tabId < 0) return false;
    const func = (call) => !globalThis.promptwacht && !document.dispatchEvent(new CustomEvent("promptwacht-passed", { detail: call, cancelable: true }));
    const inFrame = (frame) => chrome.scripting.executeScript({ target: { tabId, frameIds: [frame] }, func, args: [detail] });
    const answers = await Promise.all(framesOf(request).map((frame) => inFrame(frame).catch(() => [])));
    return answers.flat().some(({ result }) => result);
  }

  /** The same for a worker that several tabs share: any tab may have let this call go; else the one last used decides. */
  async function askSite({ originUrl, initiator, url }, detail) {
    const origins = [originUrl ?? initiator, url].filter((address) => URL.canParse(address)).map((address) => new URL(address).origin);
    const tabs = (await chrome.tabs.query({})).sort((one, other) => other.lastAccessed - one.lastAccessed);
    for (const passed of [true, false]) {
      for (const { id } of tabs) {
        const answer = await ask(id, {}, { detail, origins, passed });
        if (answer) return answer;
      }
    }
    return undefined;
  }
})();
