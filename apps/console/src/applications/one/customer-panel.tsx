import { Panel } from "@goodterms/ui";
import { Button, SegmentedControl, Text, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { CustomerPicker } from "../../shell/customer-picker.tsx";
import { TextLink } from "../../shell/links.tsx";
import { useCaseAct } from "../acts/use-case-act.ts";
import { applicantName } from "../applicant.ts";
import type { ApplicationCase } from "../types.ts";

const ENDED: readonly string[] = ["draft", "approved", "declined", "withdrawn"];

/** Which customer it is about, and the reports that are on file for them. */
export function CustomerPanel({ shown, mayWrite }: { shown: ApplicationCase; mayWrite: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"link" | "reports" | null>(null);
  const { customer, reports, state } = shown.application;
  const mayAct = mayWrite && !ENDED.includes(state);
  return (
    <Panel title={`${t("applications.customer.title")} · ${t("applications.reports.title")}`}>
      <Text size="sm">
        {customer === null ? (
          t("applications.customer.none")
        ) : (
          <TextLink to="/customers/$customerId" params={{ customerId: customer }} size="sm">
            {applicantName(t, shown.application)}
          </TextLink>
        )}
      </Text>
      <Text size="sm" c="dimmed">
        {reports.length === 0
          ? t("applications.reports.none")
          : t("applications.reports.count", { count: reports.length })}
        {customer === null && mayAct ? ` ${t("applications.reports.needsCustomer")}` : ""}
      </Text>
      {mayAct ? (
        <Button
          size="xs"
          variant="default"
          mt="sm"
          onClick={() => setOpen(customer === null ? "link" : "reports")}
        >
          {customer === null ? t("applications.customer.link") : t("applications.reports.pull")}
        </Button>
      ) : null}
      {open === "link" ? <LinkCustomerModal shown={shown} onClose={() => setOpen(null)} /> : null}
      {open === "reports" ? <ReportsModal shown={shown} onClose={() => setOpen(null)} /> : null}
    </Panel>
  );
}

function LinkCustomerModal({ shown, onClose }: { shown: ApplicationCase; onClose: () => void }) {
  const { t } = useTranslation();
  const { id } = shown.application;
  const [kind, setKind] = useState<"known" | "fresh">("known");
  const [customer, setCustomer] = useState<string | null>(null);
  const [reference, setReference] = useState("");
  const linking = useCaseAct({
    act: (body: { customer?: string; reference?: string }, headers) =>
      answer(api.POST("/v1/applications/{id}/customer", { params: { path: { id } }, body, headers })),
    done: () => t("applications.customer.done"),
    onDone: onClose,
  });
  const submit = (): void => {
    if (kind === "known") linking.mutate(customer === null ? {} : { customer });
    else linking.mutate(reference.trim() === "" ? {} : { reference: reference.trim() });
  };
  return (
    <ConfirmModal
      title={t("applications.customer.linkTitle")}
      submit={
        kind === "known" ? t("applications.customer.submitKnown") : t("applications.customer.submitFresh")
      }
      ready={kind === "fresh" || customer !== null}
      doing={linking}
      onSubmit={submit}
      onClose={onClose}
    >
      <SegmentedControl
        size="xs"
        aria-label={t("applications.customer.linkTitle")}
        value={kind}
        onChange={(value) => setKind(value === "fresh" ? "fresh" : "known")}
        data={(["known", "fresh"] as const).map((value) => ({
          value,
          label: t(`applications.customer.${value}`),
        }))}
      />
      {kind === "known" ? (
        <CustomerPicker label={t("applications.customer.pick")} value={customer} onChange={setCustomer} />
      ) : (
        <TextInput
          label={`${t("applications.customer.reference")} (${t("common.optional")})`}
          description={t("applications.customer.referenceHelp")}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
      )}
    </ConfirmModal>
  );
}

/** Money is spent here, so that it is asked for twice: once by the button, once with what will happen. */
function ReportsModal({ shown, onClose }: { shown: ApplicationCase; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, severity, reports } = shown.application;
  const [override, setOverride] = useState("");
  const [force, setForce] = useState("");
  const [purpose, setPurpose] = useState("");
  const isSevere = severity === "severe";
  const pulling = useCaseAct({
    act: (body: { overrideReason?: string; force?: string; permissiblePurpose?: string }, headers) =>
      answer(api.POST("/v1/applications/{id}/reports", { params: { path: { id } }, body, headers })),
    done: () => null,
    onDone: ({ steps }) => {
      notifications.show({
        title: t("applications.reports.done"),
        message: steps
          .map(({ bureau, outcome }) =>
            t("applications.reports.step", { bureau, outcome: outcome.replaceAll("_", " ") }),
          )
          .join(" · "),
      });
      onClose();
    },
  });
  const submit = (): void =>
    pulling.mutate({
      ...(override.trim() !== "" && { overrideReason: override.trim() }),
      ...(force.trim() !== "" && { force: force.trim() }),
      ...(purpose.trim() !== "" && { permissiblePurpose: purpose.trim() }),
    });
  return (
    <ConfirmModal
      title={t("applications.reports.pullTitle", { name: applicantName(t, shown.application) })}
      detail={t("applications.reports.pullDetail")}
      submit={t("applications.reports.pull")}
      ready={!isSevere || override.trim() !== ""}
      doing={pulling}
      onSubmit={submit}
      onClose={onClose}
    >
      {isSevere ? (
        <Textarea
          label={t("applications.assessment.overrideTitle")}
          description={t("applications.assessment.overrideDetail")}
          autosize
          value={override}
          onChange={(event) => setOverride(event.currentTarget.value)}
        />
      ) : null}
      {reports.length === 0 ? null : (
        <TextInput
          label={t("applications.reports.force")}
          description={t("applications.reports.forceHelp")}
          value={force}
          onChange={(event) => setForce(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={`${t("applications.reports.purpose")} (${t("common.optional")})`}
        description={t("applications.reports.purposeHelp")}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value)}
      />
    </ConfirmModal>
  );
}
