import { Badge, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Question } from "../types.ts";
import { moveQuestion, withQuestion } from "./form-edits.ts";
import classes from "./forms.module.css";
import { MoveButtons } from "./move-buttons.tsx";
import { QuestionEditor } from "./question-editor.tsx";
import { textOf } from "./texts.ts";
import type { FormDraft } from "./use-form-draft.ts";

/** One question in the list; it opens to be edited in its place. */
export function QuestionLine(props: {
  question: Question;
  at: { section: number; index: number };
  draft: FormDraft;
  language: string;
  isOpen: boolean;
  onOpen: (key: string | null) => void;
}) {
  const { t } = useTranslation();
  const { question, at, draft, language, isOpen } = props;
  const { sections } = draft.document;
  const name = textOf(question.label, language);
  return (
    <li className={classes.question}>
      <div className={classes.questionLine}>
        <MoveButtons
          id={`question-${question.key}`}
          up={t("applicationForms.question.up", { name })}
          down={t("applicationForms.question.down", { name })}
          isFirst={at.section === 0 && at.index === 0}
          isLast={
            at.section === sections.length - 1 &&
            at.index === (sections[at.section]?.questions.length ?? 0) - 1
          }
          onMove={(by) => draft.edit((now) => moveQuestion(now, at.section, at.index, by))}
        />
        <UnstyledButton
          className={classes.questionName ?? ""}
          aria-expanded={isOpen}
          aria-label={t("applicationForms.question.open", { name })}
          onClick={() => props.onOpen(isOpen ? null : question.key)}
        >
          {name}
        </UnstyledButton>
        <span className={classes.marks}>
          <span className="gt-note">{t(`applicationForms.types.${question.type}`)}</span>
          {question.required === true ? null : (
            <Badge size="sm" variant="light" color="gray">
              {t("applicationForms.question.optional")}
            </Badge>
          )}
          {question.when === undefined ? null : (
            <Badge size="sm" variant="light" color="petrol">
              {t("applicationForms.question.conditional")}
            </Badge>
          )}
        </span>
      </div>
      {isOpen ? (
        <QuestionEditor
          question={question}
          at={at}
          draft={draft}
          language={language}
          onChange={(next) => {
            draft.edit((now) => withQuestion(now, at.section, at.index, next));
            if (next.key !== question.key) props.onOpen(next.key);
          }}
        />
      ) : null}
    </li>
  );
}
