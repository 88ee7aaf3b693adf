/** Bundles the page scripts with their real editors; the result lives in target/ and is made afresh when the tests start. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { pages } from "./pages.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
export const bundles = fileURLToPath(new URL("../../target/sites/", import.meta.url));

/** Builds every page script; takes about a second. */
export async function bundle() {
  await build({
    entryPoints: pages.map((page) => `${here}app/${page.id}.jsx`),
    outdir: bundles,
    bundle: true,
    minify: true,
    format: "iife",
    jsx: "automatic",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
}
