/** What the test of the counts needs: the built extension with access to this machine, and a door before a real collector that can be shut. */
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCollector } from "../counts/rotel.mjs";

export const HOUR_MS = 3_600_000;

/** A copy of a built folder, as `pack --host` makes one for a collector on this machine. */
export async function withAccess(folder) {
  const work = await mkdtemp(join(tmpdir(), "promptwacht-counts-"));
  const copy = join(work, "extension");
  await cp(folder, copy, { recursive: true });
  const manifest = JSON.parse(await readFile(join(copy, "manifest.json"), "utf8"));
  manifest.host_permissions.push("http://127.0.0.1/*");
  await writeFile(join(copy, "manifest.json"), JSON.stringify(manifest));
  return { folder: copy, remove: () => rm(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

/**
 * An address that passes requests on to a real collector. `requests` holds each as it came: method, headers, body. `answer` is a status to give
 * in its place; `isShut` ends every connection without one; `allows` is an origin that may write to it.
 */
export async function openDoor() {
  const collector = await startCollector();
  const door = { requests: [], answer: undefined, isShut: false, allows: undefined, collector };
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    if (door.isShut) return void request.socket.destroy();
    door.requests.push({ method: request.method, headers: request.headers, body });
    if (door.allows) {
      response.setHeader("access-control-allow-origin", door.allows);
      response.setHeader("access-control-allow-headers", "content-type");
    }
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    if (door.answer) return void response.writeHead(door.answer).end();
    const { "content-type": type } = request.headers;
    const passed = await fetch(`http://127.0.0.1:${collector.port}/v1/metrics`, { method: "POST", body, headers: { "content-type": type } });
    response.writeHead(passed.status, { "content-type": "application/json" }).end(await passed.text());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return Object.assign(door, {
    address: `http://127.0.0.1:${server.address().port}/v1/metrics`,
    /** Bodies that came with counts in them. */
    reports: () => door.requests.map(({ body }) => body).filter((body) => body !== '{"resourceMetrics":[]}'),
    async close() {
      await collector.stop();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
}

/** What is kept, after some nights: every day is so much earlier, and the hour of the last report has passed. No bucket is due, unless it is asked for. */
export function later(kept, { nights = 1, bucket } = {}) {
  const hour = Math.floor(Date.now() / HOUR_MS);
  const counts = JSON.parse(kept);
  return JSON.stringify({
    ...counts,
    days: counts.days.map((day) => ({ ...day, day: day.day - nights })),
    weeks: counts.weeks.map((week) => ({ ...week, from: bucket ? hour : hour + 100 })),
    last: null,
    asked: null,
  });
}

/** What is kept where nothing was counted yet, with a bucket of this week that is not due: one that is drawn may be due at once. */
export function drawn() {
  const hour = Math.floor(Date.now() / HOUR_MS);
  // A week goes by its Thursday; see `crates/counts/src/date.rs`.
  const week = Math.floor((Math.floor(hour / 24) + 3) / 7) * 7;
  return JSON.stringify({ days: [], sent: [], weeks: [{ week, bucket: 1741, from: hour + 100, done: false }] });
}

/** The data points of a body or of what a collector passed on: the metric, its attributes and the number. */
export function pointsOf({ resourceMetrics = [] }) {
  const metrics = resourceMetrics.flatMap(({ scopeMetrics = [] }) => scopeMetrics.flatMap(({ metrics: list = [] }) => list));
  return metrics.flatMap(({ name, sum, gauge }) => (sum ?? gauge).dataPoints.map(({ attributes = [], asInt }) =>
    [name.replace("promptwacht.", ""), ...attributes.map(({ value }) => value.stringValue ?? value.intValue), Number(asInt)].join(" "))).sort();
}

/** Every text in a JSON value: names and values. */
export function textsOf(value) {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (value && typeof value === "object") return Object.entries(value).flatMap(([name, each]) => [name, ...textsOf(each)]);
  return typeof value === "string" ? [value] : [];
}
