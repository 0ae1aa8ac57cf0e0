import { formatInstant, formatMoney, Panel, useLocale } from "@goodterms/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ScrollX } from "../shell/scroll-x.tsx";
import { customerOrdersQuery } from "./bureau-queries.ts";
import { useBureauTitle } from "./use-bureau-title.ts";

/** What was asked of bureaus about the customer, what it was for and what it cost. */
export function OrdersPanel({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const titleOf = useBureauTitle();
  const orders = useQuery(customerOrdersQuery(customerId)).data?.data ?? [];
  if (orders.length === 0) return null;
  return (
    <Panel title={t("bureaus.customer.orders")} flush>
      <ScrollX label={t("bureaus.customer.orders")}>
        <table className="plain-table">
          <tbody>
            {orders.map((order) => (
              <tr key={order.id}>
                <th scope="row">
                  {titleOf(order.bureau)} · {order.product}
                  <div className="gt-note">
                    {t(`bureaus.reasons.${order.reason}`)}
                    {order.forcedBecause === null ? null : ` · ${order.forcedBecause}`}
                  </div>
                </th>
                <td>
                  {(order.outcome ?? order.state).replaceAll("_", " ")}
                  <div className="gt-note">{formatInstant(order.startedAt, locale)}</div>
                </td>
                <td className="figures">
                  {order.state === "free"
                    ? "–"
                    : formatMoney(order.cost.amount, order.cost.currency, locale, "currency")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Panel>
  );
}
