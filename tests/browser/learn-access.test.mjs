/** Everybody can use the pages to learn: every part and every state of it that stands here. Colours and size are ours to choose in Chromium. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, it } from "node:test";
import { emulate, misfits, violations } from "./access.mjs";
import { until } from "./driver.mjs";
import { openLearn } from "./learn.mjs";
import { inEach, oneEach } from "./variants.mjs";

/**
 * What is brought on a part before it is looked at once more: name of the state -> deed. A part that is not here is looked at as it
 * opens. Each deed starts on a part that was just drawn; leave dialogs closed behind you.
 */
const states = {
  tips: {
    // A dozen cards tell axe as much as all of them, in a tenth of the time.
    "as it opens": async (learn) => void (await learn.tab.select("#tips-subject", "med")),
    "one of ours, one of the organisation": async (learn) => {
      await learn.set({ tips: [{ title: "Ook A-D1", text: "Bel de helpdesk.", page: "https://intranet.example/" }], links: [{ title: "Onze regels", page: "https://intranet.example/" }] });
      await learn.there("#own-tips");
      await learn.press("#A-D1 summary");
      await learn.fill("#tips-search", "a-d1");
    },
    slides: async (learn) => {
      await learn.fill("#tips-search", "a-d1");
      await learn.press("#slides");
      return () => learn.press("#slides-close");
    },
  },
  prompts: {
    // One phase tells as much as all of them.
    "as it opens": async (learn) => {
      await learn.tick("#phase-team");
      await learn.there("#prompt-P-T1");
      await until(() => learn.look('root.querySelector("#prompt-P-I1") === null'), "one phase");
    },
    "nothing found": async (learn) => {
      await learn.fill("#sought", "niets dat er is");
      await until(() => learn.look('root.querySelector("#examples > li") === null'), "no prompt");
    },
  },
  law: {
    answered: async (learn) => {
      await learn.tick("#ask-A-W1-0");
      await learn.tick("#ask-A-W2-1");
      await learn.there("#law-A-W2 .outcome.hint");
    },
  },
  energy: {
    guessed: async (learn) => {
      await learn.tick("#guess-long");
      await learn.there("table");
      await learn.fill("#energy-days", "veel");
    },
  },
  quiz: {
    "a question answered": async (learn) => {
      await learn.to("quiz/alone");
      await learn.there("#option-0");
      await learn.tick("#option-0");
      await learn.press("#check");
      await learn.there("#outcome");
    },
    "a room": async (learn) => {
      await learn.to("quiz/room");
      await learn.press("#forward");
      await learn.there("#outcome");
    },
    "own questions": async (learn) => {
      await learn.to("quiz/own");
      await learn.give("#import-questions", "wrong.json", "{");
      await learn.there("#file-wrong");
    },
  },
  poll: {
    asked: async (learn) => {
      await learn.press("#P-1");
      await learn.there("#hands-2");
    },
  },
  training: {
    "what may": async (learn) => {
      await learn.press("#start");
      await learn.press("#onward");
      await learn.there(".sides");
    },
  },
  report: {
    "an exercise, handed on": async (learn) => {
      await learn.press("#rehearsal-start");
      await learn.there(".exercise");
      await learn.fill("#report-words", "999900006");
      await learn.press("#report-ready");
      await learn.there("#report-words");
      await learn.there("#report-personal");
    },
  },
  toolkit: {
    answered: (learn) => learn.tick("#leak-0"),
  },
  settings: {
    demo: async (learn) => {
      await learn.tick("#settings-demo");
      await learn.tick("#done-chatgpt-signed-in");
    },
  },
  check: {
    "what is wrong": (learn) => learn.press("#case-show"),
  },
  help: {
    "with people": async (learn) => {
      await learn.set({ organisation: { contacts: [{ role: "helpdesk", name: "Helpdesk", mail: "help@voorbeeld.nl", phone: "030 123 45 67", page: "https://voorbeeld.nl/hulp" }] } });
      await learn.there("#contacts");
    },
  },
  kompas: {
    "the short version": async (learn) => {
      await learn.to("kompas/short");
      await learn.tick("#C-S1-3-2");
    },
    "a group": async (learn) => {
      await learn.to("kompas/group");
      await learn.tick("#C-S1-1-2");
      await learn.tick("#C-S1-2-2");
      await learn.press("#kompas-next");
      await learn.there("#kompas-clear");
      return () => learn.press("#kompas-clear");
    },
    "an outcome beside another": async (learn) => {
      const round = (date) => `{ "date": "${date}", "people": 12, "scores": { "C-S1": 2, "C-S2": 4 } }`;
      await learn.there("#kompas-import");
      await learn.give("#kompas-import", "scores.json", `{ "kind": "promptwacht-kompas", "version": 1, "rounds": [${round("2026-01-12")}, ${round("2026-05-12")}] }`);
      await learn.there("#kompas-kept");
      await learn.to("kompas/outcome");
      await learn.there("#kompas-compared");
      await learn.tab.select("#kompas-compared", "0");
      await learn.there("#kompas-table");
    },
  },
  organisation: {
    "totals, and a file that is refused": async (learn) => {
      for (const side of ["before", "after"]) for (const name of ["prompts", "findings"]) await learn.fill(`#organisation-totals-${side}-${name}`, "10");
      await learn.give("#organisation-import", "wrong.json", "{");
      await learn.there("#totals-bars");
      await learn.there(".outcome.stop");
    },
  },
  group: {
    "a request, a purchase, a decision": async (learn) => {
      await learn.give("#group-request", "request.json", '{ "kind": "promptwacht-request", "tool": "Notulist" }');
      await learn.press("#group-judge-0");
      await learn.press("#group-decisions-add");
      await learn.press("#group-members-add");
      await learn.there("#group-members-0-role");
    },
  },
  list: {
    "a chatbot that is wrong, then one that is right": async (learn) => {
      await learn.press("#list-policy-chatbots-add");
      await learn.there("#list-wrong");
      await learn.fill("#list-policy-chatbots-0-host", "chat.example.org");
      await learn.fill("#list-policy-house_rules-lines", "Bel mevrouw Jansen, BSN 999990019.");
      await learn.there("#list-compare");
      await learn.there("#list-right");
    },
  },
  share: {
    "a text about a person, and a pack that was brought": async (learn) => {
      await learn.there("#share-personal");
      await learn.give("#share-import", "pack.json", '{ "kind": "promptwacht-pack", "version": 1, "date": "2026-11-23", "parts": { "chatbots": [{ "host": "chat.example.org", "approval": "approved" }] } }');
      await learn.there("#share-changes");
      return () => learn.press("#share-leave");
    },
  },
  mine: {
    refused: async (learn) => {
      await learn.give("#mine-import", "wrong.json", "{");
      await learn.there("#mine-refused p");
    },
    "the question": async (learn) => {
      await learn.press("#mine-wipe");
      return () => learn.press("#mine-wipe-no");
    },
  },
};

