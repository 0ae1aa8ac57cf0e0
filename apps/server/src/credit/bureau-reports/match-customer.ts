import { formatId } from "@goodterms/kernel";
import type { BureauAddress, Candidate, PersonQuery, SubjectQuery } from "#integrations/bureaus";
import type { Context } from "#platform/db";
import { inMerchant } from "#platform/db";
import { recordEvents } from "#platform/events";
import { type CustomerView, readCustomer } from "#receivables";
import { findConnection, later, type Outside } from "./check-connection.ts";
import { openingKey, openValue, sealingKey, sealValue } from "./keys.ts";
import type { Bureaus } from "./open-bureaus.ts";
import { refuseReport } from "./refusals.ts";
import { type SubjectRow, selectSubject, selectSubjects, upsertSubject } from "./subject-store.ts";

const CANDIDATES_MAX = 25;

/** What is kept sealed of a subject: who it might be, or whose file it is. */
export interface SubjectDetails {
  readonly candidates: readonly Candidate[];
  readonly person: PersonQuery | null;
}

export interface Subject extends SubjectRow {
  /** Null where the person's key was destroyed. */
  readonly details: SubjectDetails | null;
}

/** A customer's subjects at all bureaus, opened. */
export async function readSubjects(ctx: Context, bureaus: Bureaus, customerId: string): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const row of await selectSubjects(ctx, customerId))
    subjects.push(await openSubject(ctx, bureaus, row));
  return subjects;
}

async function openSubject(ctx: Context, bureaus: Bureaus, row: SubjectRow): Promise<Subject> {
  const key = await openingKey(ctx, bureaus.keys, row.customerId, isOfPersons(bureaus, row.bureau));
  const details =
    row.sealedDetails === null || key === null ? null : openValue<SubjectDetails>(key, row.sealedDetails);
  return { ...row, details };
}

export async function readSubject(
  ctx: Context,
  bureaus: Bureaus,
  customerId: string,
  bureau: string,
): Promise<Subject | undefined> {
  const row = await selectSubject(ctx, customerId, bureau);
  return row === undefined ? undefined : openSubject(ctx, bureaus, row);
}

/** Whether the bureau keeps files of persons: then everything of it is sealed with the person's own key. */
export function isOfPersons(bureaus: Bureaus, bureau: string): boolean {
  return bureaus.adapter(bureau)?.capabilities.kinds.includes("person") === true;
}

/**
 * Asks a bureau which company the customer is, and keeps the candidates. One that is certain by the bureau's own scale,
 * with no other beside it, is taken; one out of business never is. @throws BureauFailure, Refusal.
 */
export async function matchCustomer(outside: Outside, customerId: string, bureau: string): Promise<Subject> {
  const { database, caller, bureaus, clock } = outside;
  const { customer, connection } = await inMerchant(database, caller, async (ctx) => ({
    customer: await readCustomer(ctx, formatId("cus", customerId)),
    connection: await findConnection(ctx, bureau),
  }));
  const opened = await bureaus.open(caller.merchantId, connection, clock);
  const candidates = (await opened.findCompany(queryOf(customer))).slice(0, CANDIDATES_MAX);
  const taken = chooseCertain(candidates);
  return inMerchant(database, later(outside), async (ctx) => {
    const state = taken !== null ? "chosen" : candidates.length === 0 ? "none" : "open";
    await writeSubject(ctx, bureaus, {
      customerId: customer.id,
      bureau,
      state,
      reference: taken?.reference ?? null,
      details: { candidates, person: null },
    });
    return (await readSubject(ctx, bureaus, customer.id, bureau)) as Subject;
  });
}

/** The one candidate that may be taken without a person: certain, alone in being so, and not out of business. */
export function chooseCertain(candidates: readonly Candidate[]): Candidate | null {
  const certain = candidates.filter((candidate) => candidate.isCertain && candidate.isActive !== false);
  const [first] = certain;
  return first !== undefined && certain.length === 1 ? first : null;
}

interface SubjectDraft extends Pick<SubjectRow, "customerId" | "bureau" | "state" | "reference"> {
  readonly details: SubjectDetails;
}

/** Keeps a subject, its details sealed. @throws Refusal report_erased. */
export async function writeSubject(ctx: Context, bureaus: Bureaus, draft: SubjectDraft): Promise<void> {
  const key = await sealingKey(ctx, bureaus.keys, draft.customerId, isOfPersons(bureaus, draft.bureau));
  if (key === null) throw refuseReport("report_erased", "The person's key was destroyed.");
  const { details, ...row } = draft;
  const version = await upsertSubject(ctx, { ...row, sealedDetails: sealValue(key, details) });
  if (draft.state !== "chosen") return;
  await recordEvents(ctx, [
    {
      type: "credit.bureau_subject_matched",
      subjectType: "customer",
      subjectId: draft.customerId,
      subjectVersion: version,
      data: { bureau: draft.bureau, reference: draft.reference },
    },
  ]);
}

/**
 * A person's choice among the candidates. @throws Refusal candidate_refused for any other, or one out of business.
 */
export async function chooseSubject(
  ctx: Context,
  bureaus: Bureaus,
  customerId: string,
  bureau: string,
  reference: string,
): Promise<Subject> {
  const standing = await readSubject(ctx, bureaus, customerId, bureau);
  const candidate = standing?.details?.candidates.find((one) => one.reference === reference);
  if (standing === undefined || standing.details === null || candidate === undefined) {
    throw refuseReport("candidate_refused", `${bureau} gave no candidate ${reference} for this customer.`);
  }
  if (candidate.isActive === false) {
    throw refuseReport("candidate_refused", "The bureau says that this company is out of business.");
  }
  await writeSubject(ctx, bureaus, {
    customerId,
    bureau,
    state: "chosen",
    reference,
    details: standing.details,
  });
  return (await readSubject(ctx, bureaus, customerId, bureau)) as Subject;
}

/** Whom to look for, from what is known of the customer: the billing address before any other. */
function queryOf(customer: CustomerView): SubjectQuery {
  const address = customer.addresses.find(({ kind }) => kind === "billing") ?? customer.addresses[0];
  const found: BureauAddress = {
    street: address?.lines[0] ?? null,
    houseNumber: null,
    city: address?.city ?? null,
    region: address?.region ?? null,
    postalCode: address?.postalCode ?? null,
    country: address?.country ?? customer.country,
  };
  const telephone = customer.contacts.find(({ phone }) => phone !== null)?.phone ?? null;
  return {
    name: customer.name,
    address: found,
    registrationNumbers: customer.taxIds.map(({ value }) => value),
    telephone,
  };
}
