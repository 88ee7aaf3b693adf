/** Claude's edit box: an old message of the user, opened for a change; its save button has only a localized label. */
import { claude } from "./calls.js";
import { Composer, show } from "./reactbox.jsx";

document.getElementById("composer").hidden = true;
show(
  document.getElementById("thread"),
  <div className="turn" data-cds="UserMessage">
    <Composer
      call={claude}
      render={({ box, sendByClick }) => (
        <div className="composer">
          <div className="box">
            <textarea aria-label="Bericht bewerken" autoFocus {...box} />
          </div>
          <button type="button" className="save" data-save="" onClick={sendByClick}>Opslaan</button>
        </div>
      )}
    />
  </div>,
);
