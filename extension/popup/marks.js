// The switch for marks in the text, one for each site. It never touches the gate: what would be held is held all the same.

import { words } from "../language.js";

/** Shows the switch for a site; the page hears of a change from the store itself. */
export async function showMarks(place, site) {
  const key = `marks-off-${site}`;
  const [state, button] = [document.createElement("span"), document.createElement("button")];
  const draw = async () => {
    const off = key in (await chrome.storage.local.get(key));
    state.textContent = words(off ? "popup_marks_off" : "popup_marks_on");
    button.textContent = words(off ? "popup_marks_switch_on" : "popup_marks_switch_off");
    button.onclick = async () => {
      await (off ? chrome.storage.local.remove(key) : chrome.storage.local.set({ [key]: true }));
      await draw();
    };
  };
  button.type = "button";
  state.setAttribute("role", "status");
  await draw();
  place.append(state, button);
}
