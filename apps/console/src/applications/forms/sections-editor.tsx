import { Panel } from "@goodterms/ui";
import { Button, Group, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Section } from "../types.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { freeKey, given, moved, questionsBefore, withSection } from "./form-edits.ts";
import classes from "./forms.module.css";
import { MoveButtons } from "./move-buttons.tsx";
import { QuestionLine } from "./question-line.tsx";
import { TextField } from "./text-field.tsx";
import { textOf } from "./texts.ts";
import type { FormDraft } from "./use-form-draft.ts";

/** The sections, one below the other, each with its questions; everything moves by buttons, so by the keyboard too. */
export function SectionsEditor({ draft, language }: { draft: FormDraft; language: string }) {
  const { t } = useTranslation();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const add = (): void =>
    draft.edit((now) => {
      const first = now.languages[0] ?? language;
      const section: Section = {
        key: freeKey(now, "section"),
        title: { [first]: t("applicationForms.section.fresh") },
        questions: [
          {
            key: freeKey(now, "question"),
            type: "text",
            label: { [first]: t("applicationForms.question.fresh") },
          },
        ],
      };
      return { ...now, sections: [...now.sections, section] };
    });
  return (
    <>
      {draft.document.sections.map((section, index) => (
        <SectionPanel
          key={section.key}
          section={section}
          index={index}
          draft={draft}
          language={language}
          openKey={openKey}
          onOpen={setOpenKey}
        />
      ))}
      <Button variant="default" w="fit-content" size="xs" leftSection={<IconPlus size={15} />} onClick={add}>
        {t("applicationForms.section.add")}
      </Button>
    </>
  );
}

interface SectionProps {
  readonly section: Section;
  readonly index: number;
  readonly draft: FormDraft;
  readonly language: string;
  readonly openKey: string | null;
  readonly onOpen: (key: string | null) => void;
}

function SectionPanel(props: SectionProps) {
  const { t } = useTranslation();
  const { section, index, draft, language } = props;
  const { document, edit } = draft;
  const name = textOf(section.title, language);
  const add = (): void => {
    const key = freeKey(document, "question");
    const first = document.languages[0] ?? language;
    const label = { [first]: t("applicationForms.question.fresh") };
    edit((now) =>
      withSection(now, index, { questions: [...section.questions, { key, type: "text", label }] }),
    );
    props.onOpen(key);
  };
  return (
    <Panel
      title={name}
      flush
      aside={
        <>
          <MoveButtons
            id={`section-${section.key}`}
            up={t("applicationForms.section.up", { name })}
            down={t("applicationForms.section.down", { name })}
            isFirst={index === 0}
            isLast={index === document.sections.length - 1}
            onMove={(by) => edit((now) => ({ ...now, sections: moved(now.sections, index, by) }))}
          />
          {document.sections.length === 1 ? null : (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() =>
                edit((now) => ({ ...now, sections: now.sections.filter((_, place) => place !== index) }))
              }
            >
              {t("applicationForms.section.remove")}
            </Button>
          )}
        </>
      }
    >
      <SectionHead {...props} />
      <ul className={classes.questions}>
        {section.questions.map((question, place) => (
          <QuestionLine
            key={question.key}
            question={question}
            at={{ section: index, index: place }}
            draft={draft}
            language={language}
            isOpen={props.openKey === question.key}
            onOpen={props.onOpen}
          />
        ))}
      </ul>
      <Group p="sm">
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
          {t("applicationForms.question.add")}
        </Button>
      </Group>
    </Panel>
  );
}

function SectionHead({ section, index, draft, language }: SectionProps) {
  const { t } = useTranslation();
  const { document, edit } = draft;
  const texts = { language, fallback: document.languages[0] ?? "en" };
  return (
    <Stack gap="sm" px="md" pb="sm">
      <div className={classes.two}>
        <TextField
          label={t("applicationForms.section.title")}
          texts={section.title}
          {...texts}
          onChange={(title) => edit((now) => withSection(now, index, { title: title ?? {} }))}
        />
        <TextField
          label={t("applicationForms.section.help")}
          texts={section.help}
          {...texts}
          optional
          onChange={(help) =>
            edit((now) => ({
              ...now,
              sections: now.sections.map(({ help: before, ...each }, place) =>
                place === index
                  ? given({ ...each, ...(help && { help }) })
                  : given({ ...each, ...(before && { help: before }) }),
              ),
            }))
          }
        />
      </div>
      {index === 0 ? null : (
        <ConditionEditor
          label={t("applicationForms.section.when")}
          when={section.when}
          earlier={questionsBefore(document, index, 0)}
          language={language}
          onChange={(when) =>
            edit((now) => ({
              ...now,
              sections: now.sections.map((each, place) => {
                if (place !== index) return each;
                const { when: _, ...rest } = each;
                return when === undefined ? rest : { ...rest, when };
              }),
            }))
          }
        />
      )}
    </Stack>
  );
}
