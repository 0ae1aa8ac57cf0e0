import { DataTable, EmptyState, formatDate, PageTitle, useLocale } from "@goodterms/ui";
import { useMediaQuery } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useActorName } from "../settings/use-actor-name.ts";
import { ButtonLink } from "../shell/links.tsx";
import { ProblemState } from "../shell/screen-states.tsx";
import { useMay } from "../shell/use-me.ts";
import { usePages } from "../shell/use-pages.ts";
import { applicationColumns, narrowApplicationColumns } from "./application-columns.tsx";
import { applicationsQuery } from "./application-queries.ts";
import { type ApplicationsSearch, countIn } from "./applications-search.ts";
import { ApplicationsToolbar } from "./applications-toolbar.tsx";
import { ExportApplications } from "./export-applications.tsx";
import { NewLinkButton } from "./links/new-link-modal.tsx";
import type { ApplicationRow } from "./types.ts";
import { useOwnActor } from "./use-own-actor.ts";

const NARROW = "(max-width: 48em)";
const NARROW_ROW_PX = 56;
const WIDE_ROW_PX = 52;
const DAY_LENGTH = 10;

/** Everybody who asks to buy on account: who waits for a decision, and since when. */
export function ApplicationsScreen() {
  const { t } = useTranslation();
  const view = useSearch({ from: "/inside/applications" });
  const ownId = useOwnActor();
  const mayWrite = useMay("credit:write");
  const list = useInfiniteQuery({
    ...applicationsQuery(view, ownId),
    placeholderData: keepPreviousData,
  });
  const pages = usePages(list);
  const counts = list.data?.pages[0]?.counts ?? null;
  const oldest = view.view === undefined && pages.total !== null ? oldestOf(pages.rows) : null;
  return (
    <div className="page-full">
      <PageTitle tab={t("applications.tab")} answer={<Answer counts={counts} oldest={oldest} />}>
        <ButtonLink to="/applications/forms" size="xs" variant="default">
          {t("applications.toForms")}
        </ButtonLink>
        <ButtonLink to="/applications/links" size="xs" variant="default">
          {t("applications.toLinks")}
        </ButtonLink>
        <ExportApplications view={view} ownId={ownId} disabled={pages.rows.length === 0} />
        {mayWrite ? <NewLinkButton /> : null}
      </PageTitle>
      <ApplicationsToolbar view={view} counts={counts ?? {}} />
      <div className="list-frame">
        {list.error !== null && list.data === undefined ? (
          <ProblemState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <Rows view={view} table={pages.table} counts={counts} />
        )}
      </div>
    </div>
  );
}

function Rows(props: {
  view: ApplicationsSearch;
  table: ReturnType<typeof usePages<ApplicationRow>>["table"];
  counts: Readonly<Record<string, number>> | null;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useActorName();
  const isNarrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches, {
    getInitialValueInEffect: false,
  });
  const columns = isNarrow ? narrowApplicationColumns(t) : applicationColumns(t, nameOf);
  return (
    <DataTable
      key={isNarrow ? "narrow" : "wide"}
      rowHeightPx={isNarrow ? NARROW_ROW_PX : WIDE_ROW_PX}
      label={t("applications.tab")}
      columns={columns}
      rowKey={(row) => row.id}
      {...props.table}
      onOpen={(row) =>
        void navigate({ to: "/applications/$applicationId", params: { applicationId: row.id } })
      }
      globalKeys
      empty={<Nothing view={props.view} counts={props.counts ?? {}} />}
    />
  );
}

function Answer({
  counts,
  oldest,
}: {
  counts: Readonly<Record<string, number>> | null;
  oldest: string | null;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (counts === null) return t("applications.tab");
  const answer = t("applications.answer", { count: countIn("waiting", counts) });
  if (oldest === null) return answer;
  return t("applications.answerOldest", { answer, on: formatDate(oldest.slice(0, DAY_LENGTH), locale) });
}

/** When the one was handed in that waits longest; null while none waits. */
function oldestOf(rows: readonly ApplicationRow[]): string | null {
  return rows.reduce<string | null>((oldest, { submittedAt }) => {
    if (submittedAt === null) return oldest;
    return oldest === null || submittedAt < oldest ? submittedAt : oldest;
  }, null);
}

function Nothing({ view, counts }: { view: ApplicationsSearch; counts: Readonly<Record<string, number>> }) {
  const { t } = useTranslation();
  const mayWrite = useMay("credit:write");
  if (countIn("all", counts) === 0) {
    return (
      <EmptyState title={t("applications.empty")} action={mayWrite ? <NewLinkButton /> : null}>
        {t("applications.emptyDetail")}
      </EmptyState>
    );
  }
  const isFirstView = Object.keys(view).length === 0;
  return (
    <EmptyState
      title={isFirstView ? t("applications.answer_zero") : t("applications.nothing")}
      action={
        <ButtonLink to="/applications" search={isFirstView ? { view: "all" } : {}} variant="default">
          {isFirstView ? t("applications.views.all") : t("applications.clear")}
        </ButtonLink>
      }
    />
  );
}