/** What the browser itself draws cut off, and what only a screen reader reads. */
const known = /^((textarea|input|select)\..* is cut off|.*\.away\b.*)$/;

/** Everything that the keyboard must reach; of radio buttons the one that it comes to. */
const stops = `[...document.querySelectorAll(document.querySelector("dialog[open]") ? "dialog[open] :is(a, button, input, select, textarea)" : "a[href], button, summary, input, select, textarea")]
  .filter((one) => one.checkVisibility() && !one.disabled)
  .filter((one) => one.type !== "radio" || one === ([...document.getElementsByName(one.name)].find(({ checked }) => checked) ?? document.getElementsByName(one.name)[0]))`;

/** What of all that the keyboard does not reach, as it would be read. A field for a day or a moment has stops of its own inside. */
async function unreached(learn) {
  const of = await learn.look(`(() => {
    globalThis.seen ??= new Set();
    seen.clear();
    globalThis.see ??= (root.addEventListener("focusin", ({ target }) => seen.add(target)), true);
    root.activeElement?.blur();
    getSelection().setBaseAndExtent(document.body, 0, document.body, 0);
    return ${stops}.length + 6 * root.querySelectorAll("input[type^=date]").length;
  })()`);
  const rest = () => learn.look(`${stops}.filter((one) => !seen.has(one)).map((one) => one.outerHTML.slice(0, 90))`);
  // At the end comes the browser's own bar.
  for (let step = 0; step < of + 8; step += 1) await learn.tab.keyboard.press("Tab");
  return rest();
}

const frame = await readFile(new URL("../../crates/learn/src/frame.rs", import.meta.url), "utf8");
const parts = [...frame.matchAll(/^ +id: "([\w-]+)",$/gm)].map(([, id]) => id);

inEach(oneEach, (world, { browser }) => {
  let learn;
  before(async () => {
    learn = await openLearn(world.rig, "home");
    // Every part works without a network.
    if (browser === "chromium") await learn.tab.setOfflineMode(true);
  });

  it("has a way to each part on the first page", async () => {
    await learn.there("main .cards a");
    const ways = await learn.look('[...root.querySelectorAll("main .cards a")].map(({ hash }) => hash.slice(1))');
    assert.deepEqual(ways.toSorted(), parts.filter((id) => id !== "home").toSorted());
    const heads = await learn.look('[...root.querySelectorAll("main .cards h3, main .cards .why")].filter((one) => one.innerText.trim() === "").length');
    assert.equal(heads, 0, "every part has a name and says what it is for");
  });

  for (const part of parts) {
    it(`${part}: axe, light and dark, large, by keyboard`, async () => {
      for (const [state, bring] of Object.entries({ "as it opens": () => {}, ...states[part] })) {
        const where = `${part}, ${state}`;
        await learn.tab.setViewport(learn.whole);
        await learn.to(part === "home" ? "mine" : "home");
        await learn.to(part);
        await until(() => learn.look(`root.activeElement.localName === "h2"`), `${where}: the part`);
        const away = await bring(learn);
        assert.deepEqual(await violations(learn.look, "html"), [], `${where}, light`);
        if (browser === "chromium") {
          await emulate(learn, { "prefers-color-scheme": "dark" });
          assert.deepEqual(await violations(learn.look, "html"), [], `${where}, dark`);
          await emulate(learn, {});
          await learn.tab.setViewport({ width: 320, height: 256 });
          const wrong = await learn.look(`(${misfits})(document.documentElement)`);
          assert.deepEqual(wrong.filter((one) => !known.test(one)), [], `${where}, at 400 %`);
          assert.deepEqual(await unreached(learn), [], `${where}, by keyboard`);
        }
        await away?.();
        await learn.set({});
      }
    });
  }
});
