// Brings the settings of the organisation, and under them those of the user, to the pages: the settings module reads and mends them,
// the extension's own storage keeps them. Until a browser tells them, which may take seconds, those of the last time hold.
globalThis.importScripts?.("settings-glue.js");
(() => {
  /** Firefox refuses to answer where nobody has set anything. */
  const managed = () => chrome.storage.managed.get().catch(() => ({}));
  const { version } = chrome.runtime.getManifest();

  async function take() {
    const keys = ["own", "policyFrom", "lessonAsked", "learn-training"];
    const [set, { own = {}, policyFrom, lessonAsked, "learn-training": lesson }] = await Promise.all([managed(), chrome.storage.local.get(keys)]);
    const isSet = Object.keys(set).length > 0 || Object.keys(own).length > 0;
    const passed = Date.parse(lesson?.passed) || undefined;
    const from = JSON.stringify([version, set, own, passed]);
    if (from === policyFrom || (!isSet && policyFrom === undefined)) return;
    const settings = promptwachtSettings();
    await settings({ module_or_path: fetch(chrome.runtime.getURL("settings-module.wasm")) });
    const { policy, locked, complaints } = JSON.parse(settings.read(JSON.stringify(set), JSON.stringify(own), passed, lessonAsked ?? Date.now()));
    // The days of grace run from the first day on which the lesson was asked for.
    const asked = policy.training.required ? lessonAsked ?? Date.now() : null;
    await chrome.storage.local.set({ policy, locked, complaints, policyFrom: from, policyAt: Date.now(), lessonAsked: asked });
  }

  /** One reading after the other: the last one counts. */
  let last = Promise.resolve();
  const takeInTurn = () => (last = last.then(take, take));
  chrome.storage.onChanged.addListener((changes, area) => void ((area === "managed" || "own" in changes || "learn-training" in changes) && takeInTurn()));
  chrome.runtime.onInstalled.addListener(takeInTurn);
  chrome.runtime.onStartup.addListener(takeInTurn);
  takeInTurn();
})();
