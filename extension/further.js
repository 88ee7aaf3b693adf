// Guards the further sites that the user allows, and those that the organisation added: with the content scripts of the manifest,
// registered when the browser gives the permission and taken away with it.
globalThis.importScripts?.("further-sites.js");
const promptwachtFurther = (() => {
  const { content_scripts: lists, optional_host_permissions: optional = [] } = chrome.runtime.getManifest();
  const listed = promptwachtFurtherSites.filter(({ origins }) => origins.every((origin) => optional.includes(origin)));
  const guarded = lists.flatMap(({ matches }) => matches);

  /** The chat pages that the organisation added and that nothing else guards, as rows of the list of further sites. */
  async function ownSites() {
    const { policy } = await chrome.storage.local.get("policy");
    const known = [...guarded, ...listed.flatMap(({ origins }) => origins)];
    return (policy?.sites ?? []).flatMap(({ id, name = id, hosts }) => {
      const origins = hosts.map((host) => `https://${host}/*`).filter((origin) => !known.includes(origin));
      return origins.length > 0 ? [{ name, origins, matches: origins }] : [];
    });
  }
  /** One list for each world, that of the page first. Of two encodings the manifest names last the one that runs on every page. */
  const perWorld = [...new Map(lists.map((list) => [list.world ?? "ISOLATED", list]))].sort(([one], [other]) => (one < other ? 1 : -1));

  /** Firefox tells the whole address of a file of the manifest, and takes only its name. */
  const nameOf = (file) => file.replace(chrome.runtime.getURL(""), "");

  /** Frames that a page makes without an address can be told by their origin only where the whole host is guarded. */
  function scriptsFor(matches, whole) {
    return perWorld.map(([world, { js, css, run_at: runAt, all_frames: allFrames, match_about_blank: blank }], at) => ({
      id: `further-${whole ? "hosts" : "parts"}-${at}`, matches, world, runAt, allFrames, persistAcrossSessions: true,
      js: js.map(nameOf),
      ...(css?.length > 0 && { css: css.map(nameOf) }),
      ...(whole && blank && { matchOriginAsFallback: true }),
    }));
  }

  async function bringInLine() {
    const sites = [...listed, ...(await ownSites())];
    const allowed = await Promise.all(sites.map(({ origins }) => chrome.permissions.contains({ origins })));
    const pages = sites.filter((_, at) => allowed[at]).flatMap(({ matches }) => matches);
    const isWhole = (pattern) => /^https:\/\/[^/]+\/\*$/.test(pattern);
    const scripts = [true, false].flatMap((whole) => {
      const matches = pages.filter((pattern) => isWhole(pattern) === whole);
      return matches.length > 0 ? scriptsFor(matches, whole) : [];
    });
    const known = (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id);
    const stale = known.filter((known) => scripts.every(({ id }) => id !== known));
    if (stale.length > 0) await chrome.scripting.unregisterContentScripts({ ids: stale });
    await chrome.scripting.updateContentScripts(scripts.filter(({ id }) => known.includes(id)));
    await chrome.scripting.registerContentScripts(scripts.filter(({ id }) => !known.includes(id)));
  }

  /** One change after the other, or two of them would register the same thing. */
  let last = Promise.resolve();
  const update = () => (last = last.then(bringInLine, bringInLine));
  for (const event of [chrome.permissions.onAdded, chrome.permissions.onRemoved, chrome.runtime.onInstalled, chrome.runtime.onStartup]) {
    event.addListener(() => void update());
  }
  chrome.storage.onChanged.addListener(({ policy }, area) => void (area === "local" && policy && update()));
  return { update };
})();
