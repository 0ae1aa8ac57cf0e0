import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { applicationForms } from "../../words/application-forms.ts";
import type { Question, QuestionType } from "../types.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { given, optionLines, questionsBefore, readOptionLines, withSection } from "./form-edits.ts";
import classes from "./forms.module.css";
import { TextField } from "./text-field.tsx";
import type { FormDraft } from "./use-form-draft.ts";

const TYPES = Object.keys(applicationForms.types) as QuestionType[];
const ROLES = Object.keys(applicationForms.roles) as NonNullable<Question["role"]>[];
const KEY = /^[a-z][a-z0-9_]{0,59}$/;
const OLD_TEXT = "1";

interface EditorProps {
  readonly question: Question;
  readonly at: { section: number; index: number };
  readonly draft: FormDraft;
  readonly language: string;
  readonly onChange: (question: Question) => void;
}

/** Everything about one question that most forms need; the rest is kept as it is. */
export function QuestionEditor(props: EditorProps) {
  const { t } = useTranslation();
  const { question, at, draft, language, onChange } = props;
  const texts = { language, fallback: draft.document.languages[0] ?? "en" };
  const questions = draft.document.sections[at.section]?.questions ?? [];
  return (
    <Stack gap="sm" className={classes.editor ?? ""}>
      <TextField
        label={t("applicationForms.question.label")}
        texts={question.label}
        {...texts}
        onChange={(label) => onChange({ ...question, label: label ?? {} })}
      />
      <TextField
        label={t("applicationForms.question.help")}
        texts={question.help}
        {...texts}
        optional
        onChange={(help) => {
          const { help: _, ...rest } = question;
          onChange(help === undefined ? rest : { ...rest, help });
        }}
      />
      <Kind {...props} />
      <Choices key={`${question.type} ${language}`} {...props} />
      <ConditionEditor
        label={t("applicationForms.question.when")}
        when={question.when}
        earlier={questionsBefore(draft.document, at.section, at.index)}
        language={language}
        onChange={(when) => {
          const { when: _, ...rest } = question;
          onChange(when === undefined ? rest : { ...rest, when });
        }}
      />
      <Group justify="space-between">
        <Group gap="lg">
          <Checkbox
            size="xs"
            label={t("applicationForms.question.required")}
            checked={question.required === true}
            onChange={(event) => onChange({ ...question, required: event.currentTarget.checked })}
          />
          <Checkbox
            size="xs"
            label={t("applicationForms.question.isFact")}
            checked={question.fact === true}
            onChange={(event) => onChange({ ...question, fact: event.currentTarget.checked })}
          />
        </Group>
        {questions.length === 1 ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() =>
              draft.edit((now) =>
                withSection(now, at.section, {
                  questions: questions.filter((_, place) => place !== at.index),
                }),
              )
            }
          >
            {t("applicationForms.question.remove")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Kind({ question, onChange }: EditorProps) {
  const { t } = useTranslation();
  const [key, setKey] = useState(question.key);
  return (
    <div className={classes.three}>
      <NativeSelect
        label={t("applicationForms.question.type")}
        value={question.type}
        onChange={(event) => onChange(ofType(question, event.currentTarget.value as QuestionType))}
        data={TYPES.map((type) => ({ value: type, label: t(`applicationForms.types.${type}`) }))}
      />
      <NativeSelect
        label={t("applicationForms.question.role")}
        value={question.role ?? ""}
        onChange={(event) => {
          const { role: _, ...rest } = question;
          const role = ROLES.find((known) => known === event.currentTarget.value);
          onChange(role === undefined ? rest : { ...rest, role });
        }}
        data={[
          { value: "", label: t("applicationForms.question.noRole") },
          ...ROLES.map((role) => ({ value: role, label: t(`applicationForms.roles.${role}`) })),
        ]}
      />
      <TextInput
        label={t("applicationForms.question.key")}
        title={t("applicationForms.question.keyHelp")}
        value={key}
        error={!KEY.test(key)}
        onChange={(event) => setKey(event.currentTarget.value)}
        onBlur={() => (KEY.test(key) && key !== question.key ? onChange({ ...question, key }) : undefined)}
      />
    </div>
  );
}

/** A question of another type keeps only what every type has, and gets what the new one cannot be without. */
function ofType(question: Question, type: QuestionType): Question {
  const { key, label, help, required, when, fact, role } = question;
  const options =
    type === "choice" || type === "multi_choice"
      ? (question.options ?? [{ value: "yes", label: { ...label } }])
      : undefined;
  const textVersion = type === "consent" ? (question.textVersion ?? OLD_TEXT) : undefined;
  return given({
    key,
    type,
    label,
    ...(help && { help }),
    ...(required !== undefined && { required }),
    ...(when && { when }),
    ...(fact !== undefined && { fact }),
    ...(role && { role }),
    ...(options && { options }),
    ...(textVersion && { textVersion }),
  });
}

function Choices({ question, language, onChange }: EditorProps) {
  const { t } = useTranslation();
  const [lines, setLines] = useState(() => optionLines(question, language));
  if (question.type === "consent") {
    return (
      <TextInput
        label={t("applicationForms.question.textVersion")}
        value={question.textVersion ?? ""}
        onChange={(event) => onChange({ ...question, textVersion: event.currentTarget.value })}
      />
    );
  }
  if (question.type !== "choice" && question.type !== "multi_choice") return null;
  return (
    <Textarea
      label={t("applicationForms.question.options")}
      description={t("applicationForms.question.optionsHelp")}
      autosize
      minRows={2}
      value={lines}
      onChange={(event) => setLines(event.currentTarget.value)}
      onBlur={() => {
        const options = readOptionLines(question, language, lines);
        if (options.length > 0) onChange({ ...question, options });
      }}
    />
  );
}
