import { expect, test } from "vitest";
import { monthParts } from "./behaviour-months.ts";

test("the parts of a month sum to what was invoiced in it", () => {
  const month = {
    month: "2026-10",
    invoices: 9,
    invoiced: 1_000,
    onTime: 400,
    late: [100, 50, 0, 50],
    overdue: 200,
    notDue: 90,
    disputed: 60,
    credited: 40,
    writtenOff: 10,
  };
  const parts = monthParts(month);
  expect(parts).toEqual({ onTime: 400, late: 200, overdue: 200, notDue: 200 });
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(month.invoiced);
});
