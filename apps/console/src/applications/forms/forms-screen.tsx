import { InstantText, PageTitle, Panel } from "@goodterms/ui";
import { Badge, Button, Skeleton, TextInput } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { ProblemState } from "../../shell/screen-states.tsx";
import { useAct } from "../../shell/use-act.ts";
import { useMay } from "../../shell/use-me.ts";
import { formQuery, formsKey, formsQuery } from "../application-queries.ts";
import type { FormSummary } from "../types.ts";

const REFERENCE = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** The forms that people apply by. */
export function FormsScreen() {
  const { t } = useTranslation();
  const list = useQuery(formsQuery);
  if (list.error !== null && list.data === undefined)
    return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  const forms = list.data?.data;
  return (
    <div className="page">
      <PageTitle
        tab={t("applicationForms.tab")}
        above={
          <Link to="/applications" className="quiet">
            <IconArrowLeft size={14} stroke={1.8} aria-hidden="true" style={{ verticalAlign: "-2px" }} />{" "}
            {t("applications.back")}
          </Link>
        }
        answer={
          forms === undefined
            ? t("applicationForms.tab")
            : t("applicationForms.answer", { count: forms.length })
        }
        below={t("applicationForms.below")}
      />
      <Panel title={t("applicationForms.tab")} flush hiddenTitle>
        {forms === undefined ? <Skeleton height={120} m="md" width="auto" /> : <FormTable forms={forms} />}
      </Panel>
    </div>
  );
}

function FormTable({ forms }: { forms: readonly FormSummary[] }) {
  const { t } = useTranslation();
  const mayWrite = useMay("credit:write");
  const [copying, setCopying] = useState<FormSummary | null>(null);
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("applicationForms.name")}</th>
            <th scope="col">{t("applicationForms.published")}</th>
            <th scope="col" className="wide-only">
              {t("applicationForms.changed")}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {forms.map((form) => (
            <tr key={form.id}>
              <th scope="row">
                <Link to="/applications/forms/$formId" params={{ formId: form.id }} className="quiet">
                  <strong>{form.name}</strong>
                </Link>{" "}
                <span className="gt-note">{t(`applications.kinds.${form.kind}`)}</span>{" "}
                {form.isDefault ? (
                  <Badge variant="light" color="gray">
                    {t("applicationForms.isDefault")}
                  </Badge>
                ) : null}
              </th>
              <td>
                {form.publishedVersion === null
                  ? t("applicationForms.never")
                  : t("applicationForms.version", { version: form.publishedVersion })}
              </td>
              <td className="wide-only">
                <InstantText at={form.updatedAt} />
              </td>
              <td className="figures">
                {mayWrite ? (
                  <Button size="compact-xs" variant="subtle" onClick={() => setCopying(form)}>
                    {t("applicationForms.copy")}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {copying === null ? null : <CopyModal form={copying} onClose={() => setCopying(null)} />}
    </div>
  );
}

/** A new form begins as a copy: nobody should have to write consents and signatures anew. */
function CopyModal({ form, onClose }: { form: FormSummary; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [reference, setReference] = useState("");
  const making = useAct({
    act: async (wanted: { name: string; reference: string }, headers) => {
      const { draft } = await queries.ensureQueryData(formQuery(form.id));
      const body = { ...wanted, kind: form.kind, document: draft };
      return answer(api.POST("/v1/application-forms", { body, headers }));
    },
    done: () => t("applicationForms.copied"),
    changes: [formsKey],
    onDone: (made) => {
      onClose();
      void navigate({ to: "/applications/forms/$formId", params: { formId: made.id } });
    },
  });
  return (
    <ConfirmModal
      title={t("applicationForms.copyTitle", { name: form.name })}
      submit={t("applicationForms.submitCopy")}
      ready={name.trim() !== "" && REFERENCE.test(reference)}
      doing={making}
      onSubmit={() => making.mutate({ name: name.trim(), reference })}
      onClose={onClose}
    >
      <TextInput
        label={t("applicationForms.copyName")}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t("applicationForms.copyReference")}
        description={t("applicationForms.copyReferenceHelp")}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
    </ConfirmModal>
  );
}
