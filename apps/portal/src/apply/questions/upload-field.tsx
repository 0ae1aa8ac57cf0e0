import { Button, FileButton, Group, Input, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Problem } from "../../shell/problem.tsx";
import type { Question } from "../form-types.ts";
import type { Uploads } from "../use-uploads.ts";

const KIB = 1_024;

/** Files: sent as soon as they are chosen, each with its name and size, and a way to take it back. */
export function UploadField({
  question,
  uploads,
}: {
  question: Pick<Question, "key" | "label" | "help" | "maxItems">;
  uploads: Uploads;
}) {
  const { t } = useTranslation();
  const mine = uploads.all.filter((upload) => upload.question === question.key);
  const sending = uploads.sending[question.key];
  return (
    <Input.Wrapper label={question.label} description={question.help} labelElement="div">
      <Stack gap="xs" mt="xs">
        {mine.map((upload) => (
          <Group key={upload.id} gap="xs" justify="space-between">
            <Text size="sm">
              {upload.fileName} · {Math.ceil(upload.bytes / KIB)} KB
            </Text>
            <Button size="compact-sm" variant="subtle" onClick={() => void uploads.remove(upload.id)}>
              {t("field.remove")}
            </Button>
          </Group>
        ))}
        {sending === undefined ? null : (
          <Text size="sm" c="dimmed" role="status">
            {t("field.uploading", { name: sending })}
          </Text>
        )}
        {mine.length < (question.maxItems ?? 1) ? (
          <FileButton
            accept="application/pdf,image/png,image/jpeg"
            onChange={(file) => file !== null && void uploads.add(question.key, file)}
          >
            {(button) => (
              <Button {...button} variant="default" w="fit-content" disabled={sending !== undefined}>
                {t("field.addFile")}
              </Button>
            )}
          </FileButton>
        ) : null}
        {uploads.error === null ? null : <Problem error={uploads.error} />}
      </Stack>
    </Input.Wrapper>
  );
}
