/** The states of the pages to learn, as tests bring them about. */
import { until } from "./driver.mjs";

/** A press that draws a row takes the focus there: the next press waits for that. */
const focusGoes = (learn, id) => until(() => learn.look(`root.activeElement.id === "${id}"`), `the focus on ${id}`);

/**
 * What is brought on a part before it is looked at once more: name of the state -> deed. A part that is not here is looked at as it
 * opens. Each deed starts on a part that was just drawn; leave dialogs closed behind you.
 */
export const states = {
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
  prompts: {
    // One phase tells as much as all of them.
    "as it opens": async (learn) => {
      await learn.tick("#phase-team");
      await learn.there("#prompt-P-T1");
    },
    "nothing found": async (learn) => {
      await learn.fill("#sought", "niets dat er is");
      await until(() => learn.look('root.querySelector("#examples > li") === null'), "no prompt");
    },
    "flagged, and one of the user's own": async (learn) => {
      await learn.fill("#sought", "brief");
      await learn.fill("#own-title", "Brief");
      await learn.fill("#own-text", "Schrijf een brief voor mevrouw De Wit uit Goirle met diabetes.");
      await learn.press("#own-keep");
      await learn.there("#desk-found");
      await learn.fill("#own-text", "Schrijf een brief over [onderwerp].");
      await learn.press("#own-keep");
      await learn.there("#prompt-brief");
    },
    "weak beside strong": async (learn) => {
      await learn.to("prompts/compare");
      await learn.press("#compare-open");
      await learn.there("#better");
    },
  },
  builder: {
    flagged: async (learn) => {
      await learn.fill("#goal", "Leg uit aan mevrouw Vlierhout uit Goirle wat diabetes is");
      await learn.tick("#sources");
      await learn.press("#copy");
      await learn.there("#desk-found");
    },
    "an example with a blank filled in": async (learn) => {
      await learn.to("builder/E-V1");
      await learn.there("#blank-0");
      await learn.fill("#blank-0", "45");
    },
  },
  match: {
    answered: async (learn) => {
      await learn.press("#match-ai");
      await learn.there("#match-next");
    },
    "at its end": async (learn) => {
      for (let turn = 0; turn < 12; turn += 1) {
        await learn.press("#match-you");
        await learn.press("#match-next");
      }
      await learn.there("#match-end");
    },
  },
  phases: {
    "medical uses": async (learn) => {
      await learn.tick("#medical");
      await learn.there(".card .mark");
    },
  },
  "search-first": {
    "an answer": (learn) => learn.press("#Z-1 summary"),
  },
  stories: {
    "one that fits a finding": (learn) => learn.to("stories/for/personal"),
    "one, chosen": async (learn) => {
      await learn.to("stories/D-S3");
      await learn.press("#choose-D-S3");
    },
  },
  talk: {
    "on a screen": async (learn) => {
      await learn.to("talk/live");
      await learn.there("#talk-turn");
    },
    "a question, answered": async (learn) => {
      await learn.to("talk/live");
      await learn.there("#talk-next");
      while (await learn.look('root.querySelector("#show-right") === null')) await learn.press("#talk-next");
      await learn.press("#show-right");
    },
    texts: async (learn) => {
      await learn.to("talk/texts");
      await learn.press("#text-A-O4 summary");
    },
    "for a coach": async (learn) => {
      await learn.to("talk/coach");
      await learn.there("#copy-coffee");
    },
  },
  debate: {
    "hands counted": async (learn) => {
      await learn.to("debate/S1");
      await learn.press("#votes-0-more");
      await learn.press("summary");
    },
  },
  welcome: {
    "the second": (learn) => learn.to("welcome/2"),
    "the third": (learn) => learn.to("welcome/3"),
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
    "a case, answered": async (learn) => {
      for (const button of ["#start", "#onward", "#onward"]) await learn.press(button);
      await learn.tick("#option-0");
      await learn.press("#check");
      await learn.there("#outcome");
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
      await focusGoes(learn, "group-purchases-0-contract");
      await learn.press("#group-decisions-add");
      await focusGoes(learn, "group-decisions-0-what");
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
  lesson: {
    // A row of each part tells axe as much as all of ours, in a tenth of the time.
    "rows with gaps, a text about a person, a file that is refused": async (learn) => {
      for (const part of ["why", "rules", "cases"]) {
        await learn.press(`#lesson-${part}-add`);
        await learn.there(`#lesson-${part}-0-title`);
      }
      await learn.fill("#lesson-rules-0-not_as", "Mevrouw Jansen, BSN 999990019");
      await learn.there("#lesson-rules-0 .seen");
      await learn.give("#lesson-import", "wrong.json", "{");
      await learn.there(".outcome.stop");
    },
    "the question": async (learn) => {
      await learn.press("#lesson-wipe");
      return async () => {
        await learn.press("#lesson-wipe-yes");
        await learn.there("#lesson-fill");
      };
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
