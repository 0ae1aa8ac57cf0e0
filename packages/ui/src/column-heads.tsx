// biome-ignore-all lint/a11y/useSemanticElements: a table element lays out every row; a virtual grid names its roles itself.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row.
import { UnstyledButton } from "@mantine/core";
import { type Column, cellMarks } from "./column.ts";
import classes from "./data-table.module.css";

/** The headings; one that sorts turns first to descending when its figures stand at the right. */
export function ColumnHeads<Row>(props: {
  columns: readonly Column<Row>[];
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}) {
  return (
    <div role="rowgroup" className={classes.heads}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {props.columns.map((column) => (
          <div
            key={column.id}
            role="columnheader"
            className={classes.cell}
            {...cellMarks(column)}
            {...sortState(column, props.sort)}
          >
            {column.sort === undefined || props.onSort === undefined ? (
              column.header
            ) : (
              <SortButton column={column} sort={props.sort} onSort={props.onSort} />
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

function SortButton<Row>(props: {
  column: Column<Row>;
  sort: string | undefined;
  onSort: (sort: string) => void;
}) {
  const { column, sort, onSort } = props;
  return (
    <UnstyledButton className={classes.sort} onClick={() => onSort(nextSort(column, sort))}>
      {column.header}
      <span aria-hidden="true" className={classes.arrow}>
        {sort === column.sort ? "↑" : sort === `-${column.sort}` ? "↓" : ""}
      </span>
    </UnstyledButton>
  );
}

function nextSort<Row>(column: Column<Row>, sort: string | undefined): string {
  const key = column.sort ?? column.id;
  if (column.align === "end") return sort === `-${key}` ? key : `-${key}`;
  return sort === key ? `-${key}` : key;
}

function sortState<Row>(column: Column<Row>, sort: string | undefined) {
  if (column.sort === undefined) return {};
  if (sort === column.sort) return { "aria-sort": "ascending" as const };
  if (sort === `-${column.sort}`) return { "aria-sort": "descending" as const };
  return { "aria-sort": "none" as const };
}
