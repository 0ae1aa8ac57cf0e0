import type { AgeingKeyKind, AgeingRow, ControlledTotal } from "../ageing-store.ts";
import type { AgeingHead } from "../read-ageing.ts";
import type { AgedSums } from "../rules.ts";
import { amountText, dateText } from "../wording.ts";
import { type Content, heading, QUIET_INK, renderPage, right, table } from "./page.ts";

const COLUMNS_ON_A4_MAX = 11;
const FONT_SIZE = 8;

export interface PrintedAgeing extends AgeingHead {
  readonly by: AgeingKeyKind;
  readonly rows: readonly AgeingRow[];
  readonly totals: readonly ControlledTotal[];
}

/** The ageing report as a PDF on its side, with a total for each currency and the control account beside it. */
export async function drawAgeing(report: PrintedAgeing): Promise<Buffer> {
  const { asOn, knownAt, entities, buckets } = report;
  const head = ["Not due", ...buckets.map((bucket) => bucket.label), "Open", "Unapplied", "Net", "Disputed"];
  const isWide = head.length > COLUMNS_ON_A4_MAX;
  return renderPage({
    title: `Receivables by age, ${dateText(asOn)}`,
    from: entities.map((entity) => entity.name).join(", "),
    footnote: `As of ${dateText(asOn)}, as known on ${knownAt.toISOString().slice(0, 16).replace("T", " ")} UTC. Days past due; an item due on the day is not overdue.`,
    size: isWide ? "A3" : "A4",
    orientation: "landscape",
    content: [
      {
        fontSize: FONT_SIZE,
        stack: [drawRows(report, head), heading("Totals"), drawTotals(report, head)],
      },
    ],
  });
}

function drawRows({ rows, by }: PrintedAgeing, head: readonly string[]): Content {
  const titles: Readonly<Record<AgeingKeyKind, string>> = {
    customer: "Customer",
    entity: "Entity",
    owner: "Owner",
    currency: "",
    total: "",
  };
  return table(
    ["*", "auto", ...head.map(() => "auto" as const)],
    [titles[by], "", ...head.map((text) => right(text))],
    rows.map((row) => [keyText(by, row), { text: row.currency, color: QUIET_INK }, ...amounts(row)]),
  );
}

function drawTotals({ totals }: PrintedAgeing, head: readonly string[]): Content {
  const rows = totals.map((total): Content[] => [
    { text: total.currency },
    ...amounts(total),
    right(amountText(total.controlMinor, total.currency)),
    right(amountText(total.netMinor - total.controlMinor, total.currency)),
  ]);
  const titles = [...head, "Control account", "Difference"];
  return table(
    ["*", ...titles.map(() => "auto" as const)],
    ["", ...titles.map((text) => right(text))],
    rows,
    new Set(rows.keys()),
  );
}

function keyText(by: AgeingKeyKind, { key }: AgeingRow): Content {
  if (by === "owner") return key.ownerId ?? "Nobody";
  if (by === "currency" || by === "total") return "All";
  return { text: [{ text: `${key.reference ?? ""}  `, color: QUIET_INK }, key.name ?? ""] };
}

function amounts(sums: AgedSums): Content[] {
  const { currency, currentMinor, bucketsMinor, openMinor, unappliedMinor, netMinor, disputedMinor } = sums;
  const shown = [currentMinor, ...bucketsMinor, openMinor, -unappliedMinor];
  const quietZero = (minor: bigint) =>
    right(minor === 0n ? "–" : amountText(minor, currency), minor === 0n ? { color: QUIET_INK } : {});
  return [
    ...shown.map(quietZero),
    right(amountText(netMinor, currency), { bold: true }),
    quietZero(disputedMinor),
  ];
}
