import { formatMoney, Panel, useLocale } from "@goodterms/ui";
import { Radio, Skeleton, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import classes from "./shop.module.css";
import { BUYER_ROLES, type BuyerRole, type Candidate, type chooseBuyers } from "./shop-buyers.ts";
import type { Buyer } from "./use-shop.ts";

const KEY_LENGTH = 6;
/** A small limit, and a cart that passes it by more than the policy tolerates; minor units. */
const SMALL_LIMIT = 100_000;
const SMALL_CART = 130_000;

/** The buyer chosen, for what they stand, and the room they have left in minor units. */
export interface ChosenBuyer {
  readonly role: BuyerRole;
  readonly buyer: Buyer;
  readonly free: number;
}

/** Who comes to the shop: four customers who stand for what can happen. */
export function BuyerChoice(props: {
  buyers: ReturnType<typeof chooseBuyers> | undefined;
  error: unknown;
  currency: string;
  chosen: ChosenBuyer | null;
  onChoose: (chosen: ChosenBuyer) => void;
}) {
  const { t } = useTranslation();
  const { buyers } = props;
  const [key] = useState(() => crypto.randomUUID().slice(0, KEY_LENGTH).toUpperCase());
  const of = (role: BuyerRole): ChosenBuyer | null => {
    if (role === "fresh") {
      const name = t("shop.freshName");
      return {
        role,
        free: 0,
        buyer: { key: `NEW-${key}`, name, currency: props.currency, limit: null, isNew: true },
      };
    }
    const found = buyers?.[role] ?? null;
    if (found === null && role === "near") {
      // A book without such a customer gets one: small, new, with a limit of its own.
      const small = { name: t("shop.smallName"), currency: props.currency, limit: SMALL_LIMIT };
      return { role, free: SMALL_CART, buyer: { key: `SMALL-${key}`, ...small, isNew: true } };
    }
    if (found === null) return null;
    const { id, name, currency } = found.row;
    const buyer = { key: id, name, currency: currency ?? props.currency, limit: null, isNew: false };
    return { role, free: found.free ?? 0, buyer };
  };
  return (
    <Panel title={t("shop.buyer")}>
      <ProblemAlert error={props.error} />
      {buyers === undefined && props.error === null ? <Skeleton height={176} /> : null}
      {buyers === undefined ? null : (
        <Radio.Group
          aria-label={t("shop.buyer")}
          value={props.chosen?.role ?? null}
          onChange={(value) => {
            const role = BUYER_ROLES.find((one) => one === value);
            const chosen = role === undefined ? null : of(role);
            if (chosen !== null) props.onChoose(chosen);
          }}
        >
          <Stack gap={8}>
            {BUYER_ROLES.map((role) => (
              <Radio
                key={role}
                size="sm"
                value={role}
                disabled={of(role) === null}
                label={t(`shop.buyers.${role}`)}
                description={
                  <BuyerLine name={of(role)?.buyer.name} candidate={role === "fresh" ? null : buyers[role]} />
                }
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </Panel>
  );
}

function BuyerLine({ name, candidate }: { name: string | undefined; candidate: Candidate | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (name === undefined) return t("shop.none");
  if (candidate === null || candidate.row.currency === null) return name;
  const { openAmount, overdueAmount, currency } = candidate.row;
  const money = (amount: number): string => formatMoney(amount, currency, locale, "currency");
  const owes =
    overdueAmount > 0
      ? t("shop.owesOverdue", { open: money(openAmount), overdue: money(overdueAmount) })
      : t("shop.owes", { open: money(openAmount) });
  return (
    <span className={classes.buyerLine}>
      {name} · {owes}
    </span>
  );
}
