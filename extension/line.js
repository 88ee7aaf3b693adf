// The second line, in the page's own world: what is about to leave is shown to the detector first, in the same task.
// Works with natives taken before the page can change them. Where nobody answers, everything passes: see docs/security.md.
(() => {
  const { apply, construct } = Reflect;
  const method = (owner, name) => {
    const { value, get } = Object.getOwnPropertyDescriptor(owner, name);
    return (self, ...args) => apply(get ?? value, self, args);
  };
  const [root, Ask, dispatch] = [document, CustomEvent, EventTarget.prototype.dispatchEvent];
  const [Raw, Post, Form, Address, Bytes] = [Blob, Request, FormData, URL, Uint8Array];
  const [path, query] = [method(URL.prototype, "pathname"), method(URL.prototype, "search")];
  const [decode, written] = [method(TextDecoder.prototype, "decode"), method(URLSearchParams.prototype, "toString")];
  const [blobText, postText, copy] = [method(Blob.prototype, "text"), method(Request.prototype, "text"), method(Request.prototype, "clone")];
  const decoder = new TextDecoder();
  const Fields = URLSearchParams;
  const strings = new WeakMap();
  const opened = new WeakMap();
  let line;
  const isHere = (event) => event.preventDefault();
  root.addEventListener("promptwacht-line", ({ detail }) => {
    line ??= detail;
    // The answer to "is the second line there?". A page that writes itself anew (document.open) takes it away.
    const answer = () => root.addEventListener(`${line}?`, isHere);
    answer();
    new MutationObserver(answer).observe(root, { childList: true });
  }, { once: true });

  /** Whether a message may go: the isolated world says no by preventing the event. */
  const mayGo = (to, body) => {
    if (!line) return true;
    let address;
    try {
      address = new Address(to, root.baseURI);
    } catch {
      return true; // What is wrong with it the browser says in its own way.
    }
    const search = query(address);
    if (!body && !search) return true;
    return apply(dispatch, root, [new Ask(line, { detail: `${path(address)}\n${search}\n${body ?? ""}`, cancelable: true })]);
  };
  /** The text of a body, a promise of it, or undefined where there is none to read. */
  const textOf = (body) => {
    if (typeof body === "string") return body;
    if (body instanceof Fields) return written(body);
    if (body instanceof Form) return written(new Fields([...body].filter(([, value]) => typeof value === "string")));
    if (body instanceof ArrayBuffer) return decode(decoder, new Bytes(body));
    if (ArrayBuffer.isView(body)) return decode(decoder, body);
    if (body instanceof Raw) return strings.get(body) ?? blobText(body);
    if (body instanceof Post) return ["GET", "HEAD"].includes(body.method) ? undefined : postText(copy(body));
    return undefined;
  };
  /** Does `go` when the text of a body may leave, else `stay`; waits only where the text cannot be read at once. */
  const judge = (to, body, go, stay) => {
    const text = textOf(body);
    const then = (known) => (mayGo(to, known) ? go() : stay());
    return text instanceof Promise ? text.then(then, go) : then(text);
  };
  const wrap = (owner, name, trap) => {
    if (typeof owner?.[name] === "function") owner[name] = new Proxy(owner[name], { apply: trap });
  };

  // Most pages send blobs that they make of strings: remembered, they can be read at once.
  globalThis.Blob = new Proxy(Raw, {
    construct(target, args, self) {
      const blob = construct(target, args, self);
      if (Array.isArray(args[0]) && args[0].every((part) => typeof part === "string")) strings.set(blob, args[0].join(""));
      return blob;
    },
  });
  wrap(globalThis, "fetch", (target, self, args) => {
    const [to, options] = args;
    const body = options?.body ?? (to instanceof Post ? to : undefined);
    const signal = options?.signal ?? to?.signal;
    // A held call stays open, as on a slow network: an error would be a fault of the page to its user.
    const stay = () => new Promise((_, fail) => signal?.addEventListener("abort", () => fail(signal.reason)));
    return judge(to?.url ?? to, body, () => apply(target, self, args), stay);
  });
  wrap(XMLHttpRequest.prototype, "open", (target, self, args) => {
    opened.set(self, args[1]);
    return apply(target, self, args);
  });
  wrap(XMLHttpRequest.prototype, "send", (target, self, args) =>
    void judge(opened.get(self) ?? "", args[0], () => apply(target, self, args), () => {}));
  wrap(navigator.constructor.prototype, "sendBeacon", (target, self, args) => {
    const sent = judge(args[0], args[1], () => apply(target, self, args), () => true);
    return sent instanceof Promise || sent;
  });
  wrap(WebSocket.prototype, "send", (target, self, args) => void judge(self.url, args[0], () => apply(target, self, args), () => {}));
  // A page may let files be chosen by an element that stands nowhere, whose events nobody else hears.
  const place = (target, self, args) => {
    if (self instanceof HTMLInputElement && self.type === "file" && !self.isConnected) {
      self.hidden = true;
      root.documentElement.append(self);
    }
    return apply(target, self, args);
  };
  wrap(HTMLElement.prototype, "click", place);
  wrap(HTMLInputElement.prototype, "showPicker", place);
  wrap(HTMLFormElement.prototype, "submit", (target, self, args) => judge(self.action, new Form(self), () => apply(target, self, args), () => {}));
})();
