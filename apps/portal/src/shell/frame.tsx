import { Container, NativeSelect, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./frame.module.css";

/** The page around everything: calm, narrow, and what happens with what is written. */
export function Frame(props: {
  children: ReactNode;
  languages?: readonly string[] | undefined;
  language?: string | undefined;
  onLanguage?: ((language: string) => void) | undefined;
}) {
  const { t } = useTranslation();
  const { languages = [], onLanguage } = props;
  return (
    <Container size="sm" className={classes.page ?? ""} component="main">
      {languages.length > 1 && onLanguage !== undefined ? (
        <NativeSelect
          className={classes.language ?? ""}
          size="xs"
          aria-label={t("frame.language")}
          value={props.language ?? ""}
          onChange={(event) => onLanguage(event.currentTarget.value)}
          data={languages.map((code) => ({ value: code, label: nameOf(code) }))}
        />
      ) : null}
      {props.children}
      <Text size="xs" c="dimmed" className={classes.foot ?? ""}>
        {t("frame.privacy")}
      </Text>
    </Container>
  );
}

/** A language in its own words. */
function nameOf(code: string): string {
  return new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
}
