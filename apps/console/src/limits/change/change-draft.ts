export type Choosing = "filter" | "list" | "csv";
export type ChangeHow = "set" | "percent" | "policy";

const REFERENCES_MAX = 1_000;

/** A change of many limits as it is being typed. */
export interface ChangeDraft {
  readonly by: Choosing;
  readonly segments: readonly string[];
  readonly riskClasses: readonly string[];
  readonly group: string | null;
  readonly hasManualLimit: "any" | "yes" | "no";
  readonly references: string;
  readonly csv: string;
  readonly currency: string;
  readonly how: ChangeHow;
  /** Minor units of `currency`. */
  readonly amount: number | null;
  readonly percent: string;
  readonly expiresOn: string;
  readonly reason: string;
}

/** An empty draft in the merchant's currency. */
export function emptyChange(currency: string): ChangeDraft {
  return {
    by: "filter",
    segments: [],
    riskClasses: [],
    group: null,
    hasManualLimit: "any",
    references: "",
    csv: "",
    currency,
    how: "percent",
    amount: null,
    percent: "",
    expiresOn: "",
    reason: "",
  };
}

/** The percentage as the server reads it, "-12.5"; null for what is none. A true minus and a comma are taken too. */
export function percentOf(text: string): string | null {
  const plain = text.trim().replace("−", "-").replace(/^\+/, "").replace(",", ".").replace(/%$/, "").trim();
  return /^-?\d{1,4}(\.\d{1,4})?$/.test(plain) ? plain : null;
}

/** The references of a typed list, one a line. */
export function referencesOf(text: string): string[] {
  return [...new Set(text.split(/[\n\r\t]+/).map((line) => line.trim()))].filter((line) => line !== "");
}

/** Whether the change can be worked out. */
export function isReady(draft: ChangeDraft): boolean {
  if (draft.reason.trim() === "") return false;
  if (draft.by === "csv") return draft.csv.trim() !== "";
  const { length } = referencesOf(draft.references);
  if (draft.by === "list" && (length === 0 || length > REFERENCES_MAX)) return false;
  if (draft.how === "set") return draft.amount !== null;
  return draft.how === "policy" || percentOf(draft.percent) !== null;
}

/** The draft as the server takes it. */
export function changeBody(draft: ChangeDraft) {
  const shared = {
    reason: draft.reason.trim(),
    ...(draft.expiresOn !== "" && draft.how !== "policy" && { expiresOn: draft.expiresOn }),
  };
  if (draft.by === "csv")
    return { ...shared, csv: draft.csv, change: { kind: "listed" as const, currency: draft.currency } };
  const selection =
    draft.by === "list"
      ? { references: referencesOf(draft.references) }
      : {
          ...(draft.segments.length > 0 && { segments: [...draft.segments] }),
          ...(draft.riskClasses.length > 0 && { riskClasses: [...draft.riskClasses] }),
          ...(draft.group !== null && { group: draft.group }),
          ...(draft.hasManualLimit !== "any" && { hasManualLimit: draft.hasManualLimit === "yes" }),
        };
  return { ...shared, selection, change: changeOf(draft) };
}

function changeOf({ how, amount, currency, percent }: ChangeDraft) {
  switch (how) {
    case "set":
      return { kind: "set" as const, limit: { amount: amount ?? 0, currency } };
    case "percent":
      return { kind: "percent" as const, percent: percentOf(percent) ?? "0" };
    case "policy":
      return { kind: "policy" as const };
  }
}
