import { Value } from "typebox/value";
import { describe, expect, test } from "vitest";
import { previewFile } from "../reading/preview.ts";
import { guessMapping } from "./guess-mapping.ts";
import { headerFingerprint, MappingSchema } from "./mapping.ts";
import type { Answers, MappingGuess } from "./questions.ts";
import type { ImportKind } from "./records.ts";

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function guess(
  text: string,
  answers: Answers = {},
  kind: ImportKind = "invoices",
): Promise<MappingGuess> {
  const { shape, columns } = await previewFile(bytesOf(text));
  const guessed = guessMapping({ kind, headers: shape.headers, columns, answers });
  expect(Value.Check(MappingSchema, JSON.parse(JSON.stringify(guessed.mapping)))).toBe(true);
  return guessed;
}

/** Field → column, for the fields that have one. */
function columnsOf({ mapping }: MappingGuess): Record<string, string> {
  const entries = Object.entries(mapping.fields).flatMap(([field, source]) =>
    source.source === "column" ? [[field, source.column] as const] : [],
  );
  return Object.fromEntries(entries);
}

function questionIds({ questions }: MappingGuess): readonly string[] {
  return questions.map(({ id }) => id);
}

const HEAD = "number,customer,invoice date,due date,amount,currency\n";

test("names in seven languages are understood", async () => {
  const files: readonly (readonly [string, string])[] = [
    ["en", "Invoice No.;Customer ID;Invoice Date;Due Date;Total Amount;Currency"],
    ["de", "Rechnungsnummer;Kundennummer;Rechnungsdatum;Fälligkeit;Bruttobetrag;Währung"],
    ["fr", "N° facture;Code client;Date de facture;Date d'échéance;Montant TTC;Devise"],
    ["es", "Número factura;Código cliente;Fecha factura;Fecha de vencimiento;Importe total;Moneda"],
    ["nl", "Factuurnummer;Klantnummer;Factuurdatum;Vervaldatum;Totaalbedrag;Valuta"],
    ["it", "Numero fattura;Codice cliente;Data fattura;Data scadenza;Totale fattura;Valuta"],
    ["pl", "Numer faktury;Nr klienta;Data wystawienia;Termin płatności;Kwota brutto;Waluta"],
    ["SAP", "BELNR;KUNNR;BLDAT;FAEDN;WRBTR;WAERS"],
  ];
  for (const [language, headers] of files) {
    const guessed = await guess(`${headers}\nR1;K1;31.01.2024;01.03.2024;1.234,50;EUR\n`);
    const names = headers.split(";");
    expect(columnsOf(guessed), language).toEqual({
      number: names[0],
      customer: names[1],
      issuedOn: names[2],
      dueOn: names[3],
      total: names[4],
      currency: names[5],
    });
    expect(questionIds(guessed), language).toEqual([]);
    expect(guessed.mapping.numbers, language).toEqual({ decimal: ",", grouping: "." });
    expect(guessed.mapping.dates[names[2] ?? ""], language).toBe("DD.MM.YYYY");
  }
});

describe("dates", () => {
  const rows = (...dates: string[]) =>
    HEAD + dates.map((date, i) => `N${i},C1,${date},2024-12-31,5,EUR\n`).join("");

  test("02/03/24 alone is a question that shows it both ways, and the answer settles it", async () => {
    const text = rows("02/03/24", "01/01/24");
    const asked = await guess(text);
    expect(questionIds(asked)).toEqual(["date_order:invoice date"]);
    expect(asked.questions[0]?.choices).toEqual([
      { value: "DD/MM/YY", label: "DD/MM/YY", example: "02/03/24 is 2 March 2024" },
      { value: "MM/DD/YY", label: "MM/DD/YY", example: "02/03/24 is 3 February 2024" },
    ]);
    const answered = await guess(text, { "date_order:invoice date": "MM/DD/YY" });
    expect(questionIds(answered)).toEqual([]);
    expect(answered.mapping.dates["invoice date"]).toBe("MM/DD/YY");
  });

  test("one 13/02 anywhere in the sample proves day first", async () => {
    const guessed = await guess(rows(...Array<string>(2000).fill("02/03/24"), "13/02/24"));
    expect(questionIds(guessed)).toEqual([]);
    expect(guessed.mapping.dates["invoice date"]).toBe("DD/MM/YY");
  });

  test("dates of both orders are a question that says so", async () => {
    const guessed = await guess(rows(...Array<string>(20).fill("02/03/24"), "13/02/24", "02/13/24"));
    expect(questionIds(guessed)).toEqual(["date_order:invoice date"]);
    expect(guessed.questions[0]?.text).toContain("1 of 22 dates contradict");
  });

  test("another column of the file that is proven decides, and it is told", async () => {
    const guessed = await guess(`${HEAD}N1,C1,02/03/24,31/03/24,5,EUR\n`);
    expect(questionIds(guessed)).toEqual([]);
    expect(guessed.mapping.dates["invoice date"]).toBe("DD/MM/YY");
    expect(guessed.notices.join()).toContain('"due date" proves');
  });
});

