// The list of further sites, each with a switch. The browser asks before it gives the permission; the worker does the rest.

const { optional_host_permissions: optional = [] } = chrome.runtime.getManifest();
const sites = promptwachtFurtherSites.filter(({ origins }) => origins.every((origin) => optional.includes(origin)));

const rows = sites.map(({ name, origins }) => {
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
