/**
 * What users of other extensions in a text box complained about. Each complaint has its threads and, beside them, what would have
 * caught it here: tests that stand elsewhere by name, and tests of its own.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { page, pages } from "../sites/pages.mjs";
import { HABIT_MS, until, visit } from "./driver.mjs";
import { lookInside } from "./inside.mjs";
import { ask } from "./keys.mjs";
import { ownTime } from "./own-time.mjs";
import { inEach, oneEach } from "./variants.mjs";

const mains = pages.filter(({ main }) => main);
const FLAGGED = "Mevrouw De Wit, BSN 999900006, heeft diabetes.";
/** Emoji of several parts, spaces that count, an empty line, a value that stands there twice and one that is a line of its own. */
const TEXT = "Fijn 😀👩🏽‍⚕️ dat je  er bent.\n\nMevrouw De Wit 🤒, BSN:\n999900006\nBel mevrouw De Wit; groet";
const replacedIn = (text) => text.replaceAll("De Wit", "[PERSOON 1]").replaceAll("999900006", "[BSN 1]");
/** Every shape that holds digits as a phone number or a BSN has them. */
const IDS = "Zoek 3f0bcd25-a55d-453a-8046-0612345678ab en 110bcd25-0612-4345-8678-999900006fed op in het logboek.";
const LONG = "De bewoner heeft vannacht goed geslapen en at een volle boterham met kaas bij het ontbijt.\n".repeat(1100);
/** Five times what a key may cost, for the middle key: machines that run the tests are slow, and what users complained about took seconds. */
const SLOW_MS = 10;
/** How long a page may be without its box before it says so. */
const PATIENCE_MS = 15_000;

