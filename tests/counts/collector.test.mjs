// A thousand browsers report for three weeks to a real OpenTelemetry collector, and nine for three weeks more. What it passes on is compared
// with what the browsers did, and looked at as somebody would who wants to know who they are.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { root } from "../build/load.mjs";
import { freePort, startCollector, until } from "./rotel.mjs";

const run = promisify(execFile);
const cargo = (what, ...args) => run("cargo", [what, "--quiet", "--locked", ...args], { cwd: root, maxBuffer: 1 << 26 });
const simulation = ["-p", "promptwacht-counts", "--example", "simulate"];
const FULL_WEEKS = ["202645", "202646", "202647"];
const SMALL_WEEKS = ["202648", "202649", "202650"];
const BUCKETS = 4096;
/** No finer moment is told. */
const DAY = 86_400n * 1_000_000_000n;

let folder;
let collector;
/** What the browsers did, as the simulation tells it. */
let truth;
/** All data points that came out of the collector. */
let points;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "promptwacht-counts-"));
  await cargo("build", ...simulation);
  collector = await startCollector();
  const there = () => post('{"resourceMetrics":[]}').then(({ status }) => status === 200, () => false);
  assert.ok(await until(there), collector.said());
  const { stdout } = await cargo("run", ...simulation, "--", ...[collector.port, await freePort(), 20261122].map(String));
  truth = JSON.parse(stdout);
  await until(() => received().flatMap(pointsOf).length >= truth.points);
  await collector.stop();
  assert.deepEqual(collector.faults, []);
  points = received().flatMap(pointsOf);
});

after(() => rm(folder, { recursive: true, force: true }));

const post = (body) =>
  fetch(`http://127.0.0.1:${collector.port}/v1/metrics`, { method: "POST", headers: { "content-type": "application/json" }, body });

/** All metrics that came out. Where the collector parts a batch, it leaves empty shells. */
const received = () => inScopes().flatMap(({ metrics }) => metrics);
const inScopes = () =>
  collector.received.flatMap(({ resourceMetrics = [] }) => resourceMetrics.flatMap(({ scopeMetrics = [] }) => scopeMetrics.filter(({ metrics }) => metrics)));

function pointsOf({ name, sum, gauge }) {
  const { dataPoints, ...rest } = sum ?? gauge;
  return dataPoints.map(({ attributes = [], ...point }) => ({
    name,
    ...rest,
    ...point,
    ...Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)])),
  }));
}

const buckets = () => points.filter(({ name }) => name === "promptwacht.week.bucket");
const sums = () => points.filter(({ name }) => name !== "promptwacht.week.bucket");

/** A table of the command line as the number behind each row. */
const rowsOf = (table) => new Map(table.trim().split("\n").slice(1).map((row) => [row.slice(0, row.lastIndexOf(",")), row.slice(row.lastIndexOf(",") + 1)]));

test("every sum is exact, though the collector was away for a day", () => {
  const added = new Map();
  for (const { name, site = "", category = "", level = "", action, page, role = "", asInt, startTimeUnixNano } of sums()) {
    const date = new Date(Number(BigInt(startTimeUnixNano) / 1_000_000n)).toISOString().slice(0, 10);
    const row = [date, site, name.replace("promptwacht.", ""), category, level, action ?? page ?? "", role].join();
    added.set(row, (added.get(row) ?? 0) + Number(asInt));
  }
  const expected = rowsOf(truth.table);
  assert.ok(expected.size > 1000, `${expected.size} rows`);
  assert.deepEqual([...added].map(([row, number]) => `${row}: ${number}`).sort(), [...expected].map(([row, number]) => `${row}: ${number}`).sort());
  assert.equal(truth.waiting, 0);
  assert.ok(sums().every(({ aggregationTemporality, isMonotonic }) => aggregationTemporality === 1 && isMonotonic));
});

test("the number of browsers is told within 5 % at 1,000, and small groups are not shown", async (t) => {
  const file = path.join(folder, "metrics.json");
  await writeFile(file, collector.received.map((request) => `${JSON.stringify(request)}\n`).join(""));
  const { stdout: weeks } = await cargo("run", "-p", "promptwacht", "--", "counts", "users", file);
  t.diagnostic(weeks.trim().split("\n").join("; "));
  const told = new Map(weeks.trim().split("\n").slice(1).map((line) => line.split(",")));
  assert.deepEqual([...told.keys()], [...FULL_WEEKS, ...SMALL_WEEKS]);
  for (const week of FULL_WEEKS) {
    assert.equal(truth.weeks[week], 1000);
    assert.ok(Math.abs(Number(told.get(week)) - 1000) <= 50, `week ${week}: ${told.get(week)}`);
  }
  for (const week of SMALL_WEEKS) assert.equal(told.get(week), "under 10");

  const { stdout: table } = await cargo("run", "-p", "promptwacht", "--", "counts", "table", file);
  assert.equal(table, truth.shown);
  assert.match(table, /,deepseek,browsers,,,,,under 10\n/);
  assert.doesNotMatch(table, /,deepseek,(?!browsers,,,,,under 10)/);
  // Nine officers are told with those who chose nothing, and no training is lost.
  assert.match(truth.table, /,training,,,lesson,officer,/);
  assert.doesNotMatch(table, /,officer,/);
  const trained = (text) => [...text.matchAll(/^(2026-11-(?:0[2-9]|1\d|20)),,training,.*,(\d+)$/gm)].reduce((sum, [, , number]) => sum + Number(number), 0);
  assert.equal(trained(table), trained(truth.table));
  for (const role of ["clinician", "manager", "unknown"]) assert.match(table, new RegExp(`,learners,,,,${role},\\d{2,}\n`));
});

