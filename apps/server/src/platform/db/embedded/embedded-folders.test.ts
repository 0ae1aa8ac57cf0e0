import { chmod, chown, cp, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findBinaries, runnableFolder } from "./binaries.ts";
import { type EmbeddedServer, openEmbedded } from "./index.ts";
import { changePlace, type Place } from "./place.ts";
import {
  type Command,
  makeFolder,
  packageFolder,
  QUICK,
  query,
  removeFolder,
  startCommand,
} from "./test-commands.ts";

const root = process.getuid?.() === 0;
/** An ordinary user's number (nobody's on most systems). */
const ORDINARY = 65_534;
const LONG_NAME = "a-folder-with-a-long-name-".repeat(5);

let place: { parent: string; folder: string };
const opened: EmbeddedServer[] = [];
const commands: Command[] = [];

beforeEach(async () => {
  place = await makeFolder();
});

afterEach(async () => {
  for (const server of opened.splice(0)) await server.stop();
  for (const command of commands.splice(0)) await command.stop();
  await removeFolder(place);
});

async function open(folder = place.folder, log: (line: string) => void = () => {}): Promise<EmbeddedServer> {
  const server = await openEmbedded({ folder, log, settings: QUICK });
  opened.push(server);
  return server;
}

test("a path too long for a socket gets a private folder elsewhere, which goes with the server", async () => {
  await chmod(place.parent, 0o755);
  const folder = join(place.parent, LONG_NAME, "data");
  const server = await open(folder);
  const { host } = server.connection;
  expect(Buffer.byteLength(host)).toBeLessThan(80);
  expect((await stat(host)).mode & 0o777).toBe(0o700);
  expect(await query(server.connection, "select 1 as one")).toEqual([{ one: 1 }]);

  const pid = Number(
    (await readFile(join(folder, "postgres", "cluster", "postmaster.pid"), "utf8")).split("\n")[0],
  );
  process.kill(pid, "SIGKILL");
  await server.exited;
  const again = await open(folder);
  expect(again.connection.host).toBe(host);
  await server.stop();
  await again.stop();
  await expect(stat(host)).rejects.toThrow("ENOENT");
});

test.runIf(root)("as root below a closed folder the database is kept where its user can enter", async () => {
  const lines: string[] = [];
  const server = await open(place.folder, (line) => lines.push(line));
  const home = (await readFile(join(place.folder, "postgres", "home"), "utf8")).trim();
  expect(home).toMatch(/^\/var\/lib\/goodterms\/[0-9a-f]{16}$/);
  expect(lines).toEqual([expect.stringContaining(home)]);
  expect((await stat(home)).uid).not.toBe(0);
  await query(server.connection, "create table kept as select 42 as answer");
  await server.stop();

  const again = await open();
  expect(await query(again.connection, "select answer from kept")).toEqual([{ answer: 42 }]);
  await again.stop();

  // A folder that was deleted and made anew begins empty, and the earlier books are left alone.
  await rm(place.folder, { recursive: true });
  const fresh = await open();
  expect((await readFile(join(place.folder, "postgres", "home"), "utf8")).trim()).toBe(`${home}-2`);
  await expect(query(fresh.connection, "select answer from kept")).rejects.toThrow("does not exist");
  await fresh.stop();
  await rm(`${home}-2`, { recursive: true });
  await expect(openEmbedded({ folder: place.folder })).rejects.toMatchObject({ code: "place_lost" });
  await rm(home, { recursive: true });
});

test.runIf(root)("a folder restored by root is handed to PostgreSQL's user, closed or not", async () => {
  await chmod(place.parent, 0o755);
  const server = await open();
  await query(server.connection, "create table kept as select 42 as answer");
  await server.stop();
  const closed = join(place.parent, "closed");
  await mkdir(closed, { mode: 0o700 });
  for (const folder of [join(place.parent, "restored"), join(closed, "data")]) {
    await cp(place.folder, folder, { recursive: true });
    const restored = await open(folder);
    expect(await query(restored.connection, "select answer from kept")).toEqual([{ answer: 42 }]);
    await restored.stop();
    await removeFolder({ parent: folder, folder });
  }
});

