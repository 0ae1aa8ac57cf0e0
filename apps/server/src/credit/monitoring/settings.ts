import type { MonitoringSettings } from "../policies/document.ts";

/** Payer behaviour is learned from invoices dated within so many months, and from older ones that are still open. */
export const WINDOW_MONTHS = 24;
/** Lateness counts up to here; whoever pays later, or never, counts as this. */
export const HORIZON_DAYS = 180;
/** What is called recent when a trend is sought. */
export const RECENT_DAYS = 90;

/** What a policy says of monitoring: thresholds, grades, how many invoices a grade needs. */
export type Settings = MonitoringSettings;

/** The grade of so many expected days late, as the policy's brackets have it. Days are an exact decimal. */
export function gradeRank(settings: Pick<Settings, "grades">, grade: string | null): number | null {
  const rank = settings.grades.findIndex((bracket) => bracket.grade === grade);
  return rank === -1 ? null : rank;
}
