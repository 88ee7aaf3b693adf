/** Packages as IT makes them: `promptwacht-dev pack` with a key of the moment, laid out on a server of the moment. */
import { execFile } from "node:child_process";
import { createHash, generateKeyPairSync } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Runs a program of this repository, as `build.sh` does, whatever key or time is set where the tests run. */
export function cargo(program, ...options) {
  const { PROMPTWACHT_KEY, SOURCE_DATE_EPOCH, ...env } = process.env;
  return run(process.env.CARGO ?? "cargo", ["run", "--quiet", "--locked", "-p", program, "--", ...options], { cwd: root, env });
}

/** A key of the moment, and the id that Chromium makes of it. */
export function makeKey() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const digest = createHash("sha256").update(publicKey.export({ type: "spki", format: "der" })).digest("hex");
  const id = digest.slice(0, 32).replace(/./g, (digit) => "abcdefghijklmnop"[parseInt(digit, 16)]);
  return { pem: privateKey.export({ type: "pkcs8", format: "pem" }), id };
}

/** The built folder of the other browser beside this one: the chore packs both. */
function foldersBeside(extension) {
  const of = (browser) => extension.replace(/(chromium|firefox)(?!.*(chromium|firefox))/, browser);
  return { chromium: of("chromium"), firefox: of("firefox") };
}

/**
 * Packs the built folders and lays the packages into the folder of a server, the update manifests last; gives their names.
 * @param {string} extension  folder of the built extension for either browser
 * @param {{pem: string}} key
 * @param {{version: string, base: string, into: string, change?: (folder: string) => Promise<void>}} release
 *   `change` makes a copy of each folder another version of the code
 */
export async function release(extension, key, { version, base, into, change }) {
  const work = await mkdtemp(join(tmpdir(), "promptwacht-pack-"));
  try {
    const [from, out, pem] = [join(work, "built"), join(work, "packages"), join(work, "key.pem")];
    await mkdir(from);
    for (const [browser, folder] of Object.entries(foldersBeside(extension))) {
      const place = join(from, browser);
      if (!change) await symlink(folder, place);
      else await cp(folder, place, { recursive: true }).then(() => change(place));
    }
    await writeFile(pem, key.pem, { mode: 0o600 });
    await cargo("promptwacht-dev", "pack", "--from", from, "--out", out, "--key", pem, "--update-base", base, "--version", version);
    const names = await readdir(out);
    const isManifest = (name) => /^update/.test(name);
    for (const name of names.sort((one, other) => isManifest(one) - isManifest(other))) await cp(join(out, name), join(into, name));
    return names;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
