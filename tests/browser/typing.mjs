/**
 * What a key costs in a box with 100 kB of text, and what a tab keeps: prints a table. Chromium's trace says how long the
 * main thread was in functions of ours; each key has the time until the next one; the median of some rounds counts.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { pages } from "../sites/pages.mjs";
import { serve } from "../sites/server.mjs";
import { visit } from "./driver.mjs";
import { ownTime } from "./own-time.mjs";
import { open } from "./rig.mjs";

const KEYS = 150;
const ROUNDS = 3;
const BYTES = 100_000;
const LINE = "De bewoner heeft vannacht goed geslapen en at een volle boterham met kaas bij het ontbijt.\n";
const extension = new URL("../../target/dist-test/chromium-wasm", import.meta.url).pathname;

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
/** The median of an odd number of figures, as printed. */
const middle = (figures) => figures.sort((a, b) => a - b)[(figures.length - 1) / 2].toFixed(1);

/** Megabytes of JavaScript and Wasm that the page's process keeps after a collection. */
async function memory(chat) {
  const session = await chat.page.createCDPSession();
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { result } = await session.send("Runtime.evaluate", { expression: "performance.memory.usedJSHeapSize" });
  return result.value / 1e6;
}

const server = await serve();
const rows = [];
try {
  for (const [name, folder] of [["ours", extension], ["without", undefined]]) {
    const rig = await open({ browser: "chromium", extension: folder, server });
    try {
      for (const site of pages.filter(({ main }) => main)) {
        const chat = await visit(rig, site);
        await sleep(1500);
        const kept = await memory(chat);
        if (folder) {
          await chat.page.evaluate((text) => document.execCommand("insertText", false, text), LINE.repeat(BYTES / LINE.length));
          await sleep(5000);
          const rounds = [];
          for (let round = 0; round < ROUNDS; round += 1) rounds.push(await ownTime(chat, KEYS));
          const figure = (part, by = "processor") => middle(rounds.map((spent) => at(spent[by], part)));
          const own = { median: figure(0.5), p95: figure(0.95), worst: figure(1), "p95 by the clock": figure(0.95, "clock") };
          rows.push({ name, page: site.id, ...own, "heap MB": kept.toFixed(1) });
        } else rows.push({ name, page: site.id, "heap MB": kept.toFixed(1) });
        await chat.close();
      }
    } finally {
      await rig.close();
      await rig.remove();
    }
  }
} finally {
  await server.close();
}
console.table(rows);