/** @type {{complaint: string, threads: string[], elsewhere?: Record<string, string[]>, here?: (tools: object) => void, beside?: (tools: object) => void}[]} */
const complaints = [
  {
    complaint: "text changed, doubled, lost",
    threads: [
      "Automattic/harper 609, 1395, 1978, 2039, 2470, 2596, 3981", "languagetool-org/languagetool 3545, 5552", "facebook/lexical 5085",
    ],
    elsewhere: {
      replace: ["gives text and caret back after Terug", "holds the text again after undo", "replaces several findings over paragraphs"],
      marks: ["leaves the page's own DOM alone", "follows replacement and undo"],
      held: ["lets a clean prompt through"],
    },
    here({ open, replaceOnly, replaced, holds }) {
      for (const site of mains) {
        it(`changes the values alone, and leaves the caret and every key to the writer, on ${site.id}`, async () => {
          const chat = await open(site, TEXT);
          const markup = () => chat.page.evaluate((box) => document.querySelector(box).innerHTML, site.box);
          const before = await markup();
          await until(async () => (await chat.host())?.level === "stop", "the level");
          await sleep(200);
          assert.equal(await markup(), before, "changed while it was read");
          await replaceOnly(chat);
          await chat.page.keyboard.type("jes van ons");
          await replaced(chat);
          await holds(chat, `${replacedIn(TEXT)}jes van ons`);
          await chat.page.keyboard.type("X");
          for (const key of ["Backspace", "ArrowLeft", "ArrowLeft"]) await chat.press(key);
          await chat.settle();
          await chat.press("Delete");
          await chat.page.keyboard.type("m");
          await holds(chat, `${replacedIn(TEXT)}jes van oms`);
          await chat.press("ArrowUp");
          await chat.page.evaluate(() => document.activeElement.blur());
          await chat.click(site.box);
          await chat.settle();
          await holds(chat, `${replacedIn(TEXT)}jes van oms`);
          await chat.close();
        });
      }
    },
  },
  {
    complaint: "caret jumps, keys dead after a replacement",
    threads: ["Automattic/harper 1884, 2358, 2470, 2494, 2626, 2974, 3111", "languagetool-org/languagetool 5552, 11417", "bluesky-social/social-app 5819"],
    elsewhere: {
      complaints: ["changes the values alone, and leaves the caret and every key to the writer"],
      replace: ["gives text and caret back after Terug", "gives a selection back after Terug"],
    },
    here({ open, replaceOnly, replaced, holds }) {
      for (const id of ["chatgpt-new", "copilot"]) {
        it(`puts a caret that stood in a value after its placeholder, on ${id}`, async () => {
          const chat = await open(page(id), "Mevrouw De Wit");
          for (const key of ["ArrowLeft", "ArrowLeft"]) await chat.press(key);
          await chat.settle();
          await replaceOnly(chat);
          await replaced(chat);
          await chat.page.keyboard.type(" belt");
          await holds(chat, "Mevrouw [PERSOON 1] belt");
          await chat.close();
        });
      }
    },
  },
  {
    complaint: "formatting gone",
    threads: ["Automattic/harper 2314, 2668"],
    here({ open, replaceOnly, replaced }) {
      for (const site of mains.filter(({ editor }) => editor !== "react")) {
        it(`keeps bold, code and lists, on ${site.id}`, async () => {
          const chat = await open(site, undefined, { formats: true });
          await chat.page.evaluate(pasteFormats, site.box);
          await until(async () => (await chat.text()).includes("morgen"), "the pasted text");
          const before = await chat.page.evaluate(shapes, site.box);
          // Quill keeps no code: the browser takes its element away with the text.
          const kept = ["bold De Wit", "list Bel mevrouw De Wit", ...(site.editor === "quill" ? [] : ["code 999900006"])];
          for (const shape of kept) assert.ok(before.includes(shape), before.join());
          await replaceOnly(chat);
          await replaced(chat);
          assert.deepEqual(await chat.page.evaluate(shapes, site.box), before.map(replacedIn));
          await chat.close();
        });
      }
    },
  },
  {
    complaint: "slow typing in long text",
    threads: ["languagetool-org/languagetool 3265, 6163", "Automattic/harper 3974"],
    here({ open, variant }) {
      // The other browser has no trace that a test can ask for; the content script is the same.
      if (variant.browser !== "chromium") return;
      it("takes no time that a writer of 100 kB would feel", async () => {
        const chat = await open(page("claude"));
        await chat.page.evaluate((text) => document.execCommand("insertText", false, text), LONG);
        // The first look at it is over by then.
        await sleep(4000);
        const { processor: spent } = await ownTime(chat, 11);
        // A busy machine takes the time of some keys.
        assert.ok(spent.at(5) < SLOW_MS, `ms of ours after each key: ${spent.map(Math.round)}`);
        await chat.close();
      });
    },
  },
  {
    complaint: "site changed, protection silently off",
    threads: [
      "dfki-dsa/pii-guardrail-browser-extension 25, 32, 35", "masachika-kamada/ChatGPT-Ctrl-Enter-Sender 164",
      "kohkimakimoto/chatgpt-prompt-snippets-chrome-extension 6", "lugia19/Claude-Usage-Extension 44, 93", "C-Nedelcu/talk-to-chatgpt 253",
    ],
    elsewhere: {
      unguarded: ["says that a page without a known prompt box is not guarded", "says which part of a redesigned page it does not know"],
      ready: ["holds in the first script of"],
      "second-line": ["holds a prompt that no box announced, puts it back and asks"],
      popup: ["says that an unknown page is not guarded"],
    },
    here({ open, world }) {
      it("says so when a page loses its box while it is open", async () => {
        const chat = await open(page("claude"), "Goedemorgen");
        await chat.becomes("watching");
        await chat.page.evaluate(() => {
          const widget = document.createElement("div");
          widget.attachShadow({ mode: "closed" }).append(document.createElement("textarea"));
          document.querySelector(".composer").replaceWith(widget);
        });
        await until(async () => (await chat.state()) === "unguarded", "state unguarded", PATIENCE_MS);
        await until(async () => (await world.rig.badge(chat.page)) === "✕", "the badge");
        await chat.close();
      });
    },
  },
  {
    complaint: "Enter slipped through",
    threads: ["masachika-kamada/ChatGPT-Ctrl-Enter-Sender 47, 54, 128"],
    elsewhere: { held: ["holds a flagged prompt sent by"], ready: ["holds in the first script of"], replace: ["does not take a second Enter by habit for a choice"] },
    here({ open }) {
      it("holds Enter and send on a page that the browser has translated, also where the page listens first", async () => {
        const chat = await open(page("copilot"), FLAGGED);
        await chat.page.evaluate(translate);
        await chat.page.evaluate((box) => {
          window.__heard = [];
          for (const target of [window, document.querySelector(box)]) target.addEventListener("keydown", ({ key }) => window.__heard.push(key), true);
        }, chat.site.box);
        await chat.press("Enter");
        await chat.becomes("asking");
        await chat.press("Escape");
        await chat.becomes("watching");
        await chat.click(`${chat.site.send} font font`);
        await chat.becomes("asking");
        assert.deepEqual(await chat.sent(), []);
        assert.ok(!(await chat.page.evaluate(() => window.__heard)).includes("Enter"));
        await chat.close();
      });
    },
  },
  {
    complaint: "Enter taken during IME composition",
    threads: ["jupyterlab/jupyter-ai 1534", "microsoft/foundry-dev-tools 138", "gduplessy/promptward CHANGELOG 0.9.4"],
    elsewhere: { "ways-in": ["leaves dead keys and the Enter of an input method alone, and judges what comes of them"] },
  },
  {
    complaint: "two extensions fight over one box",
    threads: ["AI-Prompt-Genius/AI-Prompt-Genius 300", "C-Nedelcu/talk-to-chatgpt 47", "Automattic/harper PR 2605"],
    beside({ open, holds, replaced, world }) {
      for (const id of ["chatgpt-new", "copilot", "m365"]) {
        it(`works beside one that hears keys first, corrects, marks, writes and sends, on ${id}`, async () => {
          // What is typed is soon not what stands there.
          const chat = await open(page(id));
          await chat.page.keyboard.type("De patient slaapt. ");
          await holds(chat, "De patiënt slaapt. ");
          await chat.chord(["Control"], "Enter");
          await until(() => world.server.prompts().length > 0, "the call of the page");
          assert.deepEqual(world.server.prompts().map((text) => text.trim()), ["De patiënt slaapt."]);
          world.server.forget();
          await chat.page.keyboard.type("Over ;dw");
          await holds(chat, "Over Mevrouw De Wit, BSN 999900006");
          await chat.busy(true);
          await chat.chord(["Control"], "Enter");
          await chat.becomes("asking");
          assert.equal((await chat.sent()).length, 1);
          await sleep(HABIT_MS);
          await chat.press("Enter");
          await replaced(chat);
          await holds(chat, "Over Mevrouw [PERSOON 1], BSN [BSN 1]");
          assert.deepEqual(world.server.prompts(), []);
          await chat.close();
        });
      }
    },
  },
  {
    complaint: "false alarms; no clear \"ignore\"",
    threads: ["data-privacy-stack/presidio 71", "Automattic/harper 1697, 2142, 2715"],
    elsewhere: {
      plain: ["never holds a plain question"],
      "not-right": [
        "sets a value aside only now, and asks again the next time", "leaves a value alone in this chat, and the rest is judged without it",
        "sets a kind aside until the page is closed, shows it in the popup, and takes it back from there", "takes back in the dialog what was set aside",
      ],
    },
    here({ open, world }) {
      it("reads no number in the parts of an identifier", async () => {
        const chat = await open(page("copilot"), IDS);
        await chat.press("Enter");
        await until(() => world.server.prompts().length > 0, "the call of the page");
        assert.deepEqual(world.server.prompts(), [IDS]);
        assert.equal((await chat.host()).level, "nothing");
        await chat.close();
      });
    },
  },
  {
    complaint: "popup in the way; no off switch per page",
    threads: ["Automattic/harper 1426, 1503, 1670, 1698, 2415, 2950, 3236, 3721"],
    elsewhere: { marks: ["opens a card on hover and by keyboard, and keeps the focus in the box", "can do without marks on one site, from the card, also after a reload"] },
    here({ open, world }) {
      for (const id of ["chatgpt-new", "copilot"]) {
        it(`lets its user click in a marked word and write there, on ${id}`, async () => {
          const chat = await open(page(id), "Mevrouw De Wit belt");
          const word = await markedRoom(world.rig, chat);
          await chat.page.mouse.move(word.x - 3, word.y, { steps: 3 });
          await sleep(400);
          await chat.page.mouse.click(word.x, word.y);
          await chat.settle();
          await chat.press("Backspace");
          await chat.press("Delete");
          await chat.page.keyboard.type("___");
          const text = await until(async () => (await chat.text()).includes("___") && chat.text(), "the typed letters");
          assert.match(text, /^Mevrouw (D___|De___|De ___)\S* ?\S* belt$|^Mevrouw De ?W?___\S* belt$/);
          assert.ok(await chat.focused());
          await chat.close();
        });
      }
    },
  },
];

