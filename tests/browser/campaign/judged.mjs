/** What the detector says of a text, as far as a campaign needs it. */

/** @param {string} level @returns {boolean} whether the user must be asked about a text of this level */
export const asks = (level) => level === "warn" || level === "stop";

/**
 * @param {(text: string) => import("../../build/load.mjs").Report} check
 * @param {Set<string>} released what the user let go
 * @param {string} text
 * @returns {boolean} whether it must be asked about and holds something else than that
 */
export function mustStay(check, released, text) {
  const { level, findings } = check(text);
  return asks(level) && findings.some(({ start, end }) => !released.has(text.slice(start, end)));
}
