/** A page of a guarded host after a redesign that kept nothing but an ordinary form: no row of the site table knows its parts. */
import { claude } from "./calls.js";
import { Composer, show } from "./reactbox.jsx";

show(
  document.getElementById("composer"),
  <Composer
    call={claude}
    render={({ box, text, sendByClick }) => (
      <form className="composer" onSubmit={(event) => event.preventDefault()}>
        <div className="box">
          <textarea className="writer" placeholder="Stel een vraag" aria-label="Stel een vraag" autoFocus {...box} />
        </div>
        {text.trim() && <button type="submit" className="send" aria-label="Versturen" onClick={sendByClick}>↑</button>}
      </form>
    )}
  />,
);
