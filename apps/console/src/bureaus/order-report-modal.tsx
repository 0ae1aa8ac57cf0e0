import { Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/problem.ts";
import type { Customer } from "../api/types.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import type { Bureau } from "./bureau-queries.ts";
import classes from "./bureaus.module.css";
import { OrderCost } from "./order-cost.tsx";
import { useBureauTitle } from "./use-bureau-title.ts";
import { ORDER_REASONS, type OrderStep, type ReportOrder, useOrderReport } from "./use-order-report.ts";

const NOTE_LENGTH_MAX = 300;
const PURPOSE_LENGTH_MAX = 40;

/** Orders a report: what it costs and what is left, whether it can change anything, and what each bureau answered. */
export function OrderReportModal(props: {
  customer: Customer;
  bureaus: readonly Bureau[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<ReportOrder>({
    bureau: null,
    product: null,
    reason: "review",
    note: "",
    purpose: "",
    force: "",
  });
  const sending = useOrderReport(props.customer.id);
  const code = sending.error instanceof ApiProblem ? sending.error.code : null;
  const isPointless = code === "report_pointless";
  const change = (part: Partial<ReportOrder>): void => setOrder({ ...order, ...part });
  const title = t("bureaus.order.title", { name: props.customer.name });
  if (sending.data !== undefined)
    return (
      <Modal
        opened
        onClose={props.onClose}
        title={title}
        size="lg"
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <Steps steps={sending.data.steps} onClose={props.onClose} />
      </Modal>
    );
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={title}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending.isPending) sending.mutate(order);
        }}
      >
        <Stack gap="sm">
          <Fields order={order} bureaus={props.bureaus} onChange={change} />
          <OrderCost order={order} bureaus={props.bureaus} />
          {isPointless ? (
            <Pointless order={order} onChange={change} />
          ) : code === "match_needed" ? (
            <Text size="sm" className="attention">
              {t("bureaus.order.matchNeeded")}
            </Text>
          ) : (
            <ProblemAlert error={sending.error} />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t("common.cancel")}
            </Button>
            <Button
              type="submit"
              loading={sending.isPending}
              disabled={isPointless && order.force.trim() === ""}
            >
              {t(isPointless ? "bureaus.order.forceSubmit" : "bureaus.order.submit")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** A report that cannot change anything is ordered only with a reason. */
function Pointless(props: { order: ReportOrder; onChange: (part: Partial<ReportOrder>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm" className="attention">
        {t("bureaus.order.pointless")}
      </Text>
      <TextInput
        label={t("bureaus.order.force")}
        maxLength={NOTE_LENGTH_MAX}
        value={props.order.force}
        onChange={(event) => props.onChange({ force: event.currentTarget.value })}
      />
    </>
  );
}

function Fields(props: {
  order: ReportOrder;
  bureaus: readonly Bureau[];
  onChange: (part: Partial<ReportOrder>) => void;
}) {
  const { t } = useTranslation();
  const { order, bureaus, onChange } = props;
  const bureau = bureaus.find((one) => one.name === order.bureau);
  return (
    <>
      <div className={classes.two}>
        <Select
          label={t("bureaus.order.bureau")}
          placeholder={t("bureaus.order.byPolicy")}
          clearable
          value={order.bureau}
          data={bureaus.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={(name) => onChange({ bureau: name, product: null })}
        />
        <Select
          label={t("bureaus.order.product")}
          placeholder={t("bureaus.order.usual")}
          clearable
          disabled={bureau === undefined}
          value={order.product}
          data={(bureau?.products ?? []).map(({ code, title }) => ({ value: code, label: title }))}
          onChange={(product) => onChange({ product })}
        />
      </div>
      <Select
        label={t("bureaus.order.reason")}
        value={order.reason}
        allowDeselect={false}
        data={ORDER_REASONS.map((value) => ({ value, label: t(`bureaus.reasons.${value}`) }))}
        onChange={(value) => onChange({ reason: ORDER_REASONS.find((known) => known === value) ?? "other" })}
      />
      <Textarea
        label={`${t("bureaus.order.note")} (${t("common.optional")})`}
        maxLength={NOTE_LENGTH_MAX}
        autosize
        value={order.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      {bureau?.needsPermissiblePurpose === true ? (
        <TextInput
          label={t("bureaus.order.purpose")}
          description={t("bureaus.order.purposeHelp")}
          maxLength={PURPOSE_LENGTH_MAX}
          value={order.purpose}
          onChange={(event) => onChange({ purpose: event.currentTarget.value })}
        />
      ) : null}
    </>
  );
}

function Steps({ steps, onClose }: { steps: readonly OrderStep[]; onClose: () => void }) {
  const { t } = useTranslation();
  const titleOf = useBureauTitle();
  const inWords = (outcome: string): string =>
    outcome === "kept" || outcome === "received"
      ? t(`bureaus.order.${outcome}`)
      : outcome.replaceAll("_", " ");
  return (
    <Stack gap="sm">
      <Text size="sm" fw={500}>
        {t(steps.some((step) => step.reportId !== null) ? "bureaus.order.done" : "bureaus.order.doneNone")}
      </Text>
      <section>
        <h3 className={classes.heading}>{t("bureaus.order.steps")}</h3>
        <ol className={classes.plain}>
          {steps.map((step) => (
            <li key={`${step.bureau} ${step.outcome}`}>
              <strong>{titleOf(step.bureau)}</strong>
              <span>{inWords(step.outcome)}</span>
              <span className="gt-note">{step.detail}</span>
            </li>
          ))}
        </ol>
      </section>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {t("bureaus.order.close")}
        </Button>
      </Group>
    </Stack>
  );
}
