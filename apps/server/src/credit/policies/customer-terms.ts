import { type PlainDate, plainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { contentHash, newId } from "#platform/ids";
import { findCustomer } from "#receivables";
import { gatherFacts, merchantDay } from "../evaluations/gather-facts.ts";
import { refuse } from "../refusals.ts";
import {
  type AcceptanceRow,
  insertAcceptance,
  selectAcceptances,
  selectMerchantName,
} from "./acceptance-store.ts";
import { activePolicy } from "./active-policy.ts";
import { refusePolicy } from "./refusals.ts";
import { type LateConsequences, type RenderedTerms, renderTerms } from "./render-terms.ts";
import { evaluateWithoutHorizon } from "./rules.ts";

export interface CustomerTerms {
  readonly customerId: string;
  readonly policyId: string;
  readonly terms: RenderedTerms;
  readonly termsHash: string;
  /** The last acceptance of any terms; null: none. */
  readonly accepted: AcceptanceRow | null;
}

/** A customer's credit terms as they are at this moment. @throws Refusal not_found, no_terms */
export async function readCustomerTerms(ctx: Context, idOrReference: string): Promise<CustomerTerms> {
  const customer = await findCustomer(ctx, idOrReference);
  const policy = await activePolicy(ctx);
  const facts = (await gatherFacts(ctx, [customer.id])).get(customer.id);
  if (facts === undefined) throw refusePolicy("no_terms", "Nothing is known of the customer's account yet.");
  const terms = renderTerms(policy.compiled, evaluateWithoutHorizon(policy.compiled, facts), {
    merchant: await selectMerchantName(ctx),
    facts,
    policyVersion: policy.version,
    law: lawOf(customer.kind, customer.country),
  });
  const [accepted] = await selectAcceptances(ctx, customer.id, 1);
  return {
    customerId: customer.id,
    policyId: policy.id,
    terms,
    // Of the words alone: a new version of the policy that leaves them as they are asks nobody to sign again.
    termsHash: contentHash({ title: terms.title, sections: terms.sections }),
    accepted: accepted ?? null,
  };
}

/** Without a figure: rates change twice a year, and a wrong one would bind nobody but us. */
function lawOf(kind: "business" | "person", country: string | null): LateConsequences {
  const place = country === null ? "the law" : `the law of your country (${country})`;
  return {
    interest: `We may charge interest on what is late, at the rate that ${place} sets for late payment.`,
    fee:
      kind === "business"
        ? `We may charge the compensation for our costs that ${place} sets for late payment between businesses.`
        : null,
  };
}

export const ACCEPTANCE_METHODS = ["signature", "e_signature", "e_mail", "checkbox", "by_order"] as const;
export type AcceptanceMethod = (typeof ACCEPTANCE_METHODS)[number];

export interface Acceptance {
  readonly signedBy: string;
  readonly signedOn: string;
  readonly method: AcceptanceMethod;
  readonly evidence: string | null;
  /** The hash of the terms that were shown; null: those of this moment. */
  readonly termsHash: string | null;
}

/** Keeps that somebody accepted the terms. The signatory's name stays out of the events. @throws Refusal terms_changed */
export async function acceptTerms(
  ctx: Context,
  idOrReference: string,
  given: Acceptance,
): Promise<AcceptanceRow> {
  const shown = await readCustomerTerms(ctx, idOrReference);
  if (given.termsHash !== null && given.termsHash !== shown.termsHash)
    throw refusePolicy("terms_changed", "Limit, days or conditions have changed since they were read.");
  const signedOn: PlainDate = plainDate(given.signedOn);
  const { today } = await merchantDay(ctx);
  if (signedOn > today)
    throw refuse("bad_field", "Nobody signs in the future.", [
      { pointer: "/signedOn", message: "must not be in the future" },
    ]);
  const row: AcceptanceRow = {
    id: newId(ctx.now),
    customerId: shown.customerId,
    policyId: shown.policyId,
    policyVersion: shown.terms.policyVersion,
    terms: JSON.stringify(shown.terms),
    termsHash: shown.termsHash,
    signedBy: given.signedBy,
    signedOn,
    method: given.method,
    evidence: given.evidence,
    recordedBy: ctx.actor,
    recordedAt: ctx.now,
  };
  await insertAcceptance(ctx, row);
  const { customerId, policyVersion, termsHash, method } = row;
  await recordEvents(ctx, [
    {
      type: "credit.terms_accepted",
      subjectType: "customer",
      subjectId: customerId,
      subjectVersion: BigInt(ctx.now.getTime()),
      data: { policyVersion, termsHash, method, signedOn },
    },
  ]);
  return row;
}
