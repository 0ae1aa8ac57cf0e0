import { formatInstant } from "@goodterms/ui";
import type { TFunction } from "i18next";
import type { PolicyRow } from "./policy-api.ts";

/** Where a policy stands: an approved one is in force, still to come, or was in force before. */
export type Standing = "draft" | "submitted" | "current" | "coming" | "past" | "rejected" | "withdrawn";

/** Where `policy` stands while `activeId` is in force, seen at `now` (milliseconds since 1970). */
export function standingOf(policy: PolicyRow, activeId: string | undefined, now: number): Standing {
  if (policy.state !== "approved") return policy.state;
  if (policy.id === activeId) return "current";
  return policy.effectiveFrom !== null && new Date(policy.effectiveFrom).getTime() > now ? "coming" : "past";
}

/** What the colour of a state says: amber asks for somebody, green is in force. */
export function toneOf(standing: Standing): "good" | "attention" | undefined {
  if (standing === "current") return "good";
  return standing === "submitted" ? "attention" : undefined;
}

/** The state as a word or two. */
export function standingInWords(t: TFunction, policy: PolicyRow, standing: Standing, locale: string): string {
  switch (standing) {
    case "current":
      return t("policies.current");
    case "past":
      return t("policies.past");
    case "coming":
      return t("policies.coming", { at: formatInstant(policy.effectiveFrom ?? "", locale) });
    default:
      return t(`policies.states.${standing}`);
  }
}
