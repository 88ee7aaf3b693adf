/** Chromium as an organisation manages it. */
import { until } from "../driver.mjs";

export const SYSTEM = "/etc/chromium";
export const PROGRAM = "/usr/bin/chromium";
/** What `promptwacht policy export` makes for it, and where that goes. */
export const EXPORTED = { from: "linux/promptwacht.json", to: "policies/managed/promptwacht.json" };

/** The name that policies know the extension by. */
export const idOf = (key) => key.id;

/** Files of policies by their path: what installs the extension, with what the organisation sets in it. */
export const policies = ({ id, server, settings }) => ({
  [EXPORTED.to]: JSON.stringify({
    ExtensionSettings: { [id]: { installation_mode: "force_installed", update_url: server.address("update.xml"), override_update_url: true } },
    ...(settings && { "3rdparty": { extensions: { [id]: settings } } }),
  }),
  ...own(),
});

/** What only the test needs: else no tool may look into an extension that is installed by policy. */
export const own = () => ({ "policies/managed/test.json": JSON.stringify({ DeveloperToolsAvailability: 1 }) });

/** Lets a running browser look for the newest version, as it does by itself every few hours, and waits until that one runs. */
export async function update(rig, id, version) {
  const before = rig.workers();
  const page = await rig.newPage();
  await page.goto("chrome://extensions");
  await page.evaluate(() => chrome.developerPrivate.autoUpdate());
  const running = () => page.evaluate((of) => chrome.developerPrivate.getExtensionInfo(of).then((info) => info.version), id);
  await until(async () => (await running()) === version, "the new version");
  await until(() => rig.workers().some((worker) => !before.includes(worker)), "its worker");
  await page.close();
}
