import { Panel } from "@goodterms/ui";
import { Group, Loader, SegmentedControl, Stack, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileImport } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sendFile } from "../api/api.ts";
import type { Import, ImportKind } from "../api/types.ts";
import { EntitySelect } from "../shell/entity-select.tsx";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { useMainEntity } from "../shell/use-me.ts";
import classes from "./imports.module.css";

const KINDS: ImportKind[] = ["invoices", "customers", "payments", "credit-notes"];

/** The place to drop a file. It is only read here: what it means is settled on its own page. */
export function UploadPanel() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ImportKind>("invoices");
  const [entity, setEntity] = useState(useMainEntity().reference);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const upload = useMutation({
    mutationFn: (file: File) =>
      sendFile<Import>(`/v1/imports/${kind}?${new URLSearchParams({ fileName: file.name, entity })}`, file),
    onSuccess: async (made) => {
      queries.setQueryData(["import", made.id], made);
      await queries.invalidateQueries({ queryKey: ["imports"] });
      await navigate({ to: "/imports/$importId", params: { importId: made.id } });
    },
  });
  return (
    <Panel title={t("imports.kind")}>
      <Stack gap="sm">
        <div>
          <SegmentedControl
            size="sm"
            aria-label={t("imports.kind")}
            value={kind}
            onChange={(value) => setKind(value as ImportKind)}
            data={KINDS.map((value) => ({ value, label: t(`imports.kinds.${value}`) }))}
            className={classes.kinds ?? ""}
          />
          <Text size="sm" c="dimmed" mt={6}>
            {t(`imports.kindHelp.${kind}`)}
          </Text>
        </div>
        <div className={classes.entity}>
          <EntitySelect value={entity} onChange={setEntity} />
        </div>
        <Dropzone
          onDrop={(files) => {
            const [file] = files;
            if (file !== undefined) upload.mutate(file);
          }}
          multiple={false}
          disabled={upload.isPending}
          className={classes.drop ?? ""}
          inputProps={{ "aria-label": t("imports.choose") }}
        >
          <Group justify="center" gap="md">
            {upload.isPending ? (
              <Loader size="sm" />
            ) : (
              <IconFileImport size={30} stroke={1.3} aria-hidden="true" />
            )}
            <div>
              <Text fw={500}>
                {upload.isPending
                  ? t("imports.uploading", { name: upload.variables.name })
                  : t("imports.drop")}
              </Text>
              <Text size="sm" c="dimmed">
                {t("imports.dropHelp")}
              </Text>
            </div>
          </Group>
        </Dropzone>
        <ProblemAlert error={upload.error} />
      </Stack>
    </Panel>
  );
}
