/**
 * A page that fights. Each way either leaves nothing, or stands in docs/security.md among what cannot be held. Of the latter
 * only the page of docs is held to its word: whether such a way works differs by browser and by the site's own policy.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { inEach, oneEach } from "./variants.mjs";

const FLAGGED = "Mevrouw De Wit-Oudenaarde, BSN 999900006, heeft diabetes.";
const VALUE = "999900006";
const site = page("chatgpt-new");
/** Its policy, unlike that of ChatGPT, lets it make workers of its own. */
const open = page("deepseek");
const limits = await readFile(new URL("../../docs/security.md", import.meta.url), "utf8");

/** Each runs in the page with the box's selector and the flagged text, which has been typed. */
const held = {
  "takes our element away and sends by its own Enter": (box) => {
    setInterval(() => document.querySelector("promptwacht-ui")?.remove(), 5);
    document.querySelector(box).dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true, composed: true }));
  },
  "hides our element": (box) => {
    const style = new CSSStyleSheet();
    style.replaceSync("promptwacht-ui { display: none !important }");
    document.adoptedStyleSheets = [style];
    document.querySelector(box).dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true, composed: true }));
  },
  "presses its own send button": () => document.querySelector('form:not([hidden]) button[type="submit"]').click(),
  "submits its form by requestSubmit": () => document.querySelector("form[data-chatgpt-composer]:not([hidden])").requestSubmit(),
  "sends from a copy of its box": (box) => {
    const copy = document.querySelector(box).cloneNode(true);
    document.querySelector(box).after(copy);
    copy.focus();
    copy.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true, composed: true }));
  },
  "wraps fetch after us": (box, text) => {
    const ours = window.fetch;
    window.fetch = (...args) => ours(...args);
    fetch("/draft", { method: "POST", body: text }).catch(() => {});
  },
  "breaks CustomEvent and dispatchEvent": (box, text) => {
    window.CustomEvent = class {};
    EventTarget.prototype.dispatchEvent = () => true;
    document.dispatchEvent = () => true;
    fetch("/draft", { method: "POST", body: text }).catch(() => {});
  },
  "breaks Reflect, Proxy and URL": (box, text) => {
    Reflect.apply = () => true;
    window.Proxy = undefined;
    window.URL = function () { return { pathname: "/", search: "" }; };
    fetch("/draft", { method: "POST", body: text }).catch(() => {});
  },
  "breaks the prototypes of strings and arrays": (box, text) => {
    String.prototype.indexOf = () => -1;
    String.prototype.slice = () => "";
    Array.prototype.every = () => false;
    fetch("/draft", { method: "POST", body: text }).catch(() => {});
  },
  "breaks what reads addresses, bytes and blobs": (box, text) => {
    for (const name of ["pathname", "search"]) Object.defineProperty(URL.prototype, name, { get: () => "" });
    TextDecoder.prototype.decode = () => "";
    Blob.prototype.text = async () => "";
    fetch("/draft", { method: "POST", body: new TextEncoder().encode(text) }).catch(() => {});
  },
  "calls fetch through a borrowed this": (box, text) => void Reflect.apply(window.fetch, window, ["/draft", { method: "POST", body: text }]).catch(() => {}),
  "sends by XMLHttpRequest": (box, text) => {
    const call = new XMLHttpRequest();
    call.open("POST", "/draft");
    call.send(text);
  },
  "sends a Blob by a beacon": (box, text) => void navigator.sendBeacon("/draft", new Blob([text])),
  "sends a Blob made of parts": (box, text) => void fetch("/draft", { method: "POST", body: new Blob([...text].map((letter) => letter)) }).catch(() => {}),
  "sends escapes of escapes": (box, text) => void fetch("/draft", { method: "POST", body: JSON.stringify({ a: JSON.stringify({ b: encodeURIComponent(text) }) }) }).catch(() => {}),
  "sends by a WebSocket of its own": (box, text) => {
    const socket = new WebSocket(`wss://${location.host}/draft`);
    socket.addEventListener("open", () => socket.send(text));
  },
  "sends bytes by a WebSocket": (box, text) => {
    const socket = new WebSocket(`wss://${location.host}/draft`);
    socket.addEventListener("open", () => socket.send(new TextEncoder().encode(text)));
  },
  "submits a form of its own": (box, text) => {
    const [form, frame, field] = ["form", "iframe", "textarea"].map((name) => document.createElement(name));
    frame.name = "nowhere";
    Object.assign(form, { method: "post", action: "/draft", target: "nowhere" });
    Object.assign(field, { name: "text", value: text });
    form.append(field);
    document.body.append(frame, form);
    form.submit();
  },
  "asks in the question of an address": (box, text) => void fetch(`/draft?${new URLSearchParams({ text })}`).catch(() => {}),
};

/** Ways round the second line that Firefox alone shows us, for calls that carry a prompt; docs/security.md owns up to them for Chromium. */
const heldInFirefox = {
  "a request made inside a worker of the page": (box, text) => {
    const code = `fetch("${location.origin}/api/v0/chat/completion", { method: "POST", body: ${JSON.stringify(JSON.stringify({ prompt: text }))} })`;
    new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  },
  "natives taken from a new empty frame": (box, text) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    frame.contentWindow.fetch(`${location.origin}/api/v0/chat/completion`, { method: "POST", body: JSON.stringify({ prompt: text }) }).catch(() => {});
  },
};

/** The same, with the words of docs/security.md that own up to it, in both browsers. */
const listed = {
  "an address that a picture or a link loads": (box, text) => void (new Image().src = `/draft?${new URLSearchParams({ text })}`),
  "a code of the page's own": (box, text) => void fetch("/draft", { method: "POST", body: btoa(text) }).catch(() => {}),
};

inEach(oneEach, (world, { browser }) => {
  const fight = async (script, on = site) => {
    world.server.forget();
    world.server.requests.splice(0);
    const chat = await visit(world.rig, on);
    await chat.write(FLAGGED);
    await until(async () => (await chat.host()).level === "stop", "the level");
    await chat.page.evaluate(script, on.box, FLAGGED);
    await sleep(600);
    const left = JSON.stringify([world.server.recorded, world.server.requests]);
    const sent = await chat.sent();
    await chat.close();
    return { left, sent };
  };

  for (const [name, script] of Object.entries(held)) {
    it(`holds a page that ${name}`, async () => {
      const { left, sent } = await fight(script);
      assert.ok(!left.includes(VALUE), "the value left the page");
      assert.deepEqual(sent, []);
    });
  }

  for (const [name, script] of Object.entries(heldInFirefox)) {
    it(`holds in Firefox, and else owns up to ${name}`, async () => {
      assert.ok(limits.includes(name), `docs/security.md does not name ${name}`);
      const { left } = await fight(script, open);
      if (browser === "firefox") assert.ok(!left.includes(VALUE), "the value left the page");
    });
  }

  for (const [name, script] of Object.entries(listed)) {
    it(`owns up to ${name}`, async () => {
      await fight(script);
      assert.ok(limits.includes(name), `docs/security.md does not name ${name}`);
    });
  }
});
