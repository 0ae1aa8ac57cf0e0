import type { Visit } from "../links/open-link.ts";
import { markUsed } from "../links/store.ts";
import type { ApplicationParts } from "../parts.ts";
import { refuse } from "../refusals.ts";
import { selectApplication } from "../store.ts";
import { openJson, readPersonKey, sealJson, sha256 } from "../vault.ts";
import { recordRefereeEvent } from "./ask-referee.ts";
import type { RefereeContact } from "./name-referees.ts";
import { markAnswered, type RefereeRow, selectReferee } from "./store.ts";

export const PROMPTNESS = ["always", "mostly", "sometimes_late", "often_late", "not_paid"] as const;

/** What a referee says. `willAnswer: false` says no more than that they would rather not. */
export interface ReferenceGiven {
  readonly willAnswer: boolean;
  readonly knownSinceYear?: number | undefined;
  readonly highestCredit?: { readonly amount: number; readonly currency: string } | undefined;
  readonly termsDays?: number | undefined;
  readonly paysPromptly?: (typeof PROMPTNESS)[number] | undefined;
  readonly comments?: string | undefined;
  readonly givenBy: string;
}

export interface OpenReference {
  readonly referee: RefereeRow;
  readonly key: Buffer;
  readonly contact: RefereeContact;
  readonly applicantName: string | null;
}

/** The referee's side of an application: whom they are asked about, and nothing else of it. */
export async function openReference(
  parts: ApplicationParts,
  visit: Visit,
  how: "free" | "held" = "free",
): Promise<OpenReference> {
  const { ctx, link } = visit;
  const referee = await selectReferee(ctx, link.refereeId ?? "", how);
  const application = referee === undefined ? undefined : await selectApplication(ctx, referee.applicationId);
  if (referee === undefined || application === undefined)
    throw refuse("link_unknown", "There is nobody to answer about.");
  const key = await readPersonKey(ctx, parts.vault, referee.keyId);
  const applicantKey = await readPersonKey(ctx, parts.vault, application.keyId);
  if (key === null || applicantKey === null) throw refuse("erased", "The application's data was erased.");
  const summary =
    application.summarySealed === null
      ? null
      : openJson<{ name: string | null }>(applicantKey, application.summarySealed);
  const contact = openJson<RefereeContact>(key, referee.contactSealed);
  return { referee, key, contact, applicantName: summary?.name ?? null };
}

/** Takes the referee's one answer. @throws Refusal not_open for a second one, erased, link_unknown. */
export async function answerReference(
  parts: ApplicationParts,
  visit: Visit,
  given: ReferenceGiven,
): Promise<void> {
  const { ctx } = visit;
  const { referee, key } = await openReference(parts, visit, "held");
  if (referee.state !== "asked") throw refuse("not_open", "You have answered already. Thank you.");
  const answer = { ...given, at: ctx.now.toISOString(), network: visit.network };
  const sealed = sealJson(key, answer);
  const state = given.willAnswer ? "answered" : "refused";
  await markAnswered(ctx, referee.id, { sealed, sha256: sha256(sealed), state });
  await markUsed(ctx, visit.link.id);
  await recordRefereeEvent(ctx, "credit.referee_answered", referee, 3n, { state });
}
