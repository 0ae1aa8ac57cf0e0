import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** A file as it was kept. `path` is relative to the store's folder and says nothing of the file's own name. */
export interface KeptFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: Buffer;
}

/**
 * Uploaded files under one folder. Servers and workers on several machines must see the same folder (a shared
 * mount), since any of them may be the one that reads what another took in.
 */
export interface FileStore {
  /** Streams a file to disk, byte for byte. @throws FileTooLargeError; nothing is left behind by a failure. */
  keep(source: AsyncIterable<Uint8Array>): Promise<KeptFile>;
  /** Reads a kept file from its start. Its stream fails with ENOENT when the file is gone. */
  read(path: string): AsyncIterable<Uint8Array>;
  remove(path: string): Promise<void>;
}

export class FileTooLargeError extends Error {
  override readonly name = "FileTooLargeError";
  readonly bytesMax: number;

  constructor(bytesMax: number) {
    super(`The file is larger than ${bytesMax} bytes. Split it, or raise UPLOAD_BYTES_MAX.`);
    this.bytesMax = bytesMax;
  }
}

const READ_CHUNK_BYTES = 262_144;
const KEPT_PATH = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** The store in `folder`, which is made when it is first needed. No file may be larger than `bytesMax`. */
export function openFileStore(folder: string, bytesMax: number): FileStore {
  const placeOf = (path: string): string => {
    // Paths come from our own rows; one that is not of our making is never followed out of the folder.
    if (!KEPT_PATH.test(path)) throw new Error(`not the path of a kept file: ${path}`);
    return join(folder, path);
  };
  return {
    keep: (source) => keepFile(folder, bytesMax, source),
    read: (path) => createReadStream(placeOf(path), { highWaterMark: READ_CHUNK_BYTES }),
    remove: (path) => rm(placeOf(path), { force: true }),
  };
}

async function keepFile(
  folder: string,
  bytesMax: number,
  source: AsyncIterable<Uint8Array>,
): Promise<KeptFile> {
  const name = randomUUID();
  const path = `${name.slice(0, 2)}/${name}`;
  await mkdir(join(folder, name.slice(0, 2)), { recursive: true, mode: FOLDER_MODE });
  // Under another name until it is whole, so that a crash never leaves half a file where a reader would look.
  const partial = join(folder, `${path}.partial`);
  try {
    const written = await writeFile(partial, bytesMax, source);
    await rename(partial, join(folder, path));
    return { path, ...written };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeFile(
  place: string,
  bytesMax: number,
  source: AsyncIterable<Uint8Array>,
): Promise<{ bytes: number; sha256: Buffer }> {
  const hash = createHash("sha256");
  const file = await open(place, "wx", FILE_MODE);
  try {
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > bytesMax) throw new FileTooLargeError(bytesMax);
      hash.update(chunk);
      await file.appendFile(chunk);
    }
    await file.sync();
    return { bytes, sha256: hash.digest() };
  } finally {
    await file.close();
  }
}
