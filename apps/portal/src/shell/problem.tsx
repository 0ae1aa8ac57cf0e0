import { Alert, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { codeOf } from "../api/api.ts";

const KNOWN = [
  "unreachable",
  "link_ended",
  "link_unknown",
  "erased",
  "too_many_requests",
  "code_needed",
  "code_wrong",
  "incomplete",
] as const;

/** What went wrong, in plain words, and the way on where there is one. */
export function Problem(props: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const code = KNOWN.find((known) => known === codeOf(props.error)) ?? "unknown";
  const isPassing = code === "unreachable" || code === "too_many_requests" || code === "unknown";
  return (
    <Alert role="alert" mt="md" color={isPassing ? "yellow" : "gray"}>
      {t(`problem.${code}`)}
      {isPassing && props.onRetry !== undefined ? (
        <Button mt="sm" size="xs" variant="default" onClick={props.onRetry}>
          {t("frame.retry")}
        </Button>
      ) : null}
    </Alert>
  );
}
