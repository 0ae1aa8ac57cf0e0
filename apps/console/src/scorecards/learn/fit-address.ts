import { type Choices, holdoutShare } from "./choices.tsx";
import type { UseOfColumn } from "./column-uses.tsx";

/** Everything that is chosen about a file: the outcome's column, the order of its rows, how columns may be used. */
export interface FileChoices extends Choices {
  readonly target: string;
  readonly orderBy: string;
  readonly meaning: string;
  readonly uses: Readonly<Record<string, UseOfColumn>>;
}

/** Where the file is sent to, with all that was chosen in the query; what was left empty is left out. */
export function fitAddress(given: FileChoices): string {
  const columnsOf = (use: UseOfColumn): string =>
    Object.entries(given.uses)
      .filter(([column, chosen]) => chosen === use && column !== given.target && column !== given.orderBy)
      .map(([column]) => column)
      .join(",");
  const values = {
    name: given.name.trim(),
    method: given.method,
    holdoutShare: String(holdoutShare(given)),
    target: given.target.trim(),
    orderBy: given.orderBy,
    meaning: given.meaning.trim(),
    leaveOut: columnsOf("out"),
    riskier: columnsOf("riskier"),
    safer: columnsOf("safer"),
  };
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ""));
  return `/v1/scorecards/fits?${query}`;
}
