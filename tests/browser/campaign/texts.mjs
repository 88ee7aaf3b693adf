/** What a random user writes: questions that must go, and text that must not. All of it is synthetic. */

const people = ["mevrouw De Wit", "dhr Bakker", "Ahmet Kaya", "mw. Jansen-de Boer", "meneer Yılmaz", "Fatima El Amrani"];
const numbers = ["BSN 999900006", "bsn 9999.00.018", "tel 0612345678", "IBAN NL91ABNA0417164300", "geboren 12-03-1948"];
const illnesses = ["heeft diabetes", "slikt metformine", "is opgenomen met een longontsteking", "heeft dementie"];
const questions = [
  "Wat zijn de bijwerkingen van metformine?", "Schrijf een folder over griep.", "Leg uit wat een delier is, in B1.",
  "Maak een rooster voor de herfst.", "Welke stappen heeft een MDO?", "Vertaal: goedemorgen, hoe gaat het?", "Geef 3 tips voor een goede overdracht 🙂",
];
/** Short pieces, as a hurried hand puts between. */
const pieces = ["even ", "graag kort ", "ok ", "én ", "2x ", "s.v.p. ", "— ", "ëü ", "👍 "];

/** @param {ReturnType<typeof import("./random.mjs").random>} luck @returns {string} a text about somebody */
export const about = (luck) =>
  luck.weighted([
    [4, `${luck.pick(people)}, ${luck.pick(numbers)}, ${luck.pick(illnesses)}. `],
    [3, `${luck.pick(people)} ${luck.pick(illnesses)}. `],
    [2, `${luck.pick(numbers)} `],
    [1, `Overdracht: ${luck.pick(people)} ${luck.pick(illnesses)}, ${luck.pick(numbers)}; bel ${luck.pick(numbers)}. `],
  ]);

/** @param {ReturnType<typeof import("./random.mjs").random>} luck @returns {string} a text about nobody */
export const question = (luck) => `${luck.pick(questions)} `;

/** @param {ReturnType<typeof import("./random.mjs").random>} luck @returns {string} */
export const piece = (luck) => luck.pick(pieces);
