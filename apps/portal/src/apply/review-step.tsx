import { Alert, Button, Card, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, PortalProblem } from "../api/api.ts";
import { Problem } from "../shell/problem.tsx";
import { localeOf } from "../words/index.ts";
import { answerText } from "./answer-text.ts";
import { isAsked } from "./condition.ts";
import type { Form, Question, Section } from "./form-types.ts";
import { type Draft, device } from "./use-draft.ts";
import type { Uploads } from "./use-uploads.ts";

const CODE_LENGTH = 6;

/** Everything once more, with what is missing, before it is sent. */
export function ReviewStep(props: {
  token: string;
  form: Form;
  sections: readonly Section[];
  draft: Draft;
  uploads: Uploads;
  onChange: (section: number) => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const submit = useMutation({
    mutationFn: async () => {
      if (!(await props.draft.flush())) throw new PortalProblem("unreachable", "");
      const body = { device: device(), ...(code !== "" && { code }) };
      return answer(
        api.POST("/v1/public/applications/{token}/submit", {
          params: { path: { token: props.token } },
          body,
        }),
      );
    },
    onSuccess: () => client.invalidateQueries(),
  });
  const missing = new Map(missingOf(submit.error));
  return (
    <Stack gap="md">
      <Text c="dimmed">{t("review.signLast")}</Text>
      {props.sections.map((section, index) => (
        <Card key={section.key} withBorder>
          <Group justify="space-between" mb="xs">
            <Text fw={600}>{section.title}</Text>
            <Button size="compact-sm" variant="subtle" onClick={() => props.onChange(index)}>
              {t("review.change")}
            </Button>
          </Group>
          <Stack gap="xs">
            {section.questions
              .filter((question) => isAsked(question.when, props.draft.answers))
              .map((question) => (
                <Answer
                  key={question.key}
                  question={question}
                  missing={missing.get(question.key)}
                  {...props}
                />
              ))}
          </Stack>
        </Card>
      ))}
      {props.form.needsCode ? (
        <TextInput
          label={t("review.code")}
          inputMode="numeric"
          maxLength={CODE_LENGTH}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      ) : null}
      {submit.isError ? <Problem error={submit.error} onRetry={() => submit.mutate()} /> : null}
      <Button size="md" loading={submit.isPending} onClick={() => submit.mutate()}>
        {t("review.submit")}
      </Button>
    </Stack>
  );
}

function Answer(props: { question: Question; missing: string | undefined; draft: Draft; uploads: Uploads }) {
  const { t, i18n } = useTranslation();
  const { question, draft } = props;
  const words = { yes: t("field.yes"), no: t("field.no"), locale: localeOf(i18n.language) };
  const files = props.uploads.all.filter((upload) => upload.question === question.key);
  const text =
    question.type === "upload"
      ? files.map((file) => file.fileName).join(", ") || null
      : answerText(question, draft.answers[question.key], words);
  const problem = props.missing ?? draft.problems[question.key];
  return (
    <div>
      <Text size="sm" c="dimmed">
        {question.label}
      </Text>
      <Text>{text ?? t("review.nothing")}</Text>
      {problem === undefined ? null : (
        <Alert color="yellow" p="xs" mt={4}>
          {problem}
        </Alert>
      )}
    </div>
  );
}

/** What the server misses, by question. */
function missingOf(error: unknown): (readonly [string, string])[] {
  if (!(error instanceof PortalProblem)) return [];
  return error.pointers.map(({ pointer, message }) => [pointer.split("/").at(-1) ?? "", message] as const);
}
