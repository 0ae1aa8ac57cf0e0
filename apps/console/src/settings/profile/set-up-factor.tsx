import { Button, Group, Modal, PinInput, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toDataURL } from "qrcode";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { callSignIn } from "../../api/api.ts";
import { meQuery } from "../../api/queries.ts";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { ConfirmModal } from "../confirm-modal.tsx";
import { CopyLine } from "../secret-once.tsx";
import classes from "../settings.module.css";
import { BackupCodes } from "./backup-codes.tsx";
import { OwnPassword } from "./own-password.tsx";

const DIGITS = 6;
const QR_PX = 352;

interface NewFactor {
  totpURI: string;
  backupCodes: string[];
}

/** Password, then the key as a QR code and its first digits, then the backup codes. */
export function SetUpFactor({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [password, setPassword] = useState("");
  const [confirmed, setConfirmed] = useState(false);
  const enable = useMutation({
    mutationFn: () => callSignIn<NewFactor>("/two-factor/enable", { password }),
  });
  const finish = async (): Promise<void> => {
    await queries.invalidateQueries(meQuery);
    notifications.show({ message: t("settings.profile.turnedOn") });
    onClose();
  };
  if (enable.data === undefined) {
    return (
      <ConfirmModal
        title={t("settings.profile.setUp")}
        submit={t("settings.profile.goOn")}
        ready={password !== ""}
        doing={enable}
        onSubmit={() => enable.mutate()}
        onClose={onClose}
      >
        <OwnPassword value={password} onChange={setPassword} />
      </ConfirmModal>
    );
  }
  if (confirmed) return <BackupCodes codes={enable.data.backupCodes} onKept={() => void finish()} />;
  return <ScanKey uri={enable.data.totpURI} onConfirmed={() => setConfirmed(true)} onClose={onClose} />;
}

function ScanKey(props: { uri: string; onConfirmed: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const picture = useQuery({
    queryKey: ["qr", props.uri],
    queryFn: () => toDataURL(props.uri, { width: QR_PX, margin: 0 }),
    gcTime: 0,
  });
  const verify = useMutation({
    mutationFn: (given: string) => callSignIn("/two-factor/verify-totp", { code: given }),
    onSuccess: props.onConfirmed,
    onError: () => setCode(""),
  });
  return (
    <Modal opened onClose={props.onClose} title={t("settings.profile.setUp")} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          verify.mutate(code);
        }}
      >
        <Stack gap="md">
          <div className={classes.scan}>
            <img className={classes.qr} src={picture.data} alt={t("settings.profile.qr")} />
            <Stack gap="sm">
              <Text size="sm">{t("settings.profile.scan")}</Text>
              <CopyLine text={new URL(props.uri).searchParams.get("secret") ?? ""} />
              <Text size="sm">{t("settings.profile.enterCode")}</Text>
              <PinInput
                length={DIGITS}
                type="number"
                oneTimeCode
                value={code}
                onChange={setCode}
                onComplete={(given) => verify.mutate(given)}
                aria-label={t("settings.profile.code")}
                getInputProps={(index) => ({ "aria-label": `${t("settings.profile.code")} ${index + 1}` })}
              />
            </Stack>
          </div>
          <ProblemAlert error={verify.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" disabled={code.length < DIGITS} loading={verify.isPending}>
              {t("settings.profile.confirm")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
