/** One random user on one page: writes, sends, chooses, and after each send looks whether anything slipped past, got lost or was delayed. */
import { setTimeout as sleep } from "node:timers/promises";
import { HABIT_MS, until, visit } from "../driver.mjs";
import { Draft } from "./draft.mjs";
import { asks, mustStay } from "./judged.mjs";
import { folded, look, notRight, press, toFirst } from "./question.mjs";
import { random } from "./random.mjs";
import { held, sending, settled, writing } from "./user.mjs";

/** After so long a pause in writing a busy page is looked at: PAUSE_MS of `crates/content/src/shell.rs`. */
const LOOK_MS = 400;

/**
 * @param {{rig: object, server: object}} world
 * @param {{site: object, seed: number, sends: number, check: (text: string) => import("../../build/load.mjs").Report, chromium: boolean}} plan
 *   `check` is the detector itself, outside of any browser
 * @returns {Promise<{sends: number, asked: number}>}
 * @throws {Error} names the step at which a promise was broken
 */
export async function session(world, { site, seed, sends, check, chromium }) {
  const luck = random(seed);
  world.server.forget();
  const early = luck.chance(0.3);
  const chat = await visit(world.rig, site);
  // Most users come to a page that stands; some type at once.
  if (!early) await until(async () => (await chat.state()) === "watching", "the guard");
  const hands = { chat, draft: new Draft(), luck, chromium, server: world.server, check, released: new Set() };
  const user = { ...hands, world, early, asked: 0 };
  const steps = [];
  try {
    for (let number = 0; number < sends; number += 1) {
      steps.length = 0;
      await write(hands, steps);
      await send(user, steps);
      user.early = false;
    }
    nothingLeft(user);
    const errors = await chat.page.evaluate(() => window.__errors);
    if (errors.length > 0) throw new Error(`errors on the page: ${errors[0]}`);
  } catch (error) {
    const seen = await Promise.all([held(chat), chat.host(), chat.sent()]).catch(() => []);
    throw new Error(`${site.id}, seed ${seed}${early ? ", at load" : ""}: ${error.message}\n  after: ${steps.join(", ")}\n  draft, box, host, last sent: ${JSON.stringify([hands.draft.text, seen[0], seen[1], seen[2]?.at(-1)])}`);
  }
  await chat.close();
  return { sends, asked: user.asked };
}

async function write(hands, steps) {
  const { chat, draft, luck } = hands;
  for (let moves = 1 + luck.below(4); moves > 0 || !draft.sendable; moves -= 1) {
    const [name, act] = luck.weighted(writing.map(([weight, ...rest]) => [weight, rest]));
    steps.push(name);
    await act(hands);
    await settled(chat, draft);
  }
}

async function send(user, steps) {
  const { chat, draft, luck, world, check } = user;
  const ways = sending.filter(({ on }) => on?.(chat.site) ?? true);
  const way = luck.weighted(ways.map((one) => [one.weight, one]));
  steps.push(way.name);
  const before = world.server.prompts().length;
  await way.act(user);
  const text = draft.text;
  const { level, findings } = check(text);
  if (asks(level)) {
    user.asked += 1;
    await chat.becomes("asking");
    if (luck.chance(0.3)) await sleep(50);
    if (world.server.prompts().length !== before) throw new Error("a text that must be asked about was sent");
    await settled(chat, draft);
    return choose(user, { text, level, findings, before }, steps);
  }
  await arrived(user, before, text);
  const { trusted } = (await chat.sent()).at(-1);
  // Who sends before the guard is there waits for it, and is sent on by it.
  if (way.real && !trusted && !user.early) throw new Error("a clean prompt was held and sent on, not let go");
  draft.become("");
  await settled(chat, draft);
}

/** The prompt came to the server once, as it was in the box. */
async function arrived({ world }, before, text) {
  await until(() => world.server.prompts().length > before, "the call of the page");
  const [first, ...more] = world.server.prompts().slice(before);
  if (more.length > 0) throw new Error("a prompt was sent twice");
  if (first.replaceAll("\u00a0", " ") !== text) throw new Error("the prompt was changed on its way");
}

