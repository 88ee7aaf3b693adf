/**
 * A browser as an organisation manages it: the extension packed by our own chore, offered by a server on 127.0.0.1 and installed by
 * policy files alone. Each browser sees only its own policies where the system can give it a view of its own on /etc.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as chromium from "./forced/chromium.mjs";
import * as firefox from "./forced/firefox.mjs";
import { makeKey, release } from "./forced/packages.mjs";
import { policyPlace } from "./forced/place.mjs";
import { packageServer } from "./forced/server.mjs";

/**
 * All of it for one browser: `options` are added to those of `open` in rig.mjs. `close` takes every trace away.
 * @param {{browser: "chromium" | "firefox", extension: string}} variant
 */
export async function forced({ browser, extension }, settings) {
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
    let newest;
    /** Puts a version on the server. @param {(folder: string) => Promise<void>} [change]  makes it another code */
    const offer = async (version, change) => {
      const names = await release(extension, key, { version, base: server.base, into: served, change });
      newest = { version, xpi: names.find((name) => name.endsWith(".xpi")) };
    };
    await offer("0.0.1");
    const installs = newest.xpi;
    const place = await policyPlace(way.SYSTEM, way.PROGRAM);
    cleanups.push(place.remove);
    const writeAll = async (files) => {
      for (const [name, bytes] of Object.entries(files)) await place.write(name, bytes);
    };
    /** Sets what the organisation sets: Chromium takes it live, Firefox at its next start. */
    const set = (values) => writeAll(way.policies({ id, server, settings: values, installs, authority }));
    await set(settings);
    return {
      id,
      server,
      /** Paths of the server that were asked for. */
      asked: server.asked,
      offer,
      /** Lets a running browser look for the version on offer, as it does by itself now and then, and waits until that one runs. */
      update: (rig) => way.update(rig, id, newest.version),
      set,
      options: { managed: id, executable: await place.executable(work) },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
