/** Calls that go round our wrapper in the page, and what must become of them where the browser shows them to the worker. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page } from "../sites/pages.mjs";
import { HABIT_MS, until, visit } from "./driver.mjs";
import { ask, enter, tab } from "./keys.mjs";

export const FLAGGED = "Mevrouw De Wit-Oudenaarde, BSN 999900006, heeft diabetes.";
const VALUE = "999900006";
/** Only a warning, so that it may be sent all the same. */
export const WARNED = "Kun je mevrouw Van der Heijden een brief schrijven over haar afspraak?";
export const CLEAN = "Wat zijn de bijwerkingen van metformine?";
/** How far "toch versturen" stands from the first button. */
export const SEND_ANYWAY = 2;
/** And "klopt niet" of the last finding, with its second choice. */
const NOT_RIGHT = -2;
const IN_THIS_CHAT = 2;
export const CALL = "/api/v0/chat/completion";
const site = page("deepseek");

/** Ways round the wrapper; each runs in the page with an address and a body. */
export const ways = {
  "a worker of the page": (to, body) => {
    const code = `fetch(${JSON.stringify(location.origin + to)}, { method: "POST", body: new TextEncoder().encode(${JSON.stringify(body)}) })`;
    new Worker(URL.createObjectURL(new Blob([code])));
  },
  "a worker that tabs share": (to, body) => {
    const code = `fetch(${JSON.stringify(location.origin + to)}, { method: "POST", body: ${JSON.stringify(body)} })`;
    new SharedWorker(URL.createObjectURL(new Blob([code])));
  },
  "a worker without an origin": (to, body) => {
    const code = `fetch(${JSON.stringify(location.origin + to)}, { method: "POST", mode: "no-cors", body: ${JSON.stringify(body)} })`;
    new SharedWorker(`data:text/javascript,${encodeURIComponent(code)}`);
  },
  "a frame on its way to an address": (to, body) => {
    const frame = document.createElement("iframe");
    frame.srcdoc = "<p>Even geduld</p>";
    document.body.append(frame);
    // Else the call ends with the document that made it.
    frame.contentWindow.fetch(location.origin + to, { method: "POST", body, keepalive: true }).catch(() => {});
  },
};
export const prompt = (text) => JSON.stringify({ chat_session_id: "1", prompt: text });

/** A page in order, with nothing sent yet. */
export async function visitGuarded({ rig, server }) {
  const chat = await visit(rig, site);
  await until(async () => (await rig.status(chat.page).catch(() => undefined))?.health === "guarded", "a page in order");
  server.forget();
  return chat;
}

/** @param {{rig: object, server: object}} world */
export function holdsWhatGoesRound(world) {
  const open = () => visitGuarded(world);
  const arrived = () => JSON.stringify(world.server.recorded);

  for (const [name, way] of Object.entries(ways)) {
    describe(name, () => {
      it("sends no flagged prompt: it is put back and asked about", async () => {
        const chat = await open();
        await chat.page.evaluate(way, CALL, prompt(FLAGGED));
        await chat.becomes("asking");
        assert.equal(await chat.text(), FLAGGED);
        await chat.page.evaluate(way, CALL, prompt(FLAGGED));
        await sleep(HABIT_MS);
        assert.equal(arrived(), "[]");
        await chat.press("Enter");
        await until(async () => !(await chat.text()).includes(VALUE), "the placeholders");
        await chat.close();
      });

      it("sends a clean prompt, one that its user let go, and what is no prompt", async () => {
        const chat = await open();
        await chat.page.evaluate(way, "/draft", FLAGGED);
        await chat.page.evaluate(way, CALL, prompt(CLEAN));
        await until(() => arrived().includes(VALUE) && world.server.prompts().includes(CLEAN), "both messages");
        await chat.write(WARNED);
        await ask(chat);
        await tab(chat, SEND_ANYWAY);
        await chat.press("Enter");
        await until(() => world.server.prompts().includes(WARNED), "what the user let go");
        world.server.forget();
        await chat.page.evaluate(way, CALL, prompt(WARNED));
        await until(() => world.server.prompts().includes(WARNED), "the same, by the page");
        assert.equal(await chat.state(), "watching");
        await chat.close();
      });
    });
  }

  it("sends what its user set aside", async () => {
    const chat = await open();
    await chat.write(WARNED);
    await ask(chat);
    await tab(chat, NOT_RIGHT);
    await chat.press("Enter");
    await tab(chat, IN_THIS_CHAT);
    await enter(chat);
    await until(async () => (await chat.host()).level === "nothing", "nothing that counts");
    await chat.page.evaluate(ways["a worker of the page"], CALL, prompt(WARNED));
    await until(() => world.server.prompts().includes(WARNED), "the call");
    await chat.close();
  });

  it("waits for a busy page instead of holding what its user let go", async () => {
    const chat = await open();
    await chat.write(WARNED);
    await ask(chat);
    await tab(chat, SEND_ANYWAY);
    await chat.press("Enter");
    await until(() => world.server.prompts().includes(WARNED), "what the user let go");
    world.server.forget();
    await chat.page.evaluate(async (to, bodies) => {
      const code = `onmessage = ({ data }) => data.forEach((body) => fetch(${JSON.stringify(location.origin + to)}, { method: "POST", body })); postMessage("")`;
      const worker = new Worker(URL.createObjectURL(new Blob([code])));
      await new Promise((ready) => (worker.onmessage = ready));
      worker.postMessage(bodies);
      for (const end = performance.now() + 2000; performance.now() < end; );
    }, CALL, [prompt(WARNED), prompt(CLEAN)]);
    await until(() => world.server.prompts().length === 2, "both");
    assert.deepEqual(world.server.prompts().sort(), [WARNED, CLEAN]);
    await chat.close();
  });

  it("asks in the page about a call that an empty frame of it made", async () => {
    const chat = await open();
    await chat.page.evaluate((to, body) => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      frame.contentWindow.fetch(location.origin + to, { method: "POST", body }).catch(() => {});
    }, CALL, prompt(FLAGGED));
    await chat.becomes("asking");
    assert.equal(arrived(), "[]");
    await chat.close();
  });

  it("wakes a worker that was stopped", async () => {
    const chat = await open();
    assert.equal(await world.rig.stopWorker(), "stopped");
    await chat.page.evaluate(ways["a worker of the page"], CALL, prompt(FLAGGED));
    await chat.becomes("asking");
    assert.equal(arrived(), "[]");
    assert.equal(await world.rig.stopWorker(), "stopped");
    await chat.page.evaluate(ways["a worker of the page"], CALL, prompt(CLEAN));
    await until(() => world.server.prompts().includes(CLEAN), "the clean prompt");
    await chat.close();
  });

  it("judges by itself on a page that has no guard, and says so in the toolbar", async () => {
    const tab = await world.rig.newPage();
    await tab.goto(world.rig.url({ host: "duckduckgo.com", path: "/" }));
    world.server.forget();
    const call = (text) =>
      tab.evaluate((body) => fetch("/duckchat/v1/chat", { method: "POST", body }).then(() => true, () => false), JSON.stringify({ messages: [{ content: text }] }));
    assert.equal(await call(CLEAN), true);
    assert.equal(await call(FLAGGED), false);
    assert.deepEqual(world.server.prompts(), [CLEAN]);
    await until(async () => (await world.rig.badge(tab)) === "!", "the badge");
    await tab.close();
  });
}
