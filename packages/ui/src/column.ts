import type { ReactNode } from "react";

/** One column: `width` is a CSS grid track; `sorts` the keys it sorts by, one after the other; "-" is descending; `narrow: false` hides it on a small screen. */
export interface Column<Row> {
  id: string;
  header: ReactNode;
  width: string;
  align?: "start" | "end";
  sorts?: readonly string[];
  narrow?: boolean;
  narrowWidth?: string;
  render: (row: Row) => ReactNode;
}

/** Marks that the style sheet turns into alignment and hiding. */
export function cellMarks<Row>(column: Column<Row>) {
  return {
    "data-align": column.align ?? "start",
    "data-narrow": column.narrow === false ? "hidden" : undefined,
  };
}

/** The grid tracks of the columns, on a wide screen and on a narrow one. */
export function tracks<Row>(columns: readonly Column<Row>[]): Record<string, string> {
  const narrow = columns.filter((column) => column.narrow !== false);
  return {
    "--gt-columns": columns.map((column) => column.width).join(" "),
    "--gt-columns-narrow": narrow.map((column) => column.narrowWidth ?? column.width).join(" "),
  };
}
