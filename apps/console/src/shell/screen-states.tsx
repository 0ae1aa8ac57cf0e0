import { EmptyState, ErrorState } from "@goodterms/ui";
import { Button, Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/problem.ts";
import { ButtonLink } from "./links.tsx";

const FORBIDDEN = 403;
const NOT_FOUND = 404;

/** What could not be read, in the server's own words, with what to do about it. */
export function ProblemState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  if (!(error instanceof ApiProblem)) return <CrashScreen error={error} />;
  if (error.status === NOT_FOUND) return <NotFoundScreen />;
  const title = error.status === FORBIDDEN ? t("common.notAllowed") : t("common.cannotShow");
  return (
    <ErrorState
      title={title}
      detail={error.message}
      remedy={error.remedy}
      reference={
        error.requestId === undefined ? undefined : t("common.requestReference", { id: error.requestId })
      }
      action={
        onRetry === undefined ? null : (
          <Button variant="default" onClick={onRetry}>
            {t("common.retry")}
          </Button>
        )
      }
    />
  );
}

/** An address with nothing behind it, or with something of another merchant's: the two look the same on purpose. */
export function NotFoundScreen() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t("common.notFound")}
      action={
        <ButtonLink to="/" variant="default">
          {t("common.toOverview")}
        </ButtonLink>
      }
    >
      {t("common.notFoundDetail")}
    </EmptyState>
  );
}

/** A fault of the console itself, or a server that does not answer at all. */
export function CrashScreen({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const known = error instanceof ApiProblem;
  return (
    <ErrorState
      title={known ? t("common.cannotShow") : t("common.crashed")}
      detail={known ? error.message : t("common.crashedDetail")}
      remedy={known ? error.remedy : undefined}
      reference={error instanceof Error && !known ? error.message : undefined}
      action={
        <Button variant="default" onClick={() => window.location.reload()}>
          {t("common.reload")}
        </Button>
      }
    />
  );
}

/** A screen whose program is still on its way: the layout, without its figures. */
export function ScreenSkeleton() {
  return (
    <Stack className="page" aria-busy="true">
      <Skeleton height={28} width="40%" />
      <Skeleton height={14} width="25%" />
      <Skeleton height={320} />
    </Stack>
  );
}
