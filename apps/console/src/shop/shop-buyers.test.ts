import { expect, test } from "vitest";
import type { CustomerRow } from "../api/types.ts";
import { type Candidate, chooseBuyers } from "./shop-buyers.ts";

function candidate(
  id: string,
  overdueAmount: number,
  free: number | null,
  share: number | null,
  daysPastDue = 0,
): Candidate {
  return { row: { id, overdueAmount, daysPastDue } as CustomerRow, free, share, isBlocked: false };
}

test("each role goes to whoever shows it best, and to nobody twice", () => {
  const chosen = chooseBuyers([
    candidate("much room", 0, 90_000, 0.1),
    candidate("little room", 0, 500, 0.95),
    candidate("some room", 0, 20_000, 0.5),
    candidate("owes much", 70_000, 30_000, 0.5),
    candidate("owes little", 900, 30_000, 0.5),
    candidate("owes least, without room", 1, 0, 2),
  ]);
  expect(chosen.good?.row.id).toBe("much room");
  expect(chosen.near?.row.id).toBe("little room");
  expect(chosen.overdue?.row.id).toBe("owes little");
});

test("an empty book has nobody", () => {
  expect(chooseBuyers([])).toEqual({ good: null, near: null, overdue: null });
});

test("whoever is late by some weeks comes before those whose order would be declined outright", () => {
  const long = candidate("late for months", 100, 30_000, 0.5, 200);
  const short = candidate("late for weeks", 5_000, 30_000, 0.5, 20);
  expect(chooseBuyers([long, short]).overdue?.row.id).toBe("late for weeks");
});
