/** The plots of docs/bench, drawn without a browser. They carry their own paper and ink, so that they read on a light and on a dark page. */
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { GROUPS } from "./groups.mjs";
import { installNode } from "./install.mjs";

const WIDTH = 900;
const NAMES = 190;
const ROW = 20;
/** Keeps lines out of the numbers that stand on them. */
const HALO = { fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4 };
const STYLE = `
  svg { --paper: #ffffff; --ink: #1f2328; --faint: #d1d9e0; --ours: #0969da; --peer: #8c959f; }
  @media (prefers-color-scheme: dark) { svg { --paper: #0d1117; --ink: #e6edf3; --faint: #3d444d; --ours: #58a6ff; --peer: #8b949e; } }
  text { fill: var(--ink); }
`;

/** @returns {Promise<Record<string, string>>} SVG by file name; none, with a word on standard error, where nothing can draw. */
export async function plots({ rows }) {
  try {
    const { resolve } = createRequire(path.join(await installNode(), "package.json"));
    const load = (module) => import(pathToFileURL(resolve(module)));
    const draw = { Plot: await load("@observablehq/plot"), document: (await load("linkedom")).parseHTML("<svg/>").document };
    return { "quality.svg": quality(draw, rows), "speed.svg": speed(draw, rows) };
  } catch (error) {
    process.stderr.write(`The plots stay as they were: ${error.message}\n`);
    return {};
  }
}

function quality(draw, rows) {
  const scored = rows.filter(({ groups }) => groups);
  const whole = scored.flatMap(({ name, direct, harmless, groups }) => [
    { name, panel: "% of prompts: identifiers all caught", value: direct.touched / direct.prompts },
    { name, panel: "% of harmless prompts flagged (less is better)", value: harmless.flagged / harmless.prompts },
    { name, panel: "recall, %", value: groups.all.recall },
    { name, panel: "precision, %", value: groups.all.precision },
  ]);
  const groups = scored.flatMap(({ name, groups: tally }) => GROUPS.map((group) => ({ name, panel: `F1, ${group}`, value: tally[group].spans ? tally[group].f1 : undefined })));
  return page([[bars(draw, whole)], [bars(draw, groups)]]);
}

/** A row for each detector, a panel for each measure from 0 to 100%. */
function bars({ Plot, document }, data) {
  const known = data.filter(({ value }) => value !== undefined);
  const order = distinct(data, "name");
  return Plot.plot({
    document,
    ...{ width: WIDTH, height: order.length * ROW + 40, marginLeft: NAMES, marginTop: 34, marginBottom: 6, marginRight: 6 },
    // Room for the number behind the longest bar.
    x: { domain: [0, 145], axis: null },
    y: { domain: order, label: null, tickSize: 0 },
    fx: { domain: distinct(data, "panel"), label: null, padding: 0.04, axis: null },
    marks: [
      Plot.ruleX([0, 100], { stroke: "var(--faint)" }),
      Plot.barX(known, { x: ({ value }) => 100 * value, y: "name", fx: "panel", fill: colour, insetTop: 2, insetBottom: 2 }),
      Plot.text(data, { x: ({ value = 0 }) => 100 * value, y: "name", fx: "panel", text: ({ value }) => (value === undefined ? "–" : Math.round(100 * value)), textAnchor: "start", dx: 3, ...HALO }),
      Plot.text(distinct(data, "panel"), { fx: (panel) => panel, text: (panel) => panel, frameAnchor: "top-left", dy: -28, lineWidth: 14, lineAnchor: "top", fontWeight: "bold" }),
    ],
  });
}

function speed(draw, rows) {
  const panel = (key, title) => dots(draw, title, rows.map(({ name, [key]: value }) => ({ name, value })));
  return page([
    [panel("promptMs", "ms per 500 characters (less is better)"), panel("megabytesPerSecond", "MB/s (more is better)")],
    [panel("startMs", "ms from start to the first answer"), panel("peakMb", "MB of memory at most")],
  ]);
}

/** A row for each detector on a scale of powers of ten. */
function dots({ Plot, document }, title, data) {
  const known = data.filter(({ value }) => value > 0);
  const exponents = known.map(({ value }) => Math.log10(value));
  const domain = [10 ** Math.floor(Math.min(...exponents)), 10 ** Math.ceil(Math.max(...exponents) + 0.3)];
  return Plot.plot({
    document,
    ...{ width: WIDTH / 2, height: data.length * ROW + 66, marginLeft: NAMES, marginTop: 28, marginBottom: 28, marginRight: 20 },
    x: { type: "log", domain, label: null, tickFormat: (value) => (Number.isInteger(Math.log10(value)) ? String(value) : "") },
    y: { domain: distinct(data, "name"), label: null, tickSize: 0 },
    marks: [
      Plot.gridX(powers(domain), { stroke: "var(--faint)", strokeOpacity: 1 }),
      Plot.axisX(powers(domain), { label: null, tickSize: 0, tickFormat: String }),
      Plot.dot(known, { x: "value", y: "name", fill: colour, r: 4 }),
      Plot.text(known, { x: "value", y: "name", text: ({ value }) => rounded(value), textAnchor: "start", dx: 8, ...HALO }),
      Plot.text([title], { frameAnchor: "top-left", dy: -22, fontWeight: "bold" }),
    ],
  });
}

function powers([from, to]) {
  return Array.from({ length: Math.round(Math.log10(to / from)) + 1 }, (_, index) => Number((from * 10 ** index).toPrecision(1)));
}

function rounded(value) {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(2));
}

function colour({ name }) {
  return name.startsWith("Promptwacht") ? "var(--ours)" : "var(--peer)";
}

function distinct(data, key) {
  return [...new Set(data.map((row) => row[key]))];
}

/** Rows of plots on one sheet. */
function page(rows) {
  let y = 8;
  const parts = rows.map((row) => {
    const at = y;
    y += Math.max(...row.map((plot) => Number(plot.getAttribute("height")))) + 8;
    return row.map((plot, index) => {
      plot.setAttribute("x", (index * WIDTH) / row.length);
      plot.setAttribute("y", at);
      return plot.outerHTML;
    });
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}">
<style>${STYLE}</style>
<rect width="100%" height="100%" fill="var(--paper)"/>
${parts.flat().join("\n")}
</svg>
`;
}
