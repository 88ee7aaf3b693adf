/** What is found is marked while writing, exactly and without a change to the page; a card says what it is; one site can do without. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page, pages } from "../sites/pages.mjs";
import { HABIT_MS, until, visit } from "./driver.mjs";
import { lookInside } from "./inside.mjs";
import { inEach, oneEach } from "./variants.mjs";

const words = JSON.parse(await readFile(new URL("../../extension/_locales/nl/messages.json", import.meta.url), "utf8"));
const said = (key) => words[key].message;
const mains = pages.filter(({ main }) => main);
const TEXT = "Mevrouw De Wit belde. BSN 999900006 hoort erbij.";
const MARKS = { warn: ["De Wit"], stop: ["999900006"], hint: [] };
const NONE = { warn: [], stop: [], hint: [] };

inEach(oneEach, (world) => {
  for (const site of mains) {
    it(`marks what was found and follows edits, on ${site.id}`, async () => {
      const { chat, marks } = await visitMarks(world, site);
      await chat.write("Goedemorgen. ");
      await sleep(200);
      assert.deepEqual(await marks(), NONE);
      await chat.write(TEXT);
      await becomes(marks, MARKS);
      await chat.write("\nBel 06-12345678 of mail.");
      await becomes(marks, { ...MARKS, warn: ["De Wit", "06-12345678"] });
      for (let step = 0; step < " of mail.".length + 1; step += 1) await chat.press("Backspace");
      await becomes(marks, MARKS);
      await chat.close();
    });

    it(`follows replacement and undo, on ${site.id}`, async () => {
      const { chat, marks } = await visitMarks(world, site);
      await chat.write(TEXT);
      await becomes(marks, MARKS);
      await chat.busy(true);
      await chat.press("Enter");
      await chat.becomes("asking");
      await sleep(HABIT_MS);
      await chat.press("Enter");
      await until(async () => /\[PERSOON 1\].*\[BSN 1\]/.test(await chat.text()), "the placeholders");
      await becomes(marks, NONE);
      await until(async () => {
        await chat.chord(["Control"], "z");
        await sleep(100);
        return (await chat.text()).replaceAll("\u00a0", " ") === TEXT;
      }, "the text before");
      await becomes(marks, MARKS);
      await chat.close();
    });

    it(`leaves the page's own DOM alone, on ${site.id}`, async () => {
      const { chat, marks } = await visitMarks(world, site);
      await chat.write(TEXT);
      await becomes(marks, MARKS);
      await sleep(300);
      await chat.page.evaluate(() => {
        window.__records = 0;
        window.__before = document.body.outerHTML;
        const observer = new MutationObserver((records) => (window.__records += records.length));
        observer.observe(document.body, { attributes: true, childList: true, characterData: true, subtree: true });
      });
      await switchMarks(world.rig, chat, false);
      await becomes(marks, NONE);
      await switchMarks(world.rig, chat, true);
      await becomes(marks, MARKS);
      const { records, same } = await chat.page.evaluate(() => ({ records: window.__records, same: window.__before === document.body.outerHTML }));
      assert.deepEqual({ records, same }, { records: 0, same: true });
      await chat.close();
    });

    it(`opens a card on hover and by keyboard, and keeps the focus in the box, on ${site.id}`, async () => {
      const { chat, card, rooms, marks } = await visitMarks(world, site);
      await chat.write(TEXT);
      await becomes(marks, MARKS);
      const [name] = await rooms();
      await chat.page.mouse.move(name.left + name.width / 2, name.top + name.height / 2, { steps: 3 });
      await until(async () => (await card())?.includes(said("kind_person_name")), "the card of the name");
      assert.ok((await card()).includes(said("mark_warn")), await card());
      await chat.page.mouse.move(5, 5, { steps: 3 });
      await until(async () => (await card()) === null, "the card to close");

      await chat.chord(["Alt"], ".");
      await until(async () => (await card())?.includes(said("kind_person_name")), "the first card by keyboard");
      await chat.chord(["Alt"], ".");
      await until(async () => (await card())?.includes(said("kind_nl_bsn")), "the second card by keyboard");
      assert.ok(await chat.focused());
      await chat.press("Escape");
      await until(async () => (await card()) === null, "the card to close");
      assert.ok(await chat.focused());
      assert.equal((await chat.text()).replaceAll("\u00a0", " "), TEXT);
      await chat.close();
    });
  }

  it("lays the mirror over the letters of a textarea, also after wrapping and scrolling", async () => {
    const { chat, inside, marks } = await visitMarks(world, page("copilot"));
    const lines = Array.from({ length: 30 }, (_, line) =>
      line % 3 ? `Regel ${line}: Mevrouw De Wit, BSN 999900006, ${"kwam\u00a0terug en vroeg weer iets, ".repeat(7)}` : `Kort ${line} met\ttab.`);
    await chat.page.evaluate((text) => {
      const box = document.querySelector("#userInput");
      box.select();
      document.execCommand("insertText", false, text);
    }, lines.join("\n"));
    await until(async () => (await marks()).stop.length + (await marks()).warn.length === 40, "40 marks");
    for (const scroll of [0, 300, 1e6]) {
      await chat.page.evaluate((top) => {
        for (let part = document.querySelector("#userInput"); part; part = part.parentElement) part.scrollTop = top;
      }, scroll);
      await sleep(200);
      const drawn = await inside(PARTS);
      assert.ok(drawn.length > 1, `nothing shows at ${scroll}`);
      const seen = await chat.page.evaluate((parts) => {
        const area = document.querySelector("#userInput");
        return parts.map(({ left, right, top, bottom, text }) => {
          const y = (top + bottom) / 2;
          const [from, to] = [left + 1, right - 1].map((x) => document.caretPositionFromPoint(x, y));
          const own = from?.offsetNode === area || to?.offsetNode?.getRootNode?.().host === area;
          return { text, own, under: area.value.slice(from?.offset, to?.offset) };
        });
      }, drawn);
      for (const { text, under } of seen) assert.equal(under, text, `at ${scroll}`);
    }
    await chat.close();
  });

  it("can do without marks on one site, from the card, also after a reload; the gate goes on", async () => {
    const site = page("claude");
    const { chat, inside, marks, card, rooms } = await visitMarks(world, site);
    await chat.write(TEXT);
    await becomes(marks, MARKS);
    const [name] = await rooms();
    await chat.page.mouse.move(name.left + 4, name.top + name.height / 2, { steps: 3 });
    await until(async () => (await card()) !== null, "the card");
    const { x, y } = await inside(`(({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2 }))(root.querySelector(".card button").getBoundingClientRect())`);
    await chat.page.mouse.move(x, y, { steps: 3 });
    await sleep(300);
    await chat.page.mouse.click(x, y);
    await becomes(marks, NONE);
    assert.ok(await chat.focused());
    await chat.close();

    const again = await visitMarks(world, site);
    await again.chat.write(TEXT);
    await until(async () => (await again.chat.host()).level === "stop", "the level");
    await sleep(300);
    assert.deepEqual(await again.marks(), NONE);
    const stored = JSON.parse(await world.rig.inExtension(`chrome.storage.local.get().then(JSON.stringify)`));
    assert.deepEqual(stored, { "marks-off-claude": true });
    const popup = await world.rig.popup(again.chat.page);
    assert.ok(popup.includes(said("popup_marks_off")), popup);
    assert.ok(popup.includes(said("popup_marks_switch_on")), popup);
    assert.deepEqual(await again.marks(), NONE);
    await switchMarks(world.rig, again.chat, true);
    await becomes(again.marks, MARKS);
    await switchMarks(world.rig, again.chat, false);
    await becomes(again.marks, NONE);
    await again.chat.page.evaluate((box) => document.querySelector(box).focus(), site.box);
    await again.chat.press("Enter");
    await again.chat.becomes("asking");
    assert.deepEqual(await again.chat.sent(), []);
    await switchMarks(world.rig, again.chat, true);
    await again.chat.close();
  });
});

/** What shows of the mirror's marks, line by line. */
const PARTS = `(() => {
  const clip = root.querySelector(".mirror").getBoundingClientRect();
  return [...root.querySelectorAll(".sheet span")].flatMap((mark) => {
    const rects = [...mark.getClientRects()];
    if (rects.length !== 1) return [];
    const [{ left, right, top, bottom }] = rects;
    return top >= clip.top && bottom <= clip.bottom ? [{ left, right, top, bottom, text: mark.textContent }] : [];
  });
})()`;

