import { isCurrency } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newIds } from "#platform/ids";
import { openAccounts } from "../exposure/store.ts";
import { refuse } from "../refusals.ts";
import { accountCurrency } from "./account-currency.ts";
import type { CustomerKind } from "./rules.ts";
import { insertCustomers, selectCustomerIds } from "./store.ts";

/** A customer as a file names it: enough to book its documents. */
export interface NamedCustomer {
  readonly reference: string;
  readonly name: string;
  readonly kind: CustomerKind;
  readonly country: string | null;
  readonly currency: string | null;
}

/**
 * Makes those customers that are missing, each with its exposure account, in one statement a table; the others stay as
 * they are. Safe against another process making the same ones. Returns every given reference with its customer's id.
 * @throws Refusal unknown_currency, no_entity.
 */
export async function ensureCustomers(
  ctx: Context,
  customers: readonly NamedCustomer[],
): Promise<Map<string, string>> {
  // In one order, so that two imports that share customers wait for each other instead of locking each other out.
  const byReference = new Map(customers.map((customer) => [customer.reference, customer]));
  const references = [...byReference.keys()].sort();
  const standing = await selectCustomerIds(ctx, references);
  const missing = references.flatMap((reference) => {
    const customer = byReference.get(reference);
    return customer === undefined || standing.has(reference) ? [] : [customer];
  });
  if (missing.length === 0) return standing;
  const made = await makeCustomers(ctx, missing);
  // What another process made meanwhile is committed by now, and is seen by a new statement.
  const rest = missing.filter((customer) => !made.has(customer.reference));
  const others =
    rest.length === 0
      ? []
      : await selectCustomerIds(
          ctx,
          rest.map((customer) => customer.reference),
        );
  return new Map([...standing, ...made, ...others]);
}

async function makeCustomers(ctx: Context, missing: readonly NamedCustomer[]): Promise<Map<string, string>> {
  const unknown = missing.find((customer) => customer.currency !== null && !isCurrency(customer.currency));
  if (unknown !== undefined) {
    throw refuse("unknown_currency", `Customer ${unknown.reference} has currency "${unknown.currency}".`);
  }
  const ids = newIds(ctx.now, missing.length);
  const rows = missing.map((customer, index) => ({
    ...customer,
    name: customer.name.trim() === "" ? customer.reference : customer.name.trim(),
    id: ids[index] ?? "",
  }));
  const inserted = await insertCustomers(ctx, rows);
  const made = rows.filter((row) => inserted.has(row.id));
  if (made.length === 0) return new Map();
  const otherwise = made.some((row) => row.currency === null) ? await accountCurrency(ctx, null) : "";
  await openAccounts(
    ctx,
    "customer",
    made.map((row) => ({ id: row.id, currency: row.currency ?? otherwise })),
  );
  await recordEvents(
    ctx,
    made.map((row) => ({
      type: "receivables.customer_created",
      subjectType: "customer",
      subjectId: row.id,
      subjectVersion: 1n,
      data: { fields: ["kind", "name"] },
    })),
  );
  return new Map(made.map((row) => [row.reference, row.id]));
}
