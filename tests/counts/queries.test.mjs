// The queries of docs/counts.md, evaluated by Prometheus' own engine over samples as the collector of that page writes them.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { root } from "../build/load.mjs";
import { promtool } from "./promtool.mjs";

const run = promisify(execFile);
const program = await promtool();

/** A series with these numbers in two batches, five and twenty minutes after the beginning. */
const series = (name, labels, first, second) => ({ series: `promptwacht_${name}{${labels}}`, values: `_x5 ${first} _x14 ${second ?? "_"}` });

/** Twelve browsers at Claude, four of which were also at DeepSeek; three of all were trained. */
const samples = [
  series("reports", "", 7, 5),
  series("browsers", 'site="claude"', 7, 5),
  series("browsers", 'site="deepseek"', 4),
  series("visits", 'site="claude"', 9, 6),
  series("visits", 'site="deepseek"', 8),
  series("prompts", 'site="claude",level="warn"', 10, 8),
  series("prompts", 'site="claude",level="stop"', 3),
  series("prompts", 'site="deepseek",level="stop"', 9, 2),
  series("findings", 'site="claude",category="special",level="stop"', 5, 1),
  series("findings", 'site="deepseek",category="special",level="stop"', 7),
  series("findings", 'site="deepseek",category="business",level="warn"', 7),
  series("actions", 'site="claude",action="replaced"', 2, 2),
  series("actions", 'site="deepseek",action="sent-on"', 1),
  series("learners", 'role="clinician"', 2),
  series("learners", 'role="unknown"', "_", 1),
  series("training", 'page="quiz",role="clinician"', 2),
  series("training", 'page="quiz",role="unknown"', "_", 1),
];

const bucket = (week, number, first, second) => series("week_bucket", `week="${week}",bucket="${number}"`, first, second);
/** A thousand draws give about 887 different buckets. The nine of another week were partly said twice. */
const DRAWN = 887;
const buckets = [
  ...Array.from({ length: DRAWN }, (_, number) => bucket(202645, number * 4, 1)),
  ...Array.from({ length: 9 }, (_, number) => bucket(202646, number, 1, number < 3 ? 1 : "_")),
];

const expected = {
  "Browsers in each week, estimated": { 'week="202645"': 1000, 'week="202646"': 0 },
  "Browsers at each chatbot in a day": { 'site="claude"': 12 },
  Visits: { 'site="claude"': 15 },
  "Prompts that were checked": { 'site="claude"': 21 },
  "Prompts by level": { 'level="warn"': 18, 'level="stop"': 3 },
  "Findings by category and level": { 'category="special",level="stop"': 6 },
  "What users did": { 'action="replaced"': 4 },
  "Pages of the training": { 'page="quiz"': 3 },
  "Pages of the training by role": {},
  "Reports that came in, to see that counting works": { "": 12 },
};

/** Browsers by role, each of which did the quiz twice, and the roles of which that may be told. */
const roles = [
  [{ clinician: 12, manager: 10 }, ["clinician", "manager"]],
  [{ clinician: 30, manager: 12, officer: 9, unknown: 1 }, ["clinician", "manager"]],
  // One officer: with the managers they are thirteen.
  [{ clinician: 30, manager: 12, officer: 1 }, ["clinician"]],
  [{ clinician: 12, manager: 30, unknown: 1 }, ["manager"]],
  [{ clinician: 30, officer: 1 }, []],
  [{ clinician: 30, manager: 5, officer: 5 }, ["clinician"]],
  [{ clinician: 9, manager: 9, officer: 9, unknown: 40 }, []],
];

test("the queries give the sums, the estimate, and nothing of small groups", { skip: !program && "promtool is not there" }, async (t) => {
  const page = await readFile(path.join(root, "docs/counts.md"), "utf8");
  const queries = [...page.matchAll(/\n([^\n;]+)[^\n]*:\n\n```promql\n(.*?)\n```/gs)].map(([, name, query]) => ({ name, query }));
  assert.deepEqual(queries.map(({ name }) => name), Object.keys(expected));
  const at = (time, name, query, numbers) => ({
    expr: name.includes("week") ? `round(${query})` : query,
    eval_time: time,
    exp_samples: Object.entries(numbers).map(([labels, value]) => ({ labels: `{${labels}}`, value })),
  });
  const tests = queries.flatMap(({ name, query }) => [
    at("23h", name, query, expected[name]),
    // The next day nothing came; the weeks are still told.
    at("47h", name, query, name.includes("week") ? expected[name] : {}),
  ]);
  const { name, query } = queries.find((one) => one.name.endsWith("by role"));
  const ofRoles = roles.map(([browsers, told]) => ({
    interval: "1m",
    input_series: Object.entries(browsers).flatMap(([role, number]) => [
      series("learners", `role="${role}"`, number),
      series("training", `page="quiz",role="${role}"`, number, number),
    ]),
    promql_expr_test: [at("23h", name, query, Object.fromEntries(told.map((role) => [`page="quiz",role="${role}"`, 2 * browsers[role]])))],
  }));
  const folder = await mkdtemp(path.join(os.tmpdir(), "promptwacht-queries-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, "test.yml");
  // JSON is YAML.
  await writeFile(file, JSON.stringify({ evaluation_interval: "1m", tests: [{ interval: "1m", input_series: [...samples, ...buckets], promql_expr_test: tests }, ...ofRoles] }));
  const { stdout } = await run(program, ["test", "rules", file]).catch(({ stdout, stderr }) => assert.fail(`${stdout}${stderr}`));
  assert.match(stdout, /SUCCESS/);
});
