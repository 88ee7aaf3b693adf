/** What a key costs: the time of the main thread in functions of ours, by Chromium's trace; each key has the time until the next one. */
import { setTimeout as sleep } from "node:timers/promises";

const EVERY_MS = 120;

/**
 * Milliseconds of ours after each key, rising: on the processor, and on the clock, which runs on where the system takes the processor
 * away.
 */
export async function ownTime(chat, keys) {
  await chat.page.tracing.start({ categories: ["devtools.timeline", "blink.user_timing"] });
  for (let key = 0; key < keys; key += 1) {
    await chat.page.evaluate(() => void performance.mark("promptwacht-key"));
    await chat.page.keyboard.press("e");
    await sleep(EVERY_MS);
  }
  const trace = JSON.parse(new TextDecoder().decode(await chat.page.tracing.stop()));
  const rising = (field) => perKey(trace.traceEvents, field).sort((a, b) => a - b);
  return { processor: rising("tdur"), clock: rising("dur") };
}

function perKey(events, field) {
  const pressed = events.filter(({ name }) => name === "promptwacht-key").map(({ ts }) => ts).sort((a, b) => a - b);
  const { pid, tid } = events.find(({ name }) => name === "promptwacht-key");
  const calls = events
    .filter((event) => event.name === "FunctionCall" && event.pid === pid && event.tid === tid && /^(chrome-extension|wasm):/.test(event.args.data?.url ?? ""))
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const spent = pressed.map(() => 0);
  let end = -Infinity;
  for (const { ts, dur, [field]: took } of calls) {
    // Within a call that is counted already.
    if (ts < end) continue;
    end = ts + dur;
    const key = pressed.findLastIndex((time) => time <= ts);
    if (key >= 0) spent[key] += took / 1000;
  }
  return spent;
}
