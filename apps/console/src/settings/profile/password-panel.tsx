import { Panel } from "@goodterms/ui";
import { Button, Group, PasswordInput, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { callSignIn } from "../../api/api.ts";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { PASSWORD_LENGTH_MIN } from "../../sign-in/password-rules.ts";

/** Another password for the person, which signs out every other browser of theirs. */
export function PasswordPanel() {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { currentPassword: "", newPassword: "" } });
  const change = useMutation({
    mutationFn: (values: typeof form.values) =>
      callSignIn("/change-password", { ...values, revokeOtherSessions: true }),
    onSuccess: () => {
      form.reset();
      notifications.show({ message: t("settings.profile.passwordChanged") });
    },
  });
  const { currentPassword, newPassword } = form.values;
  return (
    <Panel title={t("settings.profile.passwordPart")}>
      <form onSubmit={form.onSubmit((values) => change.mutate(values))}>
        <Stack gap="sm">
          <Text size="sm">{t("settings.profile.passwordDetail")}</Text>
          <Group align="flex-start">
            <PasswordInput
              label={t("settings.profile.currentPassword")}
              autoComplete="current-password"
              w={240}
              {...form.getInputProps("currentPassword")}
            />
            <PasswordInput
              label={t("settings.profile.newPassword")}
              description={t("settings.profile.passwordHelp", { count: PASSWORD_LENGTH_MIN })}
              inputWrapperOrder={["label", "input", "description", "error"]}
              autoComplete="new-password"
              w={240}
              {...form.getInputProps("newPassword")}
            />
          </Group>
          <ProblemAlert error={change.error} />
          <div>
            <Button
              type="submit"
              variant="default"
              size="xs"
              loading={change.isPending}
              disabled={currentPassword === "" || newPassword.length < PASSWORD_LENGTH_MIN}
            >
              {t("settings.profile.changePassword")}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}
