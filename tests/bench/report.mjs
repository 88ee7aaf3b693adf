/** The tables of docs/bench/quality.md. */
import { execFileSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { GROUPS } from "./groups.mjs";
import { PEERS } from "./install.mjs";

/** What was measured, as tables. */
export function tables({ corpus, rows }) {
  const scored = rows.filter(({ groups }) => groups);
  const marks = (group) => scored[0]?.groups[group].marks;
  return `## Whole prompts

${table(
  ["detector", "identifiers all caught", "to the last letter", "harmless flagged", "harmless stopped", "recall", "precision", "F1"],
  scored.map(({ name, direct, harmless, groups: { all } }) => [
    name,
    share(direct.touched, direct.prompts),
    share(direct.covered, direct.prompts),
    share(harmless.flagged, harmless.prompts),
    "stopped" in harmless ? share(harmless.stopped, harmless.prompts) : "",
    percent(all.recall),
    percent(all.precision),
    percent(all.f1),
  ]),
)}

## Groups: recall / precision / F1

${table(
  ["detector", ...GROUPS.map((group) => `${group} (${marks(group)})`)],
  scored.map(({ name, groups }) => [
    name,
    ...GROUPS.map((group) => {
      const { recall, precision, f1 } = groups[group];
      return groups[group].spans ? `${percent(recall)} / ${percent(precision)} / ${percent(f1)}` : "none";
    }),
  ]),
)}

## Speed

${table(
  ["detector", "ms per 500 characters", "MB/s", "start, ms", "peak memory, MB"],
  rows
    .filter(({ startMs, promptMs }) => startMs ?? promptMs)
    .map(({ name, promptMs, megabytesPerSecond, startMs, peakMb }) => [name, ...[promptMs, megabytesPerSecond, startMs, peakMb].map(digits)]),
)}
${problems(rows)}`;
}

/** The whole page. */
export function report(results) {
  const { folder, lines } = results.corpus;
  const harmless = lines.filter(({ marked }) => marked.length === 0).length;
  return `# Beside other detectors

Written by \`./build.sh bench peers\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, ${cpus()[0].model.trim()}, load ${loadavg()[0].toFixed(1)} at the end
(above the number of cores the times are too high); Node ${process.versions.node}, ${version("python3")}, ${version("rustc")}.

![Prompts and groups, one row a detector](quality.svg)

![Time, throughput, start and memory](speed.svg)

The sentences are those of \`${folder}\`: ${lines.length} prompts in Dutch, ${harmless} of them harmless.
${
  folder.endsWith("measured")
    ? "They were written for this project, by the rules of [tests/corpus](../../tests/corpus/README.md), and kept apart from those that our detector was made on."
    : "Our detector was made on these very sentences, so its own row says only that its tests pass."
}
The peers were made for other texts and other aims, several for another language: the tables say what fits prompts in Dutch care, not whose work
is better.

${tables(results)}
## How it is counted

- A mark is caught when a finding touches it, and a finding is right when it touches a mark. In the table of groups both must be of that group; the
  first table does not ask for the group, since a name that was taken for a place is out of the prompt too.
- *Identifiers all caught*: prompts with a name, a person's number, a phone number or an e-mail address in which every one of those is touched;
  *to the last letter*: and no letter or digit of them is left.
- *Harmless flagged*: prompts without a mark that would be held. For ours that is the level warn or stop; the peers have no levels, so any finding
  that counts.
- Groups: [groups.mjs](../../tests/bench/groups.mjs) says which label belongs where. *Date* is dates of birth and dates of care beside a person. Ages are not
  counted, and web addresses and institutions count for a peer where they meet a mark and are forgiven elsewhere. In brackets: how often the group is marked;
  *none*: the detector gave no label of that group.
- Every detector is a program that reads and writes lines of JSON, and time is taken outside of it, with that reading and writing. *Start* is
  from the start of the process to the first answer, caches filled. *MB/s* is one text as long as all sentences together, in a mixed order. Of
  as many rounds as fit in three seconds the fastest counts.
- Peers run with their defaults, but for what the list says.

## The peers

They are installed on demand into \`target/peers\`, only measured, and no part of them is in the product.

${table(
  ["peer", "version", "licence", "what it is, and how it was set"],
  PEERS.map(({ id, version, from, licence, what }) => [id, `${version}, ${from}`, licence, what]),
  "---",
)}
`;
}

/** Peers that could not be measured, or not on every text. */
function problems(rows) {
  const said = rows.flatMap(({ name, failed, errors }) => [
    ...(failed ? [`- ${name}: ${failed}`] : []),
    ...(errors ? [`- ${name} failed on ${errors} of the prompts; they count as nothing found.`] : []),
  ]);
  return said.length ? `\nNot measured, or not whole:\n\n${said.join("\n")}\n` : "";
}

function table(head, rows, column = "---:") {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index ? column : "---"))), ...rows.map(line)].join("\n");
}

function share(part, whole) {
  return whole ? `${percent(part / whole)} (${part} of ${whole})` : "";
}

function percent(value) {
  return value === undefined ? "–" : `${(100 * value).toFixed(1)}%`;
}

/** Three digits that say something. */
function digits(value) {
  return value === undefined ? "–" : value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}

function version(program) {
  try {
    return execFileSync(program, ["--version"], { encoding: "utf8" }).trim().split(" (")[0];
  } catch {
    return `no ${program}`;
  }
}
