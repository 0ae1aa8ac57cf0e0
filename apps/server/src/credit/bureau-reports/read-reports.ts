import { parseId } from "@goodterms/kernel";
import type { BureauReport } from "#integrations/bureaus";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { findCustomer } from "#receivables";
import { refuse } from "../refusals.ts";
import { openingKey, openValue } from "./keys.ts";
import type { Bureaus } from "./open-bureaus.ts";
import { refuseReport } from "./refusals.ts";
import { listReports, type ReportRow, selectReport, selectSealedRaw } from "./report-store.ts";

/** A report as people read it; content is null where it was a person's and has been erased. */
export interface ReadReport extends Omit<ReportRow, "sealedContent"> {
  readonly content: BureauReport | null;
}

/** A customer's reports, newest first. @throws Refusal not_found. */
export async function readReports(
  ctx: Context,
  bureaus: Bureaus,
  customer: string,
  before: { readonly fetchedAt: Date; readonly id: string } | null,
  rowsMax: number,
): Promise<{ readonly rows: readonly ReadReport[]; readonly next: { fetchedAt: Date; id: string } | null }> {
  const { id } = await findCustomer(ctx, customer);
  const found = await listReports(ctx, id, before, rowsMax + 1);
  const rows: ReadReport[] = [];
  for (const row of found.slice(0, rowsMax)) rows.push(await open(ctx, bureaus, row));
  const last = found.length > rowsMax ? rows.at(-1) : undefined;
  return { rows, next: last === undefined ? null : { fetchedAt: last.fetchedAt, id: last.id } };
}

/** One report. @throws Refusal not_found. */
export async function readReport(ctx: Context, bureaus: Bureaus, idText: string): Promise<ReadReport> {
  return open(ctx, bureaus, await find(ctx, idText));
}

async function find(ctx: Context, idText: string): Promise<ReportRow> {
  const id = parseId("rpt", idText);
  const row = id === null ? undefined : await selectReport(ctx, id);
  if (row === undefined) throw refuse("not_found", `There is no report ${idText}.`);
  return row;
}

async function open(ctx: Context, bureaus: Bureaus, row: ReportRow): Promise<ReadReport> {
  const { sealedContent, ...rest } = row;
  const key = await openingKey(ctx, bureaus.keys, row.customerId, row.isOfPerson);
  const content = sealedContent === null || key === null ? null : openValue<BureauReport>(key, sealedContent);
  return { ...rest, content };
}

/** One part of what the bureau sent. */
export interface RawPart {
  readonly contentType: string;
  readonly text: string;
}

/**
 * The bureau's very answers. Looking is an event, with who looked: there are people in them.
 * @throws Refusal not_found, report_erased.
 */
export async function readRaw(
  ctx: Context,
  bureaus: Bureaus,
  idText: string,
): Promise<{ readonly id: string; readonly parts: readonly RawPart[] }> {
  const row = await find(ctx, idText);
  const sealed = await selectSealedRaw(ctx, row.id);
  const key = await openingKey(ctx, bureaus.keys, row.customerId, row.isOfPerson);
  if (sealed === null || key === null) throw refuseReport("report_erased", "The report's key was destroyed.");
  await recordEvents(ctx, [
    {
      type: "credit.bureau_report_raw_opened",
      subjectType: "bureau_report",
      subjectId: row.id,
      subjectVersion: 1n,
      data: { customerId: row.customerId, bureau: row.bureau },
    },
  ]);
  return { id: row.id, parts: openValue<RawPart[]>(key, sealed) };
}
