import { Button, CopyButton, Group, Modal, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./settings.module.css";

/** Something that is shown this once, to be copied and kept. Closes only when the person says that it is kept. */
export function SecretOnce(props: {
  title: string;
  detail?: string;
  secret: string;
  warn?: boolean;
  onKept: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={props.onKept}
      title={props.title}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack gap="sm">
        {props.detail === undefined ? null : <Text size="sm">{props.detail}</Text>}
        <CopyLine text={props.secret} />
        {props.warn === false ? null : (
          <Text size="sm" c="dimmed">
            {t("settings.once.detail")}
          </Text>
        )}
        <Group justify="flex-end">
          <Button onClick={props.onKept}>{t("settings.once.kept")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** A text on a line of its own with a button that copies it. */
export function CopyLine({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.secret}>
      <code>{text}</code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} stroke={1.7} />}
            onClick={copy}
          >
            {copied ? t("common.copied") : t("common.copy")}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
