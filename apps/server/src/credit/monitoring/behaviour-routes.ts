import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import type { Context } from "#platform/db";
import {
  Amount,
  Closed,
  CurrencyCode,
  decodeCursor,
  encodeCursor,
  Nullable,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { customerNames, listEntities } from "#receivables";
import { refuse } from "../refusals.ts";
import { BehaviourBody, behaviourBody } from "./behaviour-wire.ts";
import type { Neighbours } from "./neighbours.ts";
import { selectMatrix, selectPortfolioCustomers, selectUtilizationBands } from "./portfolio-store.ts";
import { readBehaviour } from "./read-behaviour.ts";

const behaviour = (neighbours: Neighbours): RouteDefinition =>
  route({
    method: "GET",
    path: "/v1/customers/{id}/behaviour",
    summary: "Read how a customer pays",
    description:
      "Grade and expected days late with their interval, what is still open counted in; trend, change point, the last 24 months, utilization by day.",
    tag: "Monitoring",
    scope: "credit:read",
    request: { params: Closed({ id: Reference }) },
    responses: { 200: BehaviourBody },
    handle: async (ctx, { params }) => {
      const view = await readBehaviour(ctx, params.id, neighbours);
      return { status: 200, body: behaviourBody(view, await customerNames(ctx, [view.customerId])) };
    },
  });

/** The currency that a report over all customers is in: the first entity's. @throws Refusal not_found without one. */
async function reportCurrency(ctx: Context): Promise<string> {
  const [first] = await listEntities(ctx);
  if (first === undefined)
    throw refuse("not_found", "The merchant has no entity yet, so there is nothing to report.");
  return first.functionalCurrency;
}

const Cell = Closed(
  {
    riskClass: Nullable(Type.String()),
    grade: Nullable(Type.String()),
    customers: Type.Integer(),
    exposure: Amount,
    limit: Amount,
    overdueItems: Type.Integer(),
    unconverted: Type.Integer({
      description: "Customers left out of the amounts: no rate of the day is known",
    }),
  },
  { $id: "PortfolioCell" },
);

const portfolio = route({
  method: "GET",
  path: "/v1/reports/credit-portfolio",
  summary: "Report exposure by risk class and payer grade, and how limits are used",
  tag: "Reports",
  scope: "credit:read",
  responses: {
    200: Closed(
      {
        currency: CurrencyCode,
        cells: Type.Array(Cell),
        utilization: Type.Array(
          Closed({
            fromPercent: Nullable(Type.Integer({ description: "Null: no limit" })),
            customers: Type.Integer(),
            exposure: Amount,
          }),
        ),
      },
      { $id: "CreditPortfolio" },
    ),
  },
  handle: async (ctx) => {
    const currency = await reportCurrency(ctx);
    const cells = await selectMatrix(ctx, currency);
    const bands = await selectUtilizationBands(ctx, currency);
    return {
      status: 200,
      body: {
        currency,
        cells: cells.map(({ exposureMinor, limitMinor, ...cell }) => ({
          ...cell,
          exposure: exposureMinor,
          limit: limitMinor,
        })),
        utilization: bands.map(({ exposureMinor, ...band }) => ({ ...band, exposure: exposureMinor })),
      },
    };
  },
});

const NONE = "none";
const Place = Closed({
  exposure: Type.String({ pattern: "^-?[0-9]{1,18}$" }),
  id: Type.String({ format: "uuid" }),
});
const ClassName = Type.String({ minLength: 1, maxLength: 60, description: '"none" for those without one' });

const portfolioCustomers = route({
  method: "GET",
  path: "/v1/reports/credit-portfolio/customers",
  summary: "List the customers of a cell of the portfolio, the largest exposure first",
  tag: "Reports",
  scope: "credit:read",
  request: {
    query: Closed({ ...PageQuery, riskClass: Type.Optional(ClassName), grade: Type.Optional(ClassName) }),
  },
  responses: {
    200: PageOf(
      Closed(
        {
          id: Type.String(),
          reference: Type.String(),
          name: Type.String(),
          riskClass: Nullable(Type.String()),
          grade: Nullable(Type.String()),
          currency: CurrencyCode,
          exposure: Amount,
          limit: Nullable(Amount),
          overdueItems: Type.Integer(),
        },
        { $id: "PortfolioCustomer" },
      ),
    ),
  },
  handle: async (ctx, { query }) => {
    const place = decodeCursor("credit-portfolio", Place, query.cursor);
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const currency = await reportCurrency(ctx);
    const wanted = (name: string | undefined): string | null | undefined => (name === NONE ? null : name);
    const found = await selectPortfolioCustomers(
      ctx,
      currency,
      { riskClass: wanted(query.riskClass), grade: wanted(query.grade) },
      place === null ? null : { exposureMinor: BigInt(place.exposure), id: place.id },
      rowsMax + 1,
    );
    const shown = found.slice(0, rowsMax);
    const last = found.length > rowsMax ? shown.at(-1) : undefined;
    const nextCursor =
      last === undefined
        ? null
        : encodeCursor("credit-portfolio", { exposure: last.exposureMinor.toString(), id: last.id });
    const data = shown.map(({ exposureMinor, limitMinor, ...customer }) => ({
      ...customer,
      id: formatId("cus", customer.id),
      currency,
      exposure: exposureMinor,
      limit: limitMinor,
    }));
    return { status: 200, body: { data, nextCursor } };
  },
});

/** A customer's behaviour, and the portfolio. */
export function behaviourRoutes(neighbours: Neighbours): readonly RouteDefinition[] {
  return [behaviour(neighbours), portfolio, portfolioCustomers];
}
