// The Wasm and its translation, as they ship, find the same as each other and as the native build.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { corpusLines, mixedText } from "./corpus.mjs";
import { loadTranslation, loadWasm, root } from "./load.mjs";

const MB = 1_000_000;
const shipped = path.join(root, "dist/chromium");
const wasm = loadWasm(shipped);
const translation = loadTranslation(shipped);
const lines = corpusLines();

/** Without the texts: they would drown the message, and a failing line is named. */
function same(text, where) {
  const [ours, theirs] = [wasm.check(text), translation.check(text)];
  assert.ok(JSON.stringify(ours) === JSON.stringify(theirs), `${where}: Wasm and translation differ`);
  return ours;
}

function everyLineAgrees() {
  for (const { text, where } of lines) same(text, where);
}

test("the corpus is there", () => assert.ok(lines.length > 100, `${lines.length} lines`));

test("the Wasm finds what the command line finds on every corpus line", () => {
  const input = lines.map(({ text, where }) => JSON.stringify({ id: where, text })).join("\n");
  const run = ["run", "--quiet", "--locked", "-p", "promptwacht", "--", "scan", "--jsonl"];
  const { status, stdout } = spawnSync("cargo", run, { cwd: root, input: `${input}\n`, encoding: "utf8", maxBuffer: 1e9 });
  assert.equal(status, 0);
  const answers = stdout.trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(answers.length, lines.length);
  const wrong = lines.filter(({ text }, index) => {
    const { level, findings } = wasm.check(text);
    // The command line counts code points.
    const points = (units) => [...text.slice(0, units)].length;
    const ours = findings.map(({ start, end, kind, level }) => ({ start: points(start), end: points(end), kind, level }));
    const theirs = answers[index].findings.map(({ start, end, kind, level }) => ({ start, end, kind, level }));
    return level !== answers[index].level || JSON.stringify(ours) !== JSON.stringify(theirs);
  });
  assert.deepEqual(wrong.map(({ where }) => where), []);
});

test("the translation agrees on every corpus line", everyLineAgrees);

test("the translation agrees on text that is not well-formed or not Dutch", () => {
  const [half, otherHalf] = ["\ud83d", "\ude00"];
  for (const odd of ["", " ", "\0", half, otherHalf, `${otherHalf}${half}`, "👩‍⚕️", "é", "e\u0301", "\u202e", "ﬀ", "名前", "\r\n\r\n", "«»"]) {
    same(odd, JSON.stringify(odd));
    for (const { text, where } of lines.slice(0, 40)) same(`${odd}${text}${odd}${text}`, `${where} with ${JSON.stringify(odd)}`);
  }
});

test("the translation agrees on megabytes, and after its memory has grown", () => {
  const before = { wasm: wasm.memoryBytes(), translation: translation.memoryBytes() };
  let found = 0;
  for (const [index, size] of [0.01, 0.1, 1, 0.01, 3, 0.1, 1].entries()) {
    found += same(mixedText(lines, size * MB, index + 1), `mixed text ${index + 1}`).findings.length;
  }
  assert.ok(found > 10_000, `only ${found} findings in 5 MB of corpus lines`);
  assert.ok(wasm.memoryBytes() > before.wasm, "the memory of the Wasm did not grow: use larger texts");
  assert.ok(translation.memoryBytes() > before.translation, "the memory of the translation did not grow: use larger texts");
  everyLineAgrees();
});
