import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FileError } from "./file-error.ts";
import { openRows } from "./open-rows.ts";
import { previewFile } from "./preview.ts";
import { readAll } from "./test/read-all.ts";

test("a gigabyte on one line fails at once, and memory stays flat", async () => {
  const piece = Buffer.alloc(1_048_576, "x");
  let drawn = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("number,amount\n");
    for (; drawn < 1024; drawn += 1) yield piece;
  }
  await expect(async () => {
    const { batches } = await openRows(endless());
    for await (const batch of batches) expect(batch.rows).toEqual([]);
  }).rejects.toMatchObject({ code: "line_too_long", line: 2 });
  expect(drawn).toBeLessThan(5);
});

test("rows are drawn no faster than they are used, with flat memory, and stopping closes the source", async () => {
  const piece = Buffer.from("A1,C1,2024-01-31,12.50\n".repeat(5000));
  let drawn = 0;
  let isClosed = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      yield Buffer.from("number,customer,issuedOn,amount\n");
      for (;;) {
        drawn += 1;
        yield piece;
      }
    } finally {
      isClosed = true;
    }
  }
  const { batches } = await openRows(endless());
  const drawnBefore = drawn;
  let rows = 0;
  let peakBytes = 0;
  for await (const batch of batches) {
    rows += batch.rows.length;
    peakBytes = Math.max(peakBytes, process.memoryUsage().heapUsed);
    if (rows >= 600_000) break;
  }
  expect(isClosed).toBe(true);
  expect(drawn - drawnBefore).toBeLessThan(600_000 / 5000 + 20);
  expect(peakBytes).toBeLessThan(400_000_000);
});

test("an error of the source itself passes through", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("number,amount\nA,1\n");
    throw new Error("the connection broke");
  }
  await expect(openRows(broken())).rejects.toThrow("the connection broke");
});

test("a preview shows the first rows and what the columns hold, and reads no further", async () => {
  let drawn = 0;
  async function* large(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("number,issued,amount,currency\n");
    for (; drawn < 500; drawn += 1)
      yield Buffer.from('A1,02/03/24,"1,234",EUR\n,13/02/24,-5,usd\n'.repeat(1000));
  }
  const preview = await previewFile(large());
  expect(preview).toMatchObject({ sampledRows: 5000, isComplete: false });
  expect(preview.rows).toHaveLength(20);
  expect(drawn).toBeLessThan(60);
  const [number, issued, amount, currency] = preview.columns;
  expect(number).toMatchObject({ filled: 2500, empty: 2500, distinct: 1, examples: ["A1"] });
  expect(issued?.dates).toEqual([
    { format: "DD/MM/YY", count: 5000 },
    { format: "MM/DD/YY", count: 2500 },
  ]);
  expect(amount?.numbers).toMatchObject({ count: 5000, negative: 2500, ambiguousExample: "1,234" });
  expect(currency?.currencies).toBe(5000);
});

test("property: rows written in any dialect, encoding and line end are read back the same", async () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "é", "ß", "7", " x", '"', ",", ";", "\t", "|", "\n", "€"),
    maxLength: 6,
  });
  const rows = fc.array(fc.tuple(fc.constant("k"), cell, cell), { minLength: 1, maxLength: 8 });
  const encodings = fc.constantFrom("utf8", "utf8-mark", "utf16le-mark");
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom(",", ";", "\t", "|"),
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      encodings,
      async (input, delimiter, lineEnd, quoted, encoding) => {
        const written = stringify([["one", "two", "three"], ...input], {
          delimiter,
          record_delimiter: lineEnd,
          quoted,
          quoted_match: /[\r\n]/,
        });
        const bytes = Buffer.from(
          encoding.endsWith("mark") ? `\uFEFF${written}` : written,
          encoding.startsWith("utf16") ? "utf16le" : "utf8",
        );
        const { rows: found } = await readAll(bytes, { delimiter: delimiter as "," });
        expect(found.map(({ cells }) => cells)).toEqual(input);
      },
    ),
    { numRuns: 150 },
  );
});

test("property: any bytes end in rows, refusals or a FileError, never in anything else", async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .string({
        unit: fc.constantFrom('"', ",", ";", "\n", "\r", "a", "1", "{", "}", "\0", "é"),
        maxLength: 200,
      })
      .map((text) => new Uint8Array(Buffer.from(text))),
    fc
      .uint8Array({ maxLength: 200 })
      .map((tail) => new Uint8Array(Buffer.concat([Buffer.from([0x1f, 0x8b]), tail]))),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      try {
        const { rows, refused } = await readAll(content);
        for (const { line } of [...rows, ...refused]) expect(line).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(FileError);
      }
    }),
    { numRuns: 500 },
  );
});
