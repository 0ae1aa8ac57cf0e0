import type { PlainDate } from "@goodterms/kernel";
import { type Caller, type Database, inMerchant } from "#platform/db";
import { newId } from "#platform/ids";
import { type AccountVersion, listAccountVersions } from "#receivables";
import { type Progress, selectProgress } from "./behaviour-store.ts";
import type { Looks } from "./gather-standings.ts";
import { monitorCustomers } from "./monitor-customers.ts";
import type { Neighbours } from "./neighbours.ts";
import { endPassedWatches } from "./watch-customer.ts";

const VERSIONS_PER_READ = 5_000;
const CUSTOMERS_PER_TRANSACTION = 250;
/** A customer whose book moves all the time is measured no more often than this; its utilization is looked at each time. */
const MEASURED_AT_MOST_EVERY_MS = 10 * 60_000;
/** The window rolls on though nothing happens: who owes nothing is measured again after so long. */
const IDLE_MS = 30 * 86_400_000;

export interface MonitorRun {
  readonly database: Database;
  readonly merchantId: string;
  readonly now: Date;
  readonly neighbours: Neighbours;
  readonly signal?: AbortSignal;
}

/**
 * One pass over a merchant's customers: compares every account's version with what was looked at, and does what has
 * moved, ages, or is new, some hundred customers in a transaction. Returns how many it looked at.
 */
export async function monitorMerchant(run: MonitorRun): Promise<number> {
  const caller: Caller = {
    merchantId: run.merchantId,
    actor: "system:monitor_customers",
    now: run.now,
    requestId: newId(run.now),
  };
  const today = await inMerchant(run.database, caller, async (ctx) => {
    const day = await run.neighbours.today(ctx);
    await endPassedWatches(ctx, day);
    return day;
  });
  let count = 0;
  let after: string | null = null;
  for (;;) {
    const page: { looks: Looks; last: string | null } = await inMerchant(
      run.database,
      caller,
      async (ctx) => {
        const versions = await listAccountVersions(ctx, after, VERSIONS_PER_READ);
        const progress = await selectProgress(
          ctx,
          versions.map((account) => account.id),
        );
        const last = versions.length < VERSIONS_PER_READ ? null : (versions.at(-1)?.id ?? null);
        return { looks: chooseLooks(versions, progress, today, run.now), last };
      },
    );
    for (const looks of inChunks(page.looks)) {
      if (run.signal?.aborted) return count;
      await inMerchant(run.database, caller, (ctx) => monitorCustomers(ctx, looks, run.neighbours));
      count += looks.measure.length + looks.look.length;
    }
    after = page.last;
    if (after === null) return count;
  }
}

/** Who is measured anew, and who is only looked at. Pure. */
export function chooseLooks(
  versions: readonly AccountVersion[],
  progress: ReadonlyMap<string, Progress>,
  today: PlainDate,
  now: Date,
): Looks {
  const measure: string[] = [];
  const look: string[] = [];
  for (const account of versions) {
    const known = progress.get(account.id);
    if (isToMeasure(account, known, today, now)) measure.push(account.id);
    else if (known?.lookedVersion !== account.version || known.lookedOn !== today) look.push(account.id);
  }
  return { measure, look };
}

function isToMeasure(
  account: AccountVersion,
  known: Progress | undefined,
  today: PlainDate,
  now: Date,
): boolean {
  if (known === undefined || known.measuredAt === null) return true;
  const ageMs = now.getTime() - known.measuredAt.getTime();
  if (account.owesAnything && known.asOf !== today) return true;
  if (known.measuredVersion !== account.version) return ageMs >= MEASURED_AT_MOST_EVERY_MS;
  return ageMs >= IDLE_MS;
}

function inChunks({ measure, look }: Looks): Looks[] {
  const chunks: Looks[] = [];
  for (let at = 0; at < measure.length; at += CUSTOMERS_PER_TRANSACTION)
    chunks.push({ measure: measure.slice(at, at + CUSTOMERS_PER_TRANSACTION), look: [] });
  for (let at = 0; at < look.length; at += CUSTOMERS_PER_TRANSACTION)
    chunks.push({ measure: [], look: look.slice(at, at + CUSTOMERS_PER_TRANSACTION) });
  return chunks;
}
