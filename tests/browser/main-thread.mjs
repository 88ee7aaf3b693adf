/** How long the main thread of a page has worked: a figure that both browsers can be asked for, each in its way. */
import { readdir, readFile } from "node:fs/promises";

/**
 * Begins to count. The answer is a function that says how many milliseconds of work there were since, or in Chromium, which counts
 * for each document, since the document began.
 *
 * @returns {Promise<() => Promise<number>>}
 */
export async function mainThreadMs(rig, tab) {
  if (rig.name === "chromium") return async () => (await tab.metrics()).TaskDuration * 1000;
  const before = await contentProcesses(rig.browser.process().pid);
  return async () => {
    const now = await contentProcesses(rig.browser.process().pid);
    return [...now].reduce((sum, [process, ms]) => sum + ms - (before.get(process) ?? 0), 0);
  };
}

/** Firefox's processes for web pages, with the processor time of their main threads in milliseconds. Linux only. */
async function contentProcesses(browser) {
  const numbers = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(numbers.map((number) => readFile(`/proc/${number}/stat`, "utf8").catch(() => "")));
  const processes = stats.filter(Boolean).map((stat) => {
    const [, id, name, parent] = /^(\d+) \((.*)\) \S (\d+)/s.exec(stat);
    return { id: Number(id), name, parent: Number(parent) };
  });
  const found = new Map();
  const families = [browser];
  for (const family of families) {
    for (const { id, name } of processes.filter(({ parent }) => parent === family)) {
      families.push(id);
      if (!/Web Co/.test(name)) continue; // "Web Content", "Isolated Web Co"
      const times = await readFile(`/proc/${id}/task/${id}/schedstat`, "utf8").catch(() => "0");
      found.set(id, Number(times.split(" ")[0]) / 1e6);
    }
  }
  return found;
}
