/**
 * The stand-in for the chat sites: one HTTPS server on 127.0.0.1 that picks the page by Host header and keeps every message
 * that the pages send, by POST or by WebSocket, in the shape of the real calls.
 */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import { generate } from "selfsigned";
import { WebSocketServer } from "ws";
import { bundle } from "./bundle.mjs";
import { hosts, ownPage, pages } from "./pages.mjs";
import { policies } from "./policies.mjs";
import { shell } from "./shell.mjs";

/** @typedef {{host: string, path: string, body: string, origin: string}} Recorded */

/** What a page keeps or tells besides its prompts. */
const DRAFT = "/draft";
const UPLOAD = "/backend-api/files";

/** Where each real call keeps the prompt, by the end of its path; none where it carries no prompt of its own. */
const prompts = {
  "/f/conversation": (call) => call.messages.at(-1).content.parts[0],
  "/f/conversation/prepare": (call) => call.partial_query.content.parts[0],
  "/completion": (call) => call.prompt,
  "/c/api/chat": (call) => call.content[0].text,
  "/message.newChat": (call) => call[0].json.content[0].text,
  "/api/chat": (call) => call.messageInput?.[0].text,
  "/perplexity_ask": (call) => call.query_str,
  "/edit_message": (call) => call.prompt,
  "/conversations/new": (call) => call.message,
  "/duckchat/v1/chat": (call) => call.messages.at(-1).content,
};

function prompt({ path, body }) {
  if (path.startsWith("/m365Copilot/")) return JSON.parse(body.replace("\x1e", "")).arguments[0].message.text;
  if (path.endsWith("/StreamGenerate")) return JSON.parse(JSON.parse(new URLSearchParams(body).get("f.req"))[1])[0][0];
  const [, read] = Object.entries(prompts).find(([end]) => path.endsWith(end));
  return read(JSON.parse(body));
}

/** Sent while the user is still typing. */
const isEarly = ({ path }) => path.endsWith("/prepare");

/** Starts the server on a free port. */
export async function serve() {
  const scripts = await bundle();
  /** @type {Recorded[]} */
  const recorded = [];
  /** @type {{host: string, path: string, query: string, origin: string}[]} */
  const requests = [];
  const style = await readFile(new URL("app/style.css", import.meta.url), "utf8");
  const pems = await generate([{ name: "commonName", value: hosts[0] }], {
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames: hosts.map((value) => ({ type: 2, value })) }],
  });

  const server = createServer({ key: pems.private, cert: pems.cert }, async (request, response) => {
    const host = hostOf(request);
    const { pathname: path, search } = new URL(request.url, "https://x");
    const origin = request.headers.origin ?? "";
    requests.push({ host, path, query: decodeURIComponent(search), origin });
    if (request.method === "POST") {
      recorded.push({ host, path, origin, body: await bodyOf(request) });
      return response.writeHead(200, { "content-type": "application/json" }).end("{}");
    }
    const script = path.match(/^\/app\/([\w-]+\.js)$/);
    if (script) {
      const code = scripts.get(script[1]);
      return response.writeHead(code ? 200 : 404, { "content-type": "text/javascript" }).end(code);
    }
    const strict = path.startsWith("/strict/");
    const page = [...pages, ownPage].find((row) => row.host === host && row.path === (strict ? path.slice("/strict".length) : path));
    // Without a word in it the browser would show a page of its own.
    if (!page) return response.writeHead(404, { "content-type": "text/html" }).end("<!doctype html><title>404</title>");
    const nonce = randomBytes(12).toString("base64");
    response
      .writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": policies[strict ? page.strict : page.policy](nonce),
      })
      .end(shell({ page, nonce, style }));
  });

  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket, request) => {
    const path = new URL(request.url, "https://x").pathname;
    const origin = request.headers.origin ?? "";
    requests.push({ host: hostOf(request), path, query: "", origin });
    socket.on("message", (data) => recorded.push({ host: hostOf(request), path, origin, body: String(data) }));
    socket.on("error", () => socket.terminate());
  });

  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    port: server.address().port,
    hosts,
    /** Every message the pages sent, raw. */
    recorded,
    /** Every request of any kind, without its content. */
    requests,
    /** The prompts that were sent, oldest first. */
    prompts: () => recorded.filter((message) => ![DRAFT, UPLOAD].includes(message.path) && !isEarly(message)).map(prompt).filter((text) => text !== undefined),
    /** The texts that a page sent while they were being typed. */
    early: () => recorded.filter(isEarly).map(prompt),
    /** The texts of the files that a page uploaded. */
    uploads: () => recorded.filter(({ path }) => path === UPLOAD).map(({ body }) => body),
    /** Forgets what was recorded so far. */
    forget: () => void recorded.splice(0),
    async close() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function hostOf(request) {
  return (request.headers.host ?? "").replace(/:\d+$/, "");
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
