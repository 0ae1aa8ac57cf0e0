// A merchant that has one of everything there is, each of its texts marked, so that a text of it in a wrong answer shows.
import { parseId } from "@goodterms/kernel";
import type { FastifyInstance } from "fastify";
import { createApiKey } from "../../src/platform/auth/index.ts";
import { inMerchant } from "../../src/platform/db/index.ts";
import { aTenant, signInAs, type TestTenant } from "../../src/platform/http/test-server.ts";
import type { WholeHouse } from "../api/whole-house.ts";
import { fillCredit } from "./fill-credit.ts";
import { fillDocuments } from "./fill-documents.ts";

export type Headers = Readonly<Record<string, string>>;

/** Our id and, where the thing has one, the merchant's own name for it. */
export interface Thing {
  readonly id: string;
  readonly reference?: string;
}

/** Every kind of thing that an id or a reference of a request may name. */
export const THINGS = [
  "entity",
  "customer",
  "group",
  "invoice",
  "creditNote",
  "payment",
  "refund",
  "fee",
  "writeOff",
  "discount",
  "allocation",
  "reservation",
  "order",
  "import",
  "mapping",
  "apiKey",
  "person",
  "webhookEndpoint",
  "webhookDelivery",
  "collateral",
  "limitProposal",
  "limitChange",
  "bureauReport",
  "bureauOrder",
  "offer",
  "describedOrder",
  "decision",
  "authorization",
  "hold",
  "accountHold",
  "evaluation",
  "policy",
  "simulation",
  "scorecard",
  "fit",
  "applicationForm",
  "applicationLink",
  "application",
  "referee",
  "upload",
  "notice",
  "alert",
  "proposal",
] as const;
export type ThingName = (typeof THINGS)[number];

export interface RichMerchant extends TestTenant {
  /** Stands in every text of this merchant and in no other's. */
  readonly mark: string;
  readonly owner: Headers;
  readonly things: Readonly<Record<ThingName, Thing>>;
}

export interface Answer {
  readonly id: string;
  readonly allocations: readonly { readonly id: string }[];
}

/** Fills a new merchant through the API alone, as its owner would. `mark` is letters and digits. */
export async function aRichMerchant(house: WholeHouse, mark: string, hook: string): Promise<RichMerchant> {
  const tenant = await aTenant(house.database, house.clock, house.signIn);
  const owner = await signInAs(house.server, tenant.ownerEmail);
  const ask = askerOf(house.server, owner);
  await ask("PUT", "/v1/settings", { name: `${mark} Trading` });
  const endpoint = await ask("POST", "/v1/webhook-endpoints", { url: `${hook}/${mark}` });
  const base = await fillBase(ask, mark);
  const documents = await fillDocuments(ask, mark);
  const { order, ...reserved } = await fillExposure(ask, mark);
  const mapping = await fillImport(house, ask, owner, mark);
  const credit = await fillCredit(
    { ask, askAs: (headers) => askerOf(house.server, headers), work: house.work },
    mark,
  );
  await ask("POST", `/v1/entities/${mark}-uk/close-period`, {
    through: "2025-12-31",
    reason: `${mark} year`,
  });
  const apiKey = await ask("POST", "/v1/api-keys", { name: `${mark} shop`, scopes: ["reports:read"] });
  const person = await ask("POST", "/v1/people", {
    email: `${mark}@example.com`,
    name: `${mark} Person`,
    roles: ["resolver"],
  });
  const deliveries = (await ask("GET", `/v1/webhook-endpoints/${endpoint.id}/deliveries`)) as unknown as {
    data: Thing[];
  };
  const imports = (await ask("GET", "/v1/imports")) as unknown as { data: Thing[] };
  const things = {
    ...base,
    ...documents,
    ...reserved,
    ...credit,
    order: { id: order, reference: order },
    import: first(imports.data),
    mapping,
    apiKey: { id: apiKey.id },
    person: { id: person.id, reference: parseId("usr", person.id) ?? "" },
    webhookEndpoint: { id: endpoint.id },
    webhookDelivery: first(deliveries.data),
  };
  return { ...tenant, mark, owner, things };
}

/** Asks as the owner; @throws Error unless the answer is what was wanted. */
export type Ask = (method: "GET" | "POST" | "PUT", url: string, payload?: object) => Promise<Answer>;

function askerOf(server: FastifyInstance, headers: Headers): Ask {
  return async (method, url, payload) => {
    const isFile = Buffer.isBuffer(payload);
    const answer = await server.inject({
      ...{ method, url },
      headers: { ...headers, ...(isFile && { "content-type": "application/octet-stream" }) },
      ...(payload !== undefined && { payload }),
    });
    if (answer.statusCode >= 300) {
      throw new Error(`filling a merchant: ${method} ${url} gave ${answer.statusCode}: ${answer.body}`);
    }
    return answer.json() as Answer;
  };
}

function first(things: readonly Thing[]): Thing {
  const [thing] = things;
  if (thing === undefined) throw new Error("filling a merchant left a list empty");
  return { id: thing.id };
}

