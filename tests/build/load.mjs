// Loads a built content script without a browser, in a global of its own, the way the browser loads its files in turn.

import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

/** The root of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * @typedef {{start: number, end: number, kind: string, level: string}} Finding offsets in UTF-16 units
 * @typedef {{level: string, rules: number[], findings: Finding[]}} Report
 * @typedef {{check: (text: string) => Report, memoryBytes: () => number}} Content
 */

function freshGlobal() {
  const context = vm.createContext({ TextDecoder, TextEncoder });
  const run = (file) => vm.runInContext(readFileSync(file, "utf8"), context, { filename: file });
  return { context, run };
}

/** What `check` answers, as plain data of this global. */
const plain = (report) => JSON.parse(JSON.stringify(report));

/** The module in `content-module.js`. */
export function moduleBytes(folder) {
  const { context, run } = freshGlobal();
  run(path.join(folder, "content-module.js"));
  const [, base64] = String(context.promptwachtModule).match(/\/\*(.*)\*\//);
  return Buffer.from(base64, "base64");
}

/** @returns {Content} */
export function loadWasm(folder) {
  const { context, run } = freshGlobal();
  run(path.join(folder, "content.js"));
  context.module = moduleBytes(folder);
  const exports = vm.runInContext("wasm_bindgen.initSync({ module })", context);
  const { check } = vm.runInContext("wasm_bindgen", context);
  return { check: (text) => plain(check(text)), memoryBytes: () => exports.memory.buffer.byteLength };
}

/** @returns {Content} */
export function loadTranslation(folder) {
  const { context, run } = freshGlobal();
  // Browsers have it; Node does from version 25 on.
  vm.runInContext("Uint8Array", context).fromBase64 ??= (text) => Buffer.from(text, "base64");
  // The bundle hides its memory; every growth makes a larger buffer, which is seen here.
  let largest = 0;
  context.ArrayBuffer = new Proxy(vm.runInContext("ArrayBuffer", context), {
    construct(target, [size], newTarget) {
      largest = Math.max(largest, size);
      return Reflect.construct(target, [size], newTarget);
    },
  });
  run(path.join(folder, "translation.js"));
  const { check } = context.promptwachtTranslation();
  return { check: (text) => plain(check(text)), memoryBytes: () => largest };
}
