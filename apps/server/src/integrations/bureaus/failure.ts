export const FAILURE_KINDS = [
  "not_entitled",
  "unauthorised",
  "not_found",
  "rate_limited",
  "temporary",
  "malformed",
  "invalid",
  "locked",
  "misconfigured",
  "partly_failed",
] as const;

/**
 * Why a bureau gave no data. not_entitled: the contract does not cover it; unauthorised: the credentials do not hold;
 * not_found: no match; malformed: the answer is not in the published form; invalid: the bureau refused what was asked;
 * locked: the person has frozen the file, and only the person can open it; misconfigured: a setting is wrong;
 * partly_failed: the answer came, and every part asked for in it had failed.
 */
export type FailureKind = (typeof FAILURE_KINDS)[number];

export interface FailureParts {
  /** How long the bureau asks us to wait. */
  readonly retryAfterMs?: number | undefined;
  /** Whether the bureau may charge for it. "unknown": the request left and no answer came. */
  readonly charge?: "no" | "yes" | "unknown" | undefined;
  readonly cause?: unknown;
}

/**
 * The only error that leaves an adapter. The detail is for staff and logs: codes and our own words, never a text that
 * the bureau sent, which may hold personal data.
 */
export class BureauFailure extends Error {
  override readonly name = "BureauFailure";
  readonly kind: FailureKind;
  readonly detail: string;
  readonly retryAfterMs: number | null;
  readonly charge: "no" | "yes" | "unknown";

  constructor(kind: FailureKind, detail: string, parts: FailureParts = {}) {
    super(`${kind}: ${detail}`, parts.cause === undefined ? undefined : { cause: parts.cause });
    this.kind = kind;
    this.detail = detail;
    this.retryAfterMs = parts.retryAfterMs ?? null;
    this.charge = parts.charge ?? "no";
  }
}
