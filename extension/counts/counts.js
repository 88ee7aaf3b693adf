// Shows the user what is counted in this browser, what waits, and each report that left: when, to where, in words and to the letter.

import { language, words } from "../language.js";

const find = (selector) => document.querySelector(selector);
const HOUR_MS = 3_600_000;
document.documentElement.lang = language;
document.title = words("counts_title");
for (const element of document.querySelectorAll("[data-text]")) element.textContent = words(element.dataset.text);

function make(name, text, ...children) {
  const element = document.createElement(name);
  element.append(text, ...children);
  return element;
}

const dateOf = (moment, options) => new Date(moment).toLocaleDateString(language, { dateStyle: "long", ...options });
/** A day is one in UTC. */
const dayOf = (day) => dateOf(day, { timeZone: "UTC" });

function whenOf(hour) {
  const [from, to] = [hour, hour + 1].map((one) => String(new Date(one * HOUR_MS).getHours()));
  return words("counts_when", dateOf(hour * HOUR_MS), from, to);
}

/** What a row counts, in words. */
function labelOf({ what, category, level, detail, role }) {
  const label = detail ? `counts_${what === "training" ? "page" : "action"}_${detail.replaceAll("-", "_")}` : `counts_what_${what}`;
  const more = [category && words(`counts_category_${category}`), level && words(`counts_level_${level}`), role && words(`counts_role_${role}`)].filter(Boolean);
  return words(label) + (more.length > 0 ? `: ${more.join(", ")}` : "");
}

function tableOf(rows, title) {
  const head = (key) => Object.assign(make("th", words(key)), { scope: "col" });
  const lines = rows.map((row) => {
    // No name: a site that the organisation added, or none at all.
    const site = row.site ?? "–";
    return make("tr", Object.assign(make("th", labelOf(row)), { scope: "row" }), make("td", site || words("counts_site_other")), make("td", row.number));
  });
  const table = make("table", make("thead", make("tr", head("counts_col_what"), head("counts_col_site"), head("counts_col_number"))), make("tbody", "", ...lines));
  table.setAttribute("aria-label", title);
  return table;
}

/** One report, or what will be one. */
function reportOf(report, to) {
  const title = report.day ? words("counts_day", dayOf(report.day)) : words("counts_week", String(report.week % 100));
  const article = make("article", make("h3", title));
  if (report.answer) {
    const address = to.findLast(({ hour }) => hour === report.hour)?.address ?? "";
    article.append(make("p", whenOf(report.hour), ". ", make("span", words("counts_to", address)), ". ", make("strong", words(`counts_answer_${report.answer}`))));
  }
  article.append(report.rows ? tableOf(report.rows, title) : make("p", words("counts_week_why", String(report.bucket))));
  if (report.body) article.append(make("details", make("summary", words("counts_body")), make("pre", report.body)));
  return article;
}

function list(id, reports, to) {
  const section = find(id);
  section.hidden = false;
  section.replaceChildren(section.firstElementChild, ...(reports.length > 0 ? reports.map((one) => reportOf(one, to)) : [make("p", words("counts_none"))]));
}

async function hasAccess(address) {
  // Only Firefox sends nothing without it; see docs/counts.md.
  const { protocol, hostname } = new URL(address);
  return !chrome.runtime.getURL("").startsWith("moz-") || chrome.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}

async function stateOf({ address, keep, smallest_group: smallest } = {}) {
  if (!address && !keep) return ["counts_off", words("counts_off_why")];
  if (!address) return ["counts_on", words("counts_on_why"), words("counts_keep_why")];
  const access = (await hasAccess(address)) ? [] : [words("counts_no_access")];
  return ["counts_on", words("counts_on_why"), words("counts_address", address), ...access, words("counts_small", String(smallest ?? 10))];
}

const tally = promptwachtTally();
await tally({ module_or_path: fetch("../tally-module.wasm") });

async function draw() {
  const { policy, counts = "", countsTo = [] } = await chrome.storage.local.get(["policy", "counts", "countsTo"]);
  const [title, ...why] = await stateOf(policy?.counts);
  const shown = JSON.parse(tally.show(counts));
  find("#state").replaceChildren(make("h2", words(title)), ...why.map((text) => make("p", text)));
  const isOn = title === "counts_on";
  if (isOn || shown.waiting.length > 0) list("#waiting", shown.waiting, countsTo);
  if (policy?.counts?.address || shown.sent.length > 0) list("#sent", shown.sent, countsTo);
  find("#save").hidden = counts === "";
}

find("#save button").addEventListener("click", async () => {
  const { counts = "" } = await chrome.storage.local.get("counts");
  const address = URL.createObjectURL(new Blob([tally.csv(counts)], { type: "text/csv" }));
  Object.assign(document.createElement("a"), { href: address, download: "promptwacht.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
});
await draw();
document.body.dataset.ready = "";
