import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { useAct } from "../../shell/use-act.ts";
import { formsKey } from "../application-queries.ts";
import type { ApplicationForm } from "../types.ts";
import type { FormDraft } from "./use-form-draft.ts";

/** Saving, publishing and making default. */
export function FormActs({ form, draft }: { form: ApplicationForm; draft: FormDraft }) {
  const { t } = useTranslation();
  const [publishing, setPublishing] = useState(false);
  const { id } = form;
  const makingDefault = useAct({
    act: (_: null, headers) =>
      answer(
        api.PUT("/v1/application-forms/{id}", {
          params: { path: { id } },
          body: { isDefault: true },
          headers,
        }),
      ),
    done: () => t("applicationForms.one.defaultDone"),
    changes: [formsKey],
  });
  return (
    <>
      {draft.isChanged ? (
        <>
          <Button size="xs" variant="subtle" onClick={draft.discard}>
            {t("applicationForms.one.discard")}
          </Button>
          <Button size="xs" variant="default" loading={draft.saving.isPending} onClick={draft.save}>
            {t("applicationForms.one.save")}
          </Button>
        </>
      ) : null}
      {form.isDefault || form.publishedVersion === null ? null : (
        <Button
          size="xs"
          variant="default"
          loading={makingDefault.isPending}
          onClick={() => makingDefault.mutate(null)}
        >
          {t("applicationForms.one.makeDefault")}
        </Button>
      )}
      <Button size="xs" disabled={draft.isChanged} onClick={() => setPublishing(true)}>
        {t("applicationForms.one.publish")}
      </Button>
      {publishing ? <PublishModal form={form} onClose={() => setPublishing(false)} /> : null}
    </>
  );
}

function PublishModal({ form, onClose }: { form: ApplicationForm; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, name } = form;
  const publishing = useAct({
    act: (_: null, headers) =>
      answer(api.POST("/v1/application-forms/{id}/publish", { params: { path: { id } }, headers })),
    done: ({ version }) => t("applicationForms.one.publishedDone", { version }),
    changes: [formsKey],
    onDone: onClose,
  });
  return (
    <ConfirmModal
      title={t("applicationForms.one.publishTitle", { name })}
      detail={t("applicationForms.one.publishDetail")}
      submit={t("applicationForms.one.publish")}
      doing={publishing}
      onSubmit={() => publishing.mutate(null)}
      onClose={onClose}
    />
  );
}
