// The dashboard and the page that explains it show the same queries, of metrics that are sent.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { root } from "../build/load.mjs";

const read = (file) => readFileSync(path.join(root, file), "utf8");
const page = read("docs/counts.md");
const dashboard = JSON.parse(read("docs/dashboards/promptwacht.json"));
const explained = [...page.matchAll(/```promql\n(.*?)\n```/gs)].map(([, query]) => query);
const shown = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

test("the dashboard shows the queries of docs/counts.md, in their order", () => {
  assert.ok(explained.length >= 9);
  assert.deepEqual(shown, explained);
});

test("every metric that is sent is shown, and no other is asked for", () => {
  const sent = [...new Set([...page.matchAll(/"name":"(promptwacht\.[a-z.]+)","(?:sum|gauge)"/g)].map(([, name]) => name.replaceAll(".", "_")))];
  const asked = [...new Set(shown.flatMap((query) => query.match(/promptwacht_[a-z_]+/g)))];
  assert.deepEqual(asked.sort(), sent.sort());
});

test("every panel leaves small groups out", () => {
  for (const query of shown) assert.match(query, />= 10/);
});

test("Grafana can draw it: each panel has its own id, place and data source", () => {
  assert.equal(new Set(dashboard.panels.map(({ id }) => id)).size, dashboard.panels.length);
  const taken = new Set();
  for (const { title, type, gridPos, datasource, targets } of dashboard.panels) {
    assert.ok(title && ["stat", "timeseries"].includes(type));
    assert.deepEqual(datasource, { type: "prometheus", uid: "${datasource}" });
    for (const target of targets) assert.deepEqual(target.datasource, datasource);
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
        assert.ok(x < 24 && !taken.has(`${x} ${y}`), `${title} lies over another`);
        taken.add(`${x} ${y}`);
      }
    }
  }
  assert.deepEqual(dashboard.templating.list.map(({ name, type, query }) => [name, type, query]), [["datasource", "datasource", "prometheus"]]);
});
