import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { callSignIn } from "../api/api.ts";
import { SignInProblem } from "./sign-in-problem.tsx";

/** Email and password. `onDone` hears whether a second factor is still wanted. */
export function PasswordForm({ onDone }: { onDone: (needsFactor: boolean) => void }) {
  const { t } = useTranslation();
  const form = useForm({ mode: "uncontrolled", initialValues: { email: "", password: "" } });
  const signIn = useMutation({
    mutationFn: (values: { email: string; password: string }) =>
      callSignIn<{ twoFactorRedirect?: boolean }>("/sign-in/email", values),
    onSuccess: (answer) => onDone(answer.twoFactorRedirect === true),
  });
  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
      <Stack gap="sm">
        <TextInput
          label={t("signIn.email")}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label={t("signIn.password")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          {...form.getInputProps("password")}
        />
        <SignInProblem error={signIn.error} wrong={t("signIn.wrong")} remedy={t("signIn.wrongRemedy")} />
        <Button type="submit" loading={signIn.isPending} mt={4}>
          {t("signIn.submit")}
        </Button>
      </Stack>
    </form>
  );
}
