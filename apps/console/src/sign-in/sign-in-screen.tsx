import { Paper, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { forgetMerchant } from "../shell/merchant-choice.ts";
import { PasswordForm } from "./password-form.tsx";
import { SecondFactorForm } from "./second-factor-form.tsx";
import classes from "./sign-in.module.css";

/** The way in: email and password, then a second factor where the person has one. */
export function SignInScreen() {
  const { t } = useTranslation();
  const [step, setStep] = useState<"password" | "factor">("password");
  const { next } = useSearch({ from: "/sign-in" });
  const navigate = useNavigate();
  const queries = useQueryClient();
  useEffect(() => {
    document.title = `${t("signIn.title")} · ${t("common.product")}`;
  }, [t]);
  const enter = async (): Promise<void> => {
    forgetMerchant();
    queries.clear();
    await navigate({ href: next ?? "/", replace: true });
  };
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
          {step === "password" ? t("signIn.title") : t("signIn.factorTitle")}
        </Title>
        {step === "password" ? (
          <PasswordForm onDone={(needsFactor) => (needsFactor ? setStep("factor") : void enter())} />
        ) : (
          <SecondFactorForm onDone={() => void enter()} onRestart={() => setStep("password")} />
        )}
      </Paper>
    </main>
  );
}
