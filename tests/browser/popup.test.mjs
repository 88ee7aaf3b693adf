/** The toolbar popup tells whether the page is guarded, and by which version. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { page } from "../sites/pages.mjs";
import { until, visit } from "./driver.mjs";
import { inEach, shippedEncodings } from "./variants.mjs";

const words = JSON.parse(await readFile(new URL("../../extension/_locales/nl/messages.json", import.meta.url), "utf8"));
/** The part of a text before its first placeholder. */
const start = (id) => words[id].message.split("$")[0].trim();

inEach(shippedEncodings, (world, variant) => {
  it("answers the popup's question", async () => {
    const { version } = JSON.parse(await readFile(`${variant.extension}/manifest.json`, "utf8"));
    const chat = await visit(world.rig, page("chatgpt-new"));
    const status = await until(() => world.rig.status(chat.page).catch(() => undefined), "an answer");
    assert.equal(status.state, "watching");
    assert.equal(status.level, "nothing");
    assert.equal(status.site, "chatgpt");
    assert.equal(status.encoding, variant.encoding);
    assert.equal(status.version, version);
    assert.ok(status.startup_ms > 0 && status.startup_ms < 2000);
    await chat.close();
  });

  it("says in Dutch that the page is guarded, and by which version", async () => {
    const { version } = JSON.parse(await readFile(`${variant.extension}/manifest.json`, "utf8"));
    const chat = await visit(world.rig, page("chatgpt-new"));
    const text = await world.rig.popup(chat.page);
    assert.ok(text.includes(start("popup_guarded")), text);
    assert.ok(text.includes(version), text);
    await chat.close();
  });

  it("says that an unknown page is not guarded", async () => {
    const chat = await visit(world.rig, page("unknown"));
    await until(async () => (await chat.state()) === "unguarded", "state unguarded", 15_000);
    const text = await world.rig.popup(chat.page);
    assert.ok(!text.includes(start("popup_guarded")), text);
    assert.ok(text.includes(start("popup_not_guarded_why")), text);
    await chat.close();
  });
});
