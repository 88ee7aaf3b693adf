// What the organisation decided about the chatbot in front, and whom to ask.

import { policy, words } from "../language.js";

const add = (parent, name, text = "") => {
  const child = document.createElement(name);
  child.textContent = text;
  parent.append(child);
  return child;
};

function addLink(parent, text, address) {
  const link = add(parent, "a", text);
  Object.assign(link, { href: address, target: "_blank", rel: "noopener noreferrer" });
}

function addDecision(place, { approval, account, conditions = [], alternative }) {
  add(place, "p", words(`panel_decision_${approval}`));
  if (account) add(place, "p", `${words("panel_decision_account")}: ${account}`);
  const list = add(place, "ul");
  for (const condition of conditions) add(list, "li", condition);
  if (alternative) addLink(add(place, "p", `${words("dialog_alternative")} `), new URL(alternative).host, alternative);
}

/** Draws it into the popup for a page on this host. */
export function showHouse(host) {
  const { organisation: { name, logo_text: logo, contacts = [] } = {}, chatbots = [], links = [] } = policy ?? {};
  const chatbot = chatbots.find((one) => one.host.toLowerCase() === host);
  const section = document.querySelector("#house");
  section.hidden = !chatbot && contacts.length === 0 && links.length === 0;
  if (section.hidden) return;
  const heading = add(section, "h3");
  if (logo) add(heading, "span", logo).className = "logo";
  heading.append(name ?? words("popup_house"));
  if (chatbot) addDecision(section, chatbot);
  if (contacts.length > 0) addContacts(section, contacts);
  const list = add(section, "ul");
  for (const { title, page } of links) addLink(add(list, "li"), title, page);
}

function addContacts(place, contacts) {
  add(place, "p", words("panel_contacts"));
  const list = add(place, "ul");
  for (const { name: who, phone, mail, page } of contacts) {
    const item = add(list, "li");
    add(item, "span", who);
    if (phone) addLink(item, phone, `tel:${phone}`);
    if (mail) addLink(item, mail, `mailto:${mail}`);
    if (page) addLink(item, new URL(page).host, page);
  }
}