async function fillBase(ask: Ask, mark: string) {
  const entity = await ask("PUT", `/v1/entities/${mark}-uk`, {
    name: `${mark} Ltd`,
    country: "GB",
    functionalCurrency: "GBP",
    timeZone: "Europe/London",
    accounts: { revenue: { code: "4000", name: `${mark} sales` } },
  });
  await ask("PUT", "/v1/exchange-rates", {
    base: "EUR",
    quote: "GBP",
    validFrom: "2026-01-01",
    rate: "0.85",
    source: mark,
  });
  const group = await ask("PUT", `/v1/groups/${mark}-group`, { name: `${mark} group` });
  const customer = await ask("PUT", `/v1/customers/${mark}-customer`, customerBody(mark));
  for (const other of ["second", "third"]) {
    await ask("PUT", `/v1/customers/${mark}-${other}`, { ...customerBody(mark), group: null });
  }
  // Both merchants have a customer and an entity-wide number of the same name: own names are nobody else's.
  await ask("PUT", "/v1/customers/shared", customerBody(mark));
  await ask("PUT", "/v1/groups/shared", { name: `${mark} shared group` });
  return {
    entity: { id: entity.id, reference: `${mark}-uk` },
    group: { id: group.id, reference: `${mark}-group` },
    customer: { id: customer.id, reference: `${mark}-customer` },
  };
}

function customerBody(mark: string): object {
  return {
    name: `${mark} Buyer`,
    kind: "business",
    country: "GB",
    currency: "GBP",
    group: `${mark}-group`,
    taxIds: [{ kind: "vat", value: `${mark}-vat` }],
    externalReferences: { shop: `${mark}-shop` },
    contacts: [{ name: `${mark} Contact`, email: `${mark}-contact@example.com`, phone: "+44 20 7946 0000" }],
    addresses: [
      { kind: "billing", lines: [`1 ${mark} Street`], city: mark, postalCode: "N1 1AA", country: "GB" },
    ],
  };
}

async function fillExposure(ask: Ask, mark: string) {
  const ceiling = { amount: 90_000_000, currency: "GBP" };
  await ask("PUT", `/v1/customers/${mark}-customer/ceiling`, { ceiling, reason: `${mark} good` });
  await ask("PUT", `/v1/groups/${mark}-group/ceiling`, { ceiling, reason: `${mark} good` });
  await ask("PUT", `/v1/customers/${mark}-second/ceiling`, {
    ceiling: { amount: 1, currency: "GBP" },
    reason: `${mark} none`,
  });
  // Before the year is closed, so that something is long overdue.
  const old = { number: `${mark}-old`, issuedOn: "2025-11-10", dueOn: "2025-12-10", net: 40_000 };
  await ask("POST", "/v1/invoices", { customer: `${mark}-third`, currency: "GBP", ...old });
  const beyond = { number: `${mark}-beyond`, issuedOn: "2026-02-10", dueOn: "2026-03-10", net: 500 };
  await ask("POST", "/v1/invoices", { customer: `${mark}-second`, currency: "GBP", ...beyond });
  const order = `${mark}-order`;
  const reservation = await ask("POST", "/v1/reservations", {
    customer: `${mark}-customer`,
    order,
    amount: 7_000,
    currency: "GBP",
  });
  return { order, reservation: { id: reservation.id } };
}

interface Uploaded extends Answer {
  readonly proposal: {
    readonly mapping: object;
    readonly questions: readonly {
      readonly id: string;
      readonly code: string;
      readonly choices: readonly { readonly value: string }[];
    }[];
  };
}

/** Enough that one bad row leaves no doubt about what the columns are. */
const GOOD_ROWS = 15;

async function fillImport(house: WholeHouse, ask: Ask, owner: Headers, mark: string): Promise<Thing> {
  const good = Array.from(
    { length: GOOD_ROWS },
    (_, row) => `${mark}-i${row};${mark}-customer;2026-02-${10 + row};1${row}.50`,
  );
  const file = ["number;customer;issued on;total", ...good, `${mark}-bad;x;2026-02-03;${mark}`].join("\r\n");
  const uploaded = await house.server.inject({
    method: "POST",
    url: `/v1/imports/invoices?fileName=${mark}.csv&header=true&delimiter=%3B`,
    headers: { ...owner, "content-type": "text/csv" },
    payload: Buffer.from(file),
  });
  const { id, proposal } = uploaded.json() as Uploaded;
  const known: Record<string, string> = { currency: "GBP", terms: "net 30" };
  const answers = Object.fromEntries(
    proposal.questions.map((question) => [
      question.id,
      known[question.code] ?? question.choices[0]?.value ?? "",
    ]),
  );
  await ask("POST", `/v1/imports/${id}/start`, {
    mapping: proposal.mapping,
    answers,
    saveAs: `${mark} layout`,
  });
  const saved = (await ask("GET", "/v1/import-mappings")) as unknown as { data: Thing[] };
  return first(saved.data);
}

/** A key of a merchant (the live one or its twin) with these scopes; the headers that use it. */
export async function aKeyOf(
  house: WholeHouse,
  merchantId: string,
  draft: Parameters<typeof createApiKey>[2],
  mode: "live" | "test" = "live",
): Promise<{ readonly keyId: string; readonly headers: Headers }> {
  const caller = { merchantId, actor: "user:test", now: house.clock.now(), requestId: "test" };
  const { apiKey, secret } = await inMerchant(house.database, caller, (ctx) =>
    createApiKey(ctx, mode, draft),
  );
  return { keyId: apiKey.id, headers: { authorization: `Bearer ${secret}` } };
}
