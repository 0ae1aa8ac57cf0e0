import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileMapping, compileRefusals } from "./apply-mapping.ts";
import { headerFingerprint, type Mapping } from "./mapping.ts";
import { MappingError } from "./mapping-error.ts";
import type { Applied, ImportKind } from "./records.ts";

/** A mapping that takes each field from the column of the same name, dates in ISO, numbers with a point. */
function mappingOf(kind: ImportKind, fields: readonly string[], changes: Partial<Mapping> = {}): Mapping {
  const dateFields = ["issuedOn", "dueOn", "settledOn", "receivedOn"];
  return {
    version: 1,
    kind,
    headerFingerprint: headerFingerprint(fields),
    fields: Object.fromEntries(
      fields.map((column) => [column, { source: "column", column, confidence: 1, reason: "test" }]),
    ),
    dates: Object.fromEntries(
      dateFields.filter((name) => fields.includes(name)).map((name) => [name, "YYYY-MM-DD"]),
    ),
    numbers: { decimal: ".", grouping: "" },
    transforms: {},
    amounts: "total",
    rowsOfOneNumber: "one_row",
    negativeTotals: "refuse",
    walkInCustomer: null,
    paidFlag: null,
    maxAmountMinor: null,
    earliestOn: "1990-01-01",
    latestOn: "2100-12-31",
    ...changes,
  };
}

const INVOICE = {
  number: "N1",
  customer: "C1",
  issuedOn: "2024-01-31",
  dueOn: "2024-03-01",
  total: "12.50",
  currency: "EUR",
};

function applyInvoice(row: Record<string, string>, changes: Partial<Mapping> = {}): Applied<"invoices"> {
  const headers = Object.keys(row);
  return compileMapping(
    mappingOf("invoices", headers, changes),
    "invoices",
    headers,
  )({ cells: Object.values(row) });
}

test("a row becomes a record in minor units", () => {
  expect(applyInvoice({ ...INVOICE, order: "O1", country: "Deutschland" }).record).toEqual({
    number: "N1",
    customer: "C1",
    customerName: null,
    issuedOn: "2024-01-31",
    dueOn: "2024-03-01",
    terms: null,
    currency: "EUR",
    totalMinor: 1250n,
    netMinor: null,
    taxMinor: null,
    line: null,
    order: "O1",
    purchaseOrder: null,
    entity: null,
    country: "DE",
    settledOn: null,
    openMinor: null,
    documentKind: null,
    appliesTo: null,
    notes: [],
  });
});

describe("refusals name the field, what was found and what would be right", () => {
  const table: readonly (readonly [string, Record<string, string>, string, string])[] = [
    ["no number", { number: " " }, "missing_number", "number"],
    ["no customer", { customer: "" }, "missing_customer", "customer"],
    ["no date", { issuedOn: "" }, "missing_date", "issuedOn"],
    ["a zero date", { issuedOn: "0000-00-00" }, "missing_date", "issuedOn"],
    ["no amount", { total: "" }, "missing_amount", "total"],
    ["no currency", { currency: "" }, "missing_currency", "currency"],
    ["a date of another form", { issuedOn: "31/01/2024" }, "bad_date", "issuedOn"],
    ["a day that is none", { issuedOn: "2024-02-30" }, "bad_date", "issuedOn"],
    ["a placeholder date", { dueOn: "2199-12-31" }, "date_out_of_range", "dueOn"],
    ["a date before our time", { issuedOn: "1900-01-01" }, "date_out_of_range", "issuedOn"],
    ["due before issue", { dueOn: "2024-01-30" }, "due_before_issue", "dueOn"],
    ["a word for a number", { total: "twelve" }, "bad_number", "total"],
    ["a comma", { total: "12,50" }, "bad_number", "total"],
    ["a formula", { total: "=SUM(A1:A3)" }, "formula", "total"],
    ["a formula for a number", { number: '=HYPERLINK("x")' }, "formula", "number"],
    ["half a cent", { total: "12.505" }, "too_many_decimals", "total"],
    ["sen", { total: "12.5", currency: "JPY" }, "too_many_decimals", "total"],
    ["an absurd amount", { total: "99999999999999.00" }, "absurd_amount", "total"],
    ["another currency beside the amount", { total: "$12.50" }, "currency_mismatch", "total"],
    ["no such currency", { currency: "EURO" }, "unknown_currency", "currency"],
    ["a number a spreadsheet shortened", { number: "1.93E+09" }, "damaged_reference", "number"],
    ["an endless reference", { customer: "x".repeat(201) }, "text_too_long", "customer"],
    ["unknown terms", { terms: "whenever" }, "bad_terms", "terms"],
    ["an unknown kind", { documentKind: "quote" }, "unknown_kind", "documentKind"],
    ["more open than the total", { openAmount: "12.51" }, "open_above_total", "openAmount"],
    ["open of the other sign", { openAmount: "-1" }, "open_above_total", "openAmount"],
    ["net and tax that miss the total", { net: "10", tax: "2" }, "amounts_disagree", "total"],
  ];
  test.each(table)("%s", (_name, changes, code, field) => {
    const { refusal } = applyInvoice({ ...INVOICE, ...changes });
    expect(refusal).toMatchObject({ code, field });
    expect(refusal?.message.length).toBeLessThan(300);
    if (field !== "number") expect(refusal?.number).toBe("N1");
  });

  test("the text and the expected format are in the message", () => {
    const { refusal } = applyInvoice({ ...INVOICE, issuedOn: "31/01/2024" });
    expect(refusal?.message).toBe('issuedOn "31/01/2024" is not a date written as YYYY-MM-DD.');
  });

  test("an empty row, a paid row, a bound of this import", () => {
    const empty = Object.fromEntries(Object.keys(INVOICE).map((field) => [field, " "]));
    expect(applyInvoice(empty).refusal?.code).toBe("empty_row");
    const paidFlag = { column: "state", paidValues: ["paid"] };
    const headers = [...Object.keys(INVOICE), "state"];
    const apply = compileMapping(
      mappingOf("invoices", Object.keys(INVOICE), { paidFlag }),
      "invoices",
      headers,
    );
    expect(apply({ cells: [...Object.values(INVOICE), "Paid"] }).refusal?.code).toBe("already_paid");
    expect(apply({ cells: [...Object.values(INVOICE), "open"] }).record?.totalMinor).toBe(1250n);
    expect(applyInvoice(INVOICE, { maxAmountMinor: "1249" }).refusal?.code).toBe("absurd_amount");
    expect(applyInvoice(INVOICE, { maxAmountMinor: "1250" }).refusal).toBeUndefined();
  });
});

