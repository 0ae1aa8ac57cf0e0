import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { FileError } from "./file-error.ts";
import { DETECTION_BYTES, PIECE_BYTES } from "./limits.ts";

export interface OpenedSource {
  readonly compression: "none" | "gzip";
  /** The first bytes after decompression, at most about DETECTION_BYTES. */
  readonly sample: Buffer;
  /** Whether the sample is the whole file. */
  readonly isComplete: boolean;
  /** All bytes after decompression, the sample included, in pieces of about PIECE_BYTES. Drawn once. */
  readonly pieces: AsyncGenerator<Buffer>;
  /** Bytes taken from the source so far, before decompression. */
  bytesRead(): number;
}

const GZIP_MAGIC = [0x1f, 0x8b] as const;

/**
 * Opens a source of bytes: undoes gzip where its first bytes say so, and reads a sample ahead. Nothing
 * is drawn faster than it is used. Throws FileError unreadable_file when the compressed data is damaged;
 * errors of the source itself pass through.
 */
export async function openSource(source: AsyncIterable<Uint8Array>): Promise<OpenedSource> {
  let bytesRead = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      bytesRead += chunk.length;
      yield chunk;
    }
  }
  const raw = await readAhead(evenPieces(counted()), 1);
  const isGzip = GZIP_MAGIC.every((byte, index) => raw.sample[index] === byte);
  const plain = isGzip ? evenPieces(gunzip(raw.replay)) : raw.replay;
  const { sample, isComplete, replay } = await readAhead(plain, DETECTION_BYTES);
  return {
    compression: isGzip ? "gzip" : "none",
    sample,
    isComplete,
    pieces: replay,
    bytesRead: () => bytesRead,
  };
}

/** Cuts and joins chunks to about PIECE_BYTES. */
async function* evenPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  for await (const chunk of source) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      const piece = chunk.subarray(start, start + PIECE_BYTES);
      waiting.push(piece);
      waitingBytes += piece.length;
      if (waitingBytes < PIECE_BYTES) continue;
      yield Buffer.concat(waiting);
      waiting = [];
      waitingBytes = 0;
    }
  }
  if (waitingBytes > 0) yield Buffer.concat(waiting);
}

interface ReadAhead {
  readonly sample: Buffer;
  readonly isComplete: boolean;
  readonly replay: AsyncGenerator<Buffer>;
}

async function readAhead(source: AsyncGenerator<Buffer>, byteCount: number): Promise<ReadAhead> {
  const first: Buffer[] = [];
  let total = 0;
  let isComplete = false;
  while (total < byteCount) {
    const next = await source.next();
    if (next.done === true) {
      isComplete = true;
      break;
    }
    first.push(next.value);
    total += next.value.length;
  }
  async function* replay(): AsyncGenerator<Buffer> {
    try {
      yield* first.splice(0);
      yield* source;
    } finally {
      await source.return(undefined);
    }
  }
  return { sample: Buffer.concat(first), isComplete, replay: replay() };
}

async function* gunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip({ chunkSize: PIECE_BYTES });
  // The pipeline's failure also destroys `unzip`, whose iteration below is where it is reported.
  pipeline(Readable.from(source), unzip).catch(() => undefined);
  try {
    yield* unzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw new FileError(
      "unreadable_file",
      "The gzip data is damaged or ends early. Copy or export the file again.",
    );
  }
}

function isZlibError(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" && code.startsWith("Z_");
}
