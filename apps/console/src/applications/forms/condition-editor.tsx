import { Button, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Condition, Question } from "../types.ts";
import { comparisonOf } from "./form-edits.ts";
import classes from "./forms.module.css";
import { textOf } from "./texts.ts";

const TESTS = ["is", "isNot", "isAnswered", "atLeast", "atMost"] as const;
type Test = (typeof TESTS)[number];
type Comparison = NonNullable<ReturnType<typeof comparisonOf>>;

/** When a question or section is asked: always, or if one earlier answer fits. */
export function ConditionEditor(props: {
  label: string;
  when: Condition | undefined;
  /** Only what is asked before may be looked at. */
  earlier: readonly Question[];
  language: string;
  onChange: (when: Condition | undefined) => void;
}) {
  const { t } = useTranslation();
  const { when, earlier, language } = props;
  const comparison = comparisonOf(when);
  if (when !== undefined && comparison === null) {
    return (
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {t("applicationForms.condition.several")}
        </Text>
        <Button size="compact-xs" variant="subtle" onClick={() => props.onChange(undefined)}>
          {t("applicationForms.condition.clear")}
        </Button>
      </Group>
    );
  }
  const looked = earlier.find(({ key }) => key === comparison?.question);
  const first = earlier[0];
  return (
    <div className={classes.condition}>
      <NativeSelect
        label={props.label}
        value={comparison === null ? "always" : "only"}
        disabled={first === undefined}
        onChange={(event) =>
          props.onChange(
            event.currentTarget.value === "only" && first !== undefined ? beginWith(first) : undefined,
          )
        }
        data={[
          { value: "always", label: t("applicationForms.question.always") },
          { value: "only", label: t("applicationForms.question.only") },
        ]}
      />
      {comparison === null ? null : (
        <>
          <NativeSelect
            label={t("applicationForms.condition.question")}
            value={comparison.question}
            onChange={(event) => {
              const chosen = earlier.find(({ key }) => key === event.currentTarget.value);
              if (chosen !== undefined) props.onChange(beginWith(chosen));
            }}
            data={earlier.map((question) => ({
              value: question.key,
              label: textOf(question.label, language),
            }))}
          />
          <Compare comparison={comparison} looked={looked} language={language} onChange={props.onChange} />
        </>
      )}
    </div>
  );
}

function Compare(props: {
  comparison: Comparison;
  looked: Question | undefined;
  language: string;
  onChange: (when: Condition) => void;
}) {
  const { t } = useTranslation();
  const { comparison, looked } = props;
  const test = TESTS.find((name) => comparison[name] !== undefined) ?? "isAnswered";
  return (
    <>
      <NativeSelect
        label={t("applicationForms.condition.test")}
        value={test}
        onChange={(event) => {
          const next = TESTS.find((name) => name === event.currentTarget.value) ?? "isAnswered";
          props.onChange(conditionOf(comparison.question, next, firstValue(looked)));
        }}
        data={testsFor(looked).map((name) => ({
          value: name,
          label: t(`applicationForms.condition.${name}`),
        }))}
      />
      {test === "isAnswered" ? null : <Value {...props} test={test} />}
    </>
  );
}

function Value(props: {
  comparison: Comparison;
  looked: Question | undefined;
  language: string;
  test: Exclude<Test, "isAnswered">;
  onChange: (when: Condition) => void;
}) {
  const { t } = useTranslation();
  const { comparison, looked, test, language } = props;
  const tell = (value: string): void => props.onChange(conditionOf(comparison.question, test, value));
  if (test === "atLeast" || test === "atMost") {
    return (
      <TextInput
        label={t("applicationForms.condition.value")}
        title={looked?.type === "money" ? t("applicationForms.condition.minorHelp") : undefined}
        inputMode="numeric"
        value={String(comparison[test] ?? 0)}
        onChange={(event) => tell(event.currentTarget.value.replaceAll(/[^0-9]/g, ""))}
      />
    );
  }
  const value = String(comparison[test]?.[0] ?? "");
  const choices = choicesOf(
    looked,
    language,
    t("applicationForms.condition.yes"),
    t("applicationForms.condition.no"),
  );
  if (choices === null) {
    return (
      <TextInput
        label={t("applicationForms.condition.value")}
        value={value}
        onChange={(event) => tell(event.currentTarget.value)}
      />
    );
  }
  return (
    <NativeSelect
      label={t("applicationForms.condition.value")}
      value={value}
      onChange={(event) => tell(event.currentTarget.value)}
      data={choices}
    />
  );
}

const isTruth = (question: Question | undefined): boolean =>
  question?.type === "yes_no" || question?.type === "consent";

function choicesOf(question: Question | undefined, language: string, yes: string, no: string) {
  if (isTruth(question))
    return [
      { value: "true", label: yes },
      { value: "false", label: no },
    ];
  return question?.options?.map(({ value, label }) => ({ value, label: textOf(label, language) })) ?? null;
}

function testsFor(question: Question | undefined): readonly Test[] {
  if (question?.type === "number" || question?.type === "money") return ["atLeast", "atMost", "isAnswered"];
  return question?.options !== undefined || isTruth(question) || question?.type === "text"
    ? ["is", "isNot", "isAnswered"]
    : ["isAnswered"];
}

function firstValue(question: Question | undefined): string {
  return isTruth(question) ? "true" : (question?.options?.[0]?.value ?? "");
}

function beginWith(question: Question): Condition {
  return conditionOf(question.key, testsFor(question)[0] ?? "isAnswered", firstValue(question));
}

function conditionOf(question: string, test: Test, value: string): Condition {
  switch (test) {
    case "isAnswered":
      return { question, isAnswered: true };
    case "atLeast":
    case "atMost":
      return { question, [test]: Number(value) };
    default:
      return { question, [test]: [value === "true" ? true : value === "false" ? false : value] };
  }
}
