import { expect, test } from "vitest";
import type { CustomerRow } from "../api/types.ts";
import { customersCsv } from "./customers-csv.ts";

function aRow(change: Partial<CustomerRow>): CustomerRow {
  return {
    id: "cus_1",
    reference: "C-1",
    name: "Brandt Tools GmbH",
    kind: "business",
    country: "DE",
    ownerId: null,
    currency: "EUR",
    openAmount: 125000,
    overdueAmount: -50,
    unappliedAmount: 0,
    oldestDueOn: null,
    daysPastDue: 0,
    openItems: 2,
    currencies: [],
    ...change,
  };
}

test("amounts are plain decimals of their currency, with a point", () => {
  const [, , euro, yen] = customersCsv([aRow({}), aRow({ currency: "JPY" })]);
  expect(euro).toBe("C-1,Brandt Tools GmbH,DE,EUR,1250.00,-0.50,0.00,,0,2\r\n");
  expect(yen).toContain("JPY,125000,-50,0,");
});

test("a name with commas and quotes stays one cell", () => {
  expect(customersCsv([aRow({ name: 'A "B", C' })])[2]).toContain('C-1,"A ""B"", C",DE');
});

test.each(["=1+1", "+49", "-x", "@cmd", "\tx"])(
  "a name that a spreadsheet would run (%j) is made plain text",
  (name) => {
    expect(customersCsv([aRow({ name })])[2]).toContain(`'${name}`);
  },
);
