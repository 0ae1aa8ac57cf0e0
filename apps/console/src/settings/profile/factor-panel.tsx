import { Panel } from "@goodterms/ui";
import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { callSignIn } from "../../api/api.ts";
import { meQuery } from "../../api/queries.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import { BackupCodes } from "./backup-codes.tsx";
import { OwnPassword } from "./own-password.tsx";
import { SetUpFactor } from "./set-up-factor.tsx";

type Doing = "setUp" | "turnOff" | "newCodes";

/** The second factor: set up with an authenticator app, given new backup codes, turned off. */
export function FactorPanel({ enabled }: { enabled: boolean }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = (): void => setDoing(null);
  return (
    <Panel title={t("settings.profile.factor")}>
      <Group justify="space-between" align="center">
        <Text size="sm" maw="34rem">
          {enabled ? t("settings.profile.factorOnDetail") : t("settings.profile.factorOffDetail")}
        </Text>
        <Group gap="xs">
          {enabled ? (
            <>
              <Button variant="default" size="xs" onClick={() => setDoing("newCodes")}>
                {t("settings.profile.newBackupCodes")}
              </Button>
              <Button variant="default" size="xs" onClick={() => setDoing("turnOff")}>
                {t("settings.profile.turnOff")}
              </Button>
            </>
          ) : (
            <Button size="xs" onClick={() => setDoing("setUp")}>
              {t("settings.profile.setUp")}
            </Button>
          )}
        </Group>
      </Group>
      {doing === "setUp" ? <SetUpFactor onClose={close} /> : null}
      {doing === "turnOff" ? <TurnOff onClose={close} /> : null}
      {doing === "newCodes" ? <NewCodes onClose={close} /> : null}
    </Panel>
  );
}

function TurnOff({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [password, setPassword] = useState("");
  const off = useMutation({
    mutationFn: () => callSignIn("/two-factor/disable", { password }),
    onSuccess: async () => {
      await queries.invalidateQueries(meQuery);
      notifications.show({ message: t("settings.profile.turnedOff") });
      onClose();
    },
  });
  return (
    <ConfirmModal
      title={t("settings.profile.turnOff")}
      detail={t("settings.profile.turnOffDetail")}
      submit={t("settings.profile.turnOff")}
      ready={password !== ""}
      doing={off}
      onSubmit={() => off.mutate()}
      onClose={onClose}
    >
      <OwnPassword value={password} onChange={setPassword} />
    </ConfirmModal>
  );
}

function NewCodes({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const make = useMutation({
    mutationFn: () =>
      callSignIn<{ backupCodes: string[] }>("/two-factor/generate-backup-codes", { password }),
  });
  if (make.data !== undefined) return <BackupCodes codes={make.data.backupCodes} onKept={onClose} />;
  return (
    <ConfirmModal
      title={t("settings.profile.newBackupCodes")}
      detail={t("settings.profile.newBackupCodesDetail")}
      submit={t("settings.profile.newBackupCodes")}
      ready={password !== ""}
      doing={make}
      onSubmit={() => make.mutate()}
      onClose={onClose}
    >
      <OwnPassword value={password} onChange={setPassword} />
    </ConfirmModal>
  );
}
