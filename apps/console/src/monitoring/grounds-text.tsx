import { useLocale } from "@goodterms/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { accountQuery } from "../api/queries.ts";
import { effectInWords, reasonInWords } from "./grounds.ts";
import classes from "./monitoring.module.css";
import type { ActionProposal } from "./watch-queries.ts";

/** The reasons of a proposal, or what may be expected of it, as sentences. */
export function useGrounds(proposal: ActionProposal): { reasons: string[]; effect: string } {
  const { t } = useTranslation();
  const locale = useLocale();
  // A proposal without an amount names no currency; its figures are in that of the account.
  const account = useQuery({ ...accountQuery(proposal.customer.id), enabled: proposal.currency === null });
  const currency = proposal.currency ?? account.data?.exposure.currency ?? null;
  if (currency === null) return { reasons: [], effect: "" };
  return {
    reasons: proposal.reasons.map((reason) => reasonInWords(t, reason, currency, locale)),
    effect: effectInWords(t, proposal.effect, currency, locale),
  };
}

/** One of the two in a cell, clipped, whole on hover. */
export function GroundsText({ proposal, what }: { proposal: ActionProposal; what: "reasons" | "effect" }) {
  const grounds = useGrounds(proposal);
  if (what === "effect") {
    return (
      <span className={classes.clip} title={grounds.effect}>
        {grounds.effect}
      </span>
    );
  }
  const [first, ...others] = grounds.reasons;
  return (
    <span className={classes.twoLines} title={grounds.reasons.join("\n")}>
      <span className={classes.clip}>{first}</span>
      <span className={`${classes.clip} ${classes.note}`}>{others.join(" · ")}</span>
    </span>
  );
}
