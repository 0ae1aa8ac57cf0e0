/** The groups in which what was known is shown; what belongs to none stands under `rest`. */
export const FACT_GROUPS = ["book", "behaviour", "limits", "customer", "bureau", "declared", "rest"] as const;
export type FactGroup = (typeof FACT_GROUPS)[number];

const SEEN_ELSEWHERE: readonly string[] = ["gatheredAt", "today", "timeZone", "currency"];

/** One fact: what it is called by the server, and its value. */
export type Fact = readonly [key: string, value: unknown];

/** Sorts what was known into its groups; a group that nothing was known of has no facts. */
export function groupFacts(
  facts: Readonly<Record<string, unknown>>,
): Readonly<Record<FactGroup, readonly Fact[]>> {
  const groups = Object.fromEntries(FACT_GROUPS.map((group) => [group, [] as Fact[]])) as Record<
    FactGroup,
    Fact[]
  >;
  for (const [key, value] of Object.entries(facts)) {
    if (SEEN_ELSEWHERE.includes(key)) continue;
    const group = FACT_GROUPS.find((name) => name === key);
    if (group === undefined) groups.rest.push([key, value]);
    else if (isRecord(value))
      groups[group].push(...Object.entries(value).filter(([name]) => name !== "id" && name !== "groupId"));
  }
  return groups;
}

/** "oldestOverdueDays" as people write it: "Oldest overdue days"; amounts lose the word for their unit. */
export function factName(key: string): string {
  const words = key
    .replace(/Minor$/, "")
    .replaceAll(/([a-z])([A-Z0-9])/g, "$1 $2")
    .replaceAll(/[._]/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The amount that a fact is, in minor units: those are named so; null for any other. */
export function amountOf([key, value]: Fact): number | null {
  return key.endsWith("Minor") && typeof value === "number" ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
