/** A file goes from a page of the extension to its worker, and comes back judged: what was found and never a piece of it. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { docx } from "./docx.mjs";
import { until } from "./driver.mjs";
import { inEach, oneEach } from "./variants.mjs";

const BSN = "999900006";
/** How long the user may wait for a file of ten megabytes, in milliseconds. */
const PATIENCE_MS = 2000;

inEach(oneEach, (world, variant) => {
  /** Runs code in a page of the extension, from where messages reach the worker. */
  async function inPage(code) {
    if (variant.browser === "firefox") return JSON.parse(await world.rig.inExtension(code));
    const id = await world.rig.inExtension("chrome.runtime.id");
    const page = await world.rig.newPage();
    await page.goto(`chrome-extension://${id}/popup/popup.html`);
    const answer = await page.evaluate(code);
    await page.close();
    return JSON.parse(answer);
  }

  const judge = (name, bytes, form) =>
    inPage(`(async () => {
      const bytes = Uint8Array.fromBase64(${JSON.stringify(bytes.toString("base64"))});
      return JSON.stringify(await chrome.runtime.sendMessage({ type: "file", name: ${JSON.stringify(name)}, bytes: ${form === "base64" ? "bytes.toBase64()" : "bytes.buffer"} }));
    })()`);

  for (const form of ["buffer", "base64"]) {
    it(`stops a document with a BSN, sent as ${form}`, async () => {
      const answer = await judge("brief.docx", docx(`BSN ${BSN}`), form);
      assert.deepEqual(answer, {
        outcome: "read", format: "docx", partial: false, level: "stop", rules: [2], kinds: [{ kind: "nl-bsn", count: 1 }],
      });
    });
  }

  it("passes a document without findings", async () => {
    const { level, kinds } = await judge("vraag.docx", docx("Wat is de ziekte van Parkinson?"));
    assert.deepEqual({ level, kinds }, { level: "nothing", kinds: [] });
  });

  it("says why a file cannot be read", async () => {
    const whole = docx(`BSN ${BSN}`);
    for (const [name, bytes, reason, level] of [
      ["foto.png", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "image", "warn"],
      ["gesprek.mp3", Buffer.from("ID3\x04\0\0\0", "latin1"), "audio", "stop"],
      ["half.docx", whole.subarray(0, whole.length / 2), "broken", "warn"],
    ]) {
      assert.deepEqual(await judge(name, bytes), { outcome: "unreadable", reason, level });
    }
  });

  it("judges by what the organisation has set for files, words and patterns", async () => {
    const set = (own) => world.rig.inExtension(`chrome.storage.local.set(${JSON.stringify({ own })})`);
    const kept = async () => JSON.parse(await world.rig.inExtension('chrome.storage.local.get("policy").then(({ policy }) => JSON.stringify(policy?.files ?? []))'));
    const files = [{ for: "image", level: "stop" }, { for: "docx", level: "warn" }, { for: "audio", level: "warn" }];
    await set({ files, own_terms: { words: [{ text: "Project Zonnedauw" }], patterns: [{ name: "Dossiernummer", pattern: "ZR-\\d{4}" }] } });
    await until(async () => (await kept()).length === files.length, "the settings");
    const notAllowed = (level) => ({ outcome: "unreadable", reason: "not-allowed", level });
    assert.deepEqual(await judge("foto.png", Buffer.from("\x89PNG\r\n\x1a\n", "latin1")), notAllowed("stop"));
    assert.deepEqual(await judge("vraag.docx", docx("Wat is de ziekte van Parkinson?")), notAllowed("warn"));
    assert.deepEqual(await judge("gesprek.mp3", Buffer.from("ID3\x04\0\0\0", "latin1")), { outcome: "unreadable", reason: "audio", level: "warn" });
    for (const text of ["De planning van project zonnedauw.", "Zie dossier ZR-1234."]) {
      const { level, kinds } = await judge("notitie.txt", Buffer.from(text));
      assert.deepEqual({ level, kinds }, { level: "stop", kinds: [{ kind: "own-term", count: 1 }] }, text);
    }
    // What is found counts, whatever is set for the file.
    const { level, kinds } = await judge("brief.docx", docx(`BSN ${BSN}`));
    assert.deepEqual({ level, kinds }, { level: "stop", kinds: [{ kind: "nl-bsn", count: 1 }] });
    await set({});
    await until(async () => (await kept()).length === 0, "our own settings");
    assert.equal((await judge("foto.png", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))).level, "warn");
  });

  it("asks again for bytes that did not arrive", async () => {
    const answer = await inPage(`(async () => JSON.stringify(await chrome.runtime.sendMessage({ type: "file", name: "a", bytes: {} })))()`);
    assert.deepEqual(answer, { outcome: "again" });
  });

  it("reads ten megabytes in time", async (test) => {
    const { answers, ms } = await inPage(`(async () => {
      const line = "Op maandag 3 maart kwam mevrouw De Wit uit Goirle voor controle van de voeten; BSN ${BSN}, alles rustig.\\n";
      const text = new TextEncoder().encode(line.repeat(10_000_000 / line.length));
      const json = new TextEncoder().encode(JSON.stringify(Array(1_000_000).fill("maandag")));
      const answers = [];
      const ms = [];
      for (const [name, bytes] of [["lijst.txt", text], ["lijst.json", json]]) {
        const start = performance.now();
        answers.push(await chrome.runtime.sendMessage({ type: "file", name, bytes: bytes.buffer }));
        ms.push(Math.round(performance.now() - start));
      }
      return JSON.stringify({ answers, ms });
    })()`);
    test.diagnostic(`${variant.name}: ${ms.join(" and ")} ms`);
    assert.equal(answers[0].level, "stop");
    assert.equal(answers[0].partial, true);
    assert.deepEqual({ level: answers[1].level, partial: answers[1].partial, kinds: answers[1].kinds }, { level: "warn", partial: true, kinds: [] });
    assert.ok(ms.every((one) => one < PATIENCE_MS), `${ms}`);
  });
});
