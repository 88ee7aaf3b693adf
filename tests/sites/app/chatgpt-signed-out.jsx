/** ChatGPT for people who are not signed in: a plain textarea, scrambled class names, no form. */
import { prepareSignedOut, signedOut } from "./calls.js";
import { Composer, show } from "./reactbox.jsx";

show(
  document.getElementById("composer"),
  <Composer
    call={signedOut}
    onText={prepareSignedOut}
    render={({ box, text, sendByClick }) => (
      <div className="xk2p composer">
        <div className="q9vd box">
          <textarea id="mobile-composer-prompt" data-mobile-composer-prompt="" placeholder="Stel een vraag" aria-label="Stel een vraag" autoFocus {...box} />
        </div>
        {text.trim() && <button type="button" className="zt41 send" data-composer-submit="" aria-label="Prompt versturen" onClick={sendByClick}>↑</button>}
      </div>
    )}
  />,
);
