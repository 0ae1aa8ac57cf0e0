import { addDays, type PlainDate } from "@goodterms/kernel";
import { refuse } from "../refusals.ts";

/** Credit beyond ten years is a typing mistake. */
const DUE_DAYS_MAX = 3_660;

/**
 * Refuses a due date before its document, or more than ten years after it. `pointer` is where it stands in the request.
 * @throws Refusal date_out_of_range.
 */
export function assertDueInRange(issuedOn: PlainDate, dueOn: PlainDate, pointer: string): void {
  if (dueOn >= issuedOn && dueOn <= addDays(issuedOn, DUE_DAYS_MAX)) return;
  throw refuse("date_out_of_range", `The document of ${issuedOn} cannot be due on ${dueOn}.`, [
    { pointer, message: "lies before the document or more than ten years after it" },
  ]);
}
