/** Bundles the page scripts with their real editors, afresh in every test process and only in memory. */
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { pages } from "./pages.mjs";

const app = fileURLToPath(new URL("app/", import.meta.url));
let scripts;

/** @returns {Promise<Map<string, Uint8Array>>} file name to code; takes half a second the first time */
export function bundle() {
  scripts ??= build({
    entryPoints: pages.map((page) => `${app}${page.id}.jsx`),
    outdir: "/",
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    jsx: "automatic",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  }).then(({ outputFiles }) => new Map(outputFiles.map(({ path, contents }) => [basename(path), contents])));
  return scripts;
}
