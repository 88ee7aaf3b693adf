// Brings what is counted on a page to the worker, where the organisation wants counts: bytes of the guard (crates/guard/src/noted.rs)
// and ids (crates/counts/src/key.rs). No text has a way in here, and where nothing is counted nothing leaves the page.
(() => {
  /** What happens in one task goes in one message. */
  let events = [];

  async function tell() {
    const told = events;
    events = [];
    const { policy: { counts } = {} } = await chrome.storage.local.get("policy");
    if (counts?.address || counts?.keep) await chrome.runtime.sendMessage({ type: "count", events: told });
  }

  promptwacht.count = (what) => {
    // After an update of the extension nobody hears it.
    if (events.length === 0) setTimeout(() => tell().catch(() => {}));
    events.push(...what);
  };
})();
