import { Paper, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import classes from "./sign-in.module.css";

/** The card that stands before the door: whose house this is, and one form. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t("common.product")}`;
  }, [t, title]);
  return (
    <main className={classes.page}>
      <Paper withBorder className={classes.card ?? ""}>
        <div className={classes.brand}>
          <img src="/goodterms.svg" alt="" width={32} height={32} />
          <div>
            <div className={classes.name}>{t("common.product")}</div>
            <Text size="xs" c="dimmed">
              {t("signIn.promise")}
            </Text>
          </div>
        </div>
        <Title order={1} size="h2">
          {title}
        </Title>
        {children}
      </Paper>
    </main>
  );
}
