import { daysUntil, type Tone } from "@goodterms/ui";
import type { TFunction } from "i18next";

/** What a due date means today, in words, and whether it wants attention: "9 days late", "in 3 days". */
export function dueNote(t: TFunction, dueOn: string, today: string): { note: string; tone: Tone } {
  const days = daysUntil(dueOn, today);
  if (days === null) return { note: "", tone: "muted" };
  if (days === 0) return { note: t("common.dueToday"), tone: "muted" };
  if (days > 0) return { note: t("common.dueIn", { count: days }), tone: "muted" };
  return { note: t("common.daysLate", { count: -days }), tone: "attention" };
}
