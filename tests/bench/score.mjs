/** Counts what a detector found against what is marked. */
import { GROUPS, isDirect } from "./groups.mjs";

/**
 * @typedef {{start: number, end: number, kind: string}} Mark offsets in code points, as in spans
 * @typedef {{text: string, marked: Mark[]}} Line
 * @typedef {{start: number, end: number, group: string, forgiven: boolean}} Span
 */

/**
 * A mark is caught when a span of its group touches it, and a span is right when it touches a mark of its group. Under `all` the
 * group does not matter: a name taken for a place is out of the prompt too.
 *
 * @param {Line[]} lines
 * @param {Span[][]} found for each line
 * @param {(kind: string) => string} groupOf of a mark
 */
export function score(lines, found, groupOf) {
  const counts = Object.fromEntries([...GROUPS, "all"].map((group) => [group, { marks: 0, caught: 0, spans: 0, right: 0 }]));
  const direct = { prompts: 0, touched: 0, covered: 0 };
  const harmless = { prompts: 0, flagged: 0 };
  for (const [index, { text, marked }] of lines.entries()) {
    const marks = marked.map((mark) => ({ ...mark, group: groupOf(mark.kind) }));
    const spans = found[index].filter(({ group }) => group !== "none");
    for (const mark of marks.filter(({ group }) => group !== "none")) {
      const hits = spans.filter((span) => touch(span, mark));
      count(mark.group, "marks", true);
      count(mark.group, "caught", hits.some(({ group }) => group === mark.group), hits.length > 0);
    }
    for (const span of spans) {
      const hits = marks.filter((mark) => touch(span, mark));
      // A span on a mark that is left out of the count, such as an age, is neither right nor wrong.
      if (hits.length === 0 ? span.forgiven : hits.every(({ group }) => group === "none")) continue;
      if (span.forgiven && !hits.some(({ group }) => group === span.group)) continue;
      count(span.group, "spans", true);
      count(span.group, "right", hits.some(({ group }) => group === span.group), hits.length > 0);
    }
    const identifiers = marks.filter(({ kind }) => isDirect(kind));
    if (identifiers.length) {
      direct.prompts += 1;
      direct.touched += Number(identifiers.every((mark) => spans.some((span) => touch(span, mark))));
      direct.covered += Number(identifiers.every((mark) => covers(spans, mark, text)));
    }
    if (marks.length === 0) {
      harmless.prompts += 1;
      harmless.flagged += Number(spans.some(({ forgiven }) => !forgiven));
    }
  }
  return { groups: Object.fromEntries(Object.entries(counts).map(([group, tally]) => [group, rates(tally)])), direct, harmless };

  function count(group, what, itself, either = itself) {
    counts[group][what] += Number(itself);
    counts.all[what] += Number(either);
  }
}

function touch(one, other) {
  return one.start < other.end && other.start < one.end;
}

/** Whether the spans together take every letter and digit of the mark. */
function covers(spans, mark, text) {
  const letters = [...text];
  for (let at = mark.start; at < mark.end; at += 1) {
    if (/[\p{L}\p{N}]/u.test(letters[at]) && !spans.some(({ start, end }) => start <= at && at < end)) return false;
  }
  return true;
}

/** Undefined where there is nothing to divide by. */
function rates({ marks, caught, spans, right }) {
  const recall = marks ? caught / marks : undefined;
  const precision = spans ? right / spans : undefined;
  const f1 = marks ? (2 * right * caught) / (right * marks + caught * spans) || 0 : undefined;
  return { marks, caught, spans, right, recall, precision, f1 };
}
