/** Firefox as an organisation manages it. */
import { join } from "node:path";
import { until } from "../driver.mjs";

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

/** Lets a running browser look for the newest version, as it does by itself every day, and waits until that one runs. */
export async function update(rig, id, version) {
  await rig.inWindow(`(async () => {
    const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
    const addon = await AddonManager.getAddonByID(${JSON.stringify(id)});
    await new Promise((resolve, reject) => addon.findUpdates({
      onUpdateAvailable: (_, install) => install.install().then(resolve, reject),
      onNoUpdateAvailable: () => reject(new Error("no update")),
    }, AddonManager.UPDATE_WHEN_PERIODIC_UPDATE));
  })()`);
  await until(async () => (await rig.inWindow(`WebExtensionPolicy.getByID(${JSON.stringify(id)})?.extension.version`)) === version, "the new version");
  rig.forget();
}
