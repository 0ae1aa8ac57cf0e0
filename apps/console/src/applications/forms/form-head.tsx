import { Panel } from "@goodterms/ui";
import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { given } from "./form-edits.ts";
import { TextField } from "./text-field.tsx";
import { languageName } from "./texts.ts";
import type { FormDraft } from "./use-form-draft.ts";

const LANGUAGE = /^[a-z]{2}(-[A-Z]{2})?$/;

/** What stands around the sections: title, introduction, thanks, languages. */
export function FormHead({ draft, language }: { draft: FormDraft; language: string }) {
  const { t } = useTranslation();
  const { document, edit } = draft;
  const fallback = document.languages[0] ?? "en";
  const texts = { language, fallback };
  return (
    <Panel title={t("applicationForms.one.head")}>
      <Stack gap="sm">
        <TextField
          label={t("applicationForms.one.title")}
          texts={document.title}
          {...texts}
          onChange={(title) => edit((now) => ({ ...now, title: title ?? {} }))}
        />
        <TextField
          label={t("applicationForms.one.intro")}
          texts={document.intro}
          {...texts}
          optional
          onChange={(intro) => edit(({ intro: _, ...rest }) => given({ ...rest, ...(intro && { intro }) }))}
        />
        <TextField
          label={t("applicationForms.one.thanks")}
          texts={document.thanks}
          {...texts}
          optional
          onChange={(thanks) =>
            edit(({ thanks: _, ...rest }) => given({ ...rest, ...(thanks && { thanks }) }))
          }
        />
        <Checkbox
          size="xs"
          label={t("applicationForms.one.needsCode")}
          checked={document.needsCode === true}
          onChange={(event) => {
            const needsCode = event.currentTarget.checked;
            edit((now) => ({ ...now, needsCode }));
          }}
        />
        <Languages draft={draft} />
      </Stack>
    </Panel>
  );
}

function Languages({ draft }: { draft: FormDraft }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const { languages } = draft.document;
  const isNew = LANGUAGE.test(code) && !languages.includes(code);
  return (
    <Group align="flex-end" gap="xs">
      <TextInput
        label={t("applicationForms.one.addLanguage")}
        placeholder={t("applicationForms.one.addLanguageHelp")}
        maxLength={5}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value.trim())}
      />
      <Button
        size="sm"
        variant="default"
        disabled={!isNew}
        onClick={() => {
          draft.edit((now) => ({ ...now, languages: [...now.languages, code] }));
          setCode("");
        }}
      >
        {t("applicationForms.one.addLanguage")}
      </Button>
      {languages.slice(1).map((each) => (
        <Button
          key={each}
          size="sm"
          variant="subtle"
          onClick={() =>
            draft.edit((now) => ({ ...now, languages: now.languages.filter((one) => one !== each) }))
          }
        >
          {t("applicationForms.one.removeLanguage", { language: languageName(each) })}
        </Button>
      ))}
    </Group>
  );
}
