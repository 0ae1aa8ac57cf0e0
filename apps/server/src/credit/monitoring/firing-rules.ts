import type { PlainDate } from "@goodterms/kernel";
import type { ChangePoint } from "./change-point-rules.ts";

export const ALERT_CODES = [
  "utilization",
  "score_moved",
  "grade_worse",
  "grade_better",
  "risk_class_moved",
  "pays_later",
  "pays_earlier",
  "limit_expiring",
  "security_expiring",
  "bureau_alert",
  "paid_off",
  "utilization_low",
  "raise_recommended",
] as const;
export type AlertCode = (typeof ALERT_CODES)[number];

/** One firing of a trigger. `key` is the same for the same firing, however often it is looked at. */
export interface Firing {
  readonly code: AlertCode;
  readonly key: string;
  readonly severity: "info" | "attention" | "severe";
  readonly isPositive: boolean;
  readonly data: Readonly<Record<string, string | number | bigint | boolean | null>>;
}

/** Where a customer stood when it was last looked at. */
export interface TriggerState {
  readonly firedThresholds: readonly number[];
  readonly utilization: number | null;
  readonly lowSince: PlainDate | null;
  readonly isOverdue: boolean;
  readonly grade: string | null;
  /** The score that was last told, as a decimal. */
  readonly score: string | null;
  readonly riskClass: string | null;
  readonly changeOn: PlainDate | null;
  readonly changeDirection: "better" | "worse" | null;
}

/** Where it stands now. */
export interface Standing {
  /** Hundredths of a per cent; null without a limit. */
  readonly utilization: number | null;
  readonly accountVersion: bigint;
  readonly isOverdue: boolean;
  readonly grade: string | null;
  readonly score: string | null;
  readonly riskClass: string | null;
  /** The policy's classes, best first. */
  readonly riskClasses: readonly string[];
  readonly change: ChangePoint | null;
  readonly bureauAlerts: readonly BureauAlert[];
  readonly expiries: readonly Expiry[];
}

/** News from a bureau, as bureau-reports keeps it. */
export interface BureauAlert {
  readonly id: string;
  readonly code: string;
  readonly severity: "info" | "attention" | "severe";
  readonly isPositive: boolean;
  readonly on: PlainDate;
}

/** Something that ends on a day of itself. */
export interface Expiry {
  readonly kind: "limit" | "security";
  readonly id: string;
  readonly on: PlainDate;
}

/** News that does a customer credit. */
export function good(code: AlertCode, key: string, data: Firing["data"]): Firing {
  return { code, key, severity: "info", isPositive: true, data };
}
