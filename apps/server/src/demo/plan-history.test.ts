import { daysBetween, plainDate } from "@goodterms/kernel";
import { expect, test } from "vitest";
import { planHistory } from "./plan-history.ts";
import { readSource } from "./read-source.ts";
import type { Plan } from "./rules.ts";

const SHARE_PERCENT = 8;
const DAYS_A_WEEK = 7;

async function planOf(today: string, sharePercent = SHARE_PERCENT): Promise<Plan> {
  const on = plainDate(today);
  return planHistory(await readSource(on, sharePercent), on);
}

test.each(["2026-03-02", "2026-11-21", "2028-02-29"])(
  "the last invoices fall in the week before %s, and nothing on that day or after",
  async (today) => {
    const plan = await planOf(today, 100);
    const invoiced = plan.days.filter((day) => day.documents.some(({ kind }) => kind === "invoice"));
    const daysAgo = daysBetween(invoiced.at(-1)?.on ?? plan.today, plan.today);
    expect(daysAgo).toBeGreaterThanOrEqual(1);
    expect(daysAgo).toBeLessThanOrEqual(DAYS_A_WEEK);
    expect(plan.days.filter(({ on }) => on >= plan.today)).toEqual([]);
    const documents = plan.days.flatMap((day) => day.documents.map(({ issuedOn }) => [day.on, issuedOn]));
    expect(documents.filter(([on, issuedOn]) => on !== issuedOn)).toEqual([]);
  },
);

test("the same day gives the same plan, and another day another", async () => {
  const plan = await planOf("2026-03-02");
  expect(await planOf("2026-03-02")).toEqual(plan);
  expect((await planOf("2026-03-10")).days).not.toEqual(plan.days);
});

test("fewer customers have the same stories", async () => {
  const few = await planOf("2026-03-02", 2);
  const more = await planOf("2026-03-02");
  const paidBy = (plan: Plan) =>
    new Map(
      plan.days.flatMap((day) =>
        day.documents
          .filter(({ kind }) => kind === "payment")
          .map((payment) => [payment.number, payment.netMinor] as const),
      ),
    );
  const known = paidBy(more);
  expect(paidBy(few).size).toBeGreaterThan(50);
  for (const [number, netMinor] of paidBy(few)) expect(known.get(number), number).toBe(netMinor);
});

test("every customer has a name of its own that is not its number, and somebody to write to at example.com", async () => {
  const customers = (await planOf("2026-03-02", 100)).days.flatMap((day) => day.customers);
  expect(new Set(customers.map(({ name }) => name)).size).toBe(customers.length);
  expect(customers.filter(({ name, reference }) => name.includes(reference))).toEqual([]);
  const addresses = customers.flatMap(({ contacts }) => contacts.map(({ email }) => email));
  expect(addresses.length).toBeGreaterThan(customers.length);
  expect(addresses.filter((address) => !/^[a-z]+\.[a-z0-9-]+@example\.com$/.test(address ?? ""))).toEqual([]);
});

test("customers of euro countries are invoiced by the Dutch company in euro, tax is borne at home only", async () => {
  const plan = await planOf("2026-03-02", 100);
  const countries = new Map(
    plan.days.flatMap((day) => day.customers.map(({ reference, country }) => [reference, country] as const)),
  );
  const seen = new Set<string>();
  for (const invoice of plan.days.flatMap((day) => day.documents).filter(({ kind }) => kind === "invoice")) {
    const isTaxed = invoice.taxMinor > 0n;
    seen.add(`${countries.get(invoice.customer)} ${invoice.entity} ${invoice.currency} ${isTaxed}`);
  }
  expect([...seen]).toEqual(expect.arrayContaining(["GB UK GBP true", "DE EU EUR false", "NL EU EUR true"]));
  expect([...seen]).toEqual(
    expect.arrayContaining(["US UK USD false", "JP UK JPY false", "AU UK AUD false"]),
  );
  expect([...seen].filter((line) => line.includes("EU") && !line.includes("EUR"))).toEqual([]);
});

test("a document's lines sum to its net and its tax", async () => {
  for (const day of (await planOf("2026-03-02")).days) {
    for (const { lines, netMinor, taxMinor, number } of day.documents) {
      if (lines === null) continue;
      expect(
        lines.reduce((sum, line) => sum + line.netMinor, 0n),
        number,
      ).toBe(netMinor);
      expect(
        lines.reduce((sum, line) => sum + line.taxMinor, 0n),
        number,
      ).toBe(taxMinor);
    }
  }
});