for (const { complaint, elsewhere = {}, here, beside } of complaints) {
  it(`has what catches "${complaint}"`, async () => {
    assert.ok(here || beside || Object.keys(elsewhere).length > 0);
    for (const [file, titles] of Object.entries(elsewhere)) {
      const source = await readFile(new URL(`${file}.test.mjs`, import.meta.url), "utf8");
      for (const title of titles) {
        const test = new RegExp(`it\\(["\`]${title.replace(/[.$*?()[\]]/g, "\\$&")}`);
        assert.ok(test.test(source), `${file} has no test "${title}"`);
      }
    }
  });
}

const suite = (which) => (world, variant) => {
  const open = async (site, text, options) => {
    world.server.forget();
    const chat = await visit(world.rig, site, options);
    if (text) await chat.write(text);
    return chat;
  };
  /** Chooses placeholders on a page that does not send, so that what is left in the box can be looked at. */
  const replaceOnly = async (chat) => {
    await chat.busy(true);
    await ask(chat);
    await chat.press("Enter");
  };
  const replaced = async (chat) => {
    await until(async () => !/De Wit|999900006/.test(await chat.text()) && (await chat.state()) === "watching", "the placeholders");
    // The last look before sending comes a moment later.
    await sleep(150);
  };
  const holds = async (chat, text) => {
    let now;
    await until(async () => (now = (await chat.text()).replaceAll("\u00a0", " ")) === text, "the text").catch(() => {});
    assert.equal(now, text);
  };
  for (const row of complaints.filter((each) => each[which])) {
    describe(row.complaint, () => row[which]({ open, replaceOnly, replaced, holds, world, variant }));
  }
};

