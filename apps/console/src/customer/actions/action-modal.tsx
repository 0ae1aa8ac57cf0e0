import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import classes from "../customer.module.css";

/** A form that posts: what is asked for, what will happen, and a button that says it. */
export function ActionModal(props: {
  title: string;
  submit: string;
  children: ReactNode;
  preview?: ReactNode;
  ready: boolean;
  lost?: boolean;
  posting: { isPending: boolean; error: unknown };
  onSubmit: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={props.onClose} title={props.title} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (props.ready && !props.posting.isPending) props.onSubmit();
        }}
      >
        <Stack gap="sm">
          {props.children}
          {props.preview === undefined ? null : (
            <div className={classes.preview} aria-live="polite">
              <h3>{t("customer.actions.preview")}</h3>
              {props.preview}
            </div>
          )}
          <ProblemAlert error={props.posting.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t("common.cancel")}
            </Button>
            <Button
              type="submit"
              disabled={!props.ready}
              loading={props.posting.isPending}
              {...(props.lost === true ? { color: "red" } : {})}
            >
              {props.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
