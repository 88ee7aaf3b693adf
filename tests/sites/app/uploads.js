/**
 * What every page does with a file that is chosen, dropped or pasted: it uploads it at once, by a call of its own, as the real
 * pages do. `window.__files` is what was uploaded, for the tests.
 */
window.__files = [];

function upload(files, way) {
  for (const file of files) {
    window.__files.push({ name: file.name, size: file.size, way });
    fetch("/backend-api/files", { method: "POST", body: file });
  }
}

document.addEventListener("change", ({ target }) => target.type === "file" && upload(target.files, "chosen"));
// A text that is dragged is the box's own affair.
document.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
document.addEventListener("drop", (event) => {
  if (event.dataTransfer.files.length === 0) return;
  event.preventDefault();
  upload(event.dataTransfer.files, "dropped");
});
document.addEventListener("paste", ({ clipboardData }) => upload(clipboardData.files, "pasted"));
