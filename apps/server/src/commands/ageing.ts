import { type PlainDate, parseDate } from "@goodterms/kernel";
import type { Command } from "commander";
import { type AgeingReport, readAgeing } from "#receivables";
import { CommandError } from "./command-error.ts";
import { withMerchant } from "./open-house.ts";
import { type CommonOptions, withCommon } from "./options.ts";
import { amountText, printJson, printLine, printTable } from "./output.ts";

const KINDS = ["customer", "entity", "currency", "owner", "total"] as const;
type Kind = (typeof KINDS)[number];
const ROWS_DEFAULT = 50;
const ROWS_MAX = 500;

interface AgeingOptions extends CommonOptions {
  readonly asOn?: string;
  readonly knownAt?: string;
  readonly by: string;
  readonly entity?: string;
  readonly currency?: string;
  readonly customer?: string;
  readonly limit: string;
}

/** `goodterms ageing`: who owes what, since when, as at any day. */
export function addAgeing(program: Command): void {
  withCommon(program.command("ageing"))
    .description("Who owes what, since when, as at any day")
    .option("--as-on <date>", "the day to age at (default: today where the entity keeps its books)")
    .option("--known-at <instant>", "count only what had been booked by then (ISO 8601)")
    .option("--by <kind>", `one of ${KINDS.join(", ")}`, "customer")
    .option("--entity <reference>", "one entity only")
    .option("--currency <code>", "one currency only")
    .option("--customer <reference>", "one customer only")
    .option("--limit <rows>", "customers to show; the totals are of all", String(ROWS_DEFAULT))
    .addHelpText("after", "\nExample:\n  goodterms ageing --as-on 2026-03-31 --by customer --limit 20")
    .action(async (options: AgeingOptions) => {
      const request = readRequest(options);
      const report = await withMerchant(options, (ctx) => readAgeing(ctx, request));
      if (options.json) printJson(report);
      else printReport(report, request.by);
    });
}

function readRequest(options: AgeingOptions): Parameters<typeof readAgeing>[1] {
  const by = KINDS.find((kind) => kind === options.by);
  if (by === undefined)
    throw new CommandError(`--by ${options.by} is not known.`, `Use one of ${KINDS.join(", ")}.`);
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > ROWS_MAX)
    throw new CommandError("--limit is out of range.", `Give a whole number from 1 to ${ROWS_MAX}.`);
  return {
    by,
    limit,
    after: null,
    asOn: readDay("--as-on", options.asOn),
    knownAt: readInstant("--known-at", options.knownAt),
    entity: options.entity,
    currency: options.currency,
    customer: options.customer,
  };
}

/** A day from an option. @throws CommandError. */
export function readDay(option: string, text: string | undefined): PlainDate | undefined {
  if (text === undefined) return undefined;
  const day = parseDate(text);
  if (day === null) throw new CommandError(`${option} ${text} is not a date.`, "Write it as YYYY-MM-DD.");
  return day;
}

function readInstant(option: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime()))
    throw new CommandError(`${option} ${text} is not an instant.`, "Write it as 2026-03-31T23:59:59Z.");
  return instant;
}

function printReport(report: AgeingReport, by: Kind): void {
  printLine(`Ageing as on ${report.asOn}, as known at ${report.knownAt.toISOString()}`);
  printLine();
  const titles = ["not due", ...report.buckets.map((bucket) => bucket.label), "open", "unapplied", "net"];
  const columns = [by === "total" ? "" : by, "cur", ...titles].map(
    (title, index) => ({ title, align: index < 2 ? "left" : "right" }) as const,
  );
  const cells = (
    row: AgeingReport["rows"][number] | NonNullable<AgeingReport["totals"]>[number],
    label: string,
  ): string[] => [
    label,
    row.currency,
    ...[row.currentMinor, ...row.bucketsMinor, row.openMinor, row.unappliedMinor, row.netMinor].map((minor) =>
      amountText(minor, row.currency),
    ),
  ];
  const totals = report.totals ?? [];
  printTable(columns, [
    ...report.rows.map((row) => cells(row, [row.key.reference, row.key.name].filter(Boolean).join(" "))),
    ...totals.map((total) => cells(total, "Total")),
  ]);
  if (report.next !== null) printLine(`… more customers follow; raise --limit, or use --json.`);
  printLine();
  for (const total of totals) {
    const differenceMinor = total.netMinor - total.controlMinor;
    printLine(
      differenceMinor === 0n
        ? `${total.currency}: open items and the receivables account agree at ${amountText(total.netMinor, total.currency)}.`
        : `${total.currency}: open items differ from the receivables account by ${amountText(differenceMinor, total.currency)}. Run goodterms verify.`,
    );
  }
}
