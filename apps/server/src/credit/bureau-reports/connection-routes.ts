import { addMonths } from "@goodterms/kernel";
import { Type } from "typebox";
import { listBureaus } from "#integrations/bureaus";
import type { Context } from "#platform/db";
import { inMerchant } from "#platform/db";
import { Closed, DateOn, Nullable, type RouteDefinition, route } from "#platform/http";
import { checkConnection } from "./check-connection.ts";
import { selectConnections } from "./connection-store.ts";
import { openValue } from "./keys.ts";
import type { Neighbours } from "./neighbours.ts";
import type { Bureaus } from "./open-bureaus.ts";
import { CostsBody } from "./order-wire.ts";
import { selectMonths, sumCosts } from "./pull-store.ts";
import { putConnection } from "./put-connection.ts";
import { BureauBody, BureauName, bureauBody, ConnectionPut } from "./wire.ts";

const TAG = "Bureaus";
const ByName = Closed({ name: BureauName });
const MONTHS_STANDARD = 11;

async function bodies(ctx: Context, bureaus: Bureaus) {
  const connections = await selectConnections(ctx);
  return listBureaus().map((adapter) => {
    const connection = connections.find(({ bureau }) => bureau === adapter.name);
    const secrets =
      connection === undefined
        ? {}
        : openValue<Record<string, string>>(
            bureaus.keys.connection(ctx.merchantId),
            connection.sealedSecrets,
          );
    return bureauBody(adapter, connection, new Set(Object.keys(secrets)));
  });
}

/** The routes of connections and of what they cost. */
export function connectionRoutes(bureaus: Bureaus, neighbours: Neighbours): RouteDefinition[] {
  return [
    route({
      method: "GET",
      path: "/v1/bureaus",
      summary: "List credit bureaus, what they can do and how they are connected",
      description: "Of secrets only whether they are set. Everything works with none connected.",
      tag: TAG,
      scope: "credit:read",
      responses: { 200: Closed({ data: Type.Array(BureauBody), nextCursor: Type.Null() }) },
      handle: async (ctx) => ({ status: 200, body: { data: await bodies(ctx, bureaus), nextCursor: null } }),
    }),
    route({
      method: "PUT",
      path: "/v1/bureaus/{name}",
      summary: "Connect a bureau, or change its connection",
      description: "What is left out stays. Secrets are kept sealed and never shown again.",
      tag: TAG,
      scope: "credit:policy",
      idempotent: false,
      request: { params: ByName, body: ConnectionPut },
      responses: { 200: BureauBody },
      handle: async (ctx, { params, body }) => {
        const costs = Object.entries(body.costs ?? {}).map(([code, minor]) => [code, BigInt(minor)] as const);
        await putConnection(ctx, bureaus, params.name, {
          isEnabled: body.enabled,
          isSimulated: body.simulator,
          settings: body.settings,
          costs: Object.fromEntries(costs),
          costCurrency: body.costCurrency,
        });
        const found = (await bodies(ctx, bureaus)).find(({ name }) => name === params.name);
        return { status: 200, body: found as NonNullable<typeof found> };
      },
    }),
    route({
      method: "POST",
      path: "/v1/bureaus/{name}/check",
      summary: "Try a bureau's credentials without a paid call",
      tag: TAG,
      scope: "credit:policy",
      transaction: "none",
      request: { params: ByName },
      responses: { 200: Closed({ outcome: Type.String(), detail: Nullable(Type.String()) }) },
      handle: async ({ caller, database, clock }, { params }) => ({
        status: 200,
        body: await checkConnection({ caller, database, clock, bureaus }, params.name),
      }),
    }),
    costsRoute(neighbours),
  ];
}

function costsRoute(neighbours: Neighbours): RouteDefinition {
  return route({
    method: "GET",
    path: "/v1/bureaus/costs",
    summary: "Read what reports cost, by month, bureau, product and reason",
    description:
      "`reserved` is set aside for calls that run or whose outcome is unknown. Whole months; the last twelve by default.",
    tag: TAG,
    scope: "credit:read",
    transaction: "none",
    request: { query: Closed({ from: Type.Optional(DateOn), to: Type.Optional(DateOn) }) },
    responses: { 200: CostsBody },
    handle: async ({ caller, database }, { query }) => {
      const body = await inMerchant(database, caller, async (ctx) => {
        const to = query.to ?? (await neighbours.today(ctx));
        const from = query.from ?? addMonths(to, -MONTHS_STANDARD);
        const { budget } = await neighbours.policy(ctx);
        const months = await selectMonths(ctx, from, to);
        const rows = await sumCosts(ctx, from, to);
        return {
          months: months.map(({ month, currency, reservedMinor, spentMinor }) => ({
            month,
            currency,
            reserved: reservedMinor,
            spent: spentMinor,
            budget: currency === budget.currency ? budget.minor : null,
          })),
          rows: rows.map(({ currency, minor, ...row }) => ({ ...row, cost: { amount: minor, currency } })),
        };
      });
      return { status: 200, body };
    },
  });
}
