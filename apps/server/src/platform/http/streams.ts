import { PassThrough, Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Caller, type Context, type Database, inMerchant } from "../db/index.ts";
import { refuse } from "./refusals.ts";

/**
 * Sends what `read` yields while its transaction is open, with back-pressure from the network to the cursor. The
 * transaction ends when the reader has read everything, or goes away.
 */
export function streamInMerchant(
  database: Database,
  caller: Caller,
  read: (ctx: Context) => AsyncIterable<string | Uint8Array>,
): Readable {
  const outlet = new PassThrough();
  inMerchant(database, caller, (ctx) => pipeline(Readable.from(read(ctx)), outlet)).catch(
    (error: unknown) => {
      outlet.destroy(error instanceof Error ? error : new Error("the stream failed"));
    },
  );
  return outlet;
}

/** Passes a body on and refuses it once it is larger than `bytesMax`; a chunked one does not say so beforehand. */
export function boundedBody(bytesMax: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > bytesMax) done(refuse("body_too_large", `The file is larger than ${bytesMax} bytes.`));
      else done(null, chunk);
    },
  });
}
