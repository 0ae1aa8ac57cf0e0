import { Panel } from "@goodterms/ui";
import { Radio, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Question } from "../api/types.ts";
import classes from "./imports.module.css";

/** What the file leaves open, each with how a value of the file would read under either answer. */
export function Questions(props: {
  questions: readonly Question[];
  answers: Readonly<Record<string, string>>;
  onAnswer: (id: string, value: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <Panel title={t("imports.questions")} aside={t("imports.questionsHelp")}>
      <div className={classes.questions}>
        {props.questions.map((question) => (
          <OneQuestion
            key={question.id}
            question={question}
            answer={props.answers[question.id] ?? ""}
            onAnswer={(value) => props.onAnswer(question.id, value)}
          />
        ))}
      </div>
    </Panel>
  );
}

function OneQuestion(props: { question: Question; answer: string; onAnswer: (value: string) => void }) {
  const { t } = useTranslation();
  const { question, answer } = props;
  const isChoice = question.choices.some((choice) => choice.value === answer);
  const text =
    question.freeText === null ? null : (
      <TextInput
        size="sm"
        maw={280}
        aria-label={
          question.choices.length === 0 ? question.text : `${question.text} ${t("imports.otherAnswer")}`
        }
        placeholder={t(`imports.freeText.${question.freeText}`)}
        value={isChoice ? "" : answer}
        onChange={(event) => props.onAnswer(event.currentTarget.value)}
      />
    );
  if (question.choices.length === 0) {
    return (
      <div>
        <Text fw={500} size="sm" mb={6}>
          {question.text}
        </Text>
        {text}
      </div>
    );
  }
  return (
    <Radio.Group label={question.text} value={isChoice ? answer : null} onChange={props.onAnswer}>
      <Stack gap={8} mt={6}>
        {question.choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            size="sm"
            label={choice.label}
            description={
              choice.example === null ? undefined : t("imports.example", { example: choice.example })
            }
          />
        ))}
        {text}
      </Stack>
    </Radio.Group>
  );
}
