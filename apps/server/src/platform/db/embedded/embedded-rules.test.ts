import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mayEnter } from "./account.ts";
import { tryLock } from "./file-lock.ts";
import { isAlive } from "./processes.ts";
import { formatSettings, sharedBuffersMebibytes } from "./settings.ts";

const GIBIBYTE = 1024 ** 3;

test("shared buffers are an eighth of the memory, within bounds", () => {
  expect(sharedBuffersMebibytes(4 * GIBIBYTE)).toBe(512);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 44 }), (bytes) => {
      const size = sharedBuffersMebibytes(bytes);
      expect(size).toBeGreaterThanOrEqual(32);
      expect(size).toBeLessThanOrEqual(1024);
    }),
  );
});

test("extra settings replace ours, are quoted, and cannot open the database to the network", () => {
  const text = formatSettings({
    socketFolder: "/it's/here",
    logFolder: "/log",
    extra: { fsync: "off", work_mem: "8MB", listen_addresses: "*" },
  });
  expect(text).toContain("\nfsync = 'off'\n");
  expect(text).toContain("\nwork_mem = '8MB'\n");
  expect(text).toContain("\nunix_socket_directories = '/it''s/here'\n");
  expect(text).toContain("\nlisten_addresses = ''\n");
  expect(text).not.toContain("*");
});

test("locks: many may share, one excludes, and releasing twice does no harm", async () => {
  const folder = await mkdtemp(join(tmpdir(), "goodterms-test-"));
  const path = join(folder, "some.lock");
  const first = tryLock(path, "shared");
  const second = tryLock(path, "shared");
  expect(first).toBeDefined();
  expect(second).toBeDefined();
  expect(tryLock(path, "exclusive")).toBeUndefined();
  first?.release();
  first?.release();
  expect(tryLock(path, "exclusive")).toBeUndefined();
  second?.release();
  const alone = tryLock(path, "exclusive");
  expect(alone).toBeDefined();
  expect(tryLock(path, "shared")).toBeUndefined();
  alone?.release();
  await rm(folder, { recursive: true });
});

test("a folder can be entered only when every folder above it can", async () => {
  const closed = await mkdtemp(join(tmpdir(), "goodterms-test-"));
  const inner = join(closed, "inner");
  await mkdir(inner, { mode: 0o755 });
  const stranger = { uid: 54_321, gid: 54_321 };
  const owner = { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 };
  expect(await mayEnter(inner, stranger)).toBe(false);
  expect(await mayEnter(inner, owner)).toBe(true);
  expect(await mayEnter(tmpdir(), stranger)).toBe(true);
  await rm(closed, { recursive: true });
});

test("a process is alive until it ends", async () => {
  expect(await isAlive(process.pid)).toBe(true);
  expect(await isAlive(2_147_483_646)).toBe(false);
});
