import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { callSignIn } from "../api/api.ts";
import { ButtonLink } from "../shell/links.tsx";
import { Entrance } from "./entrance.tsx";
import { PASSWORD_LENGTH_MIN } from "./password-rules.ts";
import { SignInProblem } from "./sign-in-problem.tsx";

/** Where an invitation leads: the person chooses a password, and then signs in with it. */
export function WelcomeScreen() {
  const { t } = useTranslation();
  const [token] = useState(readToken);
  const [password, setPassword] = useState("");
  const choose = useMutation({
    mutationFn: () => callSignIn("/reset-password", { token, newPassword: password }),
  });
  if (choose.isSuccess) {
    return (
      <Entrance title={t("signIn.welcomeDone")}>
        <Text size="sm">{t("signIn.welcomeDoneDetail")}</Text>
        <ButtonLink to="/sign-in">{t("signIn.submit")}</ButtonLink>
      </Entrance>
    );
  }
  return (
    <Entrance title={t("signIn.welcome")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          choose.mutate();
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t("signIn.welcomeDetail")}
          </Text>
          <PasswordInput
            label={t("signIn.choosePassword")}
            description={t("settings.profile.passwordHelp", { count: PASSWORD_LENGTH_MIN })}
            autoComplete="new-password"
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <SignInProblem
            error={choose.error}
            wrong={t("signIn.welcomeExpired")}
            remedy={t("signIn.welcomeExpiredRemedy")}
          />
          <Button type="submit" loading={choose.isPending} disabled={password.length < PASSWORD_LENGTH_MIN}>
            {t("signIn.keepPassword")}
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
}

/** The invitation's token stands behind the hash, where no server's log and no referrer sees it. */
function readToken(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get("token") ?? "";
}
