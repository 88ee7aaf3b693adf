/**
 * Detectors of npm as one program: lines of {"id", "text"} in, lines of {"id", "spans"} out, offsets in code points.
 * A text that the detector fails on is answered with "error".
 *
 * node adapter.mjs <folder with node_modules> <detector>
 */
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [folder, name] = process.argv.slice(2);
const { resolve } = createRequire(path.resolve(folder, "package.json"));
const load = (module) => import(pathToFileURL(resolve(module)));

/** Stands in for one redacted character, so that what is redacted keeps its place; a kind of data has a mark of its own. */
const MARK = 0xe000; // private use: in no text of ours

const detectors = {
  async "pii-filter"() {
    const { default: filter } = await load("pii-filter");
    const classifier = filter.make_pii_classifier(filter.languages.nl.make_lm());
    return (text) => classifier.classify(text).pii.map(({ start_pos, end_pos, type }) => [start_pos, end_pos, type]);
  },

  openredaction: () => openRedaction("openredaction"),
  "@openredaction/openredaction": () => openRedaction("@openredaction/openredaction"),

  async "@arcjet/redact"() {
    const { redact } = await load("@arcjet/redact");
    return async (text) => {
      const labels = [];
      const replace = (label, value) => String.fromCharCode(MARK + labels.push(label) - 1).repeat(value.length);
      const [redacted] = await redact(text, { replace });
      return marked(redacted).map(([start, end, mark]) => [start, end, labels[mark]]);
    };
  },

  /** Its patterns run one after another, each on what the last one left; so they do here, with marks for words. */
  async "redact-pii"() {
    const { SyncRedactor } = await load("redact-pii");
    const patterns = await load("redact-pii/lib/built-ins/simple-regexp-patterns.js");
    const labels = [...Object.keys(patterns.default).filter((key) => patterns.default[key] instanceof RegExp), "names"];
    const redactors = labels.map((label, index) => {
      const mark = String.fromCharCode(MARK + index);
      return new SyncRedactor({
        builtInRedactors: Object.fromEntries(labels.map((other) => [other, { enabled: other === label }])),
        // The names are put in place by string concatenation, so their mark cannot know their length.
        globalReplaceWith: label === "names" ? mark : (value) => mark.repeat(value.length),
      });
    });
    const names = redactors.pop();
    return (text) => {
      const rest = redactors.reduce((left, redactor) => redactor.redact(left), text);
      return [
        ...marked(rest).map(([start, end, mark]) => [start, end, labels[mark]]),
        ...gaps(rest, names.redact(rest), String.fromCharCode(MARK + redactors.length)).map((gap) => [...gap, "names"]),
      ];
    };
  },
};

async function openRedaction(module) {
  const { OpenRedaction } = await load(module);
  const detector = new OpenRedaction();
  return async (text) => (await detector.detect(text)).detections.map(({ position, type }) => [...position, type]);
}

/** Runs of the same mark: start, end, which. */
function marked(text) {
  return [...text.matchAll(/([\ue000-\uf8ff])\1*/gu)].map(({ 0: run, index }) => [index, index + run.length, run.charCodeAt(0) - MARK]);
}

/** Where `text` had what became `mark` in `redacted`: between the pieces that were left. */
function gaps(text, redacted, mark) {
  const [first, ...pieces] = redacted.split(mark);
  let start = first.length;
  return pieces.map((piece, index) => {
    const end = index === pieces.length - 1 ? text.length - piece.length : text.indexOf(piece, start + 1);
    const gap = [start, end];
    start = end + piece.length;
    return gap;
  });
}

/** For offsets in UTF-16 units, which is how JavaScript counts. */
function codePoints(text) {
  const astral = [...text.matchAll(/[\u{10000}-\u{10ffff}]/gu)].map(({ index }) => index);
  return (offset) => offset - astral.filter((index) => index < offset).length;
}

const detect = await detectors[name]();
for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line);
  const answer = { id, spans: [] };
  try {
    const at = codePoints(text);
    answer.spans = (await detect(text)).map(([start, end, label]) => ({ start: at(start), end: at(end), label }));
  } catch (error) {
    answer.error = error.name;
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
