/** Copilot for consumers: a React textarea and a socket. */
import { copilot } from "./calls.js";
import { Composer, show } from "./reactbox.jsx";

show(
  document.getElementById("composer"),
  <Composer
    call={copilot()}
    render={({ box, text, sendByClick }) => (
      <div className="composer" data-testid="composer">
        <div className="box">
          <textarea id="userInput" data-testid="composer-input" placeholder="Message Copilot" aria-label="Message Copilot" autoFocus {...box} />
        </div>
        {text.trim() && <button type="button" className="send" data-testid="submit-button" aria-label="Submit message" onClick={sendByClick}>↑</button>}
      </div>
    )}
  />,
);
