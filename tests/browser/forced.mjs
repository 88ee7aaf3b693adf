/**
 * A browser as an organisation manages it: the extension packed by our own chore, offered by a server on 127.0.0.1 and installed by
 * policy files alone. Each browser sees only its own policies where the system can give it a view of its own on /etc.
 */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as chromium from "./forced/chromium.mjs";
import * as firefox from "./forced/firefox.mjs";
import { cargo, makeKey, release } from "./forced/packages.mjs";
import { policyPlace } from "./forced/place.mjs";
import { packageServer } from "./forced/server.mjs";

/**
 * All of it for one browser: `options` are added to those of `open` in rig.mjs. `close` takes every trace away.
 * @param {{browser: "chromium" | "firefox", extension: string, settings?: object | string}} variant
 *   `settings` are set from the start; of a file the browser gets what `promptwacht policy export` makes of it, byte for byte
 */
export async function forced({ browser, extension, settings }) {
  const way = browser === "chromium" ? chromium : firefox;
  const key = makeKey();
  const id = way.idOf(key, JSON.parse(await readFile(join(extension, "manifest.json"), "utf8")));
  const work = await mkdtemp(join(tmpdir(), "promptwacht-forced-"));
  const cleanups = [() => rm(work, { recursive: true, force: true })];
  const close = async () => {
    const done = await Promise.allSettled(cleanups.splice(0).map((cleanup) => cleanup()));
    for (const { reason } of done) if (reason) throw reason;
  };
  try {
    const [served, authority] = [join(work, "served"), join(work, "authority.pem")];
    await mkdir(served);
    const server = await packageServer(served);
    cleanups.push(server.close);
    await writeFile(authority, server.authority);
    let installs;
    /** Puts a version on the server. @param {(folder: string) => Promise<void>} [change]  makes it another code */
    const offer = async (version, change) => {
      const names = await release(extension, key, { version, base: server.base, into: served, change });
      installs ??= names.find((name) => name.endsWith(".xpi"));
    };
    await offer("0.0.1");
    const place = await policyPlace(way.SYSTEM, way.PROGRAM);
    cleanups.push(place.remove);
    const writeAll = async (files) => {
      for (const [name, bytes] of Object.entries(files)) await place.write(name, bytes);
    };
    /** Sets what the organisation sets: Chromium takes it live, Firefox at its next start. */
    const set = (values) => writeAll(way.policies({ id, server, settings: values, installs, authority }));
    const setExported = async (file) => {
      const [to, addresses] = [join(work, "exported"), [server.address("update.xml"), server.plainAddress(installs)]];
      await cargo("promptwacht", "policy", "export", file, "--to", to, "--chromium-id", key.id, "--update-address", addresses[0], "--firefox-address", addresses[1]);
      await writeAll({ [way.EXPORTED.to]: await readFile(join(to, way.EXPORTED.from)), ...way.own() });
    };
    await (typeof settings === "string" ? setExported(settings) : set(settings));
    /** Lets a running browser look for the version on offer, as it does by itself now and then; gives whether it took one. */
    const look = (rig) => way.look(rig, id, server.asked);
    return {
      id,
      server,
      /** Paths of the server that were asked for. */
      asked: server.asked,
      offer,
      look,
      /** The same where a newer version is on offer: waits until it runs. */
      async update(rig) {
        assert.ok(await look(rig), "the newer version was not taken");
      },
      set,
      options: { managed: id, executable: await place.executable(work) },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
