import { Checkbox, ScrollArea, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ActionModal } from "../../customer/actions/action-modal.tsx";
import { applicantName } from "../applicant.ts";
import { textOf } from "../forms/texts.ts";
import type { ApplicationCase } from "../types.ts";
import { useCaseAct } from "./use-case-act.ts";

const LIST_HEIGHT = "15rem";

/** Opens questions again, with a message that the applicant reads. */
export function ReturnModal({ shown, onClose }: { shown: ApplicationCase; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, language } = shown.application;
  const [questions, setQuestions] = useState<string[]>(() => missingDocuments(shown));
  const [message, setMessage] = useState("");
  const returning = useCaseAct({
    act: (body: { questions: string[]; message: string }, headers) =>
      answer(api.POST("/v1/applications/{id}/return", { params: { path: { id } }, body, headers })),
    done: () => t("applications.acts.returned"),
    onDone: onClose,
  });
  return (
    <ActionModal
      title={t("applications.acts.returnTitle", { name: applicantName(t, shown.application) })}
      submit={t("applications.acts.submitReturn")}
      ready={questions.length > 0 && message.trim() !== ""}
      posting={returning}
      onSubmit={() => returning.mutate({ questions, message: message.trim() })}
      onClose={onClose}
      preview={<Text size="sm">{t("applications.acts.returnPreview")}</Text>}
    >
      <Textarea
        label={t("applications.acts.message")}
        autosize
        minRows={2}
        data-autofocus
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t("applications.acts.questions")}
        value={questions}
        onChange={(chosen) => setQuestions(chosen)}
      >
        <ScrollArea.Autosize mah={LIST_HEIGHT} mt="xs" type="auto" viewportProps={{ tabIndex: 0 }}>
          <Stack gap={6} pr="md">
            {shown.form.sections
              .flatMap((section) => section.questions)
              .filter(({ type }) => type !== "signature")
              .map((question) => (
                <Checkbox
                  key={question.key}
                  size="xs"
                  value={question.key}
                  label={textOf(question.label, language)}
                />
              ))}
          </Stack>
        </ScrollArea.Autosize>
      </Checkbox.Group>
    </ActionModal>
  );
}

/** What the screen misses is what one most likely asks for. */
function missingDocuments(shown: ApplicationCase): string[] {
  return shown.findings
    .filter(({ code }) => code === "document_missing")
    .map(({ parameters }) => String(parameters.question));
}
