import { type Static, Type } from "typebox";
import { Closed, DateOn, Instant, Nullable, OneOf } from "#platform/http";
import type { Enrolment } from "./enrolment-store.ts";
import type { Subject } from "./match-customer.ts";
import type { Reconciliation } from "./reconciliation-store.ts";

const AddressBody = Closed({
  street: Nullable(Type.String()),
  city: Nullable(Type.String()),
  region: Nullable(Type.String()),
  postalCode: Nullable(Type.String()),
  country: Nullable(Type.String()),
});

export const SubjectBody = Closed(
  {
    bureau: Type.String(),
    state: OneOf(["chosen", "open", "none"]),
    reference: Nullable(Type.String()),
    chosenBy: Nullable(Type.String()),
    chosenAt: Nullable(Instant),
    candidates: Type.Array(
      Closed({
        reference: Type.String(),
        name: Type.String(),
        address: AddressBody,
        certainty: Type.Integer(),
        isActive: Nullable(Type.Boolean()),
        isCertain: Type.Boolean(),
      }),
    ),
  },
  { $id: "BureauSubject" },
);

export function subjectBody(subject: Subject): Static<typeof SubjectBody> {
  const { bureau, state, reference, chosenBy, chosenAt, details } = subject;
  const candidates = (details?.candidates ?? []).map((candidate) => {
    const { houseNumber: _, ...address } = candidate.address;
    const { reference: own, name, certainty, isActive, isCertain } = candidate;
    return { reference: own, name, address, certainty, isActive, isCertain };
  });
  return { bureau, state, reference, chosenBy, chosenAt, candidates };
}

export const EnrolmentBody = Closed(
  {
    bureau: Type.String(),
    style: OneOf(["feed", "re_pull"]),
    state: OneOf(["starting", "active", "ending", "ended", "failed"]),
    product: Type.String(),
    everyDays: Type.Integer(),
    nextPullOn: Nullable(DateOn),
    failure: Nullable(Type.String()),
    startedAt: Instant,
  },
  { $id: "BureauEnrolment" },
);

export function enrolmentBody(enrolment: Enrolment): Static<typeof EnrolmentBody> {
  const { bureau, style, state, product, everyDays, nextPullOn, failure, startedAt } = enrolment;
  return { bureau, style, state, product, everyDays, nextPullOn, failure, startedAt };
}

export const ReconciliationBody = Closed(
  {
    bureau: Type.String(),
    month: DateOn,
    outcome: OneOf(["compared", "awaiting_list", "own_list"]),
    enrolledHere: Type.Integer(),
    enrolledThere: Nullable(Type.Integer()),
    missingThere: Type.Array(Type.String()),
    missingHere: Type.Array(Type.String()),
    refusedThere: Type.Array(Type.String()),
    madeAt: Instant,
  },
  { $id: "BureauReconciliation" },
);

export function reconciliationBody(row: Reconciliation): Static<typeof ReconciliationBody> {
  const { bureau, month, outcome, enrolledHere, enrolledThere, madeAt } = row;
  return {
    ...{ bureau, month, outcome, enrolledHere, enrolledThere, madeAt },
    missingThere: [...row.missingThere],
    missingHere: [...row.missingHere],
    refusedThere: [...row.refusedThere],
  };
}
