import { formatMoney, Panel, useLocale } from "@goodterms/ui";
import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Cure, Decision, Order } from "../api/credit-types.ts";
import { OutcomeMark } from "../decisions/outcome-mark.tsx";
import { ReasonList } from "../decisions/reason-list.tsx";
import { ButtonLink } from "../shell/links.tsx";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import classes from "./shop.module.css";
import type { useShop } from "./use-shop.ts";

type Shop = ReturnType<typeof useShop>;

/** The answer from both sides: what the buyer is shown, and what staff see; and the buttons that meet a cure. */
export function AnswerPanel(props: {
  shop: Shop;
  currency: string;
  amount: number;
  onPlace: (() => void) | null;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { shop, onPlace } = props;
  const { decision, order } = shop;
  if (decision === null) {
    const amount = formatMoney(props.amount, props.currency, locale, "currency");
    return (
      <Panel title={t("shop.buyerSees")}>
        <Text size="sm" c="dimmed" mb="sm">
          {t("shop.start")}
        </Text>
        <Button
          disabled={onPlace === null || props.amount === 0}
          loading={shop.place.isPending}
          onClick={() => onPlace?.()}
        >
          {t("shop.place", { amount })}
        </Button>
      </Panel>
    );
  }
  return (
    <>
      <Panel
        title={t("shop.buyerSees")}
        aside={
          <Button size="compact-xs" variant="default" onClick={shop.restart}>
            {t("shop.again")}
          </Button>
        }
      >
        <div aria-live="polite">
          <BuyerSide shop={shop} decision={decision} order={order} />
          {decision.outcome === "declined" && shop.cure.isSuccess ? <PlaceAgain onPlace={onPlace} /> : null}
        </div>
      </Panel>
      <StaffSide decision={decision} />
    </>
  );
}

function BuyerSide({ shop, decision, order }: { shop: Shop; decision: Decision; order: Order | undefined }) {
  const { t } = useTranslation();
  if (decision.outcome === "approved") return <Text>{t("shop.thanks")}</Text>;
  if (order?.state === "approved") return <Text>{t("shop.thanksFreed")}</Text>;
  if (order !== undefined && order.state !== "held" && order.state !== "rejected")
    return <Text>{t("shop.gone")}</Text>;
  const messages = [...new Set(decision.reasons.map((reason) => reason.buyerMessage))];
  return (
    <>
      {messages.map((message) => (
        <Text key={message}>{message}</Text>
      ))}
      {decision.cures.length === 0 ? null : (
        <Text size="sm" fw={500} mt="sm" mb={6}>
          {t("shop.ways")}
        </Text>
      )}
      <ul className={classes.cures}>
        {decision.cures.map((cure) => (
          <CureLine key={cure.message} cure={cure} shop={shop} order={order} />
        ))}
      </ul>
      <ProblemAlert error={shop.cure.error} />
      {shop.cure.isSuccess && decision.outcome === "referred" ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t("shop.watching")}
        </Text>
      ) : null}
    </>
  );
}

/** A declined order does not wait for its cure: the shop sends it again once the cure is met. */
function PlaceAgain({ onPlace }: { onPlace: (() => void) | null }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm" c="dimmed" mt="xs" mb="xs">
        {t("shop.sendAgain")}
      </Text>
      <Button size="xs" disabled={onPlace === null} onClick={() => onPlace?.()}>
        {t("shop.placeAgain")}
      </Button>
    </>
  );
}

function CureLine({ cure, shop, order }: { cure: Cure; shop: Shop; order: Order | undefined }) {
  const { t } = useTranslation();
  return (
    <li>
      <span>{cure.buyerMessage}</span>
      <Button
        size="compact-xs"
        variant="default"
        disabled={order === undefined || shop.cure.isPending}
        onClick={() => {
          if (order !== undefined) shop.cure.mutate({ chosen: cure, current: order });
        }}
      >
        {t("shop.do")}
      </Button>
    </li>
  );
}

function StaffSide({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { available } = decision;
  const money = (amount: number): string =>
    formatMoney(amount, available?.currency ?? decision.order.currency, locale, "currency");
  return (
    <Panel title={t("shop.staffSee")} aside={<OutcomeMark outcome={decision.outcome} />}>
      {decision.reasons.length === 0 ? (
        <Text size="sm">{t("shop.noReasons")}</Text>
      ) : (
        <ReasonList reasons={decision.reasons} buyer={false} />
      )}
      {available === null ? null : (
        <Text size="sm" c="dimmed" mt="xs">
          {t("shop.room", { before: money(available.before), after: money(available.after) })}
        </Text>
      )}
      <Group gap="xs" mt="sm">
        {decision.hold === null ? null : (
          <ButtonLink
            size="xs"
            variant="default"
            to="/holds"
            search={{
              ...(decision.outcome === "declined" && { state: "declined" as const }),
              hold: decision.hold,
            }}
          >
            {t("shop.seeHold")}
          </ButtonLink>
        )}
        <ButtonLink
          size="xs"
          variant="default"
          to="/decisions/$decisionId"
          params={{ decisionId: decision.id }}
        >
          {t("shop.seeDecision")}
        </ButtonLink>
      </Group>
    </Panel>
  );
}
