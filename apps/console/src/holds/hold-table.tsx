import { DataTable, EmptyState } from "@goodterms/ui";
import { useMediaQuery } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Hold } from "../api/credit-types.ts";
import { ButtonLink } from "../shell/links.tsx";
import { holdColumns, narrowHoldColumns, toggled } from "./hold-columns.tsx";
import { type HoldsSearch, withoutHold } from "./holds-search.ts";

const NARROW = "(max-width: 62em)";
const ROW_HEIGHT_PX = 52;

/** The worklist itself: moved in by j and k, opened by enter, chosen by x. */
export function HoldTable(props: {
  view: HoldsSearch;
  holds: readonly Hold[];
  chosen: ReadonlySet<string> | null;
  onChoose: (chosen: ReadonlySet<string>) => void;
  list: {
    isPending: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    dataUpdatedAt: number;
    fetchNextPage: () => unknown;
  };
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { view, holds, chosen, list } = props;
  const small = useMediaQuery(NARROW, window.matchMedia(NARROW).matches, { getInitialValueInEffect: false });
  const isNarrow = small || view.hold !== undefined;
  const columns = (isNarrow ? narrowHoldColumns : holdColumns)({
    t,
    holds,
    nowMs: list.dataUpdatedAt,
    chosen,
    onChoose: props.onChoose,
  });
  return (
    <DataTable
      label={t("holds.tab")}
      columns={columns}
      rows={holds}
      rowKey={(hold) => hold.id}
      rowHeightPx={ROW_HEIGHT_PX}
      total={list.hasNextPage ? null : holds.length}
      loading={list.isPending}
      hasMore={list.hasNextPage}
      loadMore={() => {
        if (!list.isFetchingNextPage) list.fetchNextPage();
      }}
      onOpen={(hold) =>
        void navigate({ to: "/holds", search: { ...view, hold: hold.id }, replace: view.hold !== undefined })
      }
      {...(chosen === null
        ? {}
        : {
            onToggle: (hold: Hold) => props.onChoose(toggled(chosen, hold.id)),
            isSelected: (hold: Hold) => chosen.has(hold.id),
          })}
      globalKeys
      empty={<Nothing view={view} />}
    />
  );
}

function Nothing({ view }: { view: HoldsSearch }) {
  const { t } = useTranslation();
  if (Object.keys(withoutHold(view)).length === 0)
    return <EmptyState title={t("holds.empty")}>{t("holds.emptyDetail")}</EmptyState>;
  return (
    <EmptyState
      title={t("holds.nothing")}
      action={
        <ButtonLink to="/holds" search={{}} variant="default">
          {t("holds.clear")}
        </ButtonLink>
      }
    />
  );
}
