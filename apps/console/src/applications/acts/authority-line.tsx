import { formatMoney, useLocale } from "@goodterms/ui";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { authoritiesQuery } from "../../api/credit-queries.ts";

/** How far the person's own authority reaches, in words; null while that is not known. */
export function useAuthorityText(): string | null {
  const { t } = useTranslation();
  const locale = useLocale();
  const own = useQuery(authoritiesQuery).data?.own;
  if (own === undefined) return null;
  if (own.unbounded) return t("applications.approvals.unbounded");
  if (own.limit === null) return t("applications.approvals.noAuthority");
  return formatMoney(own.limit.amount, own.limit.currency, locale, "currency");
}

/** Says whether an amount is within the person's authority; across currencies only the server can tell. */
export function AuthorityLine({ amount, currency }: { amount: number | null; currency: string }) {
  const { t } = useTranslation();
  const authority = useAuthorityText();
  const own = useQuery(authoritiesQuery).data?.own;
  if (authority === null || own === undefined) return null;
  const limit = own.limit;
  const isBeyond =
    !own.unbounded && limit !== null && limit.currency === currency && (amount ?? 0) > limit.amount;
  return (
    <Text size="sm" c={isBeyond ? "var(--gt-attention)" : "dimmed"}>
      {isBeyond
        ? t("applications.approvals.beyond", { authority })
        : t("applications.approvals.yours", { authority })}
    </Text>
  );
}
