import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import { inMerchant } from "#platform/db";
import {
  Amount,
  Closed,
  CurrencyCode,
  type FileAnswer,
  Nullable,
  OneOf,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { readCommitteePack, readProposalPack } from "./committee-pack.ts";
import { readFamily, setGroupParent } from "./family.ts";
import type { FamilyNode } from "./family-rules.ts";
import type { ExposureRow } from "./family-store.ts";
import type { CommitteePack } from "./pack-rules.ts";
import { PackBody, packBody } from "./pack-wire.ts";
import { drawApart } from "./pdf/draw-apart.ts";
import { EXPOSURES_BY, readTopExposures } from "./top-exposures.ts";

const TAG = "Limits";
const TOP_ROWS_MAX = 500;
const TOP_ROWS_DEFAULT = 20;
const ById = Closed({ id: Reference });
const PDF = "application/pdf";

const nodeProperties = {
  id: Type.String(),
  reference: Type.String(),
  name: Type.String(),
  level: Type.Integer(),
  own: Nullable(Amount),
  total: Nullable(Amount),
  ceiling: Nullable(Amount),
  ceilingCurrency: CurrencyCode,
};

/** A node as it is told: the tree is flattened from the top down, each node naming its parent. */
const FamilyRow = Closed(
  { ...nodeProperties, parentId: Nullable(Type.String()) },
  { $id: "FamilyGroup", description: "Null amounts: a rate of the day is missing" },
);

const FamilyBody = Closed(
  {
    currency: CurrencyCode,
    above: Type.Array(Closed({ id: Type.String(), reference: Type.String(), name: Type.String() })),
    groups: Type.Array(FamilyRow),
  },
  { $id: "Family", description: "From the group asked about downwards, each group after its parent" },
);

function familyRows(node: FamilyNode<ExposureRow>, parentId: string | null): Static<typeof FamilyRow>[] {
  const id = formatId("grp", node.id);
  const { reference, name, inReportMinor, ceilingMinor, currency } = node.own;
  const row = {
    id,
    reference,
    name,
    level: node.level,
    own: inReportMinor,
    total: node.totalMinor,
    ceiling: ceilingMinor,
    ceilingCurrency: currency,
    parentId,
  };
  return [row, ...node.children.flatMap((child) => familyRows(child, id))];
}

const getFamily = route({
  method: "GET",
  path: "/v1/groups/{id}/family",
  summary: "Read a group with everything under it, exposure rolled up level by level",
  description: "In the currency of the group asked about.",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: FamilyBody },
  handle: async (ctx, { params }) => {
    const family = await readFamily(ctx, params.id);
    return {
      status: 200,
      body: {
        currency: family.currency,
        above: family.above.map(({ id, reference, name }) => ({ id: formatId("grp", id), reference, name })),
        groups: familyRows(family.root, null),
      },
    };
  },
});

const putParent = route({
  method: "PUT",
  path: "/v1/groups/{id}/parent",
  summary: "Put a group under another, or on its own",
  description: "For reports on whole families; what the ledger guards is the customer and its one group.",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed({ parent: Nullable(Reference) }) },
  responses: { 200: FamilyBody },
  handle: async (ctx, { params, body }) => {
    await setGroupParent(ctx, params.id, body.parent);
    const family = await readFamily(ctx, params.id);
    return {
      status: 200,
      body: {
        currency: family.currency,
        above: family.above.map(({ id, reference, name }) => ({ id: formatId("grp", id), reference, name })),
        groups: familyRows(family.root, null),
      },
    };
  },
});

const TopRow = Closed(
  {
    id: Type.String(),
    reference: Type.String(),
    name: Type.String(),
    exposure: Amount,
    share: Nullable(Type.Number({ description: "Of all exposure, to four places" })),
    cover: Nullable(Amount),
    ceiling: Nullable(Amount),
    ceilingCurrency: CurrencyCode,
  },
  { $id: "TopExposure" },
);

