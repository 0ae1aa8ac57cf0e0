import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Texts } from "../types.ts";
import { withText } from "./form-edits.ts";
import { languageName, textOf } from "./texts.ts";

/** A text in the language being edited; where it has none yet, the one that stands in for it is shown. */
export function TextField(props: {
  label: string;
  texts: Texts | undefined;
  language: string;
  /** The language that stands in where there is no text. */
  fallback: string;
  optional?: boolean;
  onChange: (texts: Texts | undefined) => void;
}) {
  const { t } = useTranslation();
  const { texts, language } = props;
  const isMissing = texts !== undefined && texts[language] === undefined;
  return (
    <Textarea
      label={props.optional === true ? `${props.label} (${t("common.optional")})` : props.label}
      autosize
      minRows={1}
      lang={language}
      value={texts?.[language] ?? ""}
      placeholder={isMissing ? textOf(texts, props.fallback) : undefined}
      description={
        isMissing
          ? t("applicationForms.one.missing", {
              language: languageName(language),
              fallback: languageName(props.fallback),
            })
          : undefined
      }
      inputWrapperOrder={["label", "input", "description", "error"]}
      onChange={(event) => props.onChange(withText(texts, language, event.currentTarget.value))}
    />
  );
}
