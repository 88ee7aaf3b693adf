// The packages of what was built: the same bytes wherever they are made, signed by the key that was given, and taken without complaint.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import Ajv from "ajv";
import { root } from "./load.mjs";

const run = promisify(execFile);
const cargo = process.env.CARGO ?? "cargo";
const place = mkdtempSync(path.join(tmpdir(), "promptwacht-packages-"));
const keyFile = path.join(place, "key.pem");
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const der = createPublicKey(privateKey).export({ type: "spki", format: "der" });
const checksum = createHash("sha256").update(der).digest("hex");
const id = checksum.slice(0, 32).replace(/./g, (digit) => "abcdefghijklmnop"[parseInt(digit, 16)]);
const hosted = ["--key", keyFile, "--update-base", "https://it.example.nl/promptwacht"];
/** @typedef {{files: Map<string, Buffer>, said: string}} Packages */
let one, other, forStores;

/** The chore, whatever key or time is set where the tests run. */
function pack(...options) {
  const { PROMPTWACHT_KEY, SOURCE_DATE_EPOCH, ...env } = process.env;
  return run(cargo, ["run", "--quiet", "--locked", "-p", "promptwacht-dev", "--", "pack", ...options], { cwd: root, env });
}

/** Packs a copy of the built folders in a folder of this name. */
async function packIn(name, options, change = () => {}) {
  const [from, out] = [path.join(place, name, "built"), path.join(place, name, "packages")];
  mkdirSync(from, { recursive: true });
  for (const browser of ["chromium", "firefox"]) cpSync(path.join(root, "dist", browser), path.join(from, browser), { recursive: true });
  change(from);
  const { stdout: said } = await pack("--from", from, "--out", out, ...options);
  return { files: new Map(readdirSync(out).sort().map((file) => [file, readFileSync(path.join(out, file))])), said };
}

/** The one file whose name ends so. */
function ending({ files }, end) {
  const names = [...files.keys()].filter((name) => name.endsWith(end));
  assert.equal(names.length, 1, `${end}: ${names}`);
  return { name: names[0], bytes: files.get(names[0]) };
}

