/**
 * Chromium as an organisation manages it: the extension packed, offered by an update server on 127.0.0.1 and installed by
 * policy. Each browser sees only its own policy where the system can give it a view of its own on /etc.
 */
import { execFile, spawnSync } from "node:child_process";
import { createHash, generateKeyPairSync } from "node:crypto";
import { rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { until } from "./driver.mjs";

const CHROMIUM = "/usr/bin/chromium";
const SYSTEM = "/etc/chromium";
const run = promisify(execFile);

/** A key of the moment, and the id that Chromium makes of it. */
export function makeKey() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const digest = createHash("sha256").update(publicKey.export({ type: "spki", format: "der" })).digest("hex");
  const id = digest.slice(0, 32).replace(/./g, (digit) => "abcdefghijklmnop"[parseInt(digit, 16)]);
  return { pem: privateKey.export({ type: "pkcs8", format: "pem" }), id };
}

/**
 * Packs a built folder; gives the bytes of the CRX.
 * @param {string} folder @param {{pem: string}} key @param {object} [changes]  keys of the manifest that differ, such as `version`
 */
export async function pack(folder, key, changes = {}) {
  const work = await mkdtemp(join(tmpdir(), "promptwacht-pack-"));
  try {
    const [copy, pem] = [join(work, "extension"), join(work, "key.pem")];
    await cp(folder, copy, { recursive: true });
    const manifest = JSON.parse(await readFile(join(copy, "manifest.json"), "utf8"));
    await writeFile(join(copy, "manifest.json"), JSON.stringify({ ...manifest, ...changes }));
    await writeFile(pem, key.pem, { mode: 0o600 });
    await run(CHROMIUM, ["--headless=new", "--no-sandbox", `--user-data-dir=${join(work, "profile")}`, `--pack-extension=${copy}`, `--pack-extension-key=${pem}`]);
    return await readFile(`${copy}.crx`);
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** An update server: `offer` says what is the newest version from now on. */
export async function updateServer(id) {
  let newest;
  const asked = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    asked.push(pathname);
    if (newest && pathname === "/update.xml") {
      const codebase = `http://127.0.0.1:${server.address().port}/${newest.version}.crx`;
      return void response.end(`<?xml version="1.0"?><gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
        <app appid="${id}"><updatecheck codebase="${codebase}" version="${newest.version}"/></app></gupdate>`);
    }
    if (pathname !== `/${newest?.version}.crx`) return void response.writeHead(404).end();
    response.setHeader("content-type", "application/x-chrome-extension");
    response.end(newest.crx);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}/update.xml`,
    /** Paths that were asked for. */
    asked,
    offer: (version, crx) => void (newest = { version, crx }),
    /** The version on offer. */
    newest: () => newest?.version,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/**
 * A place for policies. Where the system allows it, only a browser that is started by `executable` sees them; else they stand in
 * /etc for as long as the test runs.
 */
export async function policies() {
  const alone = spawnSync("unshare", ["--mount", "mount", "--bind", "/etc", "/etc"]).status === 0;
  const root = alone ? await mkdtemp(join(tmpdir(), "promptwacht-policy-")) : SYSTEM;
  const folder = join(root, "policies/managed");
  const written = new Set();
  try {
    await mkdir(alone ? SYSTEM : folder, { recursive: true });
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new Error(`cannot write browser policies to ${folder}: this test installs the extension by policy and needs root`, { cause });
  }
  const clear = () => written.forEach((file) => rmSync(file, { force: true }));
  // Also when a test ends before its time.
  process.once("exit", clear);
  return {
    /** The program to start: puppeteer takes one file, so it is a script. */
    async executable(work) {
      if (!alone) return CHROMIUM;
      const script = join(work, "chromium-with-policies");
      await writeFile(script, `#!/bin/sh\nexec unshare --mount sh -c 'mount --bind "$0" ${SYSTEM} && exec ${CHROMIUM} "$@"' ${root} "$@"\n`, { mode: 0o755 });
      return script;
    },
    /** Writes or replaces one file of policies; a running browser notices within seconds. */
    async write(name, values) {
      const file = join(folder, `${name}.json`);
      written.add(file);
      await writeFile(file, JSON.stringify(values));
    },
    async remove() {
      clear();
      process.off("exit", clear);
      if (alone) await rm(root, { recursive: true, force: true });
    },
  };
}

/** The policy that installs an extension, with what the organisation sets in it. */
export const installed = (id, updateUrl, settings) => ({
  // Else no tool may look into an extension that is installed by policy.
  DeveloperToolsAvailability: 1,
  ExtensionSettings: { [id]: { installation_mode: "force_installed", update_url: updateUrl } },
  ...(settings && { "3rdparty": { extensions: { [id]: settings } } }),
});

/** Which version of an extension runs; asked on the browser's own page about them. */
const versionOf = (page, id) => page.evaluate((of) => chrome.developerPrivate.getExtensionInfo(of).then(({ version }) => version), id);

/**
 * All of it for one browser: `options` are added to those of `open` in rig.mjs. `close` takes every trace away.
 * @param {string} extension  folder of the built extension
 */
export async function forced(extension, settings) {
  const key = makeKey();
  const work = await mkdtemp(join(tmpdir(), "promptwacht-forced-"));
  const cleanups = [() => rm(work, { recursive: true, force: true })];
  const close = async () => {
    const done = await Promise.allSettled(cleanups.splice(0).map((cleanup) => cleanup()));
    for (const { reason } of done) if (reason) throw reason;
  };
  try {
    const updates = await updateServer(key.id);
    cleanups.push(updates.close);
    /** Offers a version. It names its server itself: a policy's address counts only for the first time. */
    const offer = async (version, folder = extension) => updates.offer(version, await pack(folder, key, { version, update_url: updates.url }));
    await offer("0.0.1");
    const policy = await policies();
    cleanups.push(policy.remove);
    const set = (values) => policy.write(`promptwacht-${key.id}`, installed(key.id, updates.url, values));
    await set(settings);
    return {
      id: key.id,
      key,
      updates,
      offer,
      /** Lets a running browser look for the version on offer, as it does by itself every few hours, and waits until that one runs. */
      async update(rig) {
        const before = rig.workers();
        const page = await rig.newPage();
        await page.goto("chrome://extensions");
        await page.evaluate(() => chrome.developerPrivate.autoUpdate());
        await until(async () => (await versionOf(page, key.id)) === updates.newest(), "the new version");
        await until(() => rig.workers().some((worker) => !before.includes(worker)), "its worker");
        await page.close();
      },
      /** Sets what the organisation sets, in the running browser too. */
      set,
      options: { managed: key.id, executable: await policy.executable(work) },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
