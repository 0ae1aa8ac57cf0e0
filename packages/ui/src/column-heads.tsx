// biome-ignore-all lint/a11y/useSemanticElements: a table element lays out every row; a virtual grid names its roles itself.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row.
import { UnstyledButton } from "@mantine/core";
import { type Column, cellMarks } from "./column.ts";
import classes from "./data-table.module.css";

const ARROWS = { none: "", ascending: "↑", descending: "↓" } as const;

/** The headings; each press on one that sorts goes to the next of its orders. */
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
            {column.sorts === undefined || props.onSort === undefined ? (
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
        {ARROWS[directionOf(column, sort)]}
      </span>
    </UnstyledButton>
  );
}

function nextSort<Row>(column: Column<Row>, sort: string | undefined): string {
  const sorts = column.sorts ?? [];
  const next = sort === undefined ? 0 : (sorts.indexOf(sort) + 1) % Math.max(sorts.length, 1);
  return sorts[next] ?? column.id;
}

function directionOf<Row>(column: Column<Row>, sort: string | undefined): keyof typeof ARROWS {
  if (sort === undefined || column.sorts?.includes(sort) !== true) return "none";
  return sort.startsWith("-") ? "descending" : "ascending";
}

function sortState<Row>(column: Column<Row>, sort: string | undefined) {
  return column.sorts === undefined ? {} : { "aria-sort": directionOf(column, sort) };
}
