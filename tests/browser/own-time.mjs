/** What a key costs: the time in which the main thread was in scripts of ours, by Chromium's profiler; each key has the time until the next one. */
import { setTimeout as sleep } from "node:timers/promises";

const EVERY_MS = 120;

/** Milliseconds of ours after each key, rising. */
export async function ownTime(chat, keys) {
  const session = await chat.page.createCDPSession();
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 100 });
  await session.send("Profiler.start");
  const pressed = [];
  for (let key = 0; key < keys; key += 1) {
    pressed.push(await chat.page.evaluate(() => performance.now()));
    await chat.page.keyboard.press("e");
    await sleep(EVERY_MS);
  }
  const end = await chat.page.evaluate(() => performance.now());
  const { profile } = await session.send("Profiler.stop");
  return perKey(profile, pressed, end).sort((a, b) => a - b);
}

function perKey({ nodes, samples, timeDeltas, startTime, endTime }, pressed, end) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const own = new Map(nodes.map(({ id, callFrame: { url, functionName } }) => [id, /^(chrome-extension|wasm):/.test(url) || /^wasm-/.test(functionName)]));
  const isOurs = (id) => id !== undefined && (own.get(id) || isOurs(parents.get(id)));
  // The profile's clock and the page's differ by a constant; both end together.
  const zero = endTime / 1000 - end;
  const spent = pressed.map(() => 0);
  let now = startTime / 1000;
  for (const [at, id] of samples.entries()) {
    now += timeDeltas[at] / 1000;
    const key = pressed.findLastIndex((time) => time + zero <= now);
    if (key >= 0 && isOurs(id)) spent[key] += (timeDeltas[at + 1] ?? 0) / 1000;
  }
  return spent;
}
