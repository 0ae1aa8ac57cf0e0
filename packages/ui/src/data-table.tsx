// biome-ignore-all lint/a11y/useSemanticElements: a table element lays out every row; a virtual grid names its roles itself.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row.
import { Skeleton } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { type Column, cellMarks, tracks } from "./column.ts";
import { ColumnHeads } from "./column-heads.tsx";
import classes from "./data-table.module.css";
import { isTyping, rowAfterKey } from "./row-keys.ts";

export interface DataTableProps<Row> {
  /** What the table holds, for people who cannot see it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowHeightPx?: number;
  /** How many rows there are in all, loaded or not; null when nobody knows yet. */
  total: number | null;
  loading: boolean;
  /** Rows beyond those loaded: `loadMore` is called well before the reader gets there. */
  hasMore?: boolean;
  loadMore?: () => void;
  sort?: string;
  onSort?: (sort: string) => void;
  onOpen?: (row: Row) => void;
  onToggle?: (row: Row) => void;
  isSelected?: (row: Row) => boolean;
  /** Whether j, k and enter work wherever the focus is, as on a screen that is one list. */
  globalKeys?: boolean;
  empty: ReactNode;
}

const ROW_HEIGHT_PX = 40;
const OVERSCAN_ROWS = 12;
const PREFETCH_ROWS = 150;
const SKELETON_ROWS = 14;
const TAIL_ROWS = 3;

/** A list of any length: only the rows in sight are in the page. Moves by j and k or the arrows, opens by enter. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, rowHeightPx = ROW_HEIGHT_PX } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const waiting = props.hasMore === true ? TAIL_ROWS : 0;
  const virtualizer = useVirtualizer({
    count: rows.length + waiting,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: OVERSCAN_ROWS,
  });
  const visible = virtualizer.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? 0;
  const { hasMore, loadMore } = props;
  useEffect(() => {
    if (hasMore === true && lastVisible > rows.length - PREFETCH_ROWS) loadMore?.();
  }, [hasMore, lastVisible, rows.length, loadMore]);
  const onKey = useRowKeys(props, active, (index) => {
    setActive(index);
    virtualizer.scrollToIndex(index, { align: "auto" });
  });
  if (!props.loading && rows.length === 0) return <div className={classes.empty}>{props.empty}</div>;
  return (
    <div
      className={classes.scroller}
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.total === null ? -1 : props.total + 1}
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      aria-multiselectable={props.isSelected === undefined ? undefined : true}
      aria-busy={props.loading}
      tabIndex={0}
      onKeyDown={props.globalKeys === true ? undefined : (event) => onKey(event.nativeEvent)}
      style={tracks(columns)}
    >
      <ColumnHeads columns={columns} sort={props.sort} onSort={props.onSort} />
      {props.loading ? (
        <SkeletonRows columns={columns} rowHeightPx={rowHeightPx} />
      ) : (
        <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {visible.map((item) => (
            <TableRow
              key={item.key}
              id={`${id}-${item.index}`}
              index={item.index}
              startPx={item.start}
              heightPx={rowHeightPx}
              active={item.index === active}
              row={rows[item.index]}
              table={props}
              onPoint={setActive}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function useRowKeys<Row>(props: DataTableProps<Row>, active: number, move: (index: number) => void) {
  const { rows, onOpen, onToggle, globalKeys } = props;
  const onKey = (event: KeyboardEvent): void => {
    if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    const row = rows[active];
    if (event.key === "Enter" && row !== undefined && onOpen !== undefined) onOpen(row);
    else if ((event.key === "x" || event.key === " ") && row !== undefined && onToggle !== undefined)
      onToggle(row);
    else {
      const next = rowAfterKey(event.key, active, rows.length);
      if (next === null) return;
      move(next);
    }
    event.preventDefault();
  };
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    if (globalKeys !== true) return;
    const listen = (event: KeyboardEvent): void => latest.current(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [globalKeys]);
  return onKey;
}

function TableRow<Row>(props: {
  id: string;
  index: number;
  startPx: number;
  heightPx: number;
  active: boolean;
  row: Row | undefined;
  table: DataTableProps<Row>;
  onPoint: (index: number) => void;
}) {
  const { row, table } = props;
  const place = { height: props.heightPx, transform: `translateY(${props.startPx}px)` };
  if (row === undefined) {
    return (
      <div className={classes.row} style={place} aria-hidden="true">
        <SkeletonCells columns={table.columns} />
      </div>
    );
  }
  const selected = table.isSelected?.(row);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys for all of its rows.
    <div
      role="row"
      id={props.id}
      aria-rowindex={props.index + 2}
      aria-selected={selected}
      className={classes.row}
      data-active={props.active || undefined}
      data-selected={selected || undefined}
      data-opens={table.onOpen === undefined ? undefined : true}
      style={place}
      onClick={(event) => {
        props.onPoint(props.index);
        if (table.onOpen === undefined || isControl(event.target)) return;
        table.onOpen(row);
      }}
    >
      {table.columns.map((column) => (
        <div key={column.id} role="gridcell" className={classes.cell} {...cellMarks(column)}>
          {column.render(row)}
        </div>
      ))}
    </div>
  );
}

function SkeletonRows<Row>({
  columns,
  rowHeightPx,
}: {
  columns: readonly Column<Row>[];
  rowHeightPx: number;
}) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: SKELETON_ROWS }, (_, index) => index).map((index) => (
        <div key={index} className={classes.skeletonRow} style={{ height: rowHeightPx }}>
          <SkeletonCells columns={columns} />
        </div>
      ))}
    </div>
  );
}

function SkeletonCells<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return columns.map((column) => (
    <div key={column.id} className={classes.cell} {...cellMarks(column)}>
      <Skeleton height={10} width={column.align === "end" ? "55%" : "70%"} />
    </div>
  ));
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a, button, input, label") !== null;
}
