import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { BATCH_ROWS, MAX_DAMAGED_ROWS, MAX_RECORD_LENGTH } from "./limits.ts";
import { previewFile } from "./preview.ts";
import { chunksOf, errorOf, readAll } from "./test/read-all.ts";

describe("the shape of a file", () => {
  test.each([
    [",", "number,amount\nA,1\n"],
    [";", "number;amount\nA;1,5\nB;2,5\n"],
    ["\t", "number\tamount\nA\t1\n"],
    ["|", "number|amount\nA|1,5\n"],
    [";", "sep=;\nnumber;amount\nA;1\n"],
  ])("separator %j is found", async (delimiter, text) => {
    const { shape, rows } = await readAll(text);
    expect(shape).toMatchObject({
      format: "csv",
      delimiter,
      headers: ["number", "amount"],
      encoding: "utf-8",
    });
    expect(rows[0]?.cells[0]).toBe("A");
    expect(rows[0]?.line).toBe(text.startsWith("sep=") ? 3 : 2);
  });

  test("repeated and empty names become unique ones, and it is said", async () => {
    const { shape, rows } = await readAll("amount,amount,,amount\n1,2,3,4\n");
    expect(shape.headers).toEqual(["amount", "amount (2)", "column 3", "amount (3)"]);
    expect(shape.warnings).toHaveLength(3);
    expect(rows[0]?.cells).toEqual(["1", "2", "3", "4"]);
  });

  test("a header over several lines moves the line numbers of the rows", async () => {
    const { shape, rows } = await readAll('"number\nof invoice",amount\nA,1\n');
    expect(shape.headers).toEqual(["number\nof invoice", "amount"]);
    expect(rows).toEqual([{ line: 3, cells: ["A", "1"] }]);
  });

  test("a file without names is refused until that is said", async () => {
    const text = "A1,2024-01-31,12.50\nA2,2024-02-01,1\n";
    expect(await errorOf(text)).toMatchObject({ code: "no_header", line: 1 });
    const { shape, rows } = await readAll(text, { hasHeader: false });
    expect(shape).toMatchObject({ headers: ["column 1", "column 2", "column 3"], hasHeader: false });
    expect(rows.map(({ line }) => line)).toEqual([1, 2]);
    const { shape: forced } = await readAll("customer,2023\nA,5\n", { hasHeader: true });
    expect(forced.headers).toEqual(["customer", "2023"]);
  });

  test("gzip is read transparently", async () => {
    const { shape, rows, batches } = await readAll(gzipSync("number,amount\nA,1\n"));
    expect(shape.compression).toBe("gzip");
    expect(rows).toHaveLength(1);
    expect(batches.at(-1)?.bytesRead).toBe(gzipSync("number,amount\nA,1\n").length);
  });
});

describe("encodings are never chosen in silence", () => {
  const text = "number,name\n1,Müller GmbH & Söhne\n2,Größe für Straßenbau\n3,Bäckerei Jäger\n";

  test("windows-1252 is proposed with a warning and can be overridden", async () => {
    const bytes = Buffer.from(text, "latin1");
    const { shape, rows } = await readAll(bytes);
    expect(shape.encoding).toBe("windows-1252");
    expect(shape.warnings.join()).toContain("not UTF-8");
    expect(rows[0]?.cells[1]).toBe("Müller GmbH & Söhne");
    const overridden = await readAll(bytes, { encoding: "iso-8859-5" });
    expect(overridden.shape).toMatchObject({ encoding: "iso-8859-5", warnings: [] });
    expect(overridden.rows[0]?.cells[1]).not.toBe("Müller GmbH & Söhne");
    expect(await errorOf(bytes, { encoding: "klingon" })).toMatchObject({ code: "unknown_encoding" });
  });

  test.each([
    ["utf-8", Buffer.from(`\uFEFF${text}`), 0],
    ["utf-16le", Buffer.from(`\uFEFF${text}`, "utf16le"), 0],
    ["utf-16be", Buffer.from(`\uFEFF${text}`, "utf16le").swap16(), 0],
    ["utf-16le", Buffer.from(text, "utf16le"), 1],
  ])("%s is read, its mark dropped", async (encoding, bytes, warningCount) => {
    const { shape, rows } = await readAll(bytes);
    expect(shape).toMatchObject({ encoding, headers: ["number", "name"] });
    expect(shape.warnings).toHaveLength(warningCount);
    expect(rows[1]?.cells[1]).toBe("Größe für Straßenbau");
  });

  test("a damaged character refuses its row; too many of them the file", async () => {
    const plain = Array.from({ length: 200_000 }, (_, index) => `${index},plain`).join("\n");
    const late = Buffer.concat([
      Buffer.from(`number,name\n${plain}\n`),
      Buffer.from("x,M\xfcller\n", "latin1"),
    ]);
    const { rows, refused } = await readAll(late);
    expect(rows).toHaveLength(200_000);
    expect(refused).toMatchObject([{ line: 200_002, code: "wrong_encoding" }]);
    const many = Buffer.from("x,M\xfcller\n".repeat(MAX_DAMAGED_ROWS + 1), "latin1");
    const error = await errorOf(Buffer.concat([Buffer.from(`number,name\n${plain}\n`), many]));
    expect(error).toMatchObject({ code: "wrong_encoding", line: 201_002 });
    expect(error.message).toContain("windows-1252");
  });
});

