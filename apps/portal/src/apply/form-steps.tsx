import { Alert, Button, Group, Progress, Stack, Text, Title } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isAsked } from "./condition.ts";
import type { PublicApplication, Section } from "./form-types.ts";
import { QuestionField } from "./questions/question-field.tsx";
import { ReviewStep } from "./review-step.tsx";
import { useDraft } from "./use-draft.ts";
import { useUploads } from "./use-uploads.ts";

const WHOLE = 100;

/** The form, a section a step, saved as it is written, and looked over before it is sent. */
export function FormSteps({ token, draft: start }: { token: string; draft: PublicApplication }) {
  const { t } = useTranslation();
  const draft = useDraft(token, start);
  const uploads = useUploads(token, start.uploads, draft);
  const [step, setStep] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const sections = start.form.sections.filter((section) => isAsked(section.when, draft.answers));
  const isReview = step >= sections.length;
  const section = sections[step];

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step begins at its heading, for readers and ears.
  useEffect(() => heading.current?.focus(), [step]);

  const go = async (to: number) => {
    await draft.flush();
    setStep(to);
    window.scrollTo({ top: 0 });
  };

  return (
    <Stack gap="lg">
      <div>
        <Text size="sm" c="dimmed">
          {start.form.title}
        </Text>
        <Title order={1} ref={heading} tabIndex={-1} style={{ outline: "none" }}>
          {isReview ? t("review.title") : section?.title}
        </Title>
        <Progress
          mt="sm"
          size="sm"
          value={(step / sections.length) * WHOLE}
          aria-label={t("steps.step", { number: step + 1, count: sections.length + 1 })}
        />
      </div>
      {step === 0 && start.form.intro !== null && start.message === null ? (
        <Text>{start.form.intro}</Text>
      ) : null}
      {start.message === null ? null : (
        <Alert title={t("steps.asked")}>
          <Text style={{ whiteSpace: "pre-wrap" }}>{start.message}</Text>
        </Alert>
      )}
      {isReview ? (
        <ReviewStep
          token={token}
          form={start.form}
          sections={sections}
          draft={draft}
          uploads={uploads}
          onChange={(index) => void go(index)}
        />
      ) : (
        <SectionFields section={section} draft={draft} uploads={uploads} />
      )}
      <Group justify="space-between">
        <Group>
          {step > 0 ? (
            <Button variant="default" onClick={() => void go(step - 1)}>
              {t("steps.back")}
            </Button>
          ) : null}
          {isReview ? null : (
            <Button onClick={() => void go(step + 1)}>
              {step + 1 === sections.length ? t("steps.review") : t("steps.next")}
            </Button>
          )}
        </Group>
        <Text size="sm" c="dimmed" role="status">
          {t(`steps.${draft.saveState === "unreachable" ? "unsaved" : draft.saveState}`)}
        </Text>
      </Group>
    </Stack>
  );
}

function SectionFields(props: {
  section: Section | undefined;
  draft: ReturnType<typeof useDraft>;
  uploads: ReturnType<typeof useUploads>;
}) {
  const { section, draft, uploads } = props;
  if (section === undefined) return null;
  return (
    <Stack gap="md">
      {section.help === null ? null : <Text c="dimmed">{section.help}</Text>}
      {section.questions
        .filter((question) => isAsked(question.when, draft.answers))
        .map((question) => (
          <QuestionField key={question.key} question={question} draft={draft} uploads={uploads} />
        ))}
    </Stack>
  );
}