before(async () => {
  writeFileSync(keyFile, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  const old = (from) => readdirSync(from, { recursive: true }).forEach((file) => utimesSync(path.join(from, file), 1e9, 1e9));
  [one, other, forStores] = await Promise.all([packIn("one", hosted), packIn("deep/er/other", hosted, old), packIn("stores", [])]);
});
after(() => rmSync(place, { recursive: true, force: true }));

test("folders in two places give packages with the same bytes", () => {
  assert.deepEqual([...one.files.keys()], [...other.files.keys()]);
  assert.equal(one.files.size, 8);
  for (const [name, bytes] of one.files) assert.ok(bytes.equals(other.files.get(name)), `${name} differs`);
});

test("the checksums are those of the files", () => {
  const lines = one.files.get("SHA256SUMS").toString().trimEnd().split("\n");
  assert.equal(lines.length, one.files.size - 1);
  for (const line of lines) {
    const [sum, name] = line.split("  ");
    assert.equal(createHash("sha256").update(one.files.get(name)).digest("hex"), sum, name);
  }
});

/** The fields of a message of protocol buffers that holds nothing but bytes. */
function fields(message) {
  const found = new Map();
  let at = 0;
  const varint = () => {
    for (let [number, factor] = [0, 1]; ; factor *= 128) {
      const byte = message[at++];
      number += (byte % 128) * factor;
      if (byte < 128) return number;
    }
  };
  while (at < message.length) {
    const tag = varint();
    assert.equal(tag % 8, 2);
    const length = varint();
    found.set(Math.floor(tag / 8), message.subarray(at, (at += length)));
  }
  return found;
}

test("the CRX is signed by the key, and its id is the one that is said", () => {
  const { name, bytes } = ending(one, ".crx");
  assert.equal(bytes.toString("latin1", 0, 4), "Cr24");
  assert.equal(bytes.readUInt32LE(4), 3);
  const header = fields(bytes.subarray(12, 12 + bytes.readUInt32LE(8)));
  const zip = bytes.subarray(12 + bytes.readUInt32LE(8));
  const [proof, signed] = [fields(header.get(2)), header.get(10_000)];
  assert.ok(proof.get(1).equals(der));
  assert.equal(fields(signed).get(1).toString("hex"), checksum.slice(0, 32));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(signed.length);
  const message = Buffer.concat([Buffer.from("CRX3 SignedData\0"), length, signed, zip]);
  assert.ok(verify("sha256", message, createPublicKey(privateKey), proof.get(2)));
  message[message.length - 1] ^= 1;
  assert.ok(!verify("sha256", message, createPublicKey(privateKey), proof.get(2)));

  assert.match(one.said, new RegExp(`\\b${id}\\b`));
  const updates = one.files.get("update.xml").toString();
  assert.match(updates, new RegExp(`appid="${id}"`));
  assert.match(updates, new RegExp(`codebase="https://it\\.example\\.nl/promptwacht/${name}"`));
});

/** The names in a zip, by its central directory. */
function namesIn(zip) {
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const names = [];
  for (let [left, at] = [zip.readUInt16LE(end + 10), zip.readUInt32LE(end + 16)]; left > 0; left -= 1) {
    assert.equal(zip.toString("latin1", at, at + 4), "PK\x01\x02");
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    names.push(zip.toString("utf8", at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}

test("a package holds what was built and the licences", () => {
  for (const [packed, browser] of [["-stores.zip", "chromium"], [".xpi", "firefox"]]) {
    const folder = path.join(root, "dist", browser);
    const built = readdirSync(folder, { recursive: true }).filter((name) => statSync(path.join(folder, name)).isFile());
    assert.deepEqual(namesIn(ending(one, packed).bytes), [...built, "licences.txt"].sort(), packed);
  }
});

test("without a key and an address there is a package for each store and no more", () => {
  assert.deepEqual([...forStores.files.keys()].map((name) => name.replace(/-\d[\d.]*\d/, "")), [
    "SHA256SUMS", "promptwacht-licences.txt", "promptwacht-stores.zip", "promptwacht.cdx.json", "promptwacht.xpi",
  ]);
  assert.match(forStores.said, /No CRX was made/);
  assert.match(forStores.said, /No update manifest was made/);
  // What differs is in the manifest alone; the stores' zip is the same.
  assert.ok(ending(forStores, "-stores.zip").bytes.equals(ending(one, "-stores.zip").bytes));
});

test("a file that is no key stops it, and is not quoted", async () => {
  const file = path.join(place, "broken.pem");
  writeFileSync(file, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0IHdvcmRz\n-----END PRIVATE KEY-----\n");
  const out = path.join(place, "none");
  const { stderr } = await pack("--key", file, "--out", out).catch((error) => error);
  assert.match(stderr, /broken\.pem cannot sign/);
  assert.match(stderr, /openssl genpkey/);
  assert.doesNotMatch(stderr, /c2VjcmV0/);
  assert.ok(!existsSync(out));
});

test("the list of parts is one of CycloneDX", () => {
  const schemas = path.join(root, "node_modules/@cyclonedx/cyclonedx-library/res/schema");
  const schema = (name) => JSON.parse(readFileSync(path.join(schemas, name), "utf8"));
  const parts = ["spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json"].map((name) => [`http://cyclonedx.org/schema/${name}`, schema(name)]);
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, schemas: Object.fromEntries(parts) });
  const validate = ajv.compile(schema("bom-1.6.SNAPSHOT.schema.json"));
  const list = JSON.parse(ending(one, ".cdx.json").bytes);
  assert.ok(validate(list), ajv.errorsText(validate.errors, { separator: "\n" }));
  assert.ok(list.components.length > 30);
  list.components[0].type = "gossip";
  assert.ok(!validate(list));
});

test("no package paper tells where it was made", () => {
  for (const [name, bytes] of one.files) {
    if (/\.(zip|crx|xpi)$/.test(name)) continue;
    assert.doesNotMatch(bytes.toString(), /(?<![\w.}*~)-])\/(home|root|Users|work|tmp)\//, name);
  }
});

/** The codes of the warnings that `docs/packages.md` gives a reason for. */
function explained() {
  const page = readFileSync(path.join(root, "docs/packages.md"), "utf8");
  const [, section] = page.split("## What Mozilla's linter says");
  return [...section.split("\n## ")[0].matchAll(/^\| `([A-Z_]+)` \| (\S.{20,}) \|$/gm)].map(([, code]) => code).sort();
}

test("Mozilla's linter has no error, and no warning without a reason", async () => {
  const linter = path.join(root, "node_modules/.bin/addons-linter");
  const lint = async (packed, ...options) => {
    const file = path.join(place, packed === one ? "one" : "stores", "packages", ending(packed, ".xpi").name);
    const { stdout } = await run(linter, [file, "--output", "json", ...options]).catch((error) => error);
    return JSON.parse(stdout);
  };
  for (const report of await Promise.all([lint(forStores), lint(one, "--self-hosted")])) {
    assert.deepEqual([...report.errors, ...report.notices], []);
    const codes = new Set(report.warnings.map(({ code }) => code));
    assert.deepEqual([...codes].sort(), explained());
  }
});