/** A chat page with what is marked on it. */
async function visitMarks(world, site) {
  const chat = await visit(world.rig, site);
  await chat.becomes("watching");
  const inside = await lookInside(world.rig, chat.page);
  const rich = site.editor !== "react";
  const marks = async () => {
    const found = rich
      ? await chat.page.evaluate(() => [...CSS.highlights].flatMap(([name, ranges]) => [...ranges].map((range) => [name.replace("promptwacht-", ""), String(range)])))
      : await inside(`[...root.querySelectorAll(".sheet span")].map((mark) => [mark.className, mark.textContent])`);
    const of = (level) => found.filter(([name]) => name === level).map(([, text]) => text);
    return { warn: of("warn"), stop: of("stop"), hint: of("hint") };
  };
  const rooms = () =>
    rich
      ? chat.page.evaluate(() => [...CSS.highlights.values()].flatMap((ranges) => [...ranges].map((range) => range.getBoundingClientRect().toJSON())))
      : inside(`[...root.querySelectorAll(".sheet span")].map((mark) => mark.getBoundingClientRect().toJSON())`);
  const card = () => inside(`(() => { const card = root.querySelector(".card"); return !card || card.hidden ? null : card.textContent; })()`);
  return { chat, inside, marks, rooms, card };
}

async function becomes(marks, wanted) {
  let now;
  await until(async () => {
    now = await marks();
    return JSON.stringify(now) === JSON.stringify(wanted);
  }, "the marks").catch((error) => {
    assert.deepEqual(now, wanted, error.message);
  });
}

/** Turns the switch as the popup does. */
async function switchMarks(rig, chat, on) {
  const key = `marks-off-${(await rig.status(chat.page)).site}`;
  await rig.inExtension(on ? `chrome.storage.local.remove("${key}").then(() => "")` : `chrome.storage.local.set({ "${key}": true }).then(() => "")`);
  await chat.page.bringToFront();
}
