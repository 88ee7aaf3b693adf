/** The edit box of an old message: a textarea in the thread with its own buttons, while the page's own box stays below. */
import { Composer, show } from "./reactbox.jsx";

/** @param {{call: (text: string) => void, needsKeyCode?: boolean, round: (content: object) => object, save: object}} options */
export function showEdit({ call, needsKeyCode, round, save }) {
  show(
    document.getElementById("thread"),
    <Composer
      call={call}
      needsKeyCode={needsKeyCode}
      render={({ box, sendByClick }) =>
        round(
          <div className="composer">
            <div className="box">
              <textarea aria-label="Bericht bewerken" autoFocus {...box} />
            </div>
            <button type="button" className="save">Annuleren</button>
            <SaveButton {...save} onClick={sendByClick} />
          </div>,
        )
      }
    />,
  );
}

function SaveButton({ as: Tag = "button", ...attributes }) {
  return <Tag className="save" data-save="" {...attributes}>Verzenden</Tag>;
}
