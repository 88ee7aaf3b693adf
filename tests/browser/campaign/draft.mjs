/** What the box must hold, by what the user did: text and caret, in the letters that a key press moves over. */

const letters = new Intl.Segmenter("nl", { granularity: "grapheme" });

export class Draft {
  #letters = [];
  #caret = 0;

  get text() {
    return this.#letters.join("");
  }

  /** Whether there is something that a page would send. */
  get sendable() {
    return this.text.trim() !== "";
  }

  insert(text) {
    const added = [...letters.segment(text)].map(({ segment }) => segment);
    this.#letters.splice(this.#caret, 0, ...added);
    this.#caret += added.length;
  }

  /** @returns {number} how many steps to the left there are, at most `most` */
  left(most) {
    const steps = Math.min(most, this.#caret);
    this.#caret -= steps;
    return steps;
  }

  /** @returns {number} how many letters before the caret went, at most `most` */
  backspace(most) {
    const steps = Math.min(most, this.#caret);
    this.#caret -= steps;
    this.#letters.splice(this.#caret, steps);
    return steps;
  }

  /** Begins anew with what the box holds, the caret at the end. */
  become(text) {
    this.#letters = [];
    this.#caret = 0;
    this.insert(text);
  }
}
