// A merchant with customers, bureaus that are simulators, and a policy that the test sets.
import { randomBytes } from "node:crypto";
import { plainDate } from "@goodterms/kernel";
import { afterAll } from "vitest";
import {
  aClock,
  aDatabase,
  aMerchant,
  type StandardMerchant,
  type TestDatabase,
} from "../../../../test/house.ts";
import { listBureaus, type Simulator } from "../../../integrations/bureaus/index.ts";
import { putCustomer } from "../../../receivables/index.ts";
import type { Outside } from "../check-connection.ts";
import { type FetchInput, fetchReport } from "../fetch-report.ts";
import { openKeys } from "../keys.ts";
import type { BureauPolicy, Neighbours } from "../neighbours.ts";
import { type Bureaus, openBureaus } from "../open-bureaus.ts";
import { type ConnectionInput, putConnection } from "../put-connection.ts";

export const ENCRYPTION_KEY = randomBytes(32);
export const database: TestDatabase = await aDatabase();

const simulators = new Map<string, Simulator>();
const starting = new Map<string, Promise<Simulator>>();
afterAll(async () => {
  for (const simulator of simulators.values()) await simulator.close();
});

/** The simulator of a bureau, to set faults on; shared by the file's tests. */
export async function simulatorOf(bureau: string, clock = aClock()): Promise<Simulator> {
  const adapter = listBureaus().find(({ name }) => name === bureau);
  if (adapter === undefined) throw new Error(`no adapter ${bureau}`);
  const start = starting.get(bureau) ?? adapter.simulate(clock);
  starting.set(bureau, start);
  const simulator = await start;
  simulators.set(bureau, simulator);
  return simulator;
}

export interface BureauHouse {
  readonly merchant: StandardMerchant;
  readonly bureaus: Bureaus;
  readonly neighbours: Neighbours;
  /** What the policy says; change it as the test wants. */
  readonly policy: { -readonly [Key in keyof BureauPolicy]: BureauPolicy[Key] } & { canChange: boolean };
  outside(): Outside;
  connect(bureau: string, input?: ConnectionInput): Promise<void>;
  fetch(input: Partial<FetchInput> & { customer: string }): ReturnType<typeof fetchReport>;
}

/** A merchant with customers C1, C2 … of names that a simulator knows, each with an address in Oregon. */
export async function aBureauHouse(names: readonly string[]): Promise<BureauHouse> {
  const merchant = await aMerchant(database, { customers: 0 });
  for (const [index, name] of names.entries()) {
    await merchant.run((ctx) =>
      putCustomer(ctx, {
        reference: `C${index + 1}`,
        name,
        kind: "business",
        country: "US",
        currency: "USD",
        addresses: [
          {
            kind: "billing",
            lines: ["12 Harbor Rd"],
            city: "Portland",
            postalCode: "97209",
            region: "OR",
            country: "US",
          },
        ],
        taxIds: [{ kind: "company", value: "01234567" }],
      }),
    );
  }
  const bureaus = openBureaus({
    keys: openKeys(ENCRYPTION_KEY),
    wait: async () => {},
    simulatorUrl: async (bureau) => (await simulatorOf(bureau)).url,
  });
  const policy: BureauHouse["policy"] = {
    canChange: true,
    waterfall: () => ["experian-us", "dnb"],
    repullAfterDays: 180,
    budget: { minor: 100_000n, currency: "USD" },
    onlyWhenItCanChange: true,
    inBudgetCurrency: (minor) => minor,
  };
  const neighbours: Neighbours = {
    policy: async () => policy,
    canChange: async () => policy.canChange,
    today: async (ctx) => plainDate(ctx.now.toISOString().slice(0, 10)),
  };
  const outside = (): Outside => ({
    database,
    clock: merchant.clock,
    bureaus,
    caller: {
      merchantId: merchant.merchantId,
      actor: "user:test",
      now: merchant.clock.now(),
      requestId: "test",
    },
  });
  return {
    merchant,
    bureaus,
    neighbours,
    policy,
    outside,
    connect: (bureau, input = {}) =>
      merchant.run((ctx) => putConnection(ctx, bureaus, bureau, { isSimulated: true, ...input })),
    fetch: (input) =>
      fetchReport(outside(), neighbours, {
        bureau: null,
        product: null,
        reason: "review",
        note: null,
        permissiblePurpose: null,
        force: null,
        person: null,
        ...input,
      }),
  };
}

/** What the database says, as its administrator sees it. */
export async function rows<T extends object>(sql: string, parameters: unknown[]): Promise<T[]> {
  return database.asAdministrator<T>(sql, parameters);
}
