import { formatInstant, formatMoney, Panel, useLocale } from "@goodterms/ui";
import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { TextLink } from "../shell/links.tsx";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { useAct } from "../shell/use-act.ts";
import { useMay } from "../shell/use-me.ts";
import { afterReport, unsettledQuery } from "./bureau-queries.ts";
import { useBureauTitle } from "./use-bureau-title.ts";

/** Orders of which nobody knows whether the bureau charged for them; nothing where there is none. */
export function UnsettledPanel() {
  const { t } = useTranslation();
  const locale = useLocale();
  const titleOf = useBureauTitle();
  const mayWrite = useMay("credit:write");
  const orders = useQuery(unsettledQuery).data?.data ?? [];
  const settle = useAct({
    act: ({ id, charged }: { id: string; charged: boolean }, headers) =>
      answer(
        api.POST("/v1/bureau-orders/{id}/settle", { params: { path: { id } }, body: { charged }, headers }),
      ),
    done: () => t("bureaus.unsettled.done"),
    changes: afterReport,
  });
  if (orders.length === 0) return null;
  return (
    <Panel title={t("bureaus.unsettled.title")}>
      <Text size="sm" c="dimmed" mb="xs">
        {t("bureaus.unsettled.detail")}
      </Text>
      <ProblemAlert error={settle.error} />
      <table className="plain-table">
        <tbody>
          {orders.map((order) => (
            <tr key={order.id}>
              <th scope="row">
                <TextLink
                  to="/customers/$customerId/reports"
                  params={{ customerId: order.customerId }}
                  size="sm"
                >
                  {titleOf(order.bureau)} · {order.product}
                </TextLink>
                <div className="gt-note">{formatInstant(order.startedAt, locale)}</div>
              </th>
              <td className="figures">
                {formatMoney(order.cost.amount, order.cost.currency, locale, "currency")}
              </td>
              <td className="figures">
                {mayWrite ? (
                  <Group gap={4} justify="flex-end">
                    {([true, false] as const).map((charged) => (
                      <Button
                        key={String(charged)}
                        size="compact-xs"
                        variant="subtle"
                        disabled={settle.isPending}
                        onClick={() => settle.mutate({ id: order.id, charged })}
                      >
                        {t(charged ? "bureaus.unsettled.charged" : "bureaus.unsettled.notCharged")}
                      </Button>
                    ))}
                  </Group>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
