/**
 * The table of chat pages: one row per composer variant that the real sites serve. Selectors, ids and keys are those of the
 * real pages; the editors are the real ones (ProseMirror, Tiptap, Lexical, Quill, React), bundled from node_modules.
 */

/**
 * @typedef {object} Page
 * @property {string} id        name of the page and of its script in app/
 * @property {string} host      the real host name it is served under
 * @property {string} path      its address there; the strict copy lives under /strict
 * @property {"prosemirror" | "tiptap" | "react" | "lexical" | "quill"} [editor]
 * @property {string} [box]     selector of the prompt box a user types in
 * @property {string} [send]    selector of the send button; it may exist only while there is text
 * @property {string} [form]    selector of the form round the box, where the real page has one
 * @property {string} policy    name of the row in policies.mjs
 * @property {string} strict    the same for its strict copy
 * @property {string} [early]   the bare box with a flagged text, for the first script of the page
 * @property {string} [within]  id of the page that shows this one in a frame
 * @property {boolean} [unlisted]  no row of the site table knows its box: guarded in part
 * @property {boolean} [main]   the page that stands for its editor where one page per editor is enough
 */

const FLAGGED = "Mevrouw De Wit, BSN 999900006, heeft diabetes.";

/** @type {Page[]} */
export const pages = [
  {
    id: "chatgpt-new", host: "chatgpt.com", path: "/", editor: "prosemirror", main: true,
    box: 'form[data-chatgpt-composer]:not([hidden]) [data-composer-markdown][contenteditable="true"]',
    send: 'form[data-chatgpt-composer]:not([hidden]) button[type="submit"]',
    form: "form[data-chatgpt-composer]:not([hidden])",
    policy: "chatgpt", strict: "strict",
  },
  {
    id: "chatgpt-classic", host: "chatgpt.com", path: "/classic", editor: "prosemirror",
    box: 'div#prompt-textarea[contenteditable="true"]',
    early: `<div id="prompt-textarea" contenteditable="true">${FLAGGED}</div>`,
    send: "#composer-submit-button",
    form: 'form[data-type="unified-composer"]',
    policy: "chatgpt", strict: "strict",
  },
  {
    id: "chatgpt-signed-out", host: "chatgpt.com", path: "/signed-out", editor: "react",
    box: "textarea#mobile-composer-prompt",
    send: "button[data-composer-submit]",
    policy: "chatgpt", strict: "strict",
  },
  {
    id: "claude", host: "claude.ai", path: "/new", editor: "tiptap", main: true,
    box: '[data-testid="chat-input"][contenteditable="true"]',
    early: `<div data-testid="chat-input" contenteditable="true">${FLAGGED}</div>`,
    send: '[data-testid="chat-input-send"]',
    policy: "claude", strict: "strictWithoutTypes",
  },
  {
    id: "claude-edit", host: "claude.ai", path: "/chat/1", editor: "react",
    box: '[data-cds="UserMessage"] textarea',
    send: '[data-cds="UserMessage"] button[data-save]',
    policy: "claude", strict: "strictWithoutTypes",
  },
  {
    id: "copilot", host: "copilot.microsoft.com", path: "/", editor: "react", main: true,
    box: "textarea#userInput",
    early: `<textarea id="userInput">${FLAGGED}</textarea>`,
    send: 'button[data-testid="submit-button"]',
    policy: "copilot", strict: "strict",
  },
  {
    id: "m365", host: "m365.cloud.microsoft", path: "/chat/", editor: "lexical", main: true,
    box: "span#m365-chat-editor-target-element",
    early: `<span id="m365-chat-editor-target-element" contenteditable="true">${FLAGGED}</span>`,
    send: "button.fai-SendButton",
    policy: "copilot", strict: "strict",
  },
  {
    id: "chatgpt-edit", host: "chatgpt.com", path: "/c/1", editor: "react",
    box: "article textarea",
    send: "article button[data-save]",
    policy: "chatgpt", strict: "strict",
  },
  {
    id: "gemini", host: "gemini.google.com", path: "/app", editor: "quill", main: true,
    box: "rich-textarea .ql-editor",
    early: `<rich-textarea><div class="ql-editor" contenteditable="true">${FLAGGED}</div></rich-textarea>`,
    send: '[data-test-id="send-button-container"] button',
    // Quill prepares its text in ways that a list of trusted types forbids.
    policy: "unrecorded", strict: "strictWithoutTypes",
  },
  {
    id: "gemini-edit", host: "gemini.google.com", path: "/app/1", editor: "react",
    box: "user-query textarea",
    send: "user-query button[data-save]",
    policy: "unrecorded", strict: "strict",
  },
  {
    id: "mistral", host: "chat.mistral.ai", path: "/chat", editor: "prosemirror",
    box: '.ProseMirror[contenteditable="true"]',
    send: 'form button[type="submit"]',
    form: "form",
    policy: "unrecorded", strict: "strict",
  },
  {
    id: "perplexity", host: "www.perplexity.ai", path: "/", editor: "lexical",
    box: "div#ask-input",
    send: 'button[aria-label="Submit"]',
    policy: "unrecorded", strict: "strict",
  },
  {
    id: "deepseek", host: "chat.deepseek.com", path: "/", editor: "react",
    box: "textarea.ds-scroll-area",
    send: 'div[role="button"].ds-button--primary',
    policy: "unrecorded", strict: "strict",
  },
  {
    id: "deepseek-edit", host: "chat.deepseek.com", path: "/a/chat/s/1", editor: "react",
    box: ".turn textarea",
    send: '.turn div[role="button"][data-save]',
    policy: "unrecorded", strict: "strict",
  },
  {
    id: "grok", host: "grok.com", path: "/", editor: "tiptap",
    box: '[data-testid="chat-input"] [contenteditable="true"]',
    send: 'form button[type="submit"]',
    form: "form",
    policy: "unrecorded", strict: "strictWithoutTypes",
  },
  {
    id: "duckai", host: "duck.ai", path: "/chat", editor: "react",
    box: 'textarea[name="user-prompt"]',
    send: 'form button[type="submit"]',
    form: "form",
    policy: "unrecorded", strict: "strict",
  },
  { id: "teams", host: "teams.microsoft.com", path: "/v2/", policy: "unrecorded", strict: "strict" },
  {
    id: "office", host: "outlook.office.com", path: "/hosted/semanticoverview/Users/1", editor: "lexical", within: "teams",
    box: "span.fai-EditorInput__input",
    send: "button.fai-SendButton",
    policy: "framed", strict: "strict",
  },
  {
    id: "redesigned", host: "claude.ai", path: "/redesigned", editor: "react", unlisted: true,
    box: "textarea.writer", send: "button.send", form: "form",
    policy: "claude", strict: "strictWithoutTypes",
  },
  { id: "unknown", host: "claude.ai", path: "/unknown", policy: "claude", strict: "strictWithoutTypes" },
];

/** A chat page that no row of the site table knows: an organisation's own. It is the page of another site under its own name. */
export const ownPage = { ...pages.find(({ id }) => id === "deepseek"), host: "chat.zorgvoorbeeld.nl" };

/** The host names the server answers to; of `duckduckgo.com` only a part is a chat page. */
export const hosts = [...new Set(pages.map((page) => page.host)), "duckduckgo.com", ownPage.host];

/** @param {string} id */
export function page(id) {
  const found = pages.find((row) => row.id === id);
  if (!found) throw new Error(`no page ${id} in the table`);
  return found;
}