test("no field can carry text: all that was sent is on closed lists", async () => {
  const sources = await Promise.all(["key", "otlp", "totals"].map((name) => readFile(path.join(root, `crates/counts/src/${name}.rs`), "utf8")));
  const closed = new Set(sources.flatMap((source) => [...source.matchAll(/"([a-z0-9.-]+)"/g)].map(([, word]) => word)));
  const words = new Set();
  const numbers = new Set();
  const walk = (value, key) => {
    if (Array.isArray(value)) for (const each of value) walk(each, key);
    else if (typeof value === "object") for (const [name, each] of Object.entries(value)) walk(each, name);
    else if (["timeUnixNano", "startTimeUnixNano"].includes(key)) assert.equal(BigInt(value) % DAY, 0n, "a moment finer than a day");
    else if (["asInt", "intValue"].includes(key)) numbers.add(value);
    else if (typeof value === "string") words.add(value);
  };
  walk(collector.received);
  assert.deepEqual([...words].filter((word) => !closed.has(word)), []);
  assert.ok(words.size > 40);
  for (const number of numbers) assert.match(number, /^\d+$/);
  const resources = collector.received.flatMap(({ resourceMetrics = [] }) => resourceMetrics.flatMap(({ resource }) => (resource ? [JSON.stringify(resource)] : [])));
  assert.deepEqual([...new Set(resources)], ['{"attributes":[{"key":"service.name","value":{"stringValue":"promptwacht"}}]}']);
});

test("a role comes with nothing of a chatbot", () => {
  for (const { metrics } of inScopes()) {
    const names = metrics.map(({ name }) => name);
    if (names.some((name) => /learners|training/.test(name))) assert.deepEqual(names.filter((name) => !/learners|training/.test(name)), []);
  }
});

test("a bucket comes with nothing else", () => {
  for (const { metrics } of inScopes()) {
    const names = metrics.map(({ name }) => name);
    if (names.includes("promptwacht.week.bucket")) assert.deepEqual(names, ["promptwacht.week.bucket"]);
  }
  for (const { week, bucket, asInt, ...rest } of buckets()) {
    assert.ok(Number.isInteger(bucket) && bucket >= 0 && bucket < BUCKETS);
    assert.equal(asInt, "1");
    assert.deepEqual(Object.keys(rest), ["name", "timeUnixNano"]);
  }
});

test("two reports of one browser cannot be linked across weeks", () => {
  for (const week of FULL_WEEKS) {
    const sent = buckets().filter((one) => String(one.week) === week).map(({ bucket }) => bucket);
    assert.deepEqual(sent.sort((a, b) => a - b), truth.buckets.map((one) => one[week]).sort((a, b) => a - b));
  }
  for (const [one, next] of [[0, 1], [1, 2], [0, 2]].map((pair) => pair.map((at) => FULL_WEEKS[at]))) {
    // Who follows a bucket to the next week finds the same browser as often as chance has it: once in 4096.
    const followed = truth.buckets.filter((browser) => browser[one] === browser[next]).length;
    assert.ok(followed <= 4, `${followed} of 1000 kept their bucket`);
    // And no other rule helps: the distances from week to week are spread evenly. Chi-square with 15 degrees of freedom, below 44.3 in all but one case of 10,000.
    const distances = new Array(16).fill(0);
    for (const browser of truth.buckets) distances[Math.floor(((browser[next] - browser[one] + BUCKETS) % BUCKETS) / (BUCKETS / 16))] += 1;
    const expected = truth.buckets.length / 16;
    const chiSquare = distances.reduce((sum, number) => sum + (number - expected) ** 2 / expected, 0);
    assert.ok(chiSquare < 44.3, `${one} and ${next}: ${chiSquare}`);
  }
});

test("what a browser keeps is small", (t) => {
  t.diagnostic(`at most ${truth.longest} bytes`);
  assert.ok(truth.longest < 20_000, `${truth.longest} bytes`);
});
