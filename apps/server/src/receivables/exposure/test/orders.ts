// Short ways for the tests of exposure: a merchant whose customer C1 has a ceiling, orders, invoices.
import { expect } from "vitest";
import { Refusal } from "#platform/refusals";
import { aDatabase, aMerchant, plainDate, type StandardMerchant } from "../../../../test/house.ts";
import { findCustomer } from "../../customers/find-customer.ts";
import { issueInvoice } from "../../documents/issue-invoice.ts";
import { readAccount } from "../read-account.ts";
import { type OrderRequest, reserveOrder } from "../reserve-order.ts";
import { setCeiling } from "../set-ceiling.ts";

export const database = await aDatabase();
export const ISSUED_ON = plainDate("2026-03-01");
export const HOUR_MS = 3_600_000;

export async function withCeiling(
  amountMinor: bigint | null,
  options: Parameters<typeof aMerchant>[1] = {},
): Promise<StandardMerchant> {
  const merchant = await aMerchant(database, options);
  await ceiling(merchant, amountMinor);
  return merchant;
}

export function ceiling(
  merchant: StandardMerchant,
  amountMinor: bigint | null,
  more: Partial<Parameters<typeof setCeiling>[2]> = {},
) {
  return merchant.run((ctx) =>
    setCeiling(
      ctx,
      { customer: "C1" },
      { ceiling: amountMinor === null ? null : { amountMinor, currency: "GBP" }, reason: "test", ...more },
    ),
  );
}

export function reserve(
  merchant: StandardMerchant,
  order: string,
  amountMinor: bigint,
  more: Partial<OrderRequest> = {},
) {
  const request: OrderRequest = {
    customer: "C1",
    order,
    amountMinor,
    currency: "GBP",
    mode: "reserve",
    expiresAt: null,
    overrideReason: null,
    ...more,
  };
  return merchant.run((ctx) => reserveOrder(ctx, request));
}

export function invoice(
  merchant: StandardMerchant,
  number: string,
  netMinor: bigint,
  more: { taxMinor?: bigint; order?: string; customer?: string } = {},
) {
  return merchant.run((ctx) =>
    issueInvoice(ctx, {
      customer: more.customer ?? "C1",
      number,
      currency: "GBP",
      issuedOn: ISSUED_ON,
      amounts: { netMinor, taxMinor: more.taxMinor ?? 0n },
      order: more.order,
    }),
  );
}

export function account(merchant: StandardMerchant, customer = "C1") {
  return merchant.run(async (ctx) => readAccount(ctx, await findCustomer(ctx, customer)));
}

export async function refusalCode(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).code;
}
