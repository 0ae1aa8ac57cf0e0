import { isCurrency } from "@goodterms/kernel";
import { Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AmountInput } from "../../customer/actions/amount-input.tsx";
import type { ApplicationCase } from "../types.ts";

const CURRENCIES = ["EUR", "GBP", "USD", "CHF"];
const CONDITIONS_MAX = 10;
const TERMS_LENGTH_MAX = 100;

/** What is to be given, as it is typed. `amount` is minor units; null while what stands there is no amount. */
export interface Grant {
  readonly amount: number | null;
  readonly currency: string;
  readonly terms: string;
  readonly conditions: string;
  readonly reason: string;
}

/** Begins with what was asked for, or with what the policy suggests where that is less. */
export function useGrant(shown: ApplicationCase, suggested: boolean) {
  const { requested } = shown.application;
  const recommendation = shown.assessment?.recommendation;
  const isLess = suggested && recommendation?.limitMinor != null && recommendation.currency !== null;
  const [grant, setGrant] = useState<Grant>({
    amount: isLess ? Number(recommendation.limitMinor) : (requested?.amount ?? null),
    currency: (isLess ? recommendation.currency : requested?.currency) ?? "EUR",
    terms: "",
    conditions: "",
    reason: "",
  });
  const set = (part: Partial<Grant>): void => setGrant((before) => ({ ...before, ...part }));
  return { grant, set };
}

/** The part of the request that approving and offering share. */
export function grantBody(grant: Grant) {
  return {
    limit: { amount: grant.amount ?? 0, currency: grant.currency },
    terms: grant.terms.trim() === "" ? null : grant.terms.trim(),
    conditions: grant.conditions
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .slice(0, CONDITIONS_MAX),
    reason: grant.reason.trim(),
  };
}

export function isWholeGrant(grant: Grant): boolean {
  return grant.amount !== null && isCurrency(grant.currency) && grant.reason.trim() !== "";
}

/** Amount, terms, conditions and why. */
export function GrantFields(props: {
  grant: Grant;
  set: (part: Partial<Grant>) => void;
  reasonLabel: string;
  reasonHelp: string;
}) {
  const { t } = useTranslation();
  const { grant, set } = props;
  const currencies = CURRENCIES.includes(grant.currency) ? CURRENCIES : [grant.currency, ...CURRENCIES];
  return (
    <>
      <Group align="flex-start" wrap="nowrap" gap="sm">
        <div style={{ flex: 1 }}>
          <AmountInput
            key={grant.currency}
            label={t("applications.acts.limit", { currency: grant.currency })}
            currency={grant.currency}
            value={grant.amount}
            onChange={(amount) => set({ amount })}
            autoFocus
          />
        </div>
        <NativeSelect
          w="6rem"
          label={t("applications.acts.currency")}
          value={grant.currency}
          onChange={(event) => set({ currency: event.currentTarget.value })}
          data={currencies}
        />
      </Group>
      <TextInput
        label={`${t("applications.acts.terms")} (${t("common.optional")})`}
        description={t("applications.acts.termsHelp")}
        maxLength={TERMS_LENGTH_MAX}
        value={grant.terms}
        onChange={(event) => set({ terms: event.currentTarget.value })}
      />
      <Textarea
        label={`${t("applications.acts.conditions")} (${t("common.optional")})`}
        description={t("applications.acts.conditionsHelp")}
        autosize
        minRows={1}
        value={grant.conditions}
        onChange={(event) => set({ conditions: event.currentTarget.value })}
      />
      <Textarea
        label={props.reasonLabel}
        description={props.reasonHelp}
        autosize
        minRows={1}
        maxLength={REASON_LENGTH_MAX}
        value={grant.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </>
  );
}

const REASON_LENGTH_MAX = 400;