test("A9: amounts keep to the decimals of their currency", () => {
  const minor = (total: string, currency: string) =>
    applyInvoice({ ...INVOICE, total, currency }).record?.totalMinor;
  expect(minor("1000", "JPY")).toBe(1000n);
  expect(minor("1000.00", "JPY")).toBe(1000n);
  expect(minor("1000", "EUR")).toBe(100000n);
  expect(minor("1000.5", "KWD")).toBe(1000500n);
  expect(minor("-0.01", "eur")).toBe(-1n);
});

test("conventions are those of the mapping, transforms those it names", () => {
  const { record } = applyInvoice(
    {
      ...INVOICE,
      number: "1930571429.0",
      customer: "17850.0",
      issuedOn: "02/03/24",
      dueOn: "1/4/24",
      total: "1.234,50",
    },
    {
      dates: { issuedOn: "DD/MM/YY", dueOn: "DD/MM/YY" },
      numbers: { decimal: ",", grouping: "." },
      transforms: { number: "strip_decimal_zero" },
    },
  );
  expect(record).toMatchObject({
    number: "1930571429",
    customer: "17850.0",
    issuedOn: "2024-03-02",
    dueOn: "2024-04-01",
    totalMinor: 123450n,
  });
});

test("constants, a walk-in customer and bare days as terms fill what the row leaves out", () => {
  const constant = (value: string) => ({ source: "constant" as const, value, confidence: 1, reason: "test" });
  const headers = ["number", "customer", "issuedOn", "total", "terms"];
  const mapping = mappingOf("invoices", headers, { walkInCustomer: "WALK-IN" });
  mapping.fields.currency = constant("EUR");
  const apply = compileMapping(mapping, "invoices", headers);
  expect(apply({ cells: ["N1", "", "2024-01-31", "5", "30"] }).record).toMatchObject({
    customer: "WALK-IN",
    currency: "EUR",
    terms: "net 30",
  });
});

test("a line is quantity times price, rounded half-up once, its tax on top", () => {
  const row = {
    ...INVOICE,
    lineQuantity: "3",
    lineUnitPrice: "0.335",
    lineTaxRate: "19",
    lineSku: "S1",
    lineDescription: "=x",
  };
  const { total: _total, ...withoutTotal } = row;
  const { record } = applyInvoice(withoutTotal, { amounts: "lines" });
  expect(record).toMatchObject({ netMinor: 101n, taxMinor: 19n, totalMinor: 120n });
  expect(record?.line).toEqual({
    description: "=x",
    sku: "S1",
    quantity: "3",
    unitPrice: "0.335",
    taxRate: "19",
    netMinor: 101n,
    taxMinor: 19n,
  });
  const returned = applyInvoice({ ...withoutTotal, lineQuantity: "-3" }, { amounts: "lines" });
  expect(returned.record?.totalMinor).toBe(-120n);
});

