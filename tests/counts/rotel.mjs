/** A real OpenTelemetry collector: rotel (Apache-2.0), from PyPI into target/rotel, by the hashes in requirements.txt. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { chmod, copyFile, mkdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import net from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { root } from "../build/load.mjs";
import { readRequest } from "./protobuf.mjs";

const run = promisify(execFile);
const folder = path.join(root, "target/rotel");
const lock = path.join(root, "tests/counts/requirements.txt");

/** Installs it once and returns its program. */
async function install() {
  const installed = path.join(folder, "requirements.txt");
  if (!existsSync(installed) || !readFileSync(installed).equals(readFileSync(lock))) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await run("python3", ["-m", "venv", path.join(folder, "venv")]);
    // Only its program is run: its Python part, and what that needs, are not.
    const options = ["--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:", "--python-version=3.11"];
    await run(path.join(folder, "venv/bin/pip"), ["install", ...options, "--target", path.join(folder, "package"), "-r", lock]);
    await copyFile(lock, installed);
  }
  const program = path.join(folder, "package/rotel/rotel-agent");
  await chmod(program, 0o755);
  return program;
}

export async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts a collector that passes everything on to us. `received` holds each request in the form of OTLP JSON. */
export async function startCollector() {
  const program = await install();
  const received = [];
  const faults = [];
  const receiver = createServer(async (request, answer) => {
    try {
      const body = Buffer.concat(await request.toArray());
      received.push(readRequest(request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body));
    } catch (fault) {
      faults.push(fault);
    }
    answer.writeHead(200, { "content-type": "application/x-protobuf" }).end();
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const port = await freePort();
  const options = {
    "otlp-http-endpoint": `127.0.0.1:${port}`,
    "otlp-grpc-endpoint": `127.0.0.1:${await freePort()}`,
    exporter: "otlp",
    "otlp-exporter-protocol": "http",
    "otlp-exporter-endpoint": `http://127.0.0.1:${receiver.address().port}`,
    "pid-file": path.join(folder, "pid"),
    "log-file": path.join(folder, "log"),
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const collector = spawn(program, ["start", ...args], { env: { PATH: process.env.PATH, TZ: "UTC" }, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  for (const stream of [collector.stdout, collector.stderr]) stream.on("data", (bytes) => said.push(bytes));
  const ended = once(collector, "exit");
  return {
    port,
    received,
    faults,
    said: () => Buffer.concat(said).toString(),
    async stop() {
      collector.kill("SIGTERM");
      await ended;
      receiver.closeAllConnections();
      await new Promise((closed) => receiver.close(closed));
    },
  };
}

/** Waits until something is so; false when it took too long. */
export async function until(so, ms = 20_000) {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((again) => setTimeout(again, 50))) {
    if (await so()) return true;
  }
  return false;
}
