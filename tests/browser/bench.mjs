/**
 * What the extension costs at page load: the start of the content script as it measures itself, and the main-thread time that a
 * page load takes more than without the extension. Prints a table and keeps it in docs/bench/startup.md.
 *
 * node tests/browser/bench.mjs
 */
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { page } from "../sites/pages.mjs";
import { serve } from "../sites/server.mjs";
import { until } from "./driver.mjs";
import { open } from "./rig.mjs";
import { variants } from "./variants.mjs";

const LOADS = 20;
const BUDGET_MS = { wasm: 15, translation: 90 };
const site = page("chatgpt-new");

const bare = {};
const rows = [];
const version = {};
for (const browser of ["chromium", "firefox"]) {
  bare[browser] = await measure({ browser });
  for (const variant of variants.filter((candidate) => candidate.browser === browser)) {
    const loaded = await measure(variant);
    rows.push({
      ...variant,
      startup: median(loaded.map(({ startup }) => startup)),
      worst: Math.max(...loaded.map(({ startup }) => startup)),
      added: median(loaded.map(({ busy }) => busy)) - median(bare[browser].map(({ busy }) => busy)),
    });
  }
}
const table = toTable(rows);
process.stdout.write(table);
const out = fileURLToPath(new URL("../../docs/bench/", import.meta.url));
await mkdir(out, { recursive: true });
await writeFile(`${out}startup.md`, toReport(table));

/** Loads the page anew so many times; one load before that warms caches, as for a user's second visit. */
async function measure({ browser, extension }) {
  const server = await serve();
  const rig = await open({ browser, extension, server });
  const loads = [];
  try {
    version[browser] = await rig.browser.version();
    for (let load = 0; load <= LOADS; load += 1) {
      const tab = await rig.newPage();
      await tab.goto(rig.url(site));
      const busy = await mainThread(tab, browser);
      await until(() => tab.evaluate(() => "__model" in window), "the page");
      await sleep(300);
      const startup = extension ? (await rig.status(tab)).startup_ms : 0;
      if (load > 0) loads.push({ busy, startup });
      await tab.close();
    }
  } finally {
    await rig.close();
    await rig.remove();
    await server.close();
  }
  return loads;
}

/**
 * Milliseconds. Chromium counts its main-thread tasks; Firefox does not tell, so there it is the time from the first byte of the
 * answer to the first script of the page, in which the content script runs.
 */
async function mainThread(tab, browser) {
  if (browser === "chromium") return (await tab.metrics()).TaskDuration * 1000;
  return tab.evaluate(() => window.__firstScript - performance.getEntriesByType("navigation")[0].responseStart);
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

function toTable(measured) {
  const lines = [
    "| browser | encoding | start-up, median ms | slowest of 20, ms | added main-thread time, median ms | budget, ms |",
    "| --- | --- | ---: | ---: | ---: | ---: |",
    ...measured.map(
      ({ browser, encoding, startup, worst, added }) =>
        `| ${browser} | ${encoding} | ${startup.toFixed(1)} | ${worst.toFixed(1)} | ${added.toFixed(1)} | ${BUDGET_MS[encoding]} |`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function toReport(lines) {
  return `# What the extension costs at page load

Written by \`./build.sh bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, ${cpus()[0].model.trim()},
load ${loadavg()[0].toFixed(1)} at the end (above the number of cores the figures are too high);
${version.chromium}, ${version.firefox}. Medians of ${LOADS} loads of the ChatGPT-like page, each in a new tab.

${lines}
Start-up is what the content script measures from its first line until it guards. Added main-thread time: in Chromium all tasks of
the page's main thread until its load event, less the same without the extension (the chip is drawn later, when the page is idle); in Firefox, which does not count tasks, the time
from the first byte of the page to its first script, less the same without the extension.
`;
}
