/** The HTML round every composer: a calm, unbranded chat page in Dutch, good enough for a projector. */

/** The composer markup that the real page delivers as HTML; React pages fill theirs by script. */
const composers = {
  "chatgpt-new": `
    ${chatgptForm("thread", "hidden")}
    ${chatgptForm("home", "")}`,
  "chatgpt-classic": `
    <form data-type="unified-composer" class="composer">
      <input type="file" hidden><input id="upload-photos" type="file" accept="image/*" hidden>
      <button type="button" class="plus" id="composer-plus-btn" aria-label="Bestanden en meer toevoegen">+</button>
      <div class="box"><textarea name="prompt-textarea" class="twin" hidden></textarea></div>
      <span data-button></span>
    </form>`,
  claude: `
    <div class="composer">
      <input type="file" id="chat-input-file-upload-onpage" data-testid="file-upload" hidden>
      <div class="box"><textarea data-testid="chat-input-ssr" aria-label="Stel een vraag" placeholder="Stel een vraag" rows="1"></textarea></div>
      <span data-button></span>
    </div>`,
  // Below an edit stands the page's own box, empty.
  "chatgpt-edit": `
    <form data-type="unified-composer" class="composer">
      <div class="box"><div id="prompt-textarea" class="ProseMirror" contenteditable="true" role="textbox" aria-label="Stel een vraag"><p><br></p></div></div>
    </form>`,
  gemini: `
    <div class="composer">
      <input type="file" hidden>
      <div class="box"><rich-textarea></rich-textarea></div>
      <div class="send-button-container" data-test-id="send-button-container"></div>
    </div>`,
  mistral: `
    <form class="composer">
      <input type="file" name="file-upload" hidden>
      <div class="box"><textarea name="message.text" class="twin" hidden></textarea></div>
      <span data-button></span>
    </form>`,
  grok: `
    <form class="composer">
      <input type="file" hidden><textarea class="twin" hidden></textarea>
      <div class="box" data-testid="chat-input"></div>
      <span data-button></span>
    </form>`,
};

function chatgptForm(placement, hidden) {
  return `<form data-chatgpt-composer data-type="unified-composer" data-composer-placement="${placement}" class="composer" ${hidden}>
      <input type="file" hidden>
      <button type="button" class="plus" aria-label="Bestanden en meer toevoegen">+</button>
      <div class="box"></div>
      <span data-button></span>
    </form>`;
}

/** @param {{page: import("./pages.mjs").Page, nonce: string, style: string}} options */
export function shell({ page, nonce, style }) {
  return `<!doctype html>
<html lang="nl-NL">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Oefenchat</title>
<script nonce="${nonce}">window.__firstScript = performance.now();${page.early ? `(${early})(${JSON.stringify(page.early)})` : ""}</script>
<style nonce="${nonce}">${style}</style>
</head>
<body data-page="${page.id}">
<aside>
  <strong class="brand">Oefenchat</strong>
  <button type="button" class="new" data-testid="newChatButton">Nieuwe chat</button>
  <p class="heading">Eerdere chats</p>
  <nav><a>Folder over griep</a><a>Rooster voor de herfst</a><a>Recept voor 40 personen</a></nav>
  <p class="local">Deze pagina staat op je eigen computer. Er luistert geen chatbot mee.</p>
</aside>
<main>
  <section id="thread" aria-label="Gesprek"></section>
  <h1 class="welcome">Waar kan ik je mee helpen?</h1>
  <div id="composer">${composers[page.id] ?? ""}</div>
</main>
<script nonce="${nonce}" src="/app/${page.id}.js"></script>
</body>
</html>`;
}

/**
 * Runs as the first script of a page under `?early`: puts the box there with a flagged text and presses Enter at once.
 * Written into the page, so it uses nothing from here.
 */
function early(html) {
  if (location.search !== "?early") return;
  const place = document.createElement("div");
  place.innerHTML = html;
  document.documentElement.append(place);
  const enter = new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true, cancelable: true, composed: true });
  let heard = false;
  window.addEventListener("keydown", () => (heard = true), { capture: true, once: true });
  place.querySelector("textarea, [contenteditable]").dispatchEvent(enter);
  window.__heldBeforeScripts = enter.defaultPrevented && !heard;
  place.remove();
}
