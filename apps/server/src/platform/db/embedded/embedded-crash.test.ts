import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmbeddedServer, openEmbedded } from "./index.ts";
import { waitForEnd } from "./processes.ts";
import { makeFolder, postmasterPid, QUICK, query, removeFolder, startCommand } from "./test-commands.ts";

let place: { parent: string; folder: string };
let home: string;
const opened: EmbeddedServer[] = [];

beforeEach(async () => {
  place = await makeFolder();
  home = join(place.folder, "postgres");
  await chmod(place.parent, 0o755);
});

afterEach(async () => {
  for (const server of opened.splice(0)) await server.stop();
  await removeFolder(place);
});

async function open(): Promise<EmbeddedServer> {
  const server = await openEmbedded({ folder: place.folder, settings: QUICK });
  opened.push(server);
  return server;
}

test("a server whose starter was killed is attached to, and stopped by whoever leaves last", async () => {
  const starter = startCommand({ folder: place.folder });
  const { connection } = await starter.answer("opened");
  await query(connection, "create table kept as select 42 as answer");
  await starter.kill();

  const next = await open();
  expect(next.startedByUs).toBe(false);
  expect(await query(next.connection, "select answer from kept")).toEqual([{ answer: 42 }]);
  await next.stop();
  await next.exited;
  expect(await readdir(join(home, "cluster"))).not.toContain("postmaster.pid");
});

test("a killed server is noticed by its users and recovers at the next start", async () => {
  const server = await open();
  await query(server.connection, "create table kept as select 42 as answer");
  const user = startCommand({ folder: place.folder });
  await user.answer("opened");
  process.kill(await postmasterPid(home), "SIGKILL");
  await server.exited;
  await user.answer("exited");

  const again = await open();
  expect(again.startedByUs).toBe(true);
  // The socket is where it was, so that those who knew the old server find the new one.
  expect(again.connection).toEqual(server.connection);
  expect(await query(server.connection, "select answer from kept")).toEqual([{ answer: 42 }]);
  await user.stop();
  expect(await query(again.connection, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("starter and server killed together leave nothing that blocks the next start", async () => {
  const starter = startCommand({ folder: place.folder });
  const { connection } = await starter.answer("opened");
  await query(connection, "create table kept as select 42 as answer");
  await starter.kill();
  const pid = await postmasterPid(home);
  process.kill(pid, "SIGKILL");
  // The signal returns before its target has ended.
  expect(await waitForEnd(pid, 5_000)).toBe(true);

  const next = await open();
  expect(next.startedByUs).toBe(true);
  expect(await query(next.connection, "select answer from kept")).toEqual([{ answer: 42 }]);
});

test("a stranger who got the killed server's process number is neither attached to nor disturbed", async () => {
  const server = await open();
  process.kill(await postmasterPid(home), "SIGKILL");
  await server.exited;
  const { uid, gid } = await stat(join(home, "cluster"));
  const asServer = process.getuid?.() === 0 ? { uid, gid } : {};
  const stranger = spawn("sleep", ["60"], { cwd: "/", ...asServer });
  try {
    const path = join(home, "cluster", "postmaster.pid");
    const lines = (await readFile(path, "utf8")).split("\n");
    await writeFile(path, [stranger.pid, ...lines.slice(1)].join("\n"));
    await writeFile(join(server.connection.host, ".s.PGSQL.5432.lock"), `${stranger.pid}\n`);
    if (process.getuid?.() === 0) await chown(path, uid, gid);

    const next = await open();
    expect(next.startedByUs).toBe(true);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  } finally {
    stranger.kill("SIGKILL");
    await once(stranger, "exit");
  }
});

test("a first use broken off in the middle leaves nothing that blocks the next", async () => {
  const starter = startCommand({ folder: place.folder });
  await untilInitdbWrites();
  await starter.kill();
  expect(await readdir(home)).not.toContain("cluster");

  const next = await open();
  expect(await query(next.connection, "select 1 as one")).toEqual([{ one: 1 }]);
  expect((await readdir(home)).filter((name) => name.includes("unfinished"))).toEqual([]);
});

async function untilInitdbWrites(): Promise<void> {
  for (;;) {
    const names: string[] = await readdir(home).catch(() => []);
    const unfinished = names.find((name) => /^cluster\.unfinished-[0-9a-f]+$/.test(name));
    if (unfinished !== undefined) {
      const files: string[] = await readdir(join(home, unfinished)).catch(() => []);
      if (files.includes("base")) return;
    }
    await sleep(2);
  }
}

test("a server that cannot start says why", async () => {
  await (await open()).stop();
  await writeFile(join(home, "cluster", "custom.conf"), "max_connections = many\n");
  await expect(openEmbedded({ folder: place.folder })).rejects.toMatchObject({
    code: "start_failed",
    message: expect.stringContaining("max_connections"),
  });
});

test("damage that shows only after the log has moved to its files is quoted too", async () => {
  await (await open()).stop();
  const log = join(home, "cluster", "pg_wal");
  for (const name of await readdir(log)) {
    if (/^[0-9A-F]{24}$/.test(name)) await rm(join(log, name));
  }
  await expect(openEmbedded({ folder: place.folder })).rejects.toMatchObject({
    code: "start_failed",
    message: expect.stringContaining("checkpoint record"),
  });
});