const getTop = route({
  method: "GET",
  path: "/v1/reports/top-exposures",
  summary: "Read whom most is at risk with: customers, groups, or families",
  description:
    "Exposure as the guard weighs it, at the rates of the day. Cover is what insurers, guarantors and collateral would bear, up to their limits.",
  tag: "Reports",
  scope: "reports:read",
  request: {
    query: Closed({
      by: Type.Optional(OneOf(EXPOSURES_BY, { default: "customer" })),
      currency: Type.Optional(CurrencyCode),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: TOP_ROWS_MAX, default: TOP_ROWS_DEFAULT })),
    }),
  },
  responses: {
    200: Closed(
      {
        by: OneOf(EXPOSURES_BY),
        currency: CurrencyCode,
        total: Amount,
        accounts: Type.Integer(),
        unknown: Type.Integer({ description: "Accounts left out: no rate of the day is known" }),
        rows: Type.Array(TopRow),
      },
      { $id: "TopExposures" },
    ),
  },
  handle: async (ctx, { query }) => {
    const by = query.by ?? "customer";
    const report = await readTopExposures(ctx, {
      by,
      currency: query.currency ?? null,
      rowsMax: query.limit ?? TOP_ROWS_DEFAULT,
    });
    const { currency, totalMinor, accounts, unknown } = report;
    return {
      status: 200,
      body: {
        by,
        currency,
        total: totalMinor,
        accounts,
        unknown,
        rows: report.rows.map((row) => ({
          id: formatId(by === "customer" ? "cus" : "grp", row.id),
          reference: row.reference,
          name: row.name,
          exposure: row.exposureMinor,
          share: row.share,
          cover: row.coverMinor,
          ceiling: row.ceilingMinor,
          ceilingCurrency: row.ceilingCurrency,
        })),
      },
    };
  },
});

const Format = Closed({ format: Type.Optional(OneOf(["json", "pdf"], { default: "json" })) });
const PACK_DESCRIPTION =
  "Identity, exposure and ageing, behaviour, bureau on one scale, score with reasons, limits and cover, the open proposal with a recommendation, and the decisions so far.";

async function answerPack(pack: CommitteePack, format: "json" | "pdf" | undefined) {
  if (format !== "pdf") return { status: 200 as const, body: packBody(pack) };
  const content = await drawApart({ kind: "committee_pack", pack });
  const fileName = `committee-pack-${pack.customer.id}-${pack.on}.pdf`;
  return { status: 200, contentType: PDF, content, fileName } satisfies FileAnswer;
}

const getPack = route({
  method: "GET",
  path: "/v1/customers/{id}/committee-pack",
  summary: "Read all that a credit committee looks at about a customer",
  description: PACK_DESCRIPTION,
  tag: TAG,
  scope: "credit:read",
  request: { params: ById, query: Format },
  responses: { 200: PackBody },
  produces: [PDF],
  transaction: "none",
  handle: async (ctx, { params, query }) => {
    const pack = await inMerchant(ctx.database, ctx.caller, (inside) =>
      readCommitteePack(inside, params.id, null),
    );
    return answerPack(pack, query.format);
  },
});

const getProposalPack = route({
  method: "GET",
  path: "/v1/credit/limit-proposals/{id}/committee-pack",
  summary: "Read all that a credit committee looks at about a proposal",
  description: PACK_DESCRIPTION,
  tag: TAG,
  scope: "credit:read",
  request: { params: ById, query: Format },
  responses: { 200: PackBody },
  produces: [PDF],
  transaction: "none",
  handle: async (ctx, { params, query }) => {
    const pack = await inMerchant(ctx.database, ctx.caller, (inside) => readProposalPack(inside, params.id));
    return answerPack(pack, query.format);
  },
});

export const limitReportRoutes: readonly RouteDefinition[] = [
  getFamily,
  putParent,
  getTop,
  getPack,
  getProposalPack,
];
