// The ways from the popup to the pages to learn.

import { policy } from "../language.js";

for (const link of document.querySelectorAll("[data-learn]")) {
  link.target = "_blank";
  link.href = `../learn/learn.html#${link.dataset.learn}`;
}
const { "learn-welcome": seen } = await chrome.storage.local.get("learn-welcome");
document.querySelector("#welcome").hidden = Boolean(seen);
document.querySelector("#report").hidden = policy?.pages?.leak_report === false;
document.querySelector("#lesson").hidden = !(policy?.lesson_until < Date.now());
