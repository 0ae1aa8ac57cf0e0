import { formatDate, formatMoney, Panel, useLocale } from "@goodterms/ui";
import { Button, Radio, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import type { RecordCall } from "./recorder.ts";
import { type Cart, cartAmount, cartLines } from "./shop-cart.ts";
import type { Buyer } from "./use-shop.ts";

/** Every way in which the cart may be bought, in the words that the buyer reads. */
export function OffersPanel(props: {
  buyer: Buyer;
  cart: Cart;
  record: RecordCall;
  terms: string | null;
  onTerms: (terms: string | null) => void;
}) {
  const { t } = useTranslation();
  const { buyer, cart } = props;
  const amount = cartAmount(cart);
  const body = { customer: buyer.key, cart: { amount, currency: buyer.currency, lines: cartLines(cart) } };
  const content = JSON.stringify(body);
  const ask = useMutation({
    mutationFn: async () => ({
      content,
      offers: await props.record("POST", "/v1/credit/offers", body, () =>
        answer(api.POST("/v1/credit/offers", { body })),
      ),
    }),
  });
  // Offers are for the cart they were made for: another cart asks again.
  const options = ask.data?.content === content ? ask.data.offers.options : null;
  return (
    <Panel title={t("shop.offers")}>
      <ProblemAlert error={ask.error} />
      {options === null ? (
        <Button
          size="xs"
          variant="default"
          disabled={amount === 0}
          loading={ask.isPending}
          onClick={() => ask.mutate()}
        >
          {t("shop.showOffers")}
        </Button>
      ) : (
        <OptionChoice options={options} terms={props.terms} onTerms={props.onTerms} />
      )}
    </Panel>
  );
}

interface Option {
  option: string;
  terms: string | null;
  title: string;
  buyerMessage: string;
  payNow: { amount: number; currency: string };
  schedule: { dueOn: string; amount: number; currency: string }[];
}

function OptionChoice(props: {
  options: readonly Option[];
  terms: string | null;
  onTerms: (terms: string | null) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const plan = ({ payNow, schedule }: Option): string =>
    [
      ...(payNow.amount > 0
        ? [t("shop.payNow", { amount: formatMoney(payNow.amount, payNow.currency, locale, "currency") })]
        : []),
      ...schedule.map(({ dueOn, amount, currency }) =>
        t("shop.due", {
          amount: formatMoney(amount, currency, locale, "currency"),
          on: formatDate(dueOn, locale),
        }),
      ),
    ].join(", ");
  return (
    <Radio.Group
      aria-label={t("shop.offers")}
      value={props.options.find((one) => one.terms !== null && one.terms === props.terms)?.option ?? null}
      onChange={(key) => props.onTerms(props.options.find((one) => one.option === key)?.terms ?? null)}
    >
      <Stack gap={8}>
        {props.options.map((option) => (
          <Radio
            key={option.option}
            size="sm"
            value={option.option}
            disabled={option.terms === null}
            label={option.title}
            description={[option.buyerMessage, plan(option)].filter((words) => words !== "").join(" ")}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
