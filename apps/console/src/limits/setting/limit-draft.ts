import type { LimitKind } from "../limit-types.ts";

export const LIMIT_KINDS = [
  "manual",
  "insured",
  "guaranteed",
  "temporary",
  "recourse",
] as const satisfies readonly LimitKind[];

/** A limit as it is being typed. Days and percentages are text until they are sent. */
export interface LimitDraft {
  readonly kind: LimitKind;
  /** Minor units of the account's currency; null while what stands there is no amount. */
  readonly amount: number | null;
  readonly isTakenAway: boolean;
  readonly startsOn: string;
  readonly expiresOn: string;
  readonly reason: string;
  readonly insurer: string;
  readonly policyNumber: string;
  readonly insuredPercent: string;
  readonly maximumExtensionDays: string;
  readonly overdueReportDays: string;
  readonly stopShipmentDays: string;
  readonly guarantor: string;
}

/** A draft for a manual limit from today on. */
export function emptyDraft(today: string): LimitDraft {
  return {
    kind: "manual",
    amount: null,
    isTakenAway: false,
    startsOn: today,
    expiresOn: "",
    reason: "",
    insurer: "",
    policyNumber: "",
    insuredPercent: "90",
    maximumExtensionDays: "",
    overdueReportDays: "",
    stopShipmentDays: "",
    guarantor: "",
  };
}

/** Whether everything that its kind wants is there; the server checks the rest. */
export function isComplete(draft: LimitDraft): boolean {
  if (draft.reason.trim() === "" || draft.startsOn === "") return false;
  if (draft.amount === null && !draft.isTakenAway) return false;
  switch (draft.kind) {
    case "insured":
      return [draft.insurer, draft.policyNumber, draft.insuredPercent].every((text) => text.trim() !== "");
    case "guaranteed":
      return draft.guarantor.trim() !== "";
    case "temporary":
      return draft.expiresOn !== "" || draft.isTakenAway;
    default:
      return true;
  }
}

/** The draft as the server takes it, in an account's currency. */
export function limitBody(draft: LimitDraft, currency: string) {
  return {
    limit: draft.isTakenAway ? null : { amount: draft.amount ?? 0, currency },
    kind: draft.kind,
    reason: draft.reason.trim(),
    startsOn: draft.startsOn,
    expiresOn: draft.expiresOn === "" ? null : draft.expiresOn,
    ...(draft.kind === "insured" && {
      insurance: {
        insurer: draft.insurer.trim(),
        policyNumber: draft.policyNumber.trim(),
        insuredPercent: draft.insuredPercent.trim(),
        maximumExtensionDays: daysOf(draft.maximumExtensionDays),
        overdueReportDays: daysOf(draft.overdueReportDays),
        stopShipmentDays: daysOf(draft.stopShipmentDays),
      },
    }),
    ...(draft.kind === "guaranteed" && { guarantor: draft.guarantor.trim() }),
  };
}

function daysOf(text: string): number | null {
  return /^\d+$/.test(text.trim()) ? Number(text) : null;
}
