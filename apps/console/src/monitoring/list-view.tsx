import { type Column, DataTable } from "@goodterms/ui";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ProblemState } from "../shell/screen-states.tsx";
import { usePages } from "../shell/use-pages.ts";

/** A list in its frame, with its failure in its place. */
export function ListView<Row>(props: {
  label: string;
  list: UseInfiniteQueryResult<InfiniteData<{ data: readonly Row[] }>>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
  keys?: boolean;
  rowHeightPx?: number;
  empty: ReactNode;
}) {
  const { list, onOpen, rowHeightPx } = props;
  const { table } = usePages(list);
  return (
    <div className="list-frame">
      {list.error !== null && list.data === undefined ? (
        <ProblemState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          {...table}
          label={props.label}
          columns={props.columns}
          rowKey={props.rowKey}
          {...(onOpen !== undefined && { onOpen })}
          {...(rowHeightPx !== undefined && { rowHeightPx })}
          globalKeys={props.keys ?? true}
          empty={props.empty}
        />
      )}
    </div>
  );
}
