import { openApplication, type Visit } from "../links/open-link.ts";
import type { ApplicationParts } from "../parts.ts";
import { refuse } from "../refusals.ts";
import { updateApplication } from "../store.ts";
import { grant, record } from "./decide-application.ts";

/**
 * The applicant's word on an offer: taking it opens the account as offered, leaving it sends the application back to
 * review. Taking what was taken changes nothing.
 * @throws Refusal not_open where no offer stands.
 */
export async function answerOffer(parts: ApplicationParts, visit: Visit, accepts: boolean): Promise<void> {
  const { ctx } = visit;
  const open = await openApplication(parts, visit, "held");
  const { application } = open;
  if (application.state === "approved" && accepts) return;
  const { offer, offerExpiresAt } = application;
  if (application.state !== "waiting_for_applicant" || offer === null || offerExpiresAt === null)
    throw refuse("not_open", "There is no offer to answer.");
  if (offerExpiresAt <= ctx.now) throw refuse("not_open", "The offer has run out.");
  if (!accepts) {
    const version = await updateApplication(ctx, application.id, {
      state: "in_review",
      offer: null,
      offerExpiresAt: null,
    });
    await record(ctx, "credit.application_offer_refused", application.id, version, {});
    return;
  }
  await record(ctx, "credit.application_offer_accepted", application.id, application.version, {});
  await grant(ctx, parts, open, {
    outcome: "approved",
    limitMinor: BigInt(offer.limitMinor),
    currency: offer.currency,
    terms: offer.terms,
    depositPercent: offer.depositPercent,
    conditions: offer.conditions,
    reason: offer.reason,
    deciders: offer.approvers,
    round: application.decisionRound,
  });
}
