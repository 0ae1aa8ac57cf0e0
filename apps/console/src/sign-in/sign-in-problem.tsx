import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/problem.ts";

const TOO_MANY = 429;
const REFUSED = 500;

/** Why the person was not let in: in our words for what they can mend, in the server's for the rest. */
export function SignInProblem(props: { error: unknown; wrong: string; remedy?: string }) {
  const { t } = useTranslation();
  if (props.error === null || props.error === undefined) return null;
  const problem = props.error instanceof ApiProblem ? props.error : null;
  const status = problem?.status ?? 0;
  const mendable = status >= 400 && status < REFUSED && status !== TOO_MANY;
  const text = status === TOO_MANY ? t("signIn.tooMany") : mendable ? props.wrong : (problem?.message ?? "");
  return (
    <div role="alert">
      <Text size="sm" fw={500}>
        {text}
      </Text>
      {mendable && props.remedy !== undefined ? (
        <Text size="sm" c="dimmed">
          {props.remedy}
        </Text>
      ) : null}
    </div>
  );
}
