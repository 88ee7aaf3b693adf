/**
 * A place for policies. Where the system allows it, only a browser that is started by `executable` sees them; else they stand in
 * /etc for as long as the test runs.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * @param {string} system  folder below /etc that the browser reads
 * @param {string} program the browser
 */
export async function policyPlace(system, program) {
  const alone = spawnSync("unshare", ["--mount", "mount", "--bind", "/etc", "/etc"]).status === 0;
  const root = alone ? await mkdtemp(join(tmpdir(), "promptwacht-policy-")) : system;
  const written = new Set();
  try {
    await mkdir(system, { recursive: true });
  } catch (cause) {
    throw new Error(`cannot write browser policies to ${system}: this test installs the extension by policy and needs root`, { cause });
  }
  const clear = () => written.forEach((file) => rmSync(file, { force: true }));
  // Also when a test ends before its time.
  process.once("exit", clear);
  return {
    /** The program to start: puppeteer takes one file, so it is a script. */
    async executable(work) {
      if (!alone) return program;
      const script = join(work, "browser-with-policies");
      await writeFile(script, `#!/bin/sh\nexec unshare --mount sh -c 'mount --bind "$0" ${system} && exec ${program} "$@"' ${root} "$@"\n`, { mode: 0o755 });
      return script;
    },
    /** Writes or replaces one file, byte for byte; `name` is its path below the browser's folder. */
    async write(name, bytes) {
      const file = join(root, name);
      await mkdir(dirname(file), { recursive: true });
      // A file of another is never overwritten.
      await writeFile(file, bytes, { flag: written.has(file) ? "w" : "wx" });
      written.add(file);
    },
    async remove() {
      clear();
      process.off("exit", clear);
      if (alone) await rm(root, { recursive: true, force: true });
    },
  };
}
