import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { forgetMerchant } from "../shell/merchant-choice.ts";
import { Entrance } from "./entrance.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SecondFactorForm } from "./second-factor-form.tsx";

/** The way in: email and password, then a second factor where the person has one. */
export function SignInScreen() {
  const { t } = useTranslation();
  const [step, setStep] = useState<"password" | "factor">("password");
  const { next } = useSearch({ from: "/sign-in" });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const enter = async (): Promise<void> => {
    forgetMerchant();
    queries.clear();
    await navigate({ href: next ?? "/", replace: true });
  };
  if (step === "password") {
    return (
      <Entrance title={t("signIn.title")}>
        <PasswordForm onDone={(needsFactor) => (needsFactor ? setStep("factor") : void enter())} />
      </Entrance>
    );
  }
  return (
    <Entrance title={t("signIn.factorTitle")}>
      <SecondFactorForm onDone={() => void enter()} onRestart={() => setStep("password")} />
    </Entrance>
  );
}
