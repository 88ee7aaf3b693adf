import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { root } from "../build/load.mjs";
import { groupOf } from "./groups.mjs";
import { score } from "./score.mjs";

const groupOfMark = (kind) => groupOf.promptwacht(kind).group;
const span = (start, end, group, forgiven = false) => ({ start, end, group, forgiven });
const line = { text: "Jan Bos, BSN 111222333", marked: [{ start: 0, end: 7, kind: "person-name" }, { start: 13, end: 22, kind: "nl-bsn" }] };
const harmless = { text: "Wat is astma?", marked: [] };

test("a mark is caught by a finding of its group that touches it", () => {
  const { groups, direct } = score([line], [[span(0, 3, "person"), span(13, 22, "contact")]], groupOfMark);
  assert.deepEqual([groups.person.recall, groups.person.precision, groups.person.f1], [1, 1, 1]);
  assert.deepEqual([groups.number.recall, groups.number.precision, groups.number.f1], [0, undefined, 0]);
  assert.equal(groups.contact.precision, 0);
  assert.deepEqual([groups.all.recall, groups.all.precision], [1, 1]);
  assert.deepEqual(direct, { prompts: 1, touched: 1, covered: 0 });
});

test("no letter or digit is left when all are covered, by however many findings", () => {
  const { direct } = score([line], [[span(0, 3, "person"), span(4, 7, "person"), span(13, 22, "number")]], groupOfMark);
  assert.equal(direct.covered, 1);
});

test("a harmless prompt is flagged by what counts there", () => {
  const found = (one) => score([harmless], [[one]], groupOfMark);
  assert.equal(found(span(0, 3, "person")).harmless.flagged, 1);
  assert.equal(found(span(0, 3, "place", true)).harmless.flagged, 0);
  assert.equal(found(span(0, 3, "place", true)).groups.all.spans, 0);
  assert.equal(found(span(0, 3, "none")).harmless.flagged, 0);
});

test("every kind that is marked has a group", () => {
  const corpus = path.join(root, "tests/corpus");
  const files = readdirSync(corpus, { recursive: true }).filter((name) => name.endsWith(".txt"));
  const kinds = new Set(files.flatMap((name) => [...readFileSync(path.join(corpus, name), "utf8").matchAll(/«([a-z-]+):/g)].map(([, kind]) => kind)));
  for (const kind of kinds) assert.doesNotThrow(() => groupOf.promptwacht(kind));
});

test("labels of the peers find their group", () => {
  assert.deepEqual(groupOf.deduce("persoon"), { group: "person", forgiven: false });
  assert.deepEqual(groupOf.deduce("ziekenhuis"), { group: "place", forgiven: true });
  assert.deepEqual(groupOf.deduce("bsn"), { group: "number", forgiven: false });
  assert.deepEqual(groupOf.openredaction("INSTAGRAM_USERNAME"), { group: "none", forgiven: false });
});
