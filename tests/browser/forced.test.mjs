/**
 * Chromium where an organisation installs the extension by policy: there, and only there, it may hold calls that go round our wrapper.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { until } from "./driver.mjs";
import { ask, tab } from "./keys.mjs";
import { CALL, CLEAN, FLAGGED, SEND_ANYWAY, WARNED, holdsWhatGoesRound, prompt, visitGuarded, ways } from "./round.mjs";
import { byPolicy, inEach, ofBrowser, oneEach } from "./variants.mjs";

const words = JSON.parse(await readFile(new URL("../../extension/_locales/nl/messages.json", import.meta.url), "utf8"));

inEach(byPolicy(ofBrowser("chromium", oneEach)), (world) => {
  it("misses nothing in the popup", async () => {
    const chat = await visitGuarded(world);
    const text = await world.rig.popup(chat.page);
    assert.ok(text.includes(words.popup_guarded.message), text);
    assert.ok(!text.includes(words.popup_past.message), text);
    await chat.close();
  });

  holdsWhatGoesRound(world);

  it("sends what its user let go, also when the worker was stopped since", async () => {
    const chat = await visitGuarded(world);
    assert.equal(await world.rig.stopWorker(), "stopped");
    await chat.write(WARNED);
    await ask(chat);
    await tab(chat, SEND_ANYWAY);
    await chat.press("Enter");
    await until(() => world.server.prompts().includes(WARNED), "what the user let go");
    world.server.forget();
    assert.equal(await world.rig.stopWorker(), "stopped");
    await chat.page.evaluate(ways["a worker of the page"], CALL, prompt(WARNED));
    await until(() => world.server.prompts().includes(WARNED), "the same, by the page");
    assert.equal(await chat.state(), "watching");
    await chat.close();
  });

  it("does not make a clean prompt wait", async () => {
    const chat = await visitGuarded(world);
    const times = [];
    for (let turn = 0; turn < 10; turn += 1) {
      times.push(await chat.page.evaluate(async (to, body) => {
        const code = `onmessage = async () => { const from = performance.now(); await fetch(${JSON.stringify(location.origin + to)}, { method: "POST", body: ${JSON.stringify(body)} }); postMessage(performance.now() - from); }; postMessage(0)`;
        const worker = new Worker(URL.createObjectURL(new Blob([code])));
        const heard = () => new Promise((end) => (worker.onmessage = ({ data }) => end(data)));
        await heard();
        worker.postMessage("");
        return heard();
      }, CALL, prompt(CLEAN)));
    }
    times.sort((one, other) => one - other);
    assert.ok(times[5] < 200, `half of the calls took more than ${times[5]} ms`);
    await chat.close();
  });

  it("sends what its user let go in a page that was open during an update, and still nothing else", async () => {
    const chat = await visitGuarded(world);
    await world.forced.offer("0.0.2");
    await world.forced.update(world.rig);
    await chat.tab.bringToFront();
    await chat.write(WARNED);
    await ask(chat);
    await tab(chat, SEND_ANYWAY);
    await chat.press("Enter");
    await until(() => world.server.prompts().includes(WARNED), "what the user let go");
    world.server.forget();
    await chat.page.evaluate(ways["a worker of the page"], CALL, prompt(CLEAN));
    await chat.page.evaluate(ways["a worker of the page"], CALL, prompt(FLAGGED));
    await until(() => world.server.prompts().includes(CLEAN), "the clean prompt");
    await until(async () => (await world.rig.badge(chat.tab)) === "!", "the badge");
    assert.deepEqual(world.server.prompts(), [CLEAN]);
    await chat.close();
  });
});
