import { formatMoney, useLocale } from "@goodterms/ui";
import { Checkbox, SegmentedControl, Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { orderQuery } from "../../api/credit-queries.ts";
import type { Hold, Order } from "../../api/credit-types.ts";
import { ActionModal } from "../../customer/actions/action-modal.tsx";
import { AmountInput } from "../../customer/actions/amount-input.tsx";
import classes from "../holds.module.css";
import { useHoldAction } from "../use-hold-action.ts";
import { type Cut, linesAmount, partsOf } from "./split-parts.ts";

/** Splits a held order in two, showing both parts before: what goes now, and what waits for room. */
export function SplitModal({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const order = useQuery(orderQuery(hold.order));
  if (order.data === undefined) {
    return (
      <SplitFrame hold={hold} cut={null} posting={{ isPending: false, error: order.error }} onClose={onClose}>
        <Skeleton height={120} />
      </SplitFrame>
    );
  }
  return <SplitForm hold={hold} order={order.data} onClose={onClose} />;
}

function SplitForm({ hold, order, onClose }: { hold: Hold; order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const suggested = hold.cures.flatMap((cure) => cure.steps).find((step) => step.kind === "split")
    ?.now?.amount;
  const [by, setBy] = useState<"lines" | "amount">(order.lines.length > 1 ? "lines" : "amount");
  const [amount, setAmount] = useState<number | null>(suggested ?? null);
  const [lines, setLines] = useState<ReadonlySet<number>>(new Set([0]));
  const cut: Cut = by === "amount" ? { now: amount } : { lines: [...lines].sort((a, b) => a - b) };
  const action = useHoldAction({
    customerId: hold.payer.id,
    act: () =>
      answer(
        api.POST("/v1/orders/{reference}/split", {
          params: { path: { reference: order.reference } },
          body: "lines" in cut ? { lines: [...cut.lines] } : { now: cut.now ?? 0 },
        }),
      ),
    done: ({ now, rest }) =>
      t("holds.split.done", {
        now: now.order.reference,
        nowOutcome: t(`credit.outcomes.${now.outcome}`).toLowerCase(),
        rest: rest.order.reference,
        restOutcome: t(`credit.outcomes.${rest.outcome}`).toLowerCase(),
      }),
    onDone: onClose,
  });
  return (
    <SplitFrame
      hold={hold}
      cut={partsOf(order, cut)}
      posting={action}
      onSubmit={() => action.mutate()}
      onClose={onClose}
    >
      {order.lines.length > 1 ? (
        <SegmentedControl
          size="xs"
          aria-label={t("holds.split.by")}
          value={by}
          onChange={(value) => setBy(value === "lines" ? "lines" : "amount")}
          data={[
            { value: "lines", label: t("holds.split.byLines") },
            { value: "amount", label: t("holds.split.byAmount") },
          ]}
        />
      ) : null}
      {by === "lines" ? (
        <LineChoice order={order} lines={lines} onChange={setLines} />
      ) : (
        <AmountInput
          label={t("holds.split.amount", { currency: order.currency })}
          currency={order.currency}
          value={amount}
          onChange={setAmount}
          autoFocus
        />
      )}
    </SplitFrame>
  );
}

function LineChoice(props: {
  order: Order;
  lines: ReadonlySet<number>;
  onChange: (lines: ReadonlySet<number>) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { order, lines } = props;
  return (
    <Checkbox.Group
      label={t("holds.split.chooseLines")}
      value={[...lines].map(String)}
      onChange={(values) => props.onChange(new Set(values.map(Number)))}
    >
      <Stack gap={6} mt={6}>
        {order.lines.map((line, index) => (
          <Checkbox
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place in the order.
            key={index}
            size="xs"
            value={String(index)}
            label={`${line.description} · ${formatMoney(linesAmount(order, [index]), order.currency, locale, "currency")}`}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function SplitFrame(props: {
  hold: Hold;
  cut: { now: number; rest: number } | null;
  posting: { isPending: boolean; error: unknown };
  onSubmit?: () => void;
  onClose: () => void;
  children: React.ReactNode;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { hold, cut } = props;
  const money = (amount: number): string => formatMoney(amount, hold.currency, locale, "currency");
  return (
    <ActionModal
      title={t("holds.split.title", { order: hold.order })}
      submit={t("holds.split.submit")}
      ready={cut !== null}
      posting={props.posting}
      onSubmit={() => props.onSubmit?.()}
      onClose={props.onClose}
      preview={
        cut === null ? (
          t("holds.split.bad")
        ) : (
          <>
            <table className={classes.effect}>
              <tbody>
                <tr>
                  <th scope="row">{t("holds.split.now")}</th>
                  <td>{money(cut.now)}</td>
                </tr>
                <tr>
                  <th scope="row">{t("holds.split.rest")}</th>
                  <td>{money(cut.rest)}</td>
                </tr>
              </tbody>
            </table>
            {t("holds.split.preview", { now: `${hold.order}-1`, rest: `${hold.order}-2` })}
          </>
        )
      }
    >
      {props.children}
    </ActionModal>
  );
}
