/** What the detector costs as it ships: Wasm and translation, in Chromium on an empty page. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { serve } from "../sites/server.mjs";
import { open } from "../browser/rig.mjs";
import { moduleBytes, root } from "../build/load.mjs";

const folder = path.join(root, "dist/chromium");
const WAYS = [
  {
    name: "Promptwacht, Wasm in Chromium",
    files: ["content.js"],
    start: "const { memory } = wasm_bindgen.initSync({ module: Uint8Array.fromBase64(data) }); const { check } = wasm_bindgen;",
    data: async () => Buffer.from(moduleBytes(folder)).toString("base64"),
  },
  {
    name: "Promptwacht, translation in Chromium",
    files: ["translation.js"],
    start: "const { check } = promptwachtTranslation(); const memory = undefined;",
    data: async () => "",
  },
];

/** Rows with the measures of the speed table; `prompts` is asked one text after the other, `everything` in one piece. */
export async function measureInBrowser({ prompts, everything, promptLength, roundsMs }) {
  const server = await serve();
  const rig = await open({ browser: "chromium", server });
  const rows = [];
  try {
    for (const way of WAYS) {
      const page = await rig.newPage();
      for (const file of way.files) await page.evaluate(await readFile(path.join(folder, file), "utf8"));
      const code = `(data, prompts, everything, roundsMs) => {
        const from = performance.now();
        ${way.start}
        check("");
        const startMs = performance.now() - from;
        const fastest = (texts) => {
          let best = Infinity;
          const begun = performance.now();
          do {
            const before = performance.now();
            for (const text of texts) check(text);
            best = Math.min(best, performance.now() - before);
          } while (performance.now() - begun < roundsMs);
          return best;
        };
        const promptsMs = fastest(prompts), everythingMs = fastest([everything]);
        return { startMs, promptsMs, everythingMs, peakMb: memory && memory.buffer.byteLength / 1e6 };
      }`;
      const measured = await page.evaluate(`(${code})(...${JSON.stringify([await way.data(), prompts, everything, roundsMs])})`);
      const characters = prompts.reduce((sum, text) => sum + [...text].length, 0);
      rows.push({
        name: way.name,
        startMs: measured.startMs,
        promptMs: measured.promptsMs * (promptLength / characters),
        megabytesPerSecond: Buffer.byteLength(everything) / 1000 / measured.everythingMs,
        peakMb: measured.peakMb,
      });
      await page.close();
    }
  } finally {
    await rig.close();
    await rig.remove();
    await server.close();
  }
  return rows;
}
