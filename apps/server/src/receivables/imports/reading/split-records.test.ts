import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_RECORD_LENGTH } from "./limits.ts";
import type { Delimiter } from "./rows.ts";
import { createRecordSplitter } from "./split-records.ts";

/** Splits the text, handed over in chunks of the given size; each finding is [line, what]. */
function split(text: string, delimiter: Delimiter = ",", chunkLength = text.length || 1): unknown[] {
  const found: unknown[] = [];
  const splitter = createRecordSplitter(delimiter, {
    record: (line, cells) => found.push([line, cells]),
    malformed: (line, code) => found.push([line, code, splitter.raw()]),
    blank: (line) => found.push([line, "blank"]),
  });
  for (let start = 0; start < text.length; start += chunkLength) {
    splitter.write(text.slice(start, start + chunkLength));
  }
  splitter.end();
  return found;
}

describe("records and their physical lines", () => {
  const table: readonly (readonly [string, string, unknown[]])[] = [
    [
      "line feeds",
      "a,b\nc,d\n",
      [
        [1, ["a", "b"]],
        [2, ["c", "d"]],
      ],
    ],
    [
      "no line end at the end",
      "a,b\nc,d",
      [
        [1, ["a", "b"]],
        [2, ["c", "d"]],
      ],
    ],
    [
      "mixed line ends",
      "a\r\nb\nc\rd",
      [
        [1, ["a"]],
        [2, ["b"]],
        [3, ["c"]],
        [4, ["d"]],
      ],
    ],
    [
      "a line break in quotes",
      'a,"x\r\ny"\r\nb,c\r\n',
      [
        [1, ["a", "x\r\ny"]],
        [3, ["b", "c"]],
      ],
    ],
    [
      "a carriage return in quotes",
      '"x\ry"\nb',
      [
        [1, ["x\ry"]],
        [3, ["b"]],
      ],
    ],
    ["doubled quotes", '"a ""b""",""\n', [[1, ['a "b"', ""]]]],
    ["a quote inside a plain cell", 'a 15" screen,b\n', [[1, ['a 15" screen', "b"]]]],
    ["empty cells", ",,\n", [[1, ["", "", ""]]]],
    [
      "blank lines",
      "a\n\n  \nb",
      [
        [1, ["a"]],
        [2, "blank"],
        [3, "blank"],
        [4, ["b"]],
      ],
    ],
    [
      "text after a closing quote",
      '1,"a"b\n2,c\n',
      [
        [1, "bad_quote", '1,"a"b'],
        [2, ["2", "c"]],
      ],
    ],
    [
      "a lost quote costs its own line only",
      '1,"foo,2\n2,ok,3\n3,"q",4\n4,ok,5\n',
      [
        [1, "bad_quote", '1,"foo,2'],
        [2, ["2", "ok", "3"]],
        [3, ["3", "q", "4"]],
        [4, ["4", "ok", "5"]],
      ],
    ],
    [
      "a quote that never closes costs its own line only",
      'a,"b\nc,d\ne,f\n',
      [
        [1, "unterminated_quote", 'a,"b'],
        [2, ["c", "d"]],
        [3, ["e", "f"]],
      ],
    ],
  ];
  test.each(table)("%s", (_name, text, expected) => {
    expect(split(text)).toEqual(expected);
    for (const chunkLength of [1, 2, 3]) expect(split(text, ",", chunkLength)).toEqual(expected);
  });
});

test("a line beyond the limit is refused with its number, however it arrives", () => {
  const long = "x".repeat(MAX_RECORD_LENGTH + 1);
  expect(() => split(`a\n${long}`)).toThrow(/Line 2 is longer/);
  expect(() => split(`a\n${long}`, ",", 100_000)).toThrow(/Line 2 is longer/);
  expect(() => split(`a\n"b","${long}`, ",", 100_000)).toThrow(/Line 2 is longer/);
});

test("a quote open for more than the limit is refused at its line, and the lines after it are read", () => {
  const lines = Array.from({ length: 200_000 }, (_, index) => `${index},okay`).join("\n");
  const found = split(`a,b\n1,"lost\n${lines}\n`, ",", 65_536);
  expect(found).toHaveLength(200_002);
  expect(found[1]).toEqual([2, "unterminated_quote", '1,"lost']);
  expect(found[200_001]).toEqual([200_002, ["199999", "okay"]]);
});

const delimiters = fc.constantFrom<Delimiter[]>(",", ";", "\t", "|");
const cell = fc.string({
  unit: fc.constantFrom("a", "é", "1", " ", '"', ",", ";", "\t", "|", "\n", "\r\n", "€", "="),
});

test("property: what csv-stringify writes is read back the same, in any chunks", () => {
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 });
  const lineEnds = fc.constantFrom("\n", "\r\n", "\r");
  fc.assert(
    fc.property(
      rows,
      delimiters,
      lineEnds,
      fc.boolean(),
      fc.nat({ max: 20 }),
      (input, delimiter, lineEnd, quoted, size) => {
        const text = stringify(input, {
          delimiter,
          record_delimiter: lineEnd,
          quoted,
          quoted_match: /[\r\n]/,
        });
        const cells = split(text, delimiter, size + 1).map((found) => (found as [number, string[]])[1]);
        expect(cells).toEqual(input);
      },
    ),
    { numRuns: 300 },
  );
});

test("property: well-formed text reads as csv-parse reads it", () => {
  const plain = fc.string({ unit: fc.constantFrom("a", "b", "1", " ", "é"), minLength: 1 });
  const quoted = cell.map((text) => `"${text.replaceAll('"', '""')}"`);
  const line = fc
    .array(fc.oneof(plain, quoted), { minLength: 2, maxLength: 4 })
    .map((cells) => cells.join(","));
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 10 }),
      fc.constantFrom("\n", "\r\n"),
      (lines, lineEnd) => {
        const text = lines.join(lineEnd);
        const oracle = parse(text, { relax_column_count: true, record_delimiter: lineEnd });
        expect(split(text).map((found) => (found as [number, string[]])[1])).toEqual(oracle);
      },
    ),
    { numRuns: 300 },
  );
});

test("property: any text is accounted for line by line, whatever the chunks", () => {
  const noise = fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "a", " ", "\0"), maxLength: 60 });
  fc.assert(
    fc.property(noise, fc.integer({ min: 1, max: 7 }), (text, size) => {
      const whole = split(text);
      expect(split(text, ",", size)).toEqual(whole);
      const lines = whole.map((found) => (found as [number])[0]);
      expect(lines).toEqual([...lines].sort((left, right) => left - right));
      expect(new Set(lines).size).toBe(lines.length);
    }),
    { numRuns: 1000 },
  );
});
