/** ChatGPT's edit box: an old message of the user, opened for a change. */
import { signedIn } from "./calls.js";
import { showEdit } from "./edit.jsx";

showEdit({
  call: signedIn,
  round: (content) => <article className="turn" data-testid="conversation-turn-1">{content}</article>,
  save: { type: "button" },
});
