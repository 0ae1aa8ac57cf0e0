import { expect, test } from "vitest";
import { termsInWords } from "./terms-in-words.ts";

test.each([
  [{ kind: "net", days: 30 }, "Net 30 days"],
  [{ kind: "net", days: 0 }, "Due on receipt"],
  [{ kind: "net", days: 30, discount: { percent: "2", days: 10 } }, "Net 30 days, 2% off within 10 days"],
  [{ kind: "end_of_month" }, "End of month"],
  [{ kind: "end_of_month_then_days", days: 45 }, "End of month, then 45 days"],
  [{ kind: "days_then_end_of_month", days: 45 }, "45 days, then end of month"],
  [{ kind: "instalments", parts: [1, 2, 3] }, "3 instalments"],
  ["net 30", "net 30"],
  [{ kind: "barter" }, null],
  [null, null],
])("%j is read as %s", (terms, words) => {
  expect(termsInWords(terms)).toBe(words);
});
