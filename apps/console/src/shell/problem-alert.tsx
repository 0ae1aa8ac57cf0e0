import { Alert, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/problem.ts";

/** Why something that was asked for was not done, beside the form it was asked in. */
export function ProblemAlert({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <Alert color="gray" variant="light" role="alert" title={t("common.failed")}>
      <Text size="sm">{problem?.message ?? t("common.crashedDetail")}</Text>
      {problem?.pointers.map((pointer) => (
        <Text size="sm" key={`${pointer.pointer} ${pointer.message}`}>
          {pointer.message}
        </Text>
      ))}
      {problem?.remedy === undefined ? null : (
        <Text size="sm" c="dimmed">
          {problem.remedy}
        </Text>
      )}
    </Alert>
  );
}
