/**
 * Text that reaches a box without its letters being typed: as dictation, a dead key or an input method of the system brings it, by the
 * browser's own events. Chromium takes them by its protocol, Firefox by the text input processor that its own tests use.
 */

const ENTER = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13, nativeVirtualKeyCode: 13 };
const DEAD = { key: "Dead", code: "Quote", windowsVirtualKeyCode: 222 };

/**
 * @typedef {object} InputMethod
 * @property {(text: string, andEnter?: boolean) => Promise<void>} dictate  puts a text in at the caret at once, and presses Enter in the same moment
 * @property {(text: string) => Promise<void>} compose   shows a text that is not decided yet
 * @property {() => Promise<void>} enter                 the Enter that the input method takes
 * @property {(text: string) => Promise<void>} commit    decides for a text
 * @property {(letter: string) => Promise<void>} dead    a dead key, and the letter that comes of it and the next key
 */

/** @returns {Promise<InputMethod>} */
export async function inputMethod(rig, { tab }) {
  return rig.inTab ? firefox(rig, tab) : chromium(await tab.createCDPSession());
}

function chromium(session) {
  const key = async (type, init) => void (await session.send("Input.dispatchKeyEvent", { type, ...init }));
  const enter = () => Promise.all([key("rawKeyDown", ENTER), key("keyUp", ENTER)]);
  const commit = async (text) => void (await session.send("Input.insertText", { text }));
  return {
    dictate: async (text, andEnter) => void (await Promise.all([commit(text), andEnter && enter()])),
    commit,
    compose: async (text) => void (await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length })),
    enter,
    async dead(letter) {
      await key("rawKeyDown", DEAD);
      await key("keyUp", DEAD);
      await key("keyDown", { key: letter, code: "KeyE", text: letter });
      await key("keyUp", { key: letter, code: "KeyE" });
    },
  };
}

function firefox(rig, tab) {
  const run = (code) => rig.inTab(tab, `(() => {
    const { classes: all, interfaces } = Components;
    const input = (globalThis.promptwachtInput ??= all["@mozilla.org/text-input-processor;1"].createInstance(interfaces.nsITextInputProcessor));
    // Keys that the test presses take the input over.
    input.beginInputTransactionForTests(content);
    const Key = content.KeyboardEvent;
    ${code}
    return true;
  })()`);
  const text = (value) => JSON.stringify(value);
  const press = (init) => `const key = new Key("", ${text(init)}); input.keydown(key); input.keyup(key);`;
  const ENTER_KEY = press({ key: "Enter", code: "Enter", keyCode: 13 });
  return {
    dictate: (value, andEnter) => run(`content.windowUtils.sendContentCommandEvent("insertText", null, ${text(value)}); ${andEnter ? ENTER_KEY : ""}`),
    compose: (value) => run(`input.setPendingCompositionString(${text(value)});
      input.appendClauseToPendingComposition(${value.length}, input.ATTR_RAW_CLAUSE);
      input.setCaretInPendingComposition(${value.length});
      input.flushPendingComposition();`),
    enter: () => run(ENTER_KEY),
    commit: (value) => run(`input.commitCompositionWith(${text(value)});`),
    dead: (letter) => run(`${press({ key: "Dead", code: "Quote", keyCode: 222 })} input.commitCompositionWith(${text(letter)});`),
  };
}
