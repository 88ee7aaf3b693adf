/** promtool, which evaluates Prometheus queries without a server: as it is installed, or from Debian's package, unpacked into target/prometheus so that no server is installed. */
import { execFile } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { root } from "../build/load.mjs";

const run = promisify(execFile);
const folder = path.join(root, "target/prometheus");
const unpacked = path.join(folder, "usr/bin/promtool");

const works = (program) => run(program, ["--version"]).then(() => program, () => undefined);

/** Its path; none where it neither is nor can be had. */
export async function promtool() {
  return (await works("promtool")) ?? (await works(unpacked)) ?? fetchIt().catch(() => undefined);
}

async function fetchIt() {
  await mkdir(folder, { recursive: true });
  const download = () => run("apt-get", ["download", "-qq", "prometheus"], { cwd: folder });
  await download().catch(() => run("apt-get", ["update", "-qq"]).then(download));
  const [file] = (await readdir(folder)).filter((name) => name.endsWith(".deb"));
  await run("dpkg", ["-x", file, "."], { cwd: folder });
  await rm(path.join(folder, file));
  return works(unpacked);
}
