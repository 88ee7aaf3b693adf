/** Duck.ai: a React textarea in a form. */
import { duckai } from "./calls.js";
import { Composer, show } from "./reactbox.jsx";

show(
  document.getElementById("composer"),
  <Composer
    call={duckai()}
    render={({ box, text, sendBySubmit }) => (
      <form className="composer" onSubmit={sendBySubmit}>
        <div className="box">
          <textarea name="user-prompt" placeholder="Vraag privé" aria-label="Stel een vraag" autoFocus {...box} />
        </div>
        <button type="submit" className="send" aria-label="Send" disabled={text.trim() === ""}>↑</button>
      </form>
    )}
  />,
);