describe("numbers", () => {
  const rows = (...amounts: string[]) =>
    HEAD + amounts.map((amount, i) => `N${i},C1,2024-01-31,2024-02-29,"${amount}",EUR\n`).join("");

  test("1,234 alone is a question; 1,234.50 beside it is proof", async () => {
    const asked = await guess(rows("1,234", "5"));
    expect(questionIds(asked)).toEqual(["number_format"]);
    expect(asked.questions[0]?.choices.map(({ example }) => example)).toEqual([
      "1,234 is 1234",
      "1,234 is 1.234",
    ]);
    const answered = await guess(rows("1,234", "5"), { number_format: "1234,50" });
    expect(answered.mapping.numbers).toEqual({ decimal: ",", grouping: "" });
    expect(answered.questions).toEqual([]);
    const proven = await guess(rows("1,234", "1,234.50"));
    expect(proven.questions).toEqual([]);
    expect(proven.mapping.numbers).toEqual({ decimal: ".", grouping: "," });
  });

  test("numbers of both kinds are a question", async () => {
    expect(questionIds(await guess(rows("1.234,50", "1,234.50")))).toEqual(["number_format"]);
  });
});

describe("what a file leaves open is asked", () => {
  test("currency and terms, and the answers fill them", async () => {
    const text = "number,customer,invoice date,amount\nN1,C1,2024-01-31,5.00\n";
    expect(questionIds(await guess(text))).toEqual(["currency", "terms"]);
    expect(questionIds(await guess(text, { currency: "QQQ", terms: "some day" }))).toEqual([
      "currency",
      "terms",
    ]);
    const answered = await guess(text, { currency: "eur", terms: "30" });
    expect(answered.questions).toEqual([]);
    expect(answered.mapping.fields.currency).toMatchObject({ source: "constant", value: "EUR" });
    expect(answered.mapping.fields.terms).toMatchObject({ source: "constant", value: "net 30" });
  });

  test("a currency in the name of the amount column is taken, and it is told", async () => {
    const guessed = await guess(
      "number,customer,invoice date,due date,Amount (CHF)\nN1,C1,2024-01-31,2024-02-29,5\n",
    );
    expect(guessed.questions).toEqual([]);
    expect(guessed.mapping.fields.currency).toMatchObject({ source: "constant", value: "CHF" });
    expect(guessed.notices.join()).toContain("CHF");
  });

  test("rows without a customer", async () => {
    const text = `${HEAD}N1,C1,2024-01-31,2024-02-29,5,EUR\nN2,,2024-01-31,2024-02-29,5,EUR\n`;
    expect(questionIds(await guess(text))).toEqual(["missing_customer"]);
    expect((await guess(text, { missing_customer: "refuse" })).mapping.walkInCustomer).toBeNull();
    expect((await guess(text, { missing_customer: "WALK-IN" })).mapping.walkInCustomer).toBe("WALK-IN");
  });

  test("no customer column at all", async () => {
    const text = "number,invoice date,due date,amount,currency\nN1,2024-01-31,2024-02-29,5,EUR\n";
    expect(questionIds(await guess(text))).toEqual(["missing_column:customer"]);
    const walkIn = await guess(text, { "missing_column:customer": "WALK-IN" });
    expect([walkIn.questions, walkIn.mapping.walkInCustomer]).toEqual([[], "WALK-IN"]);
  });

  test("two columns that fit one field and differ", async () => {
    const head = "invoice number,document number,customer,invoice date,due date,amount,currency\n";
    const text = `${head}N1,D1,C1,2024-01-31,2024-02-29,5,EUR\n`;
    expect(questionIds(await guess(text))).toEqual(["competing_columns:number"]);
    const answered = await guess(text, { "competing_columns:number": "document number" });
    expect(answered.questions).toEqual([]);
    expect(columnsOf(answered).number).toBe("document number");
  });

  test("negative amounts in a file of invoices", async () => {
    const text = `${HEAD}N1,C1,2024-01-31,2024-02-29,-5,EUR\nN2,C1,2024-01-31,2024-02-29,5,EUR\n`;
    expect(questionIds(await guess(text))).toEqual(["negative_totals"]);
    expect((await guess(text, { negative_totals: "credit_note" })).mapping.negativeTotals).toBe(
      "credit_note",
    );
  });

  test("one number on several rows", async () => {
    const text = `${HEAD}N1,C1,2024-01-31,2024-02-29,5,EUR\nN1,C1,2024-01-31,2024-02-29,5,EUR\n`;
    const asked = await guess(text);
    expect(questionIds(asked)).toEqual(["rows_of_one_number"]);
    expect(asked.questions[0]?.text).toContain("N1 has 2 rows");
    expect((await guess(text, { rows_of_one_number: "repeat" })).mapping.rowsOfOneNumber).toBe("repeat");
  });

  test("a flag that says paid, with no date to book that by", async () => {
    const text =
      "number,customer,invoice date,due date,amount,currency,isOpen\nN1,C1,2024-01-31,2024-02-29,5,EUR,1\nN2,C1,2024-01-31,2024-02-29,5,EUR,0\n";
    expect(questionIds(await guess(text))).toEqual(["paid_flag:isOpen"]);
    const answered = await guess(text, { "paid_flag:isOpen": "refuse_paid" });
    expect(answered.mapping.paidFlag).toEqual({ column: "isOpen", paidValues: ["0"] });
  });

  test("a needed column that none is named like", async () => {
    expect(questionIds(await guess("foo,bar\nx,y\n"))).toEqual([
      "missing_column:number",
      "missing_column:customer",
      "missing_column:issuedOn",
      "missing_column:total",
      "currency",
      "terms",
    ]);
  });
});

