/** Chance that can be had again: the same seed, the same user. */

/** @param {number} seed a whole number @returns a generator of chance (mulberry32, public domain, by Tommy Ettinger) */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** From 0 up to, and not including, `limit`. */
    below: (limit) => Math.floor(next() * limit),
    /** True with this probability. */
    chance: (probability) => next() < probability,
    /** One of a list. */
    pick: (list) => list[Math.floor(next() * list.length)],
    /** One of the values of `[weight, value]` rows, by their weights. */
    weighted(rows) {
      let left = next() * rows.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of rows) if ((left -= weight) < 0) return value;
      return rows.at(-1)[1];
    },
  };
}
