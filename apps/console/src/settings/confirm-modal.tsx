import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "../shell/problem-alert.tsx";

/** A form, or only a question, with what will happen and a button that says it. */
export function ConfirmModal(props: {
  title: string;
  detail?: ReactNode;
  submit: string;
  ready?: boolean;
  doing: { isPending: boolean; error: unknown };
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const ready = props.ready ?? true;
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !props.doing.isPending) props.onSubmit();
        }}
      >
        <Stack gap="md">
          {props.detail === undefined ? null : <Text size="sm">{props.detail}</Text>}
          {props.children}
          <ProblemAlert error={props.doing.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" disabled={!ready} loading={props.doing.isPending}>
              {props.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
