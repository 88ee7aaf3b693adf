/** The peers: what they are, and how each is installed under target/peers when it is measured. None of it enters the product. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { root } from "../build/load.mjs";
import { start } from "./system.mjs";

const run = promisify(execFile);
const here = path.join(root, "tests/bench");
const folder = path.join(root, "target/peers");
const venv = path.join(folder, "venv");
const node = path.join(folder, "node");
const FIRST_START_MS = 30 * 60_000;

const pins = {
  PyPI: Object.fromEntries(
    readFileSync(path.join(here, "requirements.txt"), "utf8")
      .split("\n")
      .map((line) => line.split("==")),
  ),
  npm: JSON.parse(readFileSync(path.join(here, "package.json"), "utf8")).dependencies,
};

/** In the order of the tables. */
export const PEERS = [
  { id: "deduce", from: "PyPI", licence: "LGPL-3.0-or-later", what: "rules and lists for Dutch clinical text, from Utrecht" },
  { id: "belgian-deduce", from: "PyPI", licence: "GPL-3.0-only", what: "Deduce for Belgian clinical text" },
  {
    id: "presidio-analyzer",
    from: "PyPI",
    licence: "MIT",
    what: "general framework, set to Dutch and to phone numbers of the Netherlands and Belgium. Patterns only: names and places need a Dutch spaCy model, which PyPI does not have; one that is found in `target/peers/venv` is used",
  },
  { id: "filenthropist", from: "PyPI", licence: "MIT", what: "file scanner for Dutch: its patterns with checksums. Names need a model from a hub, which is not fetched here" },
  { id: "pii-filter", from: "npm", licence: "MIT", what: "Dutch names, medicines, dates, phone numbers and e-mail addresses, with lists and context" },
  { id: "openredaction", from: "npm", licence: "MIT", what: "more than 570 patterns for many countries, with names" },
  { id: "@openredaction/openredaction", from: "npm", licence: "MIT", what: "an earlier release of the same, under the name that is downloaded most" },
  { id: "@arcjet/redact", from: "npm", licence: "Apache-2.0", what: "e-mail addresses, phone, card and IP numbers; Rust compiled to Wasm" },
  { id: "redact-pii", from: "npm", licence: "MIT", what: "patterns and first names for American English" },
].map((peer) => ({ ...peer, version: pins[peer.from][peer.id] }));

/** Installs a peer once and returns the command that asks it. */
export async function install({ id, from, version }) {
  const command =
    from === "npm" ? [process.execPath, path.join(here, "adapter.mjs"), node, id] : [path.join(venv, "bin/python"), path.join(here, "adapter.py"), id];
  const stamp = path.join(folder, `${id.replace("/", "-")}-${version}`);
  if (!existsSync(stamp)) {
    await (from === "npm" ? installNode() : installPython(`${id}==${version}`));
    // The first start fills caches, which may take minutes; the next one is measured.
    (await start(command, FIRST_START_MS)).stop();
    await writeFile(stamp, "");
  }
  return command;
}

async function installPython(requirement) {
  const constraints = path.join(here, "requirements.txt");
  if (!existsSync(path.join(venv, "bin/pip"))) await quietly("python3", ["-m", "venv", venv]);
  await quietly(path.join(venv, "bin/pip"), ["install", "--quiet", "--constraint", constraints, requirement]);
}

/** Also what draws the plots. */
export async function installNode() {
  await mkdir(node, { recursive: true });
  const lock = "package-lock.json";
  const installed = path.join(node, "installed-lock.json");
  if (existsSync(installed) && readFileSync(installed).equals(readFileSync(path.join(here, lock)))) return node;
  for (const file of ["package.json", lock]) await copyFile(path.join(here, file), path.join(node, file));
  await quietly("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], node);
  await copyFile(path.join(here, lock), installed);
  return node;
}

async function quietly(program, args, cwd) {
  try {
    await run(program, args, { cwd, maxBuffer: 1 << 26 });
  } catch ({ stderr, message }) {
    throw new Error(`not installed: ${stderr?.match(/^(npm )?error:? .*/im)?.[0] ?? message.split("\n")[0]}`);
  }
}
