// Short ways for the tests of monitoring: a merchant whose customers buy and pay, neighbours that answer as told.

import { type PlainDate, plainDate } from "@goodterms/kernel";
import { expect } from "vitest";
import { findCustomer, issueInvoice, receivePayment, setCeiling } from "#receivables";
import {
  aClock,
  aDatabase,
  aMerchant,
  type StandardMerchant,
  type TestDatabase,
} from "../../../../test/house.ts";
import type { BureauAlert, Expiry } from "../firing-rules.ts";
import { merchantToday } from "../merchant-today.ts";
import { monitorMerchant } from "../monitor-merchant.ts";
import type { Neighbours, WantedLimit } from "../neighbours.ts";
import { policyPart } from "./settings.ts";

export const database: TestDatabase = await aDatabase();
export const DAY_MS = 86_400_000;
export const START = new Date("2025-01-06T09:00:00Z");

/** Neighbours whose answers a test may set, and that remember what they were asked to do. */
export interface ToldNeighbours extends Neighbours {
  readonly alerts: Map<string, BureauAlert[]>;
  readonly ends: Map<string, Expiry[]>;
  readonly limits: WantedLimit[];
  readonly holds: string[];
}

export function toldNeighbours(): ToldNeighbours {
  const told = {
    alerts: new Map<string, BureauAlert[]>(),
    ends: new Map<string, Expiry[]>(),
    limits: [] as WantedLimit[],
    holds: [] as string[],
  };
  return {
    ...told,
    policyPart: async () => policyPart,
    today: merchantToday,
    bureauAlerts: async () => told.alerts,
    expiries: async () => told.ends,
    wantLimit: async (_ctx, _access, wanted) => {
      told.limits.push(wanted);
      return "lim_told";
    },
    holdAccount: async (_ctx, customerId) => {
      told.holds.push(customerId);
      return "hld_told";
    },
  };
}

export interface Diary {
  readonly merchant: StandardMerchant;
  readonly neighbours: ToldNeighbours;
  /** Moves the clock by whole days. */
  pass(days: number): void;
  today(): PlainDate;
  invoice(number: string, minor: bigint, dueInDays: number, customer?: string): Promise<void>;
  pay(number: string, minor: bigint, customer?: string): Promise<void>;
  ceiling(minor: bigint, customer?: string): Promise<void>;
  /** Looks at everybody who has moved; gives how many that were. */
  look(): Promise<number>;
  idOf(customer: string): Promise<string>;
  /** Codes of the alerts raised so far, oldest first. */
  alerts(customer?: string): Promise<string[]>;
}

/** A merchant on 6 January 2025 with customers C1, C2 …, whose days pass as the test says. */
export async function aDiary(customers = 1): Promise<Diary> {
  const clock = aClock(START);
  const merchant = await aMerchant(database, { customers, clock });
  const neighbours = toldNeighbours();
  const today = (): PlainDate => plainDate(clock.now().toISOString().slice(0, 10));
  const idOf = async (customer: string): Promise<string> =>
    (await merchant.run((ctx) => findCustomer(ctx, customer))).id;
  return {
    merchant,
    neighbours,
    today,
    idOf,
    pass: (days) => clock.advance(days * DAY_MS),
    invoice: async (number, minor, dueInDays, customer = "C1") => {
      const dueOn = plainDate(
        new Date(clock.now().getTime() + dueInDays * DAY_MS).toISOString().slice(0, 10),
      );
      await merchant.run((ctx) =>
        issueInvoice(ctx, {
          customer,
          number,
          currency: "GBP",
          issuedOn: today(),
          dueOn,
          amounts: { netMinor: minor, taxMinor: 0n },
        }),
      );
    },
    pay: async (number, minor, customer = "C1") => {
      await merchant.run((ctx) =>
        receivePayment(ctx, {
          customer,
          number: `P-${number}`,
          currency: "GBP",
          issuedOn: today(),
          amountMinor: minor,
          method: "bank_transfer",
          remittance: [{ invoice: number }],
        }),
      );
    },
    ceiling: async (minor, customer = "C1") => {
      await merchant.run((ctx) =>
        setCeiling(ctx, { customer }, { ceiling: { amountMinor: minor, currency: "GBP" }, reason: "test" }),
      );
    },
    look: () => monitorMerchant({ database, merchantId: merchant.merchantId, now: clock.now(), neighbours }),
    alerts: async (customer = "C1") => {
      const rows = await database.asAdministrator<{ code: string; percent: string | null }>(
        "SELECT code, data->>'percent' AS percent FROM credit.alert WHERE merchant_id = $1 AND customer_id = $2 ORDER BY raised_at, code, percent, id",
        [merchant.merchantId, await idOf(customer)],
      );
      return rows.map((row) => (row.percent === null ? row.code : `${row.code} ${row.percent}`));
    },
  };
}

/** How many rows there are. */
export async function rowCount(merchant: StandardMerchant, table: string): Promise<number> {
  const rows = await database.asAdministrator<{ count: string }>(
    `SELECT count(*) AS count FROM ${table} WHERE merchant_id = $1`,
    [merchant.merchantId],
  );
  expect(rows).toHaveLength(1);
  return Number(rows[0]?.count);
}
