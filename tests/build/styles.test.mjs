// The styles of the pages to learn: what a part looks like is no other part's business.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { root } from "./load.mjs";

const folder = path.join(root, "extension/learn");
const read = (file) => readFileSync(path.join(folder, file), "utf8");
/** What all parts share. */
const shared = "learn.css";
const files = readdirSync(folder).filter((file) => file.endsWith(".css") && file !== shared);
const known = new Set([...readFileSync(path.join(root, "crates/learn/src/frame.rs"), "utf8").matchAll(/^ +id: "([\w-]+)",$/gm)].map(([, id]) => id));

/** The blocks of a style sheet that stand in nothing else: what is before the brace and what is inside. */
function blocks(text) {
  const plain = text.replace(/\/\*.*?\*\//gs, "");
  const found = [];
  let [depth, from, open] = [0, 0, 0];
  for (const { 0: sign, index } of plain.matchAll(/[{}]/g)) {
    if (sign === "{" && depth++ === 0) open = index;
    if (sign === "}" && --depth === 0) {
      found.push({ head: plain.slice(from, open).trim().replace(/\s+/g, " "), inside: plain.slice(open + 1, index) });
      from = index + 1;
    }
  }
  assert.equal(depth, 0);
  assert.equal(plain.slice(from).trim(), "");
  return found;
}

test("no rule of a part's file stands outside its part", () => {
  for (const file of files) {
    for (const { head, inside } of blocks(read(file))) {
      const list = /^main:where\( ?(.*?) ?\)$/.exec(head)?.[1].split(", ") ?? [head];
      const ids = list.map((one) => /^\[data-part="([\w-]+)"\]$/.exec(one)?.[1]);
      assert.ok(ids.every((id) => known.has(id)), `${file}: ${head}`);
      assert.equal(new Set(ids).size, ids.length, `${file}: ${head}`);
      // The browser takes no other at-rule in a rule; and what is beside the part is not reached from inside.
      assert.deepEqual([...inside.matchAll(/@\w+/g)].map(String).filter((one) => one !== "@media"), [], file);
      assert.doesNotMatch(inside, /(^|[\s,(])(html|body|main|:root)\b(?!-)|&\s*[+~]|:root/m, file);
    }
  }
});

test("the page has every file of styles, what is shared first, and the rule is told at the top of each", () => {
  const linked = [...read("learn.html").matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, file]) => file);
  assert.deepEqual(linked.slice(0, 2), ["../pages.css", shared]);
  assert.deepEqual(linked.slice(2).sort(), files.sort());
  for (const file of files) assert.match(read(file), /^\/\* .*outside these parts.* \*\/\n/, file);
});
