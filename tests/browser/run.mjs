/**
 * Builds the extension in every tested form and runs all browser tests, two files at a time.
 *
 * node tests/browser/run.mjs [name of a test ...]
 */
import { spawnSync } from "node:child_process";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const wanted = process.argv.slice(2);
const files = (await readdir(here))
  .filter((name) => name.endsWith(".test.mjs") && (wanted.length === 0 || wanted.some((part) => name.startsWith(part))))
  .map((name) => here + name);

run("cargo", ["run", "--quiet", "--locked", "-p", "promptwacht-dev", "--", "dist", "--all-tests"]);
run(process.execPath, ["--test", "--test-concurrency=2", ...files]);

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
