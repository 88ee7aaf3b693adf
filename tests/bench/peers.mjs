/**
 * Our detector beside its public peers, on the marked sentences: what is caught, what is flagged without reason, and what it costs.
 * Writes docs/bench/quality.md with its plots. A peer that cannot be installed or fails is a row that says so.
 *
 * node tests/bench/peers.mjs [detector]...   with detectors: only those, and nothing is written to docs
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { mixedText, unmark } from "../build/corpus.mjs";
import { root } from "../build/load.mjs";
import { groupOf } from "./groups.mjs";
import { measureInBrowser } from "./in-browser.mjs";
import { PEERS, install } from "./install.mjs";
import { plots } from "./plots.mjs";
import { report, tables } from "./report.mjs";
import { score } from "./score.mjs";
import { start } from "./system.mjs";

const PROMPT = 500;
const PROMPTS = 100;
const ROUNDS_MS = 3000;

const only = process.argv.slice(2);
const corpus = readCorpus();
const seeds = Array.from({ length: PROMPTS }, (_, seed) => seed + 1);
const prompts = seeds.map((seed) => mixedText(corpus.lines, PROMPT, seed));
const everything = mixedText(corpus.lines, corpus.lines.reduce((sum, { text }) => sum + text.length + 1, 0), 1);

const native = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "release", "promptwacht");
const ours = { id: "promptwacht", name: "Promptwacht", install: () => [native, "scan", "--jsonl"] };
const rows = [];
for (const system of [ours, ...PEERS.map((peer) => ({ ...peer, name: peer.id, install: () => install(peer) }))]) {
  if (only.length && !only.includes(system.id)) continue;
  process.stderr.write(`${system.name} …\n`);
  rows.push(await measure(system), ...(system === ours ? await inBrowser() : []));
}

const results = { corpus, rows };
process.stdout.write(tables(results));
if (!only.length) {
  const docs = path.join(root, "docs/bench");
  await mkdir(docs, { recursive: true });
  for (const [name, svg] of Object.entries(await plots(results))) await writeFile(path.join(docs, name), svg);
  await writeFile(path.join(docs, "quality.md"), report(results));
}

/** Ours as it ships; a machine without Chromium gets a row that says so. */
function inBrowser() {
  const measured = measureInBrowser({ prompts, everything, promptLength: PROMPT, roundsMs: ROUNDS_MS });
  return measured.catch((error) => [{ name: "Promptwacht in Chromium", failed: error.message }]);
}

/** The sentences the detector was not made on, where they are kept apart. */
function readCorpus() {
  const measured = "tests/corpus/measured";
  const folder = existsSync(path.join(root, measured)) ? measured : "tests/corpus";
  const lines = readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) => readFileSync(path.join(root, folder, name), "utf8").split("\n"))
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => unmark(line.replaceAll("\\n", "\n").replaceAll("\\t", "\t")))
    .map(({ text, marked }) => {
      const codePoint = (offset) => [...text.slice(0, offset)].length;
      return { text, marked: marked.map(({ start, end, kind }) => ({ start: codePoint(start), end: codePoint(end), kind })) };
    });
  return { folder, lines };
}

/** What could be measured of one detector; `failed` says why the rest is missing. */
async function measure({ id, name, install }) {
  const row = { id, name };
  let system;
  try {
    system = await start(await install());
    row.startMs = system.startMs;
    const answers = await system.ask(corpus.lines.map(({ text }) => text));
    const found = answers.map(({ spans }) => spans.map(({ start, end, label }) => ({ start, end, label, ...groupOf[id](label) })));
    Object.assign(row, score(corpus.lines, found, (kind) => groupOf.promptwacht(kind).group));
    row.errors = answers.filter(({ error }) => error).length;
    if (id === "promptwacht") row.harmless = { ...row.harmless, ...levels(answers) };
    row.promptMs = (await milliseconds(system, prompts)) * (PROMPT / characters(prompts));
    row.megabytesPerSecond = Buffer.byteLength(everything) / 1000 / (await milliseconds(system, [everything]));
    row.peakMb = await system.peakMb();
  } catch (error) {
    row.failed = error.message;
  } finally {
    system?.stop();
  }
  return row;
}

/** Ours has levels: a harmless prompt is flagged when it would be held. */
function levels(answers) {
  const harmless = answers.filter((_, index) => corpus.lines[index].marked.length === 0).map(({ level }) => level);
  return {
    flagged: harmless.filter((level) => level === "warn" || level === "stop").length,
    stopped: harmless.filter((level) => level === "stop").length,
  };
}

/** Time of asking all `texts`: the fastest of the rounds that fit, at least one; what else the machine does only ever adds to it. */
async function milliseconds(system, texts) {
  let fastest = Number.POSITIVE_INFINITY;
  const begun = performance.now();
  do {
    const before = performance.now();
    await system.ask(texts);
    fastest = Math.min(fastest, performance.now() - before);
  } while (performance.now() - begun < ROUNDS_MS);
  return fastest;
}

function characters(texts) {
  return texts.reduce((sum, text) => sum + [...text].length, 0);
}
