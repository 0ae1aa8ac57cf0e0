import { Alert, Button, Group, Modal, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { saveFile } from "../../shell/save-file.ts";
import { folderQuery } from "../application-queries.ts";
import type { CaseFolder } from "../types.ts";
import classes from "./one.module.css";

const INDENT = 2;

/** The case exactly as it was frozen when decided, and whether its hash still holds. */
export function FolderModal(props: { id: string; ordinal: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(folderQuery(props.id, props.ordinal));
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="xl"
      title={t("applications.decisions.folderTitle", { ordinal: props.ordinal })}
    >
      <Stack gap="sm">
        <Text size="sm">{t("applications.decisions.folderDetail")}</Text>
        <ProblemAlert error={error} />
        {data === undefined ? (
          error === null ? (
            <Skeleton height={240} />
          ) : null
        ) : (
          <Folder folder={data} {...props} />
        )}
      </Stack>
    </Modal>
  );
}

function Folder({ folder, id }: { folder: CaseFolder; id: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert
        color={folder.isIntact ? "petrol" : "red"}
        variant="light"
        title={folder.isIntact ? t("applications.decisions.intact") : t("applications.decisions.broken")}
      >
        <span className={classes.hash}>
          {t("applications.decisions.hash")} {folder.sha256}
        </span>
      </Alert>
      <Part title={t("applications.decisions.record")} content={folder.record} />
      {folder.particulars === null ? (
        <Text size="sm" c="dimmed">
          {t("applications.decisions.particulars")}: {t("applications.decisions.erasedParticulars")}
        </Text>
      ) : (
        <Part title={t("applications.decisions.particulars")} content={folder.particulars} />
      )}
      <Group justify="flex-end">
        <Button
          size="xs"
          variant="default"
          onClick={() =>
            saveFile(
              new Blob([folder.text], { type: "application/json" }),
              `case-${id}-${folder.ordinal}.json`,
            )
          }
        >
          {t("applications.decisions.save")}
        </Button>
      </Group>
    </>
  );
}

function Part({ title, content }: { title: string; content: unknown }) {
  return (
    <section aria-label={title}>
      <h3 className={classes.sectionName}>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard. */}
      <pre className={classes.record} tabIndex={0}>
        {JSON.stringify(content, null, INDENT)}
      </pre>
    </section>
  );
}
