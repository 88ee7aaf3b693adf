/** The outgoing calls, in the shape of the real ones: the Copilots use a WebSocket, Gemini a form by XMLHttpRequest, the others fetch. */

const id = "00000000-0000-4000-8000-000000000000";

function post(path, body) {
  return fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

/** Opens the socket with the page, as the real pages do; always to the page's own host, which every policy allows. */
function socket(path) {
  const connection = new WebSocket(`wss://${location.host}${path}`);
  const opened = new Promise((resolve) => connection.addEventListener("open", resolve));
  return (frame) => (connection.readyState === 1 ? connection.send(frame) : opened.then(() => connection.send(frame)));
}

function chatgpt(base) {
  return (text) =>
    post(`${base}/f/conversation`, {
      action: "next",
      messages: [{ id, author: { role: "user" }, content: { content_type: "text", parts: [text] } }],
      parent_message_id: id,
      model: "auto",
    });
}

export const signedIn = chatgpt("/backend-api");
export const signedOut = chatgpt("/backend-anon");

/** How long a user of ChatGPT pauses before the page sends what is in the box, as a hint to the server. */
const PAUSE_MS = 200;

/**
 * ChatGPT's call while somebody is typing. What goes wrong with it is collected, since the page must not notice when it is held.
 * @param {string} base @returns {(text: string) => void} to be called with every change of the text
 */
function preparing(base) {
  let waiting;
  return (text) => {
    clearTimeout(waiting);
    if (text.trim() === "") return;
    waiting = setTimeout(async () => {
      try {
        const answer = await post(`${base}/f/conversation/prepare`, {
          action: "next",
          parent_message_id: id,
          model: "auto",
          client_prepare_state: "none",
          client_prepare_dispatch: "debounced",
          client_prepare_source: "composer_editor_state",
          partial_query: { id, author: { role: "user" }, content: { content_type: "text", parts: [text] } },
        });
        if (!answer.ok) throw new Error(`prepare: ${answer.status}`);
      } catch (error) {
        window.__errors.push(String(error));
      }
    }, PAUSE_MS);
  };
}

export const prepareSignedIn = preparing("/backend-api");
export const prepareSignedOut = preparing("/backend-anon");

/** @param {string} text @param {string[]} [pasted] long pieces that became attachments */
export function claude(text, pasted = []) {
  const attachments = pasted.map((piece) => ({
    file_name: "paste.txt",
    file_type: "txt",
    file_size: new Blob([piece]).size,
    extracted_content: piece,
  }));
  post(`/api/organizations/${id}/chat_conversations/${id}/completion`, { prompt: text, attachments, files: [] });
}

export function copilot() {
  const send = socket("/c/api/chat?api-version=2");
  return (text) =>
    send(JSON.stringify({ event: "send", conversationId: id, content: [{ type: "text", text }], mode: "chat" }));
}

export function m365() {
  const send = socket(`/m365Copilot/Chathub/${id}@${id}`);
  const frame = (text) => ({
    type: 4,
    target: "chat",
    invocationId: "0",
    arguments: [{ source: "officeweb", message: { author: "user", inputMethod: "Keyboard", text } }],
  });
  return (text) => send(`${JSON.stringify(frame(text))}\x1e`);
}

export function gemini(text) {
  const call = new XMLHttpRequest();
  call.open("POST", "/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate?bl=x&_reqid=1&rt=c");
  const inner = [[text, 0, null, null, null, null, 0], ["nl"], ["", "", "", null, null, null, null, null, null, ""]];
  call.send(new URLSearchParams({ "f.req": JSON.stringify([null, JSON.stringify(inner)]), at: "AB:1" }));
}

/** The first message makes the chat, and the answer is asked for without it; later ones go straight to the chat. */
export function mistral() {
  let started = false;
  return async (text) => {
    if (started) return void post("/api/chat", { mode: "append", chatId: id, messageInput: [{ type: "text", text }] });
    started = true;
    await post("/api/trpc/message.newChat?batch=1", { 0: { json: { content: [{ type: "text", text }], files: [], productType: "chat" } } });
    post("/api/chat", { mode: "start", chatId: id });
  };
}

export function perplexity(text) {
  post("/rest/sse/perplexity_ask", { params: { frontend_uuid: id, language: "nl-NL", mode: "concise", dsl_query: text }, query_str: text });
}

export function deepseek(text) {
  post("/api/v0/chat/completion", { chat_session_id: id, parent_message_id: null, prompt: text, ref_file_ids: [], thinking_enabled: false });
}

export function deepseekEdit(text) {
  post("/api/v0/chat/edit_message", { chat_session_id: id, message_id: 1, prompt: text, thinking_enabled: false });
}

export function grok(text) {
  post("/rest/app-chat/conversations/new", { temporary: false, modelName: "grok", message: text, fileAttachments: [] });
}

export function duckai() {
  const messages = [];
  return (text) => {
    messages.push({ role: "user", content: text });
    post("/duckchat/v1/chat", { model: "gpt-mini", messages });
  };
}
