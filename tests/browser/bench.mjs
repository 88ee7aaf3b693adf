/**
 * What the extension costs at page load: the main-thread time that a page load takes more than without the extension, and what
 * the content script says of itself. Prints a table and keeps it in docs/bench/startup.md.
 *
 * node tests/browser/bench.mjs
 */
import { mkdir, mkdtemp, cp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { page } from "../sites/pages.mjs";
import { serve } from "../sites/server.mjs";
import { until } from "./driver.mjs";
import { mainThreadMs } from "./main-thread.mjs";
import { open } from "./rig.mjs";
import { variants } from "./variants.mjs";

/** Twenty loads, in several browsers each: one browser is as a whole some milliseconds slower than the next. */
const BROWSERS = 4;
const LOADS = 5;
/** Long enough for everything that waits for the page: compiling, starting, drawing the chip. */
const SETTLED_MS = 1000;
const COLUMNS = ["first", "later", "settled"];
const BUDGET_MS = { wasm: 15, translation: 90 };
const site = page("chatgpt-new");

const version = {};
const rows = [];
for (const browser of ["chromium", "firefox"]) rows.push(...(await measure(browser)));
const table = toTable(rows);
process.stdout.write(table);
const out = fileURLToPath(new URL("../../docs/bench/", import.meta.url));
await mkdir(out, { recursive: true });
await writeFile(`${out}startup.md`, toReport(table));

/** Loads the page in turn in a bare browser, with a content script of one line, and with every variant of ours. */
async function measure(browser) {
  const own = variants.filter((variant) => variant.browser === browser);
  const oneLine = await withOneLine(own[0].extension);
  const bare = { encoding: "none" };
  const subjects = [bare, { encoding: "one line", extension: oneLine }, ...own.map((variant) => ({ ...variant }))];
  for (const subject of subjects) for (const what of [...COLUMNS, "startup"]) subject[what] = [];
  try {
    for (let round = 0; round < BROWSERS; round += 1) await measureRound(subjects, browser);
    version[browser] = bare.version;
  } finally {
    await rm(oneLine, { recursive: true, force: true });
  }
  // Load by load beside the bare browser's load of the same moment: what slows the machine slows both.
  const added = (subject, what) => median(subject[what].map((ms, load) => ms - bare[what][load]));
  return subjects.slice(1).map((subject) => ({
    browser,
    encoding: subject.encoding,
    startup: subject.startup.length > 0 && median(subject.startup),
    ...Object.fromEntries(COLUMNS.map((what) => [what, added(subject, what)])),
  }));
}

async function measureRound(subjects, browser) {
  try {
    for (const subject of subjects) await start(subject, browser);
    for (const tabs of ["first", "later"]) {
      // One load before the measured ones warms the caches.
      for (let load = 0; load <= LOADS; load += 1) {
        for (const subject of subjects) await measureLoad(subject, tabs, load > 0);
      }
    }
  } finally {
    for (const subject of subjects) await end(subject);
  }
}

async function start(subject, browser) {
  subject.server = await serve();
  subject.rig = await open({ browser, extension: subject.extension, server: subject.server });
  subject.version = await subject.rig.browser.version();
}

async function end(subject) {
  await subject.tab?.close();
  await subject.rig?.close();
  await subject.rig?.remove();
  await subject.server?.close();
  for (const part of ["tab", "rig", "server"]) delete subject[part];
}

/** One load, in a new tab (for both browsers a new process) or once more in the tab that is there. */
async function measureLoad(subject, tabs, counts) {
  const { rig } = subject;
  const tab = tabs === "first" ? await rig.newPage() : (subject.tab ??= await rig.newPage());
  await sleep(200);
  const busy = await mainThreadMs(rig, tab);
  await tab.goto(rig.url(site));
  const loaded = await busy();
  await until(() => tab.evaluate(() => "__model" in window), "the page");
  if (tabs === "later") {
    await sleep(SETTLED_MS);
    const settled = await busy();
    if (counts) subject.settled.push(settled);
  }
  if (counts) {
    subject[tabs].push(loaded);
    if (subject.encoding in BUDGET_MS) subject.startup.push(await startupMs(rig, tab));
  }
  if (tabs === "first") await tab.close();
}

/** The module answers only when it has started. */
function startupMs(rig, tab) {
  return until(() => rig.status(tab).then((status) => status.startup_ms, () => undefined), "the module");
}

/** The extension with a content script that does nothing: what every extension costs that looks at this page. */
async function withOneLine(extension) {
  const folder = await mkdtemp(join(tmpdir(), "promptwacht-one-line-"));
  await cp(extension, folder, { recursive: true });
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  for (const [at, script] of manifest.content_scripts.entries()) {
    // A file of its own for each: Chromium puts one that is named in two worlds into the first alone.
    script.js = [`one-line-${at}.js`];
    await writeFile(join(folder, script.js[0]), "0;\n");
  }
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

function toTable(measured) {
  const ms = (value) => value.toFixed(1);
  const lines = [
    "| browser | content script | until load, same tab | until load, new tab | same tab, one second later | own start-up | budget |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ...measured.map(
      ({ browser, encoding, startup, first, later, settled }) =>
        `| ${browser} | ${encoding} | ${ms(later)} | ${ms(first)} | ${ms(settled)} | ${startup ? ms(startup) : ""} | ${BUDGET_MS[encoding] ?? ""} |`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function toReport(lines) {
  return `# What the extension costs at page load

Written by \`./build.sh bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, ${cpus()[0].model.trim()},
load ${loadavg()[0].toFixed(1)} at the end (above the number of cores the figures are too high);
${version.chromium}, ${version.firefox}. Milliseconds, medians of ${BROWSERS * LOADS} loads of the ChatGPT-like page,
${LOADS} in each of ${BROWSERS} browsers.

${lines}
The first three columns are main-thread time that a load takes more than the load in a bare browser just before. Chromium counts the
tasks of the page's main thread; Firefox does not, so there it is the processor time of the main threads of its content processes.
"Until load": from the call to the load event; what the extension does in that time is listen. "New tab": in a process that has
never had a content script, where the row "one line", an extension whose content script is \`0;\`, says what the browser itself
takes for that. "One second later" also holds compiling and starting the module and drawing the chip, which wait until the page has
loaded and is idle, or until the first key or click. "Own start-up" is what the content script measures of itself for that.
`;
}
