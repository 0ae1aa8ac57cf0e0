import type { ImportLine } from "../line-store.ts";
import { compileMapping } from "../mapping/apply-mapping.ts";
import { inputOf } from "./customer-input.ts";
import { putFileCustomers } from "./put-file-customers.ts";
import { leftOut } from "./refused-lines.ts";
import type { PlacedRow, PrepareChunk, RunFacts } from "./types.ts";

/**
 * Makes or changes customers, one a row. A customer that stands with the same data is a duplicate; an empty cell says
 * nothing and leaves what stands.
 */
export function customerPoster(run: RunFacts): PrepareChunk {
  const apply = compileMapping(run.mapping, "customers", run.headers);
  return (units) => {
    const refused: ImportLine[] = [];
    const understood = units.flat().flatMap((row) => {
      const { record, refusal } = apply(row);
      if (record !== undefined) return [{ row, input: inputOf(record) }];
      refused.push(lineOf(row, "refused", refusal.code, refusal.message));
      return [];
    });
    const lineOfUnderstood = (
      index: number,
      ...why: [ImportLine["outcome"], string, string]
    ): ImportLine[] => {
      const row = understood[index]?.row;
      return row === undefined ? [] : [lineOf(row, ...why)];
    };
    return async (ctx) => {
      const puts = await putFileCustomers(
        ctx,
        understood.map(({ input }) => input),
      );
      const lines = puts.flatMap((put, index) => {
        if (put.outcome === "duplicate")
          return lineOfUnderstood(index, "duplicate", "already_booked", put.message);
        return put.outcome === "refused" ? lineOfUnderstood(index, "refused", put.code, put.message) : [];
      });
      return {
        accepted: puts.length - lines.length,
        lines: [...refused, ...lines],
        documentsPosted: 0,
        customersCreated: puts.filter(({ outcome }) => outcome === "created").length,
      };
    };
  };

  function lineOf(row: PlacedRow, ...why: [ImportLine["outcome"], string, string]): ImportLine {
    return leftOut(row, run.delimiter ?? ",", ...why);
  }
}