inEach(oneEach, suite("here"));
inEach(oneEach, suite("beside"), [fileURLToPath(new URL("other-extension", import.meta.url))]);

/** Where the middle of the first marked word is. */
async function markedRoom(rig, chat) {
  const inside = chat.site.editor === "react" && (await lookInside(rig, chat.page));
  const room = await until(
    () =>
      inside
        ? inside(`root.querySelector(".sheet span")?.getBoundingClientRect().toJSON()`)
        : chat.page.evaluate(() => [...CSS.highlights].filter(([name]) => name.startsWith("promptwacht-")).flatMap(([, ranges]) => [...ranges])[0]?.getBoundingClientRect().toJSON()),
    "a mark",
  );
  return { x: room.left + room.width / 2, y: room.top + room.height / 2 };
}

/** Runs in the page: a paste of a part of a letter. */
function pasteFormats(selector) {
  const html = "<p>Mevrouw <strong>De Wit</strong>, BSN <code>999900006</code>.</p><ul><li>Bel mevrouw De Wit</li><li>morgen</li></ul>";
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", "Mevrouw De Wit, BSN 999900006.\nBel mevrouw De Wit\nmorgen");
  const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true });
  // Firefox gives an event that a script made no HTML.
  Object.defineProperty(paste, "clipboardData", { value: clipboardData });
  document.querySelector(selector).dispatchEvent(paste);
}

/** Runs in the page: which text of the box is bold, code or in a list. */
function shapes(selector) {
  const kinds = { bold: "strong, b", code: "code", list: "li" };
  const box = document.querySelector(selector);
  return Object.entries(kinds).flatMap(([kind, parts]) => [...box.querySelectorAll(parts)].map((part) => `${kind} ${part.textContent}`));
}

/** Runs in the page: what a browser's translation does to it, two elements round every text. */
function translate() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (text.data.trim() === "" || text.parentElement.closest("script, textarea")) continue;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    text.replaceWith(outer);
    outer.append(inner);
    inner.append(text);
  }
}
