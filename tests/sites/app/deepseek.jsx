/** DeepSeek: a React textarea after a hidden one, and a send button that is a div. */
import { deepseek } from "./calls.js";
import { Composer, show } from "./reactbox.jsx";

show(
  document.getElementById("composer"),
  <Composer
    call={deepseek}
    needsKeyCode
    render={({ box, text, sendByClick }) => (
      <div className="composer">
        <textarea hidden readOnly value="Mevrouw Van Dijk, BSN 999900006, eerder getypt." />
        <div className="box">
          <textarea className="ds-scroll-area" placeholder="Message DeepSeek" aria-label="Stel een vraag" autoFocus {...box} />
        </div>
        <div role="button" className="ds-icon-button ds-button--primary send" aria-disabled={text.trim() === ""} tabIndex="0" onClick={sendByClick}><svg width="12" height="12" /></div>
      </div>
    )}
  />,
);
