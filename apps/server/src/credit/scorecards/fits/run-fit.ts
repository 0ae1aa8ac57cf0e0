import { Readable } from "node:stream";
import { formatId, type PlainDate, todayIn } from "@goodterms/kernel";
import { type Context, inMerchant } from "#platform/db";
import { recordEvents } from "#platform/events";
import type { FileStore } from "#platform/files";
import type { JobRun } from "#platform/jobs";
import { listEntities } from "#receivables";
import { readHistory } from "../history/read-history.ts";
import { fitApart } from "./fit-apart.ts";
import { endFit, type FitRow, noteFitProgress, selectFit } from "./store.ts";

const PROGRESS_EVERY_MS = 1_000;
const PROGRAM_FAILURE =
  "The fit ended on an error of the program; its log tells more. Try it again, or with fewer columns.";

/**
 * Runs one fit to its end: reads the file or the history, learns in a thread apart, keeps card and report. Again after a
 * crash it begins anew; a fit that has ended is left alone.
 */
export async function runFit(run: JobRun, files: FileStore, id: string): Promise<void> {
  const inside = <T>(work: (ctx: Context) => Promise<T>): Promise<T> =>
    inMerchant(run.database, { ...run.caller, now: run.clock.now() }, work);
  const fit = await inside((ctx) => selectFit(ctx, id));
  if (fit === undefined || (fit.state !== "waiting" && fit.state !== "running")) return;
  try {
    const chunks = await gather(fit, files, inside);
    let toldAt = Number.NEGATIVE_INFINITY;
    let telling = Promise.resolve();
    const answer = await fitApart(
      { chunks, request: fit.request, id: formatId("fit", id) },
      (share, step) => {
        if (performance.now() - toldAt < PROGRESS_EVERY_MS) return;
        toldAt = performance.now();
        telling = telling
          .then(() => inside((ctx) => noteFitProgress(ctx, id, share, step)))
          .catch(() => undefined);
      },
      run.signal,
    );
    await telling;
    await inside((ctx) =>
      end(
        ctx,
        id,
        answer.kind === "fitted"
          ? { state: "finished", ...answer }
          : { state: "failed", failure: answer.why },
      ),
    );
  } catch (error) {
    // Asked to stop: another worker begins it anew.
    if (run.signal.aborted) throw error;
    run.logger.error({ fitId: id, error: String(error) }, "a scorecard fit failed");
    await inside((ctx) => end(ctx, id, { state: "failed", failure: PROGRAM_FAILURE }));
  }
  if (fit.filePath !== null) await files.remove(fit.filePath);
}

async function gather(
  fit: FitRow,
  files: FileStore,
  inside: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  if (fit.filePath !== null) {
    for await (const chunk of files.read(fit.filePath)) chunks.push(chunk);
    return chunks;
  }
  const today = await inside(merchantToday);
  for await (const text of Readable.from(readHistory(inside, today))) chunks.push(Buffer.from(String(text)));
  return chunks;
}

async function end(ctx: Context, id: string, how: Parameters<typeof endFit>[2]): Promise<void> {
  const version = await endFit(ctx, id, how);
  if (version === undefined) return;
  const type = how.state === "finished" ? "credit.scorecard_fitted" : "credit.scorecard_fit_failed";
  await recordEvents(ctx, [
    { type, subjectType: "scorecard_fit", subjectId: id, subjectVersion: version, data: {} },
  ]);
}

/** The merchant's today, in the zone of its first entity. */
async function merchantToday(ctx: Context): Promise<PlainDate> {
  const [first] = await listEntities(ctx);
  return todayIn(ctx.now, first?.timeZone ?? "UTC");
}
