import { Anchor, Button, Group, PinInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { callSignIn } from "../api/api.ts";
import { SignInProblem } from "./sign-in-problem.tsx";

const DIGITS = 6;

/** The six digits of the authenticator app, or one of the backup codes. */
export function SecondFactorForm(props: { onDone: () => void; onRestart: () => void }) {
  const { t } = useTranslation();
  const [way, setWay] = useState<"app" | "backup">("app");
  const [code, setCode] = useState("");
  const verify = useMutation({
    mutationFn: (given: string) =>
      callSignIn(way === "app" ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code", {
        code: given,
      }),
    onSuccess: props.onDone,
    onError: () => setCode(""),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        verify.mutate(code.trim());
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {way === "app" ? t("signIn.factorDetail") : t("signIn.backupDetail")}
        </Text>
        {way === "app" ? (
          <PinInput
            length={DIGITS}
            type="number"
            oneTimeCode
            autoFocus
            value={code}
            onChange={setCode}
            onComplete={(given) => verify.mutate(given)}
            aria-label={t("signIn.code")}
            getInputProps={(index) => ({ "aria-label": `${t("signIn.code")} ${index + 1}` })}
          />
        ) : (
          <TextInput
            label={t("signIn.backupCode")}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoComplete="off"
            autoFocus
          />
        )}
        <SignInProblem error={verify.error} wrong={t("signIn.wrongCode")} />
        <Button type="submit" loading={verify.isPending} disabled={code.trim() === ""}>
          {t("signIn.confirm")}
        </Button>
        <Group justify="space-between">
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => {
              setCode("");
              setWay(way === "app" ? "backup" : "app");
            }}
          >
            {way === "app" ? t("signIn.useBackup") : t("signIn.useApp")}
          </Anchor>
          <Anchor component="button" type="button" size="sm" c="dimmed" onClick={props.onRestart}>
            {t("signIn.restart")}
          </Anchor>
        </Group>
      </Stack>
    </form>
  );
}
