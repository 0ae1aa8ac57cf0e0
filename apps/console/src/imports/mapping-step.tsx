import { Panel } from "@goodterms/ui";
import { Alert, Button, Group, List, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import type { Import, Mapping } from "../api/types.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { openQuestions } from "./mapping-edits.ts";
import { MappingTable } from "./mapping-table.tsx";
import { PreviewTable } from "./preview-table.tsx";
import { Questions } from "./questions.tsx";

/** How the file is read: its first rows, what each field is taken from, what is to be answered; then a rehearsal. */
export function MappingStep({ one, onSent }: { one: Import; onSent: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [mapping, setMapping] = useState<Mapping>(one.proposal.mapping);
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const check = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/imports/{id}/check", {
          params: { path: { id: one.id } },
          body: { mapping, answers },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["import", one.id] });
      onSent();
    },
  });
  const { questions } = one.proposal;
  const open = openQuestions(questions, answers).length;
  const notices = [...one.shape.warnings, ...one.proposal.notices];
  return (
    <>
      {notices.length === 0 ? null : (
        <Alert variant="light" color="gray" title={t("imports.notices")}>
          <List size="sm" spacing={2}>
            {notices.map((notice) => (
              <List.Item key={notice}>{notice}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {questions.length === 0 ? null : (
        <Questions
          questions={questions}
          answers={answers}
          onAnswer={(id, value) => setAnswers((before) => ({ ...before, [id]: value }))}
        />
      )}
      <Panel
        title={t("imports.mapping")}
        aside={<SavedMappingChoice one={one} onMapping={setMapping} />}
        flush
      >
        <MappingTable headers={one.preview.headers} mapping={mapping} onMapping={setMapping} />
      </Panel>
      <Panel title={t("imports.firstRows")} flush>
        <PreviewTable preview={one.preview} mapping={mapping} />
      </Panel>
      <ProblemAlert error={check.error} />
      <Group justify="flex-end">
        <Text size="sm" c="dimmed">
          {open > 0
            ? t("imports.answers.questions", { file: one.fileName, count: open })
            : t("imports.rehearseHelp")}
        </Text>
        <Button disabled={open > 0} loading={check.isPending} onClick={() => check.mutate()}>
          {t("imports.rehearse")}
        </Button>
      </Group>
    </>
  );
}

function SavedMappingChoice({ one, onMapping }: { one: Import; onMapping: (mapping: Mapping) => void }) {
  const { t } = useTranslation();
  if (one.savedMappings.length === 0) return <span>{t("imports.mappingHelp")}</span>;
  return (
    <NativeSelect
      size="xs"
      aria-label={t("imports.saved")}
      onChange={(event) => {
        const saved = one.savedMappings.find((known) => known.id === event.currentTarget.value);
        onMapping(saved?.mapping ?? one.proposal.mapping);
      }}
      data={[
        { value: "", label: t("imports.savedNone") },
        ...one.savedMappings.map((saved) => ({ value: saved.id, label: saved.name })),
      ]}
    />
  );
}

/** Where a mapping is given a name, to be used for the next file of its layout. */
export function SaveAsInput({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap={0}>
      <TextInput
        label={`${t("imports.saveAs")} (${t("common.optional")})`}
        description={t("imports.saveAsHelp")}
        value={value}
        maw={360}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Stack>
  );
}
