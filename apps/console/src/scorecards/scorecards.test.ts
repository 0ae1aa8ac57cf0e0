import { expect, test } from "vitest";
import { likelyTarget, readColumns } from "./csv-columns.ts";
import { fitAddress } from "./learn/fit-address.ts";
import { documentWithCard, isCardIn, textWithCard } from "./place-card.ts";
import { bandLabels, calibrationGap, curveOf, foundAmongLowest } from "./report-figures.ts";
import type { Scorecard } from "./scorecard-api.ts";

const TENTHS = [
  { rows: 50, meanChance: 0.1, badShare: 0.2, scoreFrom: 600, scoreTo: 700 },
  { rows: 50, meanChance: 0.7, badShare: 0.6, scoreFrom: 400, scoreTo: 599 },
];

test("the curve starts at the lowest scores and ends with everybody", () => {
  const points = curveOf({ calibration: TENTHS });
  expect(points[0]).toEqual({ good: 0, bad: 0, all: 0 });
  expect(points[1]?.bad).toBeCloseTo(0.75);
  expect(points[1]?.good).toBeCloseTo(20 / 60);
  expect(points[2]).toEqual({ good: 1, bad: 1, all: 1 });
  expect(foundAmongLowest(points).found).toBeCloseTo(0.75);
  expect(calibrationGap({ calibration: TENTHS })).toBe(10);
});

test("a curve of nobody divides by nothing", () => {
  expect(curveOf({ calibration: [] })).toEqual([{ good: 0, bad: 0, all: 0 }]);
  expect(calibrationGap({ calibration: [] })).toBe(0);
});

test("bands are named by their bounds, open at both ends", () => {
  expect(bandLabels([480, 512.4], 3)).toEqual(["< 480", "480–512", "≥ 512"]);
});

test("columns are read with their delimiter, quotes and all; what is no CSV has none", async () => {
  const columns = await readColumns(new Blob(['\ufeff"age; years";bad\r\n"4""2";1\r\n']));
  expect(columns).toEqual([
    { name: "age; years", example: '4"2' },
    { name: "bad", example: "1" },
  ]);
  expect(likelyTarget(columns)).toBe("bad");
  expect(await readColumns(new Blob([new Uint8Array([0x1f, 0x8b, 0, 0])]))).toEqual([]);
});

test("a fit's address leaves out what was left empty, and never the outcome's own column", () => {
  const address = fitAddress({
    name: "A & B",
    method: "boosted",
    holdoutPercent: 20,
    target: "bad",
    orderBy: "",
    meaning: "",
    uses: { age: "safer", number: "out", bad: "out", other: "either" },
  });
  const query = new URLSearchParams(address.slice(address.indexOf("?")));
  expect(Object.fromEntries(query)).toEqual({
    name: "A & B",
    method: "boosted",
    holdoutShare: "0.2",
    target: "bad",
    leaveOut: "number",
    safer: "age",
  });
});

const CARD = { id: "scd_1", version: "1", name: "Own", variables: [] } as unknown as Scorecard;
const TEXT = `# keep me
segments:
  - id: shops
    name: Shops
    scorecard: old # why
  - id: rest
    name: Rest
scorecards:
  - id: old
    name: Old
`;

test("a card goes into the text at its place, and the comments stay", () => {
  const champion = textWithCard(TEXT, { card: CARD, segments: ["shops"], role: "champion" }) ?? "";
  expect(champion).toContain("# keep me");
  expect(champion).toContain("    name: Shops\n    scorecard: scd_1\n  - id: rest");
  expect(champion).toContain('scorecards:\n  - {\n      "id": "scd_1"');
  const shadow = textWithCard(TEXT, { card: CARD, segments: ["rest"], role: "challenger" }) ?? "";
  expect(shadow).toContain("  - id: rest\n    challengers: [scd_1]\n    name: Rest");
});

test("a text that is written otherwise is left alone", () => {
  const placing = { card: CARD, segments: ["shops"], role: "champion" } as const;
  expect(textWithCard("scorecards: []", placing)).toBeNull();
  expect(textWithCard(TEXT.replace("- id: shops", "- { id: shops }"), placing)).toBeNull();
});

test("the document takes the card once, and is told from one without it", () => {
  const document = {
    segments: [{ id: "shops", challengers: ["scd_1"] }, { id: "rest" }],
    scorecards: [{ id: "scd_1" }],
  };
  const placing = { card: CARD, segments: ["shops", "rest"], role: "challenger" } as const;
  const placed = documentWithCard(document, placing);
  expect(placed.scorecards).toEqual([CARD]);
  expect(placed.segments).toEqual([
    { id: "shops", challengers: ["scd_1"] },
    { id: "rest", challengers: ["scd_1"] },
  ]);
  expect(isCardIn(placed, placing)).toBe(true);
  expect(isCardIn(document, placing)).toBe(false);
});