test.runIf(root)("an ordinary user keeps everything in the data folder, and root may join", async () => {
  await chown(place.parent, ORDINARY, ORDINARY);
  const command = startCommand({ folder: place.folder }, ORDINARY);
  commands.push(command);
  const { connection, startedByUs } = await command.answer("opened");
  expect(startedByUs).toBe(true);
  expect(connection?.host).toBe(join(place.folder, "postgres", "socket"));
  const guest = await open();
  expect(guest.startedByUs).toBe(false);
  expect(await query(guest.connection, "select 1 as one")).toEqual([{ one: 1 }]);
  await command.stop();
  await guest.stop();
  // Root was the last to leave and starts it next time; then the ordinary user can still use it.
  await (await open()).stop();
  const next = startCommand({ folder: place.folder }, ORDINARY);
  commands.push(next);
  expect(await next.answer("opened")).toMatchObject({ startedByUs: true });
});

test.runIf(root)(
  "an ordinary user is refused another user's folder, and one that cannot be written",
  async () => {
    await chmod(place.parent, 0o755);
    await (await open()).stop();
    await chmod(join(place.folder, "postgres"), 0o755);
    const foreign = startCommand({ folder: place.folder }, ORDINARY);
    expect(await foreign.answer("code")).toMatchObject({ code: "belongs_to_other_user" });
    const unwritable = startCommand({ folder: join(place.parent, "elsewhere") }, ORDINARY);
    expect(await unwritable.answer("code")).toMatchObject({
      code: "folder_unwritable",
      message: expect.stringContaining(join(place.parent, "elsewhere")),
    });
    await Promise.all([foreign.stop(), unwritable.stop()]);
  },
);

test("a data folder that is a file is refused with its name", async () => {
  await writeFile(place.folder, "");
  await expect(openEmbedded({ folder: place.folder })).rejects.toMatchObject({
    code: "folder_unwritable",
    message: expect.stringContaining(place.folder),
  });
});

test("a lost password file and a folder that is no database are named", async () => {
  await chmod(place.parent, 0o755);
  await (await open()).stop();
  const desk = join(place.folder, "postgres");
  await rm(join(desk, "password"));
  await expect(openEmbedded({ folder: place.folder, settings: QUICK })).rejects.toMatchObject({
    code: "password_missing",
  });
  await rm(join(desk, "cluster", "PG_VERSION"));
  await expect(openEmbedded({ folder: place.folder })).rejects.toMatchObject({ code: "initdb_failed" });
});

test("programs that are missing or do not run are refused", async () => {
  await chmod(place.parent, 0o755);
  const missing = openEmbedded({ folder: place.folder, binaries: join(place.parent, "none") });
  await expect(missing).rejects.toMatchObject({ code: "binaries_unusable" });
});

test("a package without its links, or out of reach, is copied once with the links restored", async () => {
  await chmod(place.parent, 0o755);
  const native = join(place.parent, "package", "native");
  await cp(packageFolder(), native, { recursive: true, filter: (path) => !path.endsWith(".a") });
  await writeFile(join(native, "..", "package.json"), '{ "version": "1.2.3" }');
  const [link] = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8"));
  await rm(join(native, "..", link.target));
  if (root) await chmod(join(native, ".."), 0o700);

  await changePlace(place.folder, async (found: Place) => {
    const copy = await runnableFolder(native, found);
    expect(copy).toBe(join(found.home, "binaries-1.2.3"));
    expect((await stat(join(copy, "..", link.target.replace("native", "binaries-1.2.3")))).isFile()).toBe(
      true,
    );
    expect((await findBinaries(found, copy)).major).toBe(18);
    expect(await runnableFolder(native, found)).toBe(copy);
  });
});
