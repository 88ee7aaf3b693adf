/** Firefox as an organisation manages it. */
export const SYSTEM = "/etc/firefox";
export const PROGRAM = "/usr/bin/firefox-esr";
/** What `promptwacht policy export` makes for it, and where that goes. */
export const EXPORTED = { from: "firefox/policies.json", to: "policies/policies.json" };

/** The name that policies know the extension by: it stands in the manifest. */
export const idOf = (key, manifest) => manifest.browser_specific_settings.gecko.id;

/** Files of policies by their path: what installs the extension, with what the organisation sets in it. */
export const policies = ({ id, server, settings, installs, authority }) => ({
  [EXPORTED.to]: JSON.stringify({
    policies: {
      Certificates: { Install: [authority] },
      // Only Mozilla can sign: in production the package is signed and this is not there.
      Preferences: { "xpinstall.signatures.required": { Value: false, Status: "locked" } },
      ExtensionSettings: { [id]: { installation_mode: "force_installed", install_url: server.address(installs) } },
      ...(settings && { "3rdparty": { Extensions: { [id]: settings } } }),
    },
  }),
});

/** Nothing: it reads one file alone. */
export const own = () => ({});

/** Lets a running browser look for the newest version, as it does by itself every day; gives whether it took one. */
export async function look(rig, id) {
  const taken = await rig.inWindow(`(async () => {
    const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
    const addon = await AddonManager.getAddonByID(${JSON.stringify(id)});
    return new Promise((resolve, reject) => addon.findUpdates({
      onUpdateAvailable: (_, install) => install.install().then(() => resolve(true), reject),
      onNoUpdateAvailable: () => resolve(false),
      onUpdateFinished: (_, status) => status === AddonManager.UPDATE_STATUS_NO_ERROR || reject(new Error("update status " + status)),
    }, AddonManager.UPDATE_WHEN_PERIODIC_UPDATE));
  })()`);
  // The tab in which the rig talks to the extension went with the old version.
  if (taken) rig.forget();
  return taken;
}
