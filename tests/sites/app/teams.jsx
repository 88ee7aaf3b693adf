/** Teams: not a chat page itself, but round one. */
const frame = document.createElement("iframe");
frame.title = "Copilot";
frame.src = `https://outlook.office.com${location.port && `:${location.port}`}/hosted/semanticoverview/Users/1`;
document.querySelector("main").replaceChildren(frame);
