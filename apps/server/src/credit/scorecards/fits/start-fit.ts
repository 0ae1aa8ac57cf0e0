import { type Caller, type Context, type Database, inMerchant } from "#platform/db";
import { recordEvents } from "#platform/events";
import { type FileStore, FileTooLargeError, type KeptFile } from "#platform/files";
import { newId } from "#platform/ids";
import { enqueue } from "#platform/jobs";
import type { FitRequest } from "../fitting/fit-file.ts";
import { refuse } from "../refusals.ts";
import type { FitJob } from "./jobs.ts";
import { countUnfinished, type FitSource, insertFit } from "./store.ts";

/** A fit holds its file in memory. */
const FILE_BYTES_MAX = 134_217_728;
const UNFINISHED_MAX = 5;

/**
 * Streams an uploaded table to disk and asks for a fit of it. Returns the fit's id; nothing remains of what is refused.
 * @throws Refusal unfit_file, too_many_fits.
 */
export async function startFileFit(
  tools: { readonly database: Database; readonly files: FileStore; readonly job: FitJob },
  caller: Caller,
  source: AsyncIterable<Uint8Array>,
  request: FitRequest,
): Promise<string> {
  const kept = await keepFile(tools.files, source);
  try {
    if (kept.bytes > FILE_BYTES_MAX)
      throw refuse("unfit_file", `The file has ${kept.bytes} bytes; a fit takes up to ${FILE_BYTES_MAX}.`);
    return await inMerchant(tools.database, caller, (ctx) =>
      startFit(ctx, tools.job, {
        source: "file",
        request,
        filePath: kept.path,
        fileBytes: BigInt(kept.bytes),
      }),
    );
  } catch (error) {
    await tools.files.remove(kept.path);
    throw error;
  }
}

async function keepFile(files: FileStore, source: AsyncIterable<Uint8Array>): Promise<KeptFile> {
  try {
    return await files.keep(source);
  } catch (error) {
    if (error instanceof FileTooLargeError) throw refuse("unfit_file", error.message);
    throw error;
  }
}

/** Asks for a fit and enqueues it. @throws Refusal too_many_fits. */
export async function startFit(
  ctx: Context,
  job: FitJob,
  fit: {
    readonly source: FitSource;
    readonly request: FitRequest;
    readonly filePath: string | null;
    readonly fileBytes: bigint | null;
  },
): Promise<string> {
  if ((await countUnfinished(ctx)) >= UNFINISHED_MAX)
    throw refuse("too_many_fits", `${UNFINISHED_MAX} fits wait or run already.`);
  const id = newId(ctx.now);
  await insertFit(ctx, { id, ...fit });
  const subject = { subjectType: "scorecard_fit", subjectId: id, subjectVersion: 1n };
  const { method, holdoutShare } = fit.request;
  await recordEvents(ctx, [
    { type: "credit.scorecard_fit_started", ...subject, data: { source: fit.source, method, holdoutShare } },
  ]);
  await enqueue(ctx, job, { fitId: id });
  return id;
}
