/** The server of an IT department, on 127.0.0.1: gives out what lies in its folder, over https by a certificate of its own authority. */
import { readFile } from "node:fs/promises";
import { createServer as createPlainServer } from "node:http";
import { createServer } from "node:https";
import { basename, extname, join } from "node:path";
import { generate } from "selfsigned";

const types = { ".crx": "application/x-chrome-extension", ".xpi": "application/x-xpinstall", ".xml": "text/xml", ".json": "application/json" };

async function certificates() {
  const authority = await generate([{ name: "commonName", value: "Authority of a test" }], {
    algorithm: "sha256",
    extensions: [{ name: "basicConstraints", cA: true, critical: true }, { name: "keyUsage", keyCertSign: true, critical: true }],
  });
  const own = await generate([{ name: "commonName", value: "127.0.0.1" }], {
    algorithm: "sha256",
    ca: { key: authority.private, cert: authority.cert },
    extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }],
  });
  return { authority: authority.cert, key: own.private, cert: own.cert };
}

/** @param {string} folder  what it gives out, at every moment */
export async function packageServer(folder) {
  const { authority, key, cert } = await certificates();
  const asked = [];
  const give = async (request, response) => {
    const { pathname } = new URL(request.url, "https://x");
    asked.push(pathname);
    const bytes = await readFile(join(folder, basename(pathname))).catch(() => undefined);
    response.writeHead(bytes ? 200 : 404, { "content-type": types[extname(pathname)] ?? "text/plain" }).end(bytes);
  };
  const [server, plainServer] = [createServer({ key, cert }, give), createPlainServer(give)];
  for (const one of [server, plainServer]) await new Promise((ready) => one.listen(0, "127.0.0.1", ready));
  const base = `https://127.0.0.1:${server.address().port}`;
  return {
    base,
    address: (name) => `${base}/${name}`,
    /** The same by http, for a browser that nothing tells of the authority. */
    plainAddress: (name) => `http://127.0.0.1:${plainServer.address().port}/${name}`,
    /** The certificate of the authority, as PEM. */
    authority,
    /** Paths that were asked for. */
    asked,
    async close() {
      for (const one of [server, plainServer]) {
        one.closeAllConnections();
        await new Promise((done) => one.close(done));
      }
    },
  };
}