test("an unknown country on an invoice is noted, on a customer refused", () => {
  const { record } = applyInvoice({ ...INVOICE, country: "Channel Islands" });
  expect(record?.country).toBeNull();
  expect(record?.notes.join()).toContain("Channel Islands");
  const headers = ["reference", "name", "country"];
  const apply = compileMapping(mappingOf("customers", headers), "customers", headers);
  expect(apply({ cells: ["C1", "ACME", "Atlantis"] }).refusal).toMatchObject({ code: "unknown_country" });
  expect(apply({ cells: ["C1", "ACME", "EIRE"] }).record?.country).toBe("IE");
});

test("customers: each thing given is understood or refuses the row", () => {
  const headers = ["reference", "name", "kind", "language", "timeZone", "email", "terms", "currency"];
  const apply = compileMapping(mappingOf("customers", headers), "customers", headers);
  const good = ["C1", "ACME", "B2B", "de_CH", "Europe/Zurich", "a@b.ch", "net 30", "chf"];
  expect(apply({ cells: good }).record).toMatchObject({
    kind: "business",
    language: "de-CH",
    timeZone: "Europe/Zurich",
    email: "a@b.ch",
    terms: "net 30",
    currency: "CHF",
  });
  const spoilt = ["", "", "cat", "!!", "Mars/Base", "nobody", "never", "XX"];
  const codes = spoilt.map((bad, index) => apply({ cells: good.with(index, bad) }).refusal?.code);
  expect(codes).toEqual([
    "missing_reference",
    "missing_name",
    "unknown_kind",
    "bad_language",
    "bad_time_zone",
    "bad_email",
    "bad_terms",
    "unknown_currency",
  ]);
});

test("payments are positive", () => {
  const headers = ["reference", "customer", "amount", "currency", "receivedOn", "invoice"];
  const apply = compileMapping(mappingOf("payments", headers), "payments", headers);
  const cells = ["P1", "C1", "5.00", "EUR", "2024-01-31", "N1"];
  expect(apply({ cells }).record).toMatchObject({ reference: "P1", amountMinor: 500n, invoice: "N1" });
  expect(apply({ cells: cells.with(2, "0") }).refusal?.code).toBe("zero_amount");
  expect(apply({ cells: cells.with(2, "-5") }).refusal?.code).toBe("negative_amount");
  expect(apply({ cells: cells.with(0, "") }).refusal?.code).toBe("missing_reference");
});

test("a mapping that does not fit is refused with every problem", () => {
  const headers = Object.keys(INVOICE);
  const mapping = mappingOf("invoices", headers, { dates: { issuedOn: "QQ" } });
  const problems = (headersOfFile: readonly string[], kind: ImportKind = "invoices") => {
    try {
      compileMapping(mapping, kind, headersOfFile);
    } catch (error) {
      if (error instanceof MappingError) return error.problems;
      throw error;
    }
    return [];
  };
  expect(problems(headers)).toEqual([
    '"QQ" is not a date format that can be read.',
    'How the dates in "dueOn" are written is not said.',
  ]);
  expect(problems(headers.slice(1))[0]).toContain('no column "number"');
  expect(problems(headers, "payments")).toEqual(["The mapping is for invoices, not for payments."]);
  expect(() => compileMapping({ ...mapping, version: 2 } as unknown as Mapping, "invoices", headers)).toThrow(
    MappingError,
  );
});

test("a row that could not be read still says which document it is part of", () => {
  const headers = Object.keys(INVOICE);
  const refusal = compileRefusals(mappingOf("invoices", headers), "invoices", headers);
  const row = { line: 5, code: "ragged_row", message: "Line 5 has 2 cells.", raw: "N7,C1" } as const;
  expect(refusal({ ...row, cells: ["N7", "C1"] })).toEqual({
    code: "ragged_row",
    message: "Line 5 has 2 cells.",
    field: null,
    number: "N7",
  });
  expect(refusal({ ...row, cells: null }).number).toBeNull();
});

test("property: any cells end in a record or a refusal", () => {
  const headers = [...Object.keys(INVOICE), "openAmount", "country", "terms", "settledOn", "documentKind"];
  const apply = compileMapping(mappingOf("invoices", headers), "invoices", headers);
  const cell = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("", "N1", "2024-01-31", "5", "-5", "EUR", "net 30"),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: headers.length, maxLength: headers.length }), (cells) => {
      const applied = apply({ cells });
      expect((applied.record === undefined) !== (applied.refusal === undefined)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
