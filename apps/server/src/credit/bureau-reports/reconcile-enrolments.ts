import { type PlainDate, startOfMonth } from "@goodterms/kernel";
import { BureauFailure, type EnrolmentList } from "#integrations/bureaus";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { subjectOfBureau } from "./bureau-subject-id.ts";
import { countWatched, noteRefused, selectWatched } from "./enrolment-store.ts";
import { noteReconciled, selectFeeds } from "./feed-store.ts";
import type { Bureaus } from "./open-bureaus.ts";
import { insertReconciliation, type Reconciliation } from "./reconciliation-store.ts";
import { refuseReport } from "./refusals.ts";
import { compareEnrolments } from "./rules.ts";

const DIFFERENCES_MAX = 10_000;

/**
 * Compares who is watched here with the bureau's own list, as somebody fetched it from the bureau, and keeps the
 * differences; what the list says was refused is noted on the watches.
 * @throws Refusal bureau_unknown, bureau_failed for a file that cannot be read.
 */
export async function reconcileWithList(
  ctx: Context,
  bureaus: Bureaus,
  bureau: string,
  bytes: Uint8Array,
  today: PlainDate,
): Promise<Reconciliation> {
  const list = readList(bureaus, bureau, bytes);
  await noteRefused(ctx, bureau, list.exceptions);
  const here = await selectWatched(ctx, bureau);
  const { missingThere, missingHere } = compareEnrolments(here, list.references);
  return keep(ctx, bureau, today, {
    outcome: "compared",
    enrolledHere: here.length,
    enrolledThere: list.references.length,
    missingThere: missingThere.slice(0, DIFFERENCES_MAX),
    missingHere: missingHere.slice(0, DIFFERENCES_MAX),
    refusedThere: list.exceptions
      .map(({ reference, code }) => `${reference}: ${code}`)
      .slice(0, DIFFERENCES_MAX),
  });
}

function readList(bureaus: Bureaus, bureau: string, bytes: Uint8Array): EnrolmentList {
  const adapter = bureaus.adapter(bureau);
  if (adapter === undefined) throw refuseReport("bureau_unknown", `There is no adapter called ${bureau}.`);
  try {
    return adapter.readEnrolmentFile(bytes);
  } catch (error) {
    if (!(error instanceof BureauFailure)) throw error;
    throw refuseReport("bureau_failed", `The list cannot be read: ${error.detail}.`);
  }
}

/**
 * The month's reconciliation of every bureau that watches somebody, once a month: a bureau with a feed keeps a list of
 * its own, which a person has to fetch; where we only ask again, ours is the only list. Returns how many were due.
 */
export async function reconcileMonth(ctx: Context, bureaus: Bureaus, today: PlainDate): Promise<number> {
  const month = startOfMonth(today);
  let done = 0;
  for (const feed of await selectFeeds(ctx)) {
    if (feed.reconciledMonth !== null && feed.reconciledMonth >= month) continue;
    const enrolledHere = await countWatched(ctx, feed.bureau);
    const hasFeed = bureaus.adapter(feed.bureau)?.capabilities.monitoring === "feed";
    await keep(ctx, feed.bureau, today, {
      outcome: hasFeed ? "awaiting_list" : "own_list",
      enrolledHere,
      enrolledThere: null,
      missingThere: [],
      missingHere: [],
      refusedThere: [],
    });
    done += 1;
  }
  return done;
}

async function keep(
  ctx: Context,
  bureau: string,
  today: PlainDate,
  found: Omit<Reconciliation, "id" | "bureau" | "month" | "madeBy" | "madeAt">,
): Promise<Reconciliation> {
  const month = startOfMonth(today);
  const row: Reconciliation = {
    id: newId(ctx.now),
    bureau,
    month,
    madeBy: ctx.actor,
    madeAt: ctx.now,
    ...found,
  };
  await insertReconciliation(ctx, row);
  await noteReconciled(ctx, bureau, month);
  await recordEvents(ctx, [
    {
      type: "credit.bureau_enrolment_reconciled",
      subjectType: "bureau_connection",
      subjectId: subjectOfBureau(bureau),
      subjectVersion: 1n,
      data: {
        bureau,
        outcome: row.outcome,
        missingThere: row.missingThere.length,
        missingHere: row.missingHere.length,
      },
    },
  ]);
  return row;
}
