import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { FileTooLargeError, openFileStore } from "./index.ts";

const BYTES_MAX = 1_000;
const RUNS = 30;

async function* inPieces(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "goodterms-files-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return names.filter((name) => name.isFile()).map((name) => name.name);
}

test("what is kept reads back byte for byte, with its length and hash", async () => {
  const store = openFileStore(await aFolder(), BYTES_MAX);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 9 }), async (pieces) => {
      const kept = await store.keep(inPieces(pieces));
      const whole = Buffer.concat(pieces);
      const back: Uint8Array[] = [];
      for await (const chunk of store.read(kept.path)) back.push(chunk);
      expect(Buffer.concat(back).equals(whole)).toBe(true);
      expect(kept.bytes).toBe(whole.length);
      expect(kept.sha256).toEqual(createHash("sha256").update(whole).digest());
    }),
    { numRuns: RUNS },
  );
});

test("a file beyond the bound is refused, and nothing of it is left", async () => {
  const folder = await aFolder();
  const store = openFileStore(folder, BYTES_MAX);
  const pieces = [Buffer.alloc(600), Buffer.alloc(600)];
  await expect(store.keep(inPieces(pieces))).rejects.toThrow(FileTooLargeError);
  expect(await namesIn(folder)).toEqual([]);
});

test("a source that breaks leaves nothing", async () => {
  const folder = await aFolder();
  const store = openFileStore(folder, BYTES_MAX);
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("half");
    throw new Error("the line went dead");
  }
  await expect(store.keep(broken())).rejects.toThrow("the line went dead");
  expect(await namesIn(folder)).toEqual([]);
});

test("no path leads out of the folder", async () => {
  const store = openFileStore(await aFolder(), BYTES_MAX);
  for (const path of ["../secret", "/etc/passwd", "ab/../../x", ""]) {
    expect(() => store.read(path)).toThrow(/not the path of a kept file/);
  }
});

test("a removed file is gone, and removing it again is no error", async () => {
  const folder = await aFolder();
  const store = openFileStore(folder, BYTES_MAX);
  const { path } = await store.keep(inPieces([Buffer.from("x")]));
  await store.remove(path);
  await store.remove(path);
  expect(await namesIn(folder)).toEqual([]);
});
