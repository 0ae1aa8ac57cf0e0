import { Panel } from "@goodterms/ui";
import { Badge, Checkbox, Input, Radio, Skeleton, Stack, Text, TextInput, Title } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { previewQuery } from "../application-queries.ts";
import type { ApplicationForm, QuestionType, ShownForm } from "../types.ts";
import classes from "./forms.module.css";

type ShownQuestion = ShownForm["sections"][number]["questions"][number];

/** The draft as its applicants see it, in one language; nothing that is entered here goes anywhere. */
export function FormPreview(props: { form: ApplicationForm; language: string; isStale: boolean }) {
  const { t } = useTranslation();
  const { form, language } = props;
  const { data, error } = useQuery({
    ...previewQuery(form.id, language, form.version),
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return error === null ? <Skeleton height={420} /> : <ProblemAlert error={error} />;
  return (
    <div className={classes.preview} lang={data.language}>
      <Text size="sm" c="dimmed" lang="en">
        {props.isStale ? `${t("applicationForms.one.unsaved")}. ` : ""}
        {t("applicationForms.previewNote")}
      </Text>
      <Title order={2}>{data.title}</Title>
      {data.intro === null ? null : <Text>{data.intro}</Text>}
      {data.sections.map((section) => (
        <Panel key={section.key} title={section.title}>
          <Stack gap="md">
            {section.help === null ? null : <Text c="dimmed">{section.help}</Text>}
            {section.questions.map((question) => (
              <ShownField key={question.key} question={question} />
            ))}
          </Stack>
        </Panel>
      ))}
    </div>
  );
}

function ShownField({ question }: { question: ShownQuestion }) {
  const { t } = useTranslation();
  const label = (
    <>
      {question.label}{" "}
      {question.required === true ? null : <span className="gt-note">({t("common.optional")})</span>}
      {question.when === undefined ? null : (
        <Badge ml={6} size="sm" variant="light" color="petrol">
          {t("applicationForms.question.conditional")}
        </Badge>
      )}
    </>
  );
  const field = { label, description: question.help };
  switch (question.type) {
    case "choice":
    case "yes_no":
      return (
        <Radio.Group {...field}>
          <Stack gap={6} mt="xs">
            {optionsOf(question, t("applicationForms.condition.yes"), t("applicationForms.condition.no")).map(
              (option) => (
                <Radio key={option.value} size="xs" value={option.value} label={option.label} />
              ),
            )}
          </Stack>
        </Radio.Group>
      );
    case "multi_choice":
      return (
        <Checkbox.Group {...field}>
          <Stack gap={6} mt="xs">
            {(question.options ?? []).map((option) => (
              <Checkbox key={option.value} size="xs" value={option.value} label={option.label} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case "consent":
      return <Checkbox size="xs" label={label} />;
    case "text":
    case "number":
    case "money":
    case "date":
    case "vat_id":
      return <TextInput {...field} type={question.type === "date" ? "date" : "text"} />;
    default:
      return (
        <Input.Wrapper {...field}>
          <div className={classes.placeholder}>
            {t(`applicationForms.types.${question.type as QuestionType}`)}
          </div>
        </Input.Wrapper>
      );
  }
}

function optionsOf(question: ShownQuestion, yes: string, no: string) {
  if (question.type === "choice") return question.options ?? [];
  return [
    { value: "true", label: yes },
    { value: "false", label: no },
  ];
}
