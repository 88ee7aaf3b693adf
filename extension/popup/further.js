// The list of further sites and of those that the organisation added, each with a switch. The browser asks before it gives the
// permission; the worker does the rest.

import { policy } from "../language.js";

const { optional_host_permissions: optional = [], content_scripts: lists } = chrome.runtime.getManifest();
const listed = promptwachtFurtherSites.filter(({ origins }) => origins.every((origin) => optional.includes(origin)));
const known = [...lists.flatMap(({ matches }) => matches), ...listed.flatMap(({ origins }) => origins)];
const own = (policy?.sites ?? []).map(({ id, name = id, hosts }) => {
  const origins = hosts.map((host) => `https://${host}/*`);
  return { name, origins: origins.filter((origin) => !known.includes(origin)) };
});

const rows = [...own.filter(({ origins }) => origins.length > 0), ...listed].map(({ name, origins }) => {
  const [label, input] = [document.createElement("label"), document.createElement("input")];
  input.type = "checkbox";
  input.setAttribute("role", "switch");
  const look = async () => {
    input.checked = await chrome.permissions.contains({ origins });
  };
  input.addEventListener("change", () => {
    // The browser asks only in answer to the click itself.
    const change = input.checked ? chrome.permissions.request({ origins }) : chrome.permissions.remove({ origins });
    change.then(look, look);
  });
  label.append(name, input);
  return { label, look };
});

document.querySelector("#further div").replaceChildren(...rows.map(({ label }) => label));
document.querySelector("#further").hidden = rows.length === 0;
await Promise.all(rows.map(({ look }) => look()));
