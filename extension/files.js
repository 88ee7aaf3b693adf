// Files that are chosen, dropped or pasted: held before the page hears of them, read and judged by the worker, and given to the
// page when they are clean or the user says so. There is no flag that lets the next event through: what is given to the page is
// an event like any other, and passes because its files were cleared.
promptwacht.files = (() => {
  const LARGEST_BYTES = 50_000_000;
  const PATIENCE_MS = 15_000;
  const PROGRESS_MS = 300;
  /** Some pages send the text of such a file instead of the file. A longer one is not remembered. */
  const TEXT = /^(text\/.*|application\/json|message\/rfc822|)$/;
  const REMEMBERED_BYTES = 100_000;
  const levels = ["nothing", "hint", "warn", "stop"];
  const [cleared, waiting] = [new Set(), new Set()];
  /** A file as it is known again; a picture that is pasted twice has two dates, of now. */
  const key = ({ name, type, size, lastModified }, way) => `${name}/${type}/${size}/${way === "paste" ? way : lastModified}`;

  const brought = (event) => {
    const target = event.composedPath()[0];
    if (event.type === "change" || event.type === "input") return target.type === "file" ? target.files : [];
    if (event.type === "drop") return event.dataTransfer?.files ?? [];
    // What is copied from a sheet or a letter comes as text with a picture of it: then the text is what counts.
    return event.type === "paste" && !event.clipboardData?.getData("text/plain") ? event.clipboardData?.files ?? [] : [];
  };

  async function read(file) {
    const unreadable = (reason) => ({ outcome: "unreadable", reason, level: "warn" });
    const ask = (bytes) => chrome.runtime.sendMessage({ type: "file", name: file.name, bytes });
    const said = async () => {
      if (file.size > LARGEST_BYTES) return unreadable("too-large");
      const bytes = await file.arrayBuffer();
      const answer = await ask(bytes);
      // A browser that cannot carry bytes between its parts carries text.
      return answer?.outcome === "again" ? ask(new Uint8Array(bytes).toBase64()) : answer;
    };
    const late = new Promise((end) => setTimeout(() => end(unreadable("too-slow")), PATIENCE_MS));
    // A folder has no bytes, and an updated extension no worker.
    return (await Promise.race([said(), late]).catch(() => undefined)) ?? unreadable("unknown");
  }

  const inShort = ({ outcome, reason, kinds, partial }) =>
    outcome === "read" ? [...kinds.map(({ kind }) => kind), ...(partial ? ["partial"] : [])].join(" ") : `!${reason}`;

  async function judge(type, target, files) {
    for (const file of files) waiting.add(key(file, type));
    const slow = setTimeout(() => promptwacht.ui.say_of_files("reading"), PROGRESS_MS);
    const reports = await Promise.all(files.map(read));
    clearTimeout(slow);
    promptwacht.ui.say_of_files("");
    const level = levels[Math.max(...reports.map((report) => levels.indexOf(report.level)))];
    const isAsked = levels.indexOf(level) >= 2;
    const may = !isAsked || (await new Promise((choose) =>
      promptwacht.ui.ask_about_files(files.map(({ name }, at) => `${name.replace(/\s/g, " ")}\t${inShort(reports[at])}`).join("\n"), level, choose)));
    if (isAsked) promptwacht.count([may ? "file-given" : "file-kept"]);
    for (const file of files) waiting.delete(key(file, type));
    if (!may) return refuse(type, target);
    const texts = files.filter((file) => TEXT.test(file.type) && file.size <= REMEMBERED_BYTES).map((file) => file.text().catch(() => ""));
    for (const text of await Promise.all(texts)) promptwacht.ui.file_added(text);
    for (const file of files) cleared.add(key(file, type));
    if (!give(type, target, files)) promptwacht.ui.say_of_files("again");
  }

  const shared = { bubbles: true, cancelable: true, composed: true };
  /** Firefox hides from a page the files in an event that an extension made, but not in one that is made with the page's own means. */
  const page = window.wrappedJSObject ?? window;
  const forPage = (init) => (window.wrappedJSObject ? cloneInto(init, window, { wrapReflectors: true }) : init);

  function give(type, target, files) {
    if (type === "change" || type === "input") return ["input", "change"].map((name) => target.dispatchEvent(new Event(name, shared)));
    const transfer = new page.DataTransfer();
    for (const file of files) transfer.items.add(file);
    const event = type === "drop" ? new page.DragEvent("drop", forPage({ ...shared, dataTransfer: transfer }))
      : new page.ClipboardEvent("paste", forPage({ ...shared, clipboardData: transfer }));
    // Firefox makes such a paste and leaves the files out of it.
    if (!(event.dataTransfer ?? event.clipboardData)?.files.length) return false;
    target.dispatchEvent(event);
    return true;
  }

  function refuse(type, target) {
    if (type === "change" || type === "input") target.value = "";
    // Pages show where a file may be dropped until the drag ends.
    if (type === "drop") for (const name of ["dragleave", "dragend"]) target.dispatchEvent(new DragEvent(name, shared));
  }

  return {
    /** Whether an event may go on, by the files that it brings. */
    pass(event) {
      if (!["change", "input", "drop", "paste"].includes(event.type)) return true;
      const files = [...brought(event)];
      if (files.every((file) => cleared.has(key(file, event.type)))) return true;
      if (promptwacht.ui && !files.every((file) => waiting.has(key(file, event.type)))) judge(event.type, event.composedPath()[0], files);
      return false;
    },
  };
})();
