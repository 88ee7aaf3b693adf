// The marked sentences of tests/corpus, read the way its README says.

import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { root } from "./load.mjs";

const folder = path.join(root, "tests/corpus");

/**
 * @typedef {{where: string, text: string, marked: {start: number, end: number, kind: string}[]}} Line
 *   offsets in UTF-16 units of the text without its marks
 */

/** @returns {Line[]} */
export function corpusLines() {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) =>
      readFileSync(path.join(folder, name), "utf8")
        .split("\n")
        .map((line, index) => ({ line, where: `tests/corpus/${name}:${index + 1}` }))
        .filter(({ line }) => line && !line.startsWith("#"))
        .map(({ line, where }) => ({ where, ...unmark(line) })),
    );
}

/** Takes `«kind:text»` marks off a line. */
export function unmark(line) {
  line = line.replaceAll("\\n", "\n").replaceAll("\\t", "\t");
  const marked = [];
  let text = "";
  let at = 0;
  for (const match of line.matchAll(/«([a-z-]+):([^»]*)»/g)) {
    text += line.slice(at, match.index);
    marked.push({ start: text.length, end: text.length + match[2].length, kind: match[1] });
    text += match[2];
    at = match.index + match[0].length;
  }
  return { text: text + line.slice(at), marked };
}

/** `length` or a little more UTF-16 units of corpus lines in a fixed, mixed order. */
export function mixedText(lines, length, seed) {
  const parts = [];
  let state = seed;
  for (let made = 0; made < length; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // linear congruence: the same text in every run
    const { text } = lines[state % lines.length];
    parts.push(text, state & 64 ? "\n" : " ");
    made += text.length + 1;
  }
  return parts.join("");
}