async function choose(user, asked, steps) {
  const { chat, draft, luck, world, check, released } = user;
  const { text, level, findings, before } = asked;
  let aside = "";
  let choice = luck.weighted([[3, "back"], [4, "replace"], [level === "warn" ? 2 : 0, "send as it is"], [2, "klopt niet"]]);
  steps.push(choice);
  const inside = await look(user);
  await sleep(HABIT_MS);
  if (choice === "klopt niet") {
    const left = inside && (await notRight(user, asked));
    aside = left?.value ?? "";
    for (const { start, end } of findings) if (aside && folded(text.slice(start, end)) === folded(aside)) released.add(text.slice(start, end));
    await settled(chat, draft);
    if (world.server.prompts().length !== before) throw new Error("a text was sent by Klopt niet");
    // Whatever is offered first, but the way back is tried as well.
    const first = left?.offers.indexOf("main") === 0 && left.offers[1] === "";
    choice = !first || luck.chance(0.3) ? "back" : asks((await chat.host()).level) ? "replace" : "send the rest";
    steps.push(aside ? `${choice} without a value` : choice);
    if (choice !== "back") await toFirst(user);
  }
  if (choice === "back") {
    await back(user, asked);
    // The guard forgets "only now" with the text it was about; on a busy page it sees a cleared box only after a pause.
    if (aside) await sleep(2 * LOOK_MS);
    return undefined;
  }
  if (choice === "replace") {
    await press(user);
    // A text without its values may still look copied from a record: then it is asked about once more.
    const asksAgain = async () => {
      const whole = await held(chat);
      return whole !== text && (await chat.state()) === "asking" && asks(check(whole).level) && whole;
    };
    let again;
    await until(async () => world.server.prompts().length > before || (again = await asksAgain()), "the call with placeholders");
    if (again) {
      steps.push("back, of what is left");
      if (!onlyReplaced(text, findings, again, aside)) throw new Error(`more or less than the findings was replaced: ${JSON.stringify(text)} became ${JSON.stringify(again)}`);
      draft.become(again);
      return back(user, asked, false);
    }
    const [sent] = world.server.prompts().slice(before);
    const whole = sent.replaceAll("\u00a0", " ");
    if (aside ? mustStay(check, released, whole) : asks(check(whole).level)) throw new Error("what was sent would still be asked about");
    if (!onlyReplaced(text, findings, whole, aside)) throw new Error(`more or less than the findings was replaced: ${JSON.stringify(text)} became ${JSON.stringify(whole)}`);
  } else {
    if (choice === "send as it is") {
      for (const { start, end } of findings) released.add(text.slice(start, end));
      await chat.press("Tab");
      await chat.press("Tab");
    }
    await press(user);
    await arrived(user, before, text);
  }
  await chat.becomes("watching");
  draft.become("");
  return settled(chat, draft);
}

/** Back to the text, which is emptied; `writes`: the caret stands where the user left it, and some write on. */
async function back({ chat, draft, luck, world }, { before }, writes = luck.chance(0.5)) {
  await chat.press("Escape");
  await chat.becomes("watching");
  await settled(chat, draft);
  if (world.server.prompts().length !== before) throw new Error("a text was sent after Terug");
  if (writes) {
    await chat.tab.keyboard.type("x");
    draft.insert("x");
    await settled(chat, draft);
  }
  await chat.chord(["Control"], "a");
  await chat.press("Backspace");
  draft.become("");
  return settled(chat, draft);
}

/**
 * Whether `sent` is the text with its findings, and nothing else, as placeholders. A placeholder can bring to light what stood in the
 * shadow of a value: then there are more of them, and the rest must still be the text. Without a value that was set aside there are fewer.
 */
function onlyReplaced(text, findings, sent, aside) {
  const parts = sent.split(PLACEHOLDER);
  const rest = new RegExp(`^${parts.map(literal).join("[^,;]{1,40}?")}$`, "u").test(text);
  if (aside) return rest && sent.split(aside).length === text.split(aside).length;
  let [pattern, from] = ["", 0];
  for (const { start, end } of findings) {
    if (start < from) continue;
    pattern += `${literal(text.slice(from, start))}${PLACEHOLDER.source}`;
    from = end;
  }
  if (new RegExp(`^${pattern}${literal(text.slice(from))}$`, "u").test(sent)) return true;
  return parts.length - 1 > findings.length && rest;
}

const PLACEHOLDER = /\[[^[\]]+ \d+\]/u;
const literal = (part) => part.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** Nothing sent, on its way while it is typed or in a file, may carry what had to be asked about, unless the user released all values in it. */
function nothingLeft({ world: { server }, check, released }) {
  for (const [what, texts] of [["a prompt", server.prompts()], ["what is sent while typing", server.early()], ["a file", server.uploads()]]) {
    for (const text of texts) {
      const whole = text.replaceAll("\u00a0", " ");
      if (mustStay(check, released, whole)) throw new Error(`a text that must be asked about reached the server as ${what}: ${JSON.stringify(whole)}`);
    }
  }
}
