import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FitRequest, fitFile } from "./fit-file.ts";
import { seededRandom } from "./random.ts";
import { readTable } from "./read-table.ts";
import { reportText } from "./text-report.ts";

// Goal: any file ends as a card with its report, or as a refusal in words. Method: files written here, good and bad, and
// texts made by chance.

const quiet = (): void => {};

const request: FitRequest = {
  target: "bad",
  name: "From a file",
  meaning: "bad",
  method: "boosted",
  holdoutShare: 0.25,
  interactionsMax: 5,
  directions: {},
};

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

describe("files", () => {
  const lines = (count: number): string[] => {
    const random = seededRandom(9);
    return Array.from({ length: count }, (_, row) => {
      const late = Math.floor(random() * 90);
      return `${row},2025-${String(12 - (row % 12)).padStart(2, "0")}-01,${late},${random() < 0.05 ? "n/a" : `${late}.5E1`},same,n${row},${random() < late / 120 ? "yes" : "no"}`;
    });
  };
  const header = "id,seen,late,amount,constant,name,bad";

  test("a file becomes a card and a report in time order; what is no feature is left out and said", async () => {
    const text = [header, ...lines(600), "1,2,3", ",,,,,,"].join("\n");
    const { card, report } = await fitFile(
      bytesOf(text),
      { ...request, orderBy: "seen", leaveOut: ["id"] },
      "fit_x",
      quiet,
    );
    expect(card.variables.map(({ name }) => name).sort()).toEqual(["amount", "late"]);
    expect(report).toMatchObject({
      rows: 600,
      heldOut: "time",
      orderedBy: "seen",
      holdout: { rows: 150 },
      training: { rows: 450 },
    });
    expect(report.notes.join(" ")).toMatch(
      /1 rows could not be read.*1 rows have no outcome.*"constant" was left out.*"name" was left out/,
    );
    expect(report.caveats[0]).toContain("refused");
    const shown = reportText(card, report);
    for (const part of ["AUC", "KS", "foreseen bad", "WOE", "PSI", "score.late"])
      expect(shown).toContain(part);
  });

  test("without a hold-out every row is scored by a card that had not seen it", async () => {
    const { report } = await fitFile(
      bytesOf([header, ...lines(300)].join("\n")),
      { ...request, method: "logistic", holdoutShare: 0, leaveOut: ["id", "seen"] },
      "fit_x",
      quiet,
    );
    expect(report).toMatchObject({ heldOut: "folds", holdout: { rows: 300 }, training: { rows: 300 } });
    expect(report.holdout.auc.value).toBeLessThan(report.training.auc.value);
  });

  test("files that cannot be learned from are refused in words", async () => {
    const refusal = (text: string, more: Partial<FitRequest> = {}) =>
      fitFile(bytesOf(text), { ...request, ...more }, "x", quiet).then(
        () => "fitted",
        (error: Error) => error.message,
      );
    expect(await refusal([header, ...lines(50)].join("\n"))).toContain("Only 50 rows");
    expect(await refusal([header, ...lines(300)].join("\n"), { target: "nothing" })).toContain(
      'no column "nothing"',
    );
    expect(
      await refusal([header, ...lines(300).map((line) => line.replace(/yes$/, "no"))].join("\n")),
    ).toContain("0 are bad");
    const sorted = lines(300).sort((one, other) => (one.slice(-3) < other.slice(-3) ? -1 : 1));
    expect(await refusal([header, ...sorted].join("\n"))).toContain("Of the 75 rows kept aside, 75 are bad");
    expect(await refusal(`bad\n${"1\n0\n".repeat(100)}`)).toContain("No column is left");
  });

  test("no text whatever breaks the reader in another way than by refusing", async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom("1", "0", "", '"', "1e5", "yes", "\u0000", "NaN", "=1+1"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 30 }), async (rows) => {
        const text = ["a,b,bad", ...rows.map((row) => row.join(","))].join("\n");
        const failure = await readTable(bytesOf(text), { target: "bad" }).then(
          () => "",
          (error: Error) => error.name,
        );
        expect(["", "Refusal", "FileError"]).toContain(failure);
      }),
      { numRuns: 150 },
    );
  });
});
