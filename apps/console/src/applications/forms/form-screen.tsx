import { PageTitle } from "@goodterms/ui";
import { Group, NativeSelect, SegmentedControl, Skeleton } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { ProblemState } from "../../shell/screen-states.tsx";
import { useMay } from "../../shell/use-me.ts";
import { formQuery } from "../application-queries.ts";
import type { ApplicationForm } from "../types.ts";
import { FormActs } from "./form-acts.tsx";
import { FormHead } from "./form-head.tsx";
import { FormPreview } from "./form-preview.tsx";
import { SectionsEditor } from "./sections-editor.tsx";
import { languageName } from "./texts.ts";
import { useFormDraft } from "./use-form-draft.ts";

/** One form: its sections and questions as a draft, the way applicants see it, and publishing it. */
export function FormScreen() {
  const { formId } = useParams({ from: "/inside/applications/forms/$formId" });
  const { data, error, refetch } = useQuery(formQuery(formId));
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <div className="page" aria-busy="true">
        <Skeleton height={28} width="45%" />
        <Skeleton height={420} />
      </div>
    );
  }
  return <Builder key={data.id} form={data} />;
}

function Builder({ form }: { form: ApplicationForm }) {
  const { t } = useTranslation();
  const mayWrite = useMay("credit:write");
  const draft = useFormDraft(form);
  const [view, setView] = useState<"edit" | "preview">("edit");
  const [chosen, setLanguage] = useState<string | null>(null);
  const { document } = draft;
  const language = document.languages.find((code) => code === chosen) ?? document.languages[0] ?? "en";
  const questions = document.sections.reduce((sum, section) => sum + section.questions.length, 0);
  return (
    <div className="page">
      <PageTitle
        tab={form.name}
        above={
          <Link to="/applications/forms" className="quiet">
            <IconArrowLeft size={14} stroke={1.8} aria-hidden="true" style={{ verticalAlign: "-2px" }} />{" "}
            {t("applicationForms.one.back")}
          </Link>
        }
        answer={t("applicationForms.one.answer", {
          name: form.name,
          count: questions,
          sections: document.sections.length,
        })}
        below={
          <span role="status">
            {draft.isChanged ? t("applicationForms.one.unsaved") : t("applicationForms.one.saved")}
            {form.publishedVersion === null
              ? ""
              : ` · ${t("applicationForms.published")}: ${t("applicationForms.version", { version: form.publishedVersion })}`}
          </span>
        }
      >
        {mayWrite ? <FormActs form={form} draft={draft} /> : undefined}
      </PageTitle>
      <Group justify="space-between">
        <SegmentedControl
          size="xs"
          aria-label={t("applicationForms.one.view")}
          value={view}
          onChange={(value) => setView(value === "preview" ? "preview" : "edit")}
          data={(["edit", "preview"] as const).map((value) => ({
            value,
            label: t(`applicationForms.one.${value}`),
          }))}
        />
        <NativeSelect
          size="xs"
          aria-label={t("applicationForms.one.language")}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
          data={document.languages.map((code) => ({ value: code, label: languageName(code) }))}
        />
      </Group>
      <ProblemAlert error={draft.saving.error} />
      {view === "preview" ? (
        <FormPreview form={form} language={language} isStale={draft.isChanged} />
      ) : (
        <>
          <FormHead draft={draft} language={language} />
          <SectionsEditor draft={draft} language={language} />
        </>
      )}
    </div>
  );
}