describe("other kinds", () => {
  test("customers", async () => {
    const text =
      "Kundennummer;Firmenname;Land;E-Mail;PLZ;Ort;USt-IdNr.;Zahlungsbedingung\nK1;Müller GmbH;Deutschland;a@b.de;10115;Berlin;DE123;30 days\n";
    const guessed = await guess(text, {}, "customers");
    expect(guessed.questions).toEqual([]);
    expect(columnsOf(guessed)).toEqual({
      reference: "Kundennummer",
      name: "Firmenname",
      country: "Land",
      email: "E-Mail",
      postalCode: "PLZ",
      city: "Ort",
      taxId: "USt-IdNr.",
      terms: "Zahlungsbedingung",
    });
  });

  test("payments", async () => {
    const text =
      "payment_id,customer_id,amount,currency,payment_date,invoice_no,memo\nP1,C1,5.00,EUR,2024-01-31,N1,thanks\n";
    const guessed = await guess(text, {}, "payments");
    expect(guessed.questions).toEqual([]);
    expect(columnsOf(guessed)).toEqual({
      reference: "payment_id",
      customer: "customer_id",
      amount: "amount",
      currency: "currency",
      receivedOn: "payment_date",
      invoice: "invoice_no",
      remittanceText: "memo",
    });
  });

  test("several rows of one payment are a question; a file with invoices may have them later", async () => {
    const header = "payment_id,customer_id,amount,currency,payment_date,invoice_no\n";
    const row = (id: string, invoice: string) => `${id},C1,5.00,EUR,2024-01-31,${invoice}\n`;
    const single = await guess(header + row("P1", "N1") + row("P2", "N2"), {}, "payments");
    expect(single.mapping.rowsOfOneNumber).toBe("sum");
    expect(single.notices.join()).toContain("one payment over their sum");
    const several = header + row("P1", "N1") + row("P1", "N2");
    const asked = await guess(several, {}, "payments");
    expect(asked.questions).toMatchObject([
      { id: "rows_of_one_number", field: "reference", column: "payment_id" },
    ]);
    const answered = await guess(several, { rows_of_one_number: "repeat" }, "payments");
    expect(answered).toMatchObject({ questions: [], mapping: { rowsOfOneNumber: "repeat" } });
  });

  test("credit notes, all written with a minus", async () => {
    const text =
      "credit note number,customer,date,amount,currency,original invoice\nC1,K1,2024-01-31,-5.00,EUR,N1\n";
    const guessed = await guess(text, {}, "credit-notes");
    expect(guessed.questions).toEqual([]);
    expect(guessed.mapping.negativeTotals).toBe("credit_note");
    expect(columnsOf(guessed)).toMatchObject({ number: "credit note number", appliesTo: "original invoice" });
  });
});

test("a column that is named right and holds the wrong thing is asked about with its reason", async () => {
  const rows = ["N1,K1,45352,10.00", "N2,K1,45353,-123.45-", "N3,K1,45354,n/a"];
  const guessed = await guess(["number,customer,issued_on,total", ...rows].join("\n"), {
    currency: "EUR",
    terms: "net 30",
  });
  const texts = guessed.questions.map(({ text }) => text);
  expect(texts).toEqual([
    expect.stringMatching(/issuedOn\?.*"issued_on" is named like it.*day numbers \(45352\)/),
    expect.stringMatching(/total\?.*"total" is named like it.*only 1 of its 3.*not "-123.45-"/),
  ]);
});

test("a saved mapping is found again by its headers, whatever their case", () => {
  expect(headerFingerprint(["Number", " Amount"])).toBe(headerFingerprint(["number", "amount"]));
  expect(headerFingerprint(["number", "amount"])).not.toBe(headerFingerprint(["amount", "number"]));
  expect(headerFingerprint(["a", "b"])).not.toBe(headerFingerprint(["ab"]));
});
