/** The outgoing calls, in the shape of the real ones: Copilot and Microsoft 365 use a WebSocket, the others fetch. */

const id = "00000000-0000-4000-8000-000000000000";

function post(path, body) {
  fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
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

export function claude(text) {
  post(`/api/organizations/${id}/chat_conversations/${id}/completion`, { prompt: text, attachments: [], files: [] });
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
