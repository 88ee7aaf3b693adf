/** Files that a user chooses, drops or pastes: held before the page hears of them, given when they are clean or the user says so. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { page } from "../sites/pages.mjs";
import { HABIT_MS, until, visit } from "./driver.mjs";
import { docx } from "./docx.mjs";
import { lookInside } from "./inside.mjs";
import { inEach, oneEach } from "./variants.mjs";

const PATIENT = "Patient: mevrouw De Wit, BSN 999900006, heeft diabetes.";
const CLEAN = "Agenda: opening, rondvraag, sluiting.";
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const MP3 = Buffer.concat([Buffer.from("ID3\x04\0\0\0\0\0\0"), Buffer.alloc(2000)]);

/** Runs in the page: drops or pastes a file on the box. */
function bring(selector, way, name, type, base64) {
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.fromBase64(base64)], name, { type }));
  const shared = { bubbles: true, cancelable: true, composed: true };
  const event = way === "drop" ? new DragEvent("drop", { ...shared, dataTransfer: transfer }) : new ClipboardEvent("paste", { ...shared, clipboardData: transfer });
  document.querySelector(selector).dispatchEvent(event);
}

inEach(oneEach, (world, variant) => {
  let folder;
  before(async () => void (folder = await mkdtemp(join(tmpdir(), "promptwacht-files-"))));
  after(() => rm(folder, { recursive: true, force: true }));

  const open = async (id) => {
    world.server.forget();
    return visit(world.rig, page(id));
  };
  const choose = async (chat, name, bytes) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    const input = await chat.page.$('input[type="file"]');
    await input.uploadFile(path);
  };
  const uploaded = (chat) => chat.page.evaluate(() => window.__files);
  const names = async (chat) => (await uploaded(chat)).map(({ name }) => name);
  const chosen = async (chat, act) => {
    await chat.becomes("asking");
    await sleep(HABIT_MS);
    await act();
    await until(async () => (await chat.state()) !== "asking", "the end of the question");
  };

  for (const id of ["chatgpt-classic", "claude"]) {
    describe(id, () => {
      it("gives a clean document to the page, once and whole", async () => {
        const chat = await open(id);
        const bytes = docx(CLEAN);
        await choose(chat, "agenda.docx", bytes);
        await until(async () => (await names(chat)).length > 0, "the upload");
        await sleep(200);
        assert.deepEqual(await uploaded(chat), [{ name: "agenda.docx", size: bytes.length, way: "chosen" }]);
        await chat.close();
      });

      it("holds a document with a BSN, and leaves it out", async () => {
        const chat = await open(id);
        await choose(chat, "brief.docx", docx(PATIENT));
        await chosen(chat, () => chat.press("Enter"));
        await sleep(200);
        assert.deepEqual(await uploaded(chat), []);
        assert.ok(!JSON.stringify(world.server.recorded).includes("999900006"));
        assert.equal(await chat.page.evaluate(() => document.querySelector('input[type="file"]').files.length), 0);
        await chat.close();
      });

      it("warns of a picture, and adds it when the user says so", async () => {
        const chat = await open(id);
        await choose(chat, "foto.png", PNG);
        await chosen(chat, async () => {
          await chat.press("Tab");
          await chat.press("Enter");
        });
        await until(async () => (await names(chat)).length > 0, "the upload");
        assert.deepEqual(await names(chat), ["foto.png"]);
        await chat.close();
      });

      it("stops a recording, with no way to add it", async () => {
        const chat = await open(id);
        await choose(chat, "gesprek.mp3", MP3);
        await chosen(chat, async () => {
          const inside = await lookInside(world.rig, chat.page);
          assert.equal(await inside(`root.querySelectorAll("dialog button").length`), 1);
          await chat.press("Enter");
        });
        await sleep(200);
        assert.deepEqual(await uploaded(chat), []);
        await chat.close();
      });
    });
  }

  it("says of a clean document that the organisation allows no such file", async () => {
    const set = (own) => world.rig.inExtension(`chrome.storage.local.set(${JSON.stringify({ own })})`);
    const kept = () => world.rig.inExtension('chrome.storage.local.get("policy").then(({ policy }) => String(policy?.files?.length ?? 0))');
    await set({ files: [{ for: "docx", level: "stop" }] });
    await until(async () => (await kept()) === "1", "the setting");
    const chat = await open("claude");
    await choose(chat, "agenda.docx", docx(CLEAN));
    await chosen(chat, async () => {
      if (variant.browser === "chromium") {
        const inside = await lookInside(world.rig, chat.page);
        assert.match(await inside(`root.querySelector("dialog").innerText`), /Dit soort bestand mag hier niet[^]*agenda\.docx[^]*mag niet van je organisatie/);
        assert.equal(await inside(`root.querySelectorAll("dialog button").length`), 1);
      }
      await chat.press("Enter");
    });
    await sleep(200);
    assert.deepEqual(await uploaded(chat), []);
    await set({});
    await until(async () => (await kept()) === "0", "our own settings");
    await chat.close();
  });

  // Firefox opens no chooser for an element that stands nowhere by a driver's means.
  if (variant.browser === "chromium") {
    it("hears of a file that is chosen by an element that stands nowhere", async () => {
      const chat = await open("claude");
      await chat.page.evaluate(() =>
        addEventListener("keydown", ({ key }) => {
          if (key !== "F9") return;
          const input = document.createElement("input");
          input.type = "file";
          input.addEventListener("change", () => window.__files.push(input.files[0].name));
          input.click();
        }),
      );
      const path = join(folder, "brief.docx");
      await writeFile(path, docx(PATIENT));
      const chooser = chat.tab.waitForFileChooser();
      // The driver needs a moment to take the browser's place.
      await sleep(200);
      await chat.press("F9");
      await (await chooser).accept([path]);
      await chosen(chat, () => chat.press("Enter"));
      await sleep(200);
      assert.deepEqual(await uploaded(chat), []);
      await chat.close();
    });
  }

  const box = page("copilot").box;
  for (const way of variant.browser === "chromium" ? ["drop", "paste"] : ["drop"]) {
    it(`gives a clean file to the page after a ${way}`, async () => {
      const chat = await open("copilot");
      await chat.page.evaluate(bring, box, way, "agenda.txt", "text/plain", Buffer.from(CLEAN).toString("base64"));
      await until(async () => (await names(chat)).length > 0, "the upload");
      await sleep(200);
      assert.deepEqual(await names(chat), ["agenda.txt"]);
      await chat.close();
    });

    it(`holds a file with a BSN after a ${way}`, async () => {
      const chat = await open("copilot");
      await chat.page.evaluate(bring, box, way, "brief.txt", "text/plain", Buffer.from(PATIENT).toString("base64"));
      await chosen(chat, () => chat.press("Escape"));
      await sleep(200);
      assert.deepEqual(await uploaded(chat), []);
      await chat.close();
    });
  }
});
