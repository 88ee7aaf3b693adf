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

/** Lets a running browser look for the newest version, as it does by itself every few hours; gives whether it took one. */
export async function look(rig, id, asked) {
  const [page, before, heard] = [await rig.newPage(), rig.workers(), asked.length];
  await page.goto("chrome://extensions");
  const running = () => page.evaluate((of) => chrome.developerPrivate.getExtensionInfo(of).then(({ version }) => version), id);
  const old = await running();
  await page.evaluate(() => chrome.developerPrivate.autoUpdate());
  const manifest = await until(() => asked.indexOf("/update.xml", heard) + 1, "its question");
  // It answers nothing where it takes nothing: a package that it wants is asked for at once.
  const wanted = await until(() => asked.length > manifest, "the package", 3000).catch(() => false);
  if (wanted) {
    await until(async () => (await running()) !== old, "the new version");
    await until(() => rig.workers().some((worker) => !before.includes(worker)), "its worker");
  }
  await page.close();
  return wanted;
}
