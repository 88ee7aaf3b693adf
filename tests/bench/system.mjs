/** One detector as a program that is asked over a pipe, all in the same way, so that all are measured in the same way. */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

const GREETING = "Jan belt 06-12345678.";
const SILENCE_MS = 10 * 60_000;

/** @typedef {{spans: {start: number, end: number, label: string}[], level?: string, error?: string}} Answer */

/** Starts `command` and returns when it has answered its first text; `startMs` is how long that took. */
export async function start([program, ...args], silenceMs = SILENCE_MS) {
  const begun = performance.now();
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
  let asked;
  let lastWords = "";
  child.stderr.on("data", (data) => {
    lastWords = (lastWords + data).slice(-2000);
  });
  const end = (reason) => {
    asked?.reject(new Error(reason));
    asked = undefined;
  };
  child.on("error", (error) => end(error.message));
  child.on("close", (code, signal) => end(`ended with ${signal ?? code}: ${lastWords.match(/^\w*(Error|Exception).*/gm)?.at(-1) ?? "no reason given"}`));
  // A program that is gone says so in "close"; the pipe need not say it again.
  child.stdin.on("error", () => {});
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (!asked) return;
    asked.answers.push(toAnswer(JSON.parse(line)));
    asked.timer.refresh();
    if (asked.answers.length === asked.wanted) {
      asked.resolve(asked.answers);
      asked = undefined;
    }
  });

  /** @returns {Promise<Answer[]>} one for each text, in their order */
  const ask = (texts) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => end(`no answer for ${silenceMs / 60_000} minutes`), silenceMs);
      const settle = (then) => (value) => {
        clearTimeout(timer);
        then(value);
      };
      asked = { answers: [], wanted: texts.length, resolve: settle(resolve), reject: settle(reject), timer };
      child.stdin.write(texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join(""));
    });

  try {
    await ask([GREETING]);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return {
    ask,
    startMs: performance.now() - begun,
    /** Largest resident memory so far, in MB; undefined where the system does not tell. */
    async peakMb() {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
      const kb = status.match(/^VmHWM:\s+(\d+) kB$/m)?.[1];
      return kb && Number(kb) / 1024;
    },
    stop: () => child.kill("SIGKILL"),
  };
}

/** Ours says `findings` and `kind` where the adapters say `spans` and `label`. */
function toAnswer({ spans, findings, level, error }) {
  return { spans: spans ?? findings.map(({ start, end, kind }) => ({ start, end, label: kind })), level, error };
}
