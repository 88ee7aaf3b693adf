/** DeepSeek's edit box; its buttons are divs, too. */
import { deepseekEdit } from "./calls.js";
import { showEdit } from "./edit.jsx";

showEdit({
  call: deepseekEdit,
  needsKeyCode: true,
  round: (content) => <div className="turn">{content}</div>,
  save: { as: "div", role: "button", tabIndex: 0, className: "ds-button--primary save" },
});
