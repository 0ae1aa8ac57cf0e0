import { chmod, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claimServer, type EmbeddedServer, openEmbedded } from "./index.ts";
import { makeFolder, postmasterPid, QUICK, query, removeFolder, startCommand } from "./test-commands.ts";

const OLDEST_SUPPORTED = "/usr/lib/postgresql/15";
const hasOldest = (await stat(OLDEST_SUPPORTED).catch(() => undefined)) !== undefined;

let place: { parent: string; folder: string };
const opened: EmbeddedServer[] = [];

beforeEach(async () => {
  place = await makeFolder();
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

test("makes the database on first use, keeps it private, and finds it again after a restart", async () => {
  const first = await open();
  expect(first.startedByUs).toBe(true);
  const { host } = first.connection;
  expect((await stat(host)).mode & 0o777).toBe(0o700);
  expect((await stat(join(place.folder, "postgres", "password"))).mode & 0o777).toBe(0o600);
  const [facts] = await query(
    first.connection,
    `select current_setting('listen_addresses') as addresses, current_setting('data_checksums') as checksums,
       current_setting('timezone') as timezone, current_setting('jit') as jit, datcollate, datctype,
       pg_encoding_to_char(encoding) as encoding
     from pg_database where datname = 'postgres'`,
  );
  expect(facts).toEqual({
    addresses: "",
    checksums: "on",
    timezone: "UTC",
    jit: "off",
    datcollate: process.platform === "darwin" ? "C" : "C.UTF-8",
    datctype: process.platform === "darwin" ? "C" : "C.UTF-8",
    encoding: "UTF8",
  });
  await query(first.connection, "create table kept as select 42 as answer");
  await first.stop();
  await first.stop();
  await first.exited;

  const second = await open();
  expect(second.startedByUs).toBe(true);
  expect(await query(second.connection, "select answer from kept")).toEqual([{ answer: 42 }]);
});

test("lets nobody in without the password", async () => {
  const { connection } = await open();
  await expect(query({ ...connection, password: "wrong" }, "select 1")).rejects.toThrow(
    "password authentication failed",
  );
  const rules = await query(connection, "select distinct auth_method from pg_hba_file_rules");
  expect(rules).toEqual([{ auth_method: "scram-sha-256" }]);
});

test("keeps fsync on unless a caller's settings turn it off", async () => {
  const server = await openEmbedded({ folder: place.folder });
  opened.push(server);
  const rows = await query(server.connection, "show fsync");
  expect(rows).toEqual([{ fsync: "on" }]);
});

test("attaches to a running server, which stays until the last one leaves", async () => {
  const starter = startCommand({ folder: place.folder });
  expect(await starter.answer("opened")).toMatchObject({ startedByUs: true });
  const attached = await open();
  expect(attached.startedByUs).toBe(false);

  await starter.stop();
  expect(await query(attached.connection, "select 1 as one")).toEqual([{ one: 1 }]);

  const pid = await postmasterPid(join(place.folder, "postgres"));
  await attached.stop();
  await attached.exited;
  expect(await readdir(join(place.folder, "postgres", "cluster"))).not.toContain("postmaster.pid");
  const third = await open();
  expect(await postmasterPid(join(place.folder, "postgres"))).not.toBe(pid);
  expect(third.startedByUs).toBe(true);
});

test("two commands that start at once make one database and both connect", async () => {
  const commands = [startCommand({ folder: place.folder }), startCommand({ folder: place.folder })];
  const answers = await Promise.all(commands.map((command) => command.answer("opened")));
  expect(answers.map((answer) => answer.startedByUs).sort()).toEqual([false, true]);
  for (const answer of answers) {
    expect(await query(answer.connection, "select 1 as one")).toEqual([{ one: 1 }]);
  }
  const names = await readdir(join(place.folder, "postgres"));
  expect(names.filter((name) => name.includes("unfinished"))).toEqual([]);
  await Promise.all(commands.map((command) => command.stop()));
  expect(await readdir(join(place.folder, "postgres", "cluster"))).not.toContain("postmaster.pid");
});

test("one process may open a folder twice", async () => {
  const [first, second] = await Promise.all([open(), open()]);
  expect([first.startedByUs, second.startedByUs].sort()).toEqual([false, true]);
  await first.stop();
  expect(await query(second.connection, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a second serve on the folder is refused, and told which process has it", async () => {
  const claim = await claimServer(place.folder);
  const second = startCommand({ folder: place.folder, claim: true });
  const refusal = await second.answer("code");
  expect(refusal.code).toBe("already_serving");
  expect(refusal.message).toContain(`process ${process.pid}`);
  expect(refusal.message).toContain(place.folder);
  await second.stop();

  await claim.release();
  const third = startCommand({ folder: place.folder, claim: true });
  await third.answer("opened");
  await expect(claimServer(place.folder)).rejects.toThrow(`process ${third.process.pid}`);
  await third.kill();
  await (await claimServer(place.folder)).release();
  await (await open()).stop();
});

test.skipIf(!hasOldest)(
  "works alike with the oldest supported PostgreSQL, and refuses its files to another",
  async () => {
    const server = await openEmbedded({ folder: place.folder, binaries: OLDEST_SUPPORTED, settings: QUICK });
    opened.push(server);
    const rows = await query(
      server.connection,
      "select datcollate from pg_database where datname = 'postgres'",
    );
    expect(rows).toEqual([{ datcollate: "C.UTF-8" }]);
    await server.stop();
    expect(await readFile(join(place.folder, "postgres", "cluster", "PG_VERSION"), "utf8")).toBe("15\n");
    await expect(openEmbedded({ folder: place.folder })).rejects.toMatchObject({
      code: "wrong_version",
      message: expect.stringContaining("PostgreSQL 15"),
    });
  },
);