describe("files that are no files of rows", () => {
  const zip = (name: string) =>
    Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), Buffer.from(name)]);
  test.each<[string, Uint8Array | string, string]>([
    ["an empty file", "", "empty_file"],
    ["a mark only", "\uFEFF", "empty_file"],
    ["blank lines only", "\n\n  \n", "empty_file"],
    ["xlsx", zip("[Content_Types].xml"), "is_spreadsheet"],
    ["ods", zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "is_spreadsheet"],
    ["xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "is_spreadsheet"],
    ["zip", zip("invoices.csv"), "unreadable_file"],
    ["pdf", "%PDF-1.7\n", "is_pdf"],
    ["picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), "unreadable_file"],
    [
      "bytes",
      Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919) % 251)),
      "unreadable_file",
    ],
    ["html", "<html><table><tr><td>1</td></tr></table>", "unreadable_file"],
    ["a JSON list", '[{"number":"1"}]', "is_json_document"],
    ["a printed JSON document", '{\n  "number": "1"\n}\n', "is_json_document"],
    ["gzip twice", gzipSync(gzipSync("a,b\n1,2\n")), "unreadable_file"],
    ["gzip cut short", gzipSync("number,amount\nA,1\n".repeat(5000)).subarray(0, 60), "unreadable_file"],
    [
      "too many columns",
      `${Array.from({ length: 1001 }, (_, index) => `c${index}x`).join(",")}\n`,
      "too_many_columns",
    ],
    ["an endless line", "x".repeat(MAX_RECORD_LENGTH * 2), "line_too_long"],
  ])("%s", async (_name, content, code) => {
    const error = await errorOf(content);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/[.]$/);
  });
});

test("rows that cannot be read are refused one by one, with line, reason and the row itself", async () => {
  const text = [
    "number,name,amount",
    "1,ok,5",
    "2,short",
    "3,long,5,6",
    "4,padded,5,,",
    '5,"bad" quote,5',
    "6,nul\0,5",
    `7,${"x".repeat(70_000)},5`,
    "",
    "8,ok,5",
  ].join("\r\n");
  const { rows, refused, batches } = await readAll(text);
  expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
    [2, "1"],
    [5, "4"],
    [10, "8"],
  ]);
  expect(refused.map(({ line, code }) => [line, code])).toEqual([
    [3, "ragged_row"],
    [4, "ragged_row"],
    [6, "bad_quote"],
    [7, "nul_byte"],
    [8, "cell_too_long"],
  ]);
  expect(refused[0]).toMatchObject({
    raw: "2,short",
    message: expect.stringContaining("Line 3 has 2 cells"),
  });
  expect(refused[4]?.raw).toHaveLength(500);
  expect(batches.reduce((sum, batch) => sum + batch.blankLines, 0)).toBe(1);
});

test("hostile names and dates cost no more than their length", async () => {
  const spaces = " ".repeat(60_000);
  const header = `number,${"_".repeat(300_000)}x,issued`;
  const rows = `A,1,2024-01-31${spaces}x\n`.repeat(200);
  const startedMs = performance.now();
  const { shape, columns } = await previewFile(chunksOf(`${header}\n${rows}`));
  expect(shape.headers[1]).toHaveLength(200);
  expect(columns[2]?.dates).toEqual([]);
  expect(performance.now() - startedMs).toBeLessThan(20_000);
});

test("long rows make smaller batches, and blank lines at the end are counted", async () => {
  const row = `A,${"x".repeat(60_000)}\n`;
  const { batches } = await readAll(`number,text\n${row.repeat(300)}\n\n`);
  expect(batches.map(({ rows }) => rows.length)).toEqual([140, 140, 20]);
  expect(batches.at(-1)).toMatchObject({ blankLines: 2, lastLine: 303 });
});

test("without a header no row is filled up", async () => {
  const { rows, refused } = await readAll("a,b,c\nd,e\n", { hasHeader: false });
  expect([rows.length, refused.length]).toEqual([1, 1]);
});

describe("NDJSON", () => {
  test("numbers keep their digits, objects become columns", async () => {
    const lines = [
      '{"number":12345678901234567890,"amount":0.10,"customer":{"id":"C1"},"paid":null,"tags":[1,"a"]}',
      '{"number":"2","open":true}',
      "not json",
      "[1]",
      "",
      '{"number":"3"}',
    ];
    const { shape, rows, refused } = await readAll(`${lines.join("\n")}\n`);
    expect(shape).toMatchObject({ format: "ndjson", delimiter: null });
    expect(shape.headers).toEqual(["number", "amount", "customer.id", "paid", "tags", "open"]);
    expect(rows[0]?.cells).toEqual(["12345678901234567890", "0.10", "C1", "", '["1","a"]', ""]);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 6]);
    expect(refused.map(({ line, code }) => [line, code])).toEqual([
      [3, "bad_json"],
      [4, "not_an_object"],
    ]);
  });

  test("a column that a mapping needs is there though it comes late", async () => {
    const { shape } = await readAll('{"number":"1"}\n', { columns: ["settledOn"] });
    expect(shape.headers).toEqual(["number", "settledOn"]);
  });

  test("nesting without end refuses its line only", async () => {
    const deep = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const { rows, refused } = await readAll(`{"a":1}\n${deep}\n{"a":2}\n`);
    expect([rows.length, refused.length]).toEqual([2, 1]);
  });
});

test("an import resumes after the line where it stopped", async () => {
  const text = `number\n${Array.from({ length: 2 * BATCH_ROWS + 1000 }, (_, index) => `N${index}`).join("\n")}\n`;
  const whole = await readAll(text);
  expect(whole.batches.map(({ rows }) => rows.length)).toEqual([BATCH_ROWS, BATCH_ROWS, 1000]);
  const stoppedAt = whole.batches[0]?.lastLine ?? 0;
  const rest = await readAll(text, { resumeAfterLine: stoppedAt });
  expect([...(whole.batches[0]?.rows ?? []), ...rest.rows]).toEqual(whole.rows);
});
