import { sql } from "kysely";
import { inMerchant } from "#platform/db";
import { newId } from "#platform/ids";
import { defineTick, type Tick, type WorkTools } from "#platform/jobs";
import type { Outside } from "./check-connection.ts";
import { selectConnections } from "./connection-store.ts";
import { selectDuePulls, selectHalfDone } from "./enrolment-store.ts";
import { selectFeeds } from "./feed-store.ts";
import type { Neighbours } from "./neighbours.ts";
import type { Bureaus } from "./open-bureaus.ts";
import { pollFeed } from "./poll-feed.ts";
import { pullAgain } from "./pull-again.ts";
import { abandonPulls } from "./pull-store.ts";
import { reconcileMonth } from "./reconcile-enrolments.ts";
import { INTERRUPTED_AFTER_MS } from "./reserve-pull.ts";
import { tellBureau } from "./watch-subject.ts";

const POLL_TICK_MS = 5 * 60_000;
const PULL_TICK_MS = 15 * 60_000;
const RECONCILE_TICK_MS = 6 * 60 * 60_000;
const HALF_DONE_AFTER_MS = 5 * 60_000;
const ENROLMENTS_PER_ROUND = 100;

/** The regular work with bureaus: news read, watched customers asked about again, the month's reconciliation. */
export function bureauTicks(bureaus: Bureaus, neighbours: Neighbours): readonly Tick[] {
  return [
    defineTick({
      name: "credit.poll_bureaus",
      everyMs: POLL_TICK_MS,
      run: (tools) => eachMerchant(tools, bureaus, "poll_bureaus", (outside) => pollAll(outside)),
    }),
    defineTick({
      name: "credit.pull_reports_again",
      everyMs: PULL_TICK_MS,
      run: (tools) =>
        eachMerchant(tools, bureaus, "pull_reports", (outside) => pullDue(tools, outside, neighbours)),
    }),
    defineTick({
      name: "credit.reconcile_enrolments",
      everyMs: RECONCILE_TICK_MS,
      run: (tools) =>
        eachMerchant(tools, bureaus, "reconcile_enrolments", ({ database, caller }) =>
          inMerchant(database, caller, async (ctx) =>
            reconcileMonth(ctx, bureaus, await neighbours.today(ctx)),
          ),
        ),
    }),
  ];
}

/** Goes through the merchants; one whose bureaus make trouble does not keep the others waiting for ever. */
async function eachMerchant(
  { database, clock, logger, signal }: WorkTools,
  bureaus: Bureaus,
  actor: string,
  work: (outside: Outside) => Promise<number>,
): Promise<number> {
  const merchants = await sql<{ id: string }>`SELECT merchant_id AS id FROM platform.merchant`.execute(
    database.across,
  );
  let done = 0;
  for (const { id: merchantId } of merchants.rows) {
    if (signal.aborted) break;
    const now = clock.now();
    const caller = { merchantId, actor: `system:${actor}`, now, requestId: newId(now) };
    try {
      done += await work({ database, caller, clock, bureaus });
    } catch (error) {
      logger.error({ merchantId, err: error }, "the work with bureaus failed for a merchant");
    }
  }
  return done;
}

async function pollAll(outside: Outside): Promise<number> {
  const { database, caller, bureaus } = outside;
  const { due, halfDone, abandoned } = await inMerchant(database, caller, async (ctx) => {
    const connected = new Set(
      (await selectConnections(ctx)).flatMap((one) => (one.isEnabled ? [one.bureau] : [])),
    );
    const feeds = await selectFeeds(ctx);
    const before = new Date(ctx.now.getTime() - HALF_DONE_AFTER_MS);
    return {
      due: feeds.filter(
        ({ bureau, nextPollAt }) =>
          nextPollAt <= ctx.now &&
          connected.has(bureau) &&
          bureaus.adapter(bureau)?.capabilities.monitoring === "feed",
      ),
      halfDone: (await selectHalfDone(ctx, before, ENROLMENTS_PER_ROUND)).filter(({ bureau }) =>
        connected.has(bureau),
      ),
      abandoned: await abandonPulls(ctx, new Date(ctx.now.getTime() - INTERRUPTED_AFTER_MS)),
    };
  });
  for (const enrolment of halfDone) {
    await tellBureau(outside, enrolment, enrolment.state === "starting" ? "subscribe" : "unsubscribe");
  }
  let received = 0;
  for (const { bureau } of due) received += await pollFeed(outside, bureau);
  return received + abandoned;
}

async function pullDue({ signal }: WorkTools, outside: Outside, neighbours: Neighbours): Promise<number> {
  const { database, caller } = outside;
  const { today, due } = await inMerchant(database, caller, async (ctx) => {
    const day = await neighbours.today(ctx);
    return { today: day, due: await selectDuePulls(ctx, day, ENROLMENTS_PER_ROUND) };
  });
  let asked = 0;
  for (const enrolment of due) {
    if (signal.aborted) break;
    await pullAgain(outside, neighbours, enrolment, today);
    asked += 1;
  }
  return asked;
}
