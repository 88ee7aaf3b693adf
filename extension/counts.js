// Keeps the counts that an organisation wants, and brings a day that is over to its own collector. What is counted and what leaves the
// tally module decides; the state is kept after every step, since the browser may stop the worker at any moment.
globalThis.importScripts?.("tally-glue.js");
(() => {
  const HOUR_MS = 3_600_000;
  const PATIENCE_MS = 10_000;
  /** By these Firefox would tell one installation from another. */
  const TELLING = ["origin", "user-agent", "accept-language"];
  const own = chrome.runtime.getURL("");
  const isFirefox = own.startsWith("moz-");
  const thisHour = () => Math.floor(Date.now() / HOUR_MS);

  let module;
  async function start() {
    const tally = promptwachtTally();
    await tally({ module_or_path: fetch(chrome.runtime.getURL("tally-module.wasm")) });
    return tally;
  }
  const bring = () => (module ??= start().catch((fault) => {
    module = undefined;
    throw fault;
  }));

  /** Changes what is kept, one after the other; `change` gets it and answers what to keep. */
  let last = Promise.resolve();
  function inTurn(change) {
    const turn = async () => {
      const { counts = "", countsTo = [] } = await chrome.storage.local.get(["counts", "countsTo"]);
      return change(await bring(), counts, countsTo);
    };
    return (last = last.then(turn, turn));
  }
  const keep = (counts) => chrome.storage.local.set({ counts });

  async function rules() {
    const { policy: { counts } = {} } = await chrome.storage.local.get("policy");
    return { address: counts?.address, isOn: Boolean(counts?.address || counts?.keep) };
  }

  async function note(events, host) {
    if (!(await rules()).isOn) return;
    const [chance] = crypto.getRandomValues(new Uint32Array(1));
    await inTurn((tally, counts) => keep(tally.note(counts, thisHour(), chance, host, JSON.stringify(events))));
    await send();
  }

  /** At most one report, and at most once an hour. First the collector is asked whether it is there: a day leaves once. */
  async function bringOne() {
    const { address } = await rules();
    if (!address || !(await mayReach(address))) return;
    const hour = thisHour();
    const asks = await inTurn(async (tally, counts) => {
      const next = tally.ask(counts, hour);
      if (next) await keep(next);
      return next && tally.probe();
    });
    if (!asks || !isTaken(await post(address, asks))) return;
    const report = await inTurn(async (tally, counts, to) => {
      const taken = tally.take(counts, hour);
      if (taken) await chrome.storage.local.set({ counts: taken.kept, countsTo: [...to.slice(-7), { hour, address }] });
      return taken && { told: taken.report, body: taken.body };
    });
    if (!report) return;
    const status = await post(address, report.body);
    await inTurn((tally, counts) => keep(tally.answered(counts, hour, report.told, status)));
  }

  const isTaken = (status) => status >= 200 && status < 300;
  let sending;
  const send = () => (sending ??= bringOne().catch(() => {}).finally(() => (sending = undefined)));

  const pattern = (address) => `${new URL(address).protocol}//${new URL(address).hostname}/*`;
  /** Without access to the address Firefox leaves no way to take the telling headers away. */
  const mayReach = (address) => !isFirefox || chrome.permissions.contains({ origins: [pattern(address)] });

  /** The status of the answer; 0 where none came. */
  async function post(address, body) {
    const headers = { "content-type": "application/json" };
    const plain = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", redirect: "error" };
    const request = () => fetch(address, { method: "POST", body, headers, ...plain, signal: AbortSignal.timeout(PATIENCE_MS) });
    return (isFirefox ? unnamed(address, request) : request()).then(({ status }) => status, () => 0);
  }

  async function unnamed(address, request) {
    const strip = ({ originUrl, requestHeaders }) =>
      originUrl?.startsWith(own) ? { requestHeaders: requestHeaders.filter(({ name }) => !TELLING.includes(name.toLowerCase())) } : {};
    const event = chrome.webRequest.onBeforeSendHeaders;
    event.addListener(strip, { urls: [pattern(address)], types: ["xmlhttprequest"] }, ["blocking", "requestHeaders"]);
    try {
      return await request();
    } finally {
      event.removeListener(strip);
    }
  }

  /** Sends what waits. Where counting was switched off, what waits is forgotten. */
  async function begin() {
    if ((await rules()).isOn) return send();
    if (!("counts" in (await chrome.storage.local.get("counts")))) return undefined;
    return inTurn(async (tally, counts) => {
      const rest = tally.stop(counts, thisHour());
      return rest ? keep(rest) : chrome.storage.local.remove(["counts", "countsTo"]);
    });
  }

  chrome.runtime.onMessage.addListener(({ type, events, host = "" }, { origin, url }) => {
    if (type !== "count") return;
    const { protocol, hostname } = new URL(URL.canParse(origin) ? origin : url);
    // A page of ours counts training, and no page of a site does. It names the chatbot where a leak is reported.
    note(events, own.startsWith(protocol) ? host : hostname).catch(() => {});
  });
  chrome.storage.onChanged.addListener((changes, area) => void (area === "local" && "policy" in changes && begin().catch(() => {})));
  chrome.runtime.onStartup.addListener(() => void begin().catch(() => {}));
  begin().catch(() => {});
})();
