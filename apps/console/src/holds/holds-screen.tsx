import { PageTitle } from "@goodterms/ui";
import { Button } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconDownload } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { holdsQuery } from "../api/credit-queries.ts";
import type { Hold } from "../api/credit-types.ts";
import { saveFile } from "../shell/save-file.ts";
import { ProblemState } from "../shell/screen-states.tsx";
import { useMay, useMe } from "../shell/use-me.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { HoldTable } from "./hold-table.tsx";
import classes from "./holds.module.css";
import { HoldsAnswer } from "./holds-answer.tsx";
import { holdsCsv } from "./holds-csv.ts";
import { holdsQueryOf, withoutHold } from "./holds-search.ts";
import { HoldsToolbar } from "./holds-toolbar.tsx";
import { HoldPanel } from "./panel/hold-panel.tsx";
import { useFreedNotes } from "./use-freed-notes.ts";

/** Who waits for a decision: the orders that the policy did not approve by itself, the most urgent first. */
export function HoldsScreen() {
  const { t } = useTranslation();
  const view = useSearch({ from: "/inside/holds" });
  const navigate = useNavigate();
  const me = useMe();
  const asked = useMemo(() => holdsQueryOf(view, me.user.id), [view, me.user.id]);
  const list = useInfiniteQuery({ ...holdsQuery(asked), placeholderData: keepPreviousData });
  const holds = useMemo(() => list.data?.pages.flatMap((page) => page.data), [list.data]);
  const watched = list.isPlaceholderData || list.hasNextPage ? undefined : holds;
  useFreedNotes(watched, JSON.stringify(asked));
  const close = (): void => void navigate({ to: "/holds", search: withoutHold(view), replace: true });
  useHotkeys([["Escape", () => (view.hold === undefined ? undefined : close())]]);
  return (
    <div className="page-full">
      <PageTitle
        tab={t("holds.tab")}
        answer={<HoldsAnswer view={view} totals={list.data?.pages[0]?.totals} />}
      >
        <ExportButton holds={holds ?? []} />
      </PageTitle>
      <HoldsToolbar view={view} />
      <div className={classes.split} data-open={view.hold === undefined ? undefined : true}>
        {list.error !== null && holds === undefined ? (
          <ProblemState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <ListPart list={list} holds={holds ?? []} />
        )}
        {view.hold === undefined ? null : <HoldPanel key={view.hold} id={view.hold} onClose={close} />}
      </div>
    </div>
  );
}

function ListPart(props: {
  list: {
    isPending: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    dataUpdatedAt: number;
    fetchNextPage: () => unknown;
  };
  holds: readonly Hold[];
}) {
  const view = useSearch({ from: "/inside/holds" });
  const mayDecide = useMay("credit:write");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const canRelease = mayDecide && (view.state === undefined || view.state === "declined");
  const shown = props.holds.filter((hold) => chosen.has(hold.id));
  return (
    <div className={`list-frame ${classes.listPart}`}>
      <HoldTable
        {...props}
        view={view}
        chosen={canRelease ? new Set(shown.map((hold) => hold.id)) : null}
        onChoose={setChosen}
      />
      {shown.length === 0 || !canRelease ? null : (
        <BulkBar holds={shown} onClear={() => setChosen(new Set())} />
      )}
    </div>
  );
}

function ExportButton({ holds }: { holds: readonly Hold[] }) {
  const { t } = useTranslation();
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDownload size={15} stroke={1.7} />}
      disabled={holds.length === 0}
      onClick={() =>
        saveFile(new Blob(holdsCsv(holds), { type: "text/csv;charset=utf-8" }), "held-orders.csv")
      }
    >
      {t("holds.export")}
    </Button>
  );
}
