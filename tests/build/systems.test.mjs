/** The table of docs/systems.md: each test and each picture that it names is there. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const at = (path) => new URL(`../../${path}`, import.meta.url);
const rows = (await readFile(at("docs/systems.md"), "utf8"))
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| System") && !line.startsWith("| ---"))
  .map((line) => line.split(" | "));

test("every system of the programme has a test that exists", async () => {
  assert.equal(rows.length, 29);
  for (const [system, , , , named] of rows) {
    const [, file, title] = /^([\w.-]+): (.*)$/.exec(named);
    const tests = await readFile(at(`tests/browser/${file}`), "utf8");
    assert.ok(tests.includes(`it("${title}"`), `${system}: ${named}`);
  }
});

test("every system of the programme has a picture that exists", async () => {
  for (const [system, , , , , picture] of rows) {
    const [, path] = /\((screens\/[\w-]+\.png)\)/.exec(picture);
    assert.ok((await readFile(at(`docs/${path}`))).length > 1000, system);
  }
});
