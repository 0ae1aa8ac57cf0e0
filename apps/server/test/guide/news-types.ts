// Every type of news that the program records, found in its sources.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SOURCES = join(import.meta.dirname, "../../src");
/** A literal that reads like news: a room, a dot, a verb in the past tense. What names jobs and ticks is left out. */
const NEWS =
  /(?<!name: )"((?:platform|receivables|credit)\.[a-z_]+(?:ed|made|paid|over|set|off|held|withdrawn))"/g;
/** Types that are put together, by the file that does so. */
const COMPOSED: Readonly<Record<string, readonly string[]>> = {
  "credit/limits/limit-dates-tick.ts": [
    "credit.limit_started",
    "credit.limit_expired",
    "credit.collateral_expired",
  ],
  // The ledger's own statement records these, in SQL.
  "receivables/exposure/reserve-batch": [
    "receivables.reservation_reserved",
    "receivables.reservation_refused",
    "receivables.reservation_checked",
  ],
  "receivables/exposure/release-reservation.ts": [
    "receivables.reservation_released",
    "receivables.reservation_expired",
  ],
};

export function newsTypes(): string[] {
  const found = new Set<string>();
  for (const file of globSync("**/*.ts", { cwd: SOURCES })) {
    if (file.endsWith(".test.ts") || file.includes("/test/") || file.startsWith("demo/")) continue;
    const text = readFileSync(join(SOURCES, file), "utf8");
    for (const [, type = ""] of text.matchAll(NEWS)) found.add(type);
  }
  for (const type of Object.values(COMPOSED).flat()) found.add(type);
  return [...found].sort();
}

/** Files that put types together, and are not known to: their types would be missed. */
export function unknownComposers(): string[] {
  return globSync("**/*.ts", { cwd: SOURCES }).filter((file) => {
    if (file.endsWith(".test.ts") || file in COMPOSED) return false;
    return /type: `(?:platform|receivables|credit)\./.test(readFileSync(join(SOURCES, file), "utf8"));
  });
}
