import type { Context } from "#platform/db";
import { Refusal } from "#platform/refusals";
import { putCustomer } from "../../customers/put-customer.ts";
import { findGroup, putGroup } from "../../customers/put-group.ts";
import type { CustomerInput } from "../../customers/rules.ts";
import type { ImportLine } from "../line-store.ts";
import { compileMapping } from "../mapping/apply-mapping.ts";
import type { CustomerRecord } from "../mapping/records.ts";
import { selectVersions } from "./customer-store.ts";
import { leftOut } from "./refused-lines.ts";
import type { PostChunk, RunFacts } from "./types.ts";

/**
 * Makes or changes customers, one a row. A customer that stands with the same data is a duplicate; an empty cell says
 * nothing and leaves what stands.
 */
export function customerPoster(run: RunFacts): PostChunk {
  const apply = compileMapping(run.mapping, "customers", run.headers);
  return async (ctx, units) => {
    const lines: ImportLine[] = [];
    let accepted = 0;
    let customersCreated = 0;
    const leave = (
      ...[row, ...why]: [Parameters<typeof leftOut>[0], ImportLine["outcome"], string, string]
    ) => lines.push(leftOut(row, run.delimiter ?? ",", ...why));
    const rows = units.flat();
    const applied = rows.map((row) => ({ row, ...apply(row) }));
    const versions = await selectVersions(
      ctx,
      applied.flatMap(({ record }) => record?.reference ?? []),
    );
    for (const { row, record, refusal } of applied) {
      if (refusal !== undefined) {
        leave(row, "refused", refusal.code, refusal.message);
        continue;
      }
      const outcome = await putOne(ctx, record, versions);
      if (outcome.code === undefined) {
        accepted += 1;
        if (outcome.created) customersCreated += 1;
      } else {
        leave(
          row,
          outcome.code === "already_booked" ? "duplicate" : "refused",
          outcome.code,
          outcome.message,
        );
      }
    }
    return { accepted, lines, documentsPosted: 0, customersCreated };
  };
}

type Put =
  | { readonly created: boolean; readonly code?: undefined }
  | { readonly code: string; readonly message: string };

async function putOne(ctx: Context, record: CustomerRecord, versions: Map<string, bigint>): Promise<Put> {
  try {
    if (record.group !== null) await ensureGroup(ctx, record.group);
    const put = await putCustomer(ctx, inputOf(record));
    const isChanged = put.created || put.version !== versions.get(record.reference);
    versions.set(record.reference, put.version);
    if (isChanged) return { created: put.created };
    return {
      code: "already_booked",
      message: `Customer ${record.reference} stands already, with the same data.`,
    };
  } catch (error) {
    // A refusal is thrown before anything is written for the customer, so the rows before it stand.
    if (!(error instanceof Refusal)) throw error;
    const where = error.pointers?.map(({ pointer, message }) => `${pointer} ${message}`).join("; ");
    return { code: error.code, message: where === undefined ? error.detail : `${error.detail} ${where}.` };
  }
}

async function ensureGroup(ctx: Context, reference: string): Promise<void> {
  try {
    await findGroup(ctx, reference);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "not_found") throw error;
    await putGroup(ctx, { reference, name: reference });
  }
}

function inputOf(record: CustomerRecord): CustomerInput {
  const given = <Value>(value: Value | null): Value | undefined => value ?? undefined;
  const hasContact = record.email !== null || record.phone !== null || record.contactName !== null;
  const hasAddress = record.city !== null && record.country !== null;
  return {
    reference: record.reference,
    name: record.name,
    kind: record.kind ?? "business",
    country: given(record.country),
    currency: given(record.currency),
    language: given(record.language),
    timeZone: given(record.timeZone),
    group: given(record.group),
    ownerId: given(record.owner),
    terms: given(record.terms),
    taxIds: record.taxId === null ? undefined : [taxIdOf(record.taxId)],
    externalReferences:
      record.externalReference === null ? undefined : { imported: record.externalReference },
    contacts: hasContact
      ? [{ name: record.contactName ?? record.name, email: record.email, phone: record.phone }]
      : undefined,
    addresses: hasAddress
      ? [
          {
            kind: "billing",
            lines: record.street === null ? [] : [record.street],
            city: record.city ?? "",
            postalCode: record.postalCode ?? "",
            region: record.region,
            country: record.country ?? "",
          },
        ]
      : undefined,
  };
}

/** A number with a country in front is a VAT number; anything else is kept as it is. */
function taxIdOf(value: string): { kind: string; value: string } {
  const compact = value.replaceAll(/[ .-]/g, "").toUpperCase();
  return /^[A-Z]{2}[0-9A-Z+*]{2,13}$/.test(compact)
    ? { kind: "vat", value: compact }
    : { kind: "tax", value };
}
