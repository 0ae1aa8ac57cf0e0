// What the tests of applications share: a server with their routes, neighbours that write down what they are asked, and
// short ways to apply.
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LightMyRequestResponse } from "fastify";
import { afterAll } from "vitest";
import { putEntity } from "#receivables";
import { aClock, aDatabase } from "../../../../test/house.ts";
import type { Access } from "../../../platform/auth/rules.ts";
import { inMerchant } from "../../../platform/db/index.ts";
import { openFileStore } from "../../../platform/files/index.ts";
import { aTenant, testServer, testSignIn } from "../../../platform/http/test-server.ts";
import type { Assessed, DeclinedNotice, GrantedLimit, Neighbours } from "../parts.ts";
import { applicationRoutes } from "../routes.ts";
import { openVault } from "../vault.ts";

const FILE_BYTES_MAX = 20_000_000;

export type Json = Record<string, unknown>;
export type Caller = { readonly authorization: string };

/** Neighbours that write down what they are asked; `settings` says what they answer. */
function recordingNeighbours() {
  const granted: GrantedLimit[] = [];
  const notices: DeclinedNotice[] = [];
  const stale: string[] = [];
  const pulled: string[] = [];
  const settings = { people: 1, authorityMinor: null as bigint | null, assessed: null as Assessed | null };
  const neighbours: Neighbours = {
    approvalOf: async (_ctx, _access: Access, { minor }) => ({
      reaches: settings.authorityMinor === null || minor <= settings.authorityMinor,
      people: settings.people,
    }),
    personBehind: async (_ctx, access) => access.actor,
    affordability: async () => null,
    grantLimit: async (_ctx, limit) => {
      granted.push(limit);
    },
    assess: async () => settings.assessed,
    pullReports: async (_tools, { customerId }) => {
      pulled.push(customerId);
      return [{ bureau: "trial", outcome: "received", reportId: null, detail: null }];
    },
    reportsOf: async () => [],
    noticeDeclined: async (_ctx, notice) => {
      notices.push(notice);
    },
    markStale: async (_ctx, ids) => {
      stale.push(...ids);
    },
  };
  return { neighbours, settings, granted, notices, stale, pulled };
}

/** To be called once at the top of a test file. */
export async function anApplicationHouse() {
  const database = await aDatabase();
  const clock = aClock();
  const folder = await mkdtemp(join(tmpdir(), "goodterms-applications-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const { neighbours, ...asked } = recordingNeighbours();
  const vault = openVault(randomBytes(32));
  const files = openFileStore(folder, FILE_BYTES_MAX);
  const parts = { vault, files, publicUrl: "http://localhost:4600", neighbours };
  const server = await testServer(database, clock, {
    routes: applicationRoutes(parts),
    env: { REQUESTS_PER_MINUTE: "1000000", UPLOAD_BYTES_MAX: "20000000" },
  });
  const signIn = testSignIn(database);

  const merchant = async () => {
    const tenant = await aTenant(database, clock, signIn);
    const caller = { merchantId: tenant.merchantId, actor: "user:test", requestId: "test" };
    const run: <T>(work: Parameters<typeof inMerchant<T>>[2]) => Promise<T> = (work) =>
      inMerchant(database, { ...caller, now: clock.now() }, work);
    await run((ctx) =>
      putEntity(ctx, {
        reference: "UK",
        name: "Example Trading Ltd",
        country: "GB",
        functionalCurrency: "GBP",
        timeZone: "Europe/London",
      }),
    );
    const { headers } = await tenant.key();
    const { headers: second } = await tenant.key();
    const ask = (
      method: "GET" | "POST" | "PUT" | "DELETE",
      url: string,
      payload?: Json,
      as: Caller = headers,
    ) => server.inject({ method, url, headers: as, ...(payload !== undefined && { payload }) });
    return { ...tenant, run, headers, second, ask };
  };

  let visits = 0;
  /** As somebody who holds a link; each request from an address of its own, so that no limit is met. */
  const visit = (
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    payload?: Json | Buffer,
    more: { address?: string; type?: string } = {},
  ): Promise<LightMyRequestResponse> => {
    visits += 1;
    const address = more.address ?? `10.${(visits >> 16) & 255}.${(visits >> 8) & 255}.${visits & 255}`;
    return server.inject({
      method,
      url: `/v1/public/${path}`,
      remoteAddress: address,
      ...(payload !== undefined && { payload }),
      ...(more.type !== undefined && { headers: { "content-type": more.type } }),
    });
  };

  const filesKept = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile()).length;

  return {
    ...{ database, clock, server, parts, files, folder, vault },
    ...{ ...asked, merchant, visit, filesKept },
  };
}

/** Answers to the shipped business form that leave nothing to be found. */
export const GOOD_ANSWERS: Json = {
  legal_name: "Acme Widgets Ltd",
  legal_form: "company",
  company_number: { country: "GB", number: "01234567" },
  vat_id: "GB123456782",
  registered_address: { lines: ["1 High Street"], city: "London", postalCode: "EC1A 1AA", country: "GB" },
  started_on: "2015-04-01",
  employees: "12",
  website: "https://www.acme-widgets.example",
  contact_name: "Jane Doe",
  contact_email: "jane@acme-widgets.example",
  contact_phone: "+44 20 7946 0000",
  requested_limit: { amount: 500_000, currency: "GBP" },
  bank_account: { holder: "Acme Widgets Ltd", iban: "GB29 NWBK 6016 1331 9268 19" },
  referees: [{ kind: "trade", organisation: "Steel & Co", name: "Sam Smith", email: "sam@steel.example" }],
  reports_consent: { accepted: true },
};

export const SIGNATURE: Json = { signature: { accepted: true, name: "Jane Doe" } };

type House = Awaited<ReturnType<typeof anApplicationHouse>>;
type Merchant = Awaited<ReturnType<House["merchant"]>>;

/** A link to apply by. */
export async function aLink(merchant: Merchant, order: Json = {}) {
  const answer = await merchant.ask("POST", "/v1/application-links", order);
  const { token, link, url } = answer.json() as { token: string; url: string; link: Record<string, string> };
  return { token, url, link, id: link.application ?? "" };
}

/** Fills a form in and signs it; gives the last answer. */
export async function fillIn(
  house: House,
  token: string,
  answers: Json = GOOD_ANSWERS,
  signature = SIGNATURE,
) {
  await house.visit("GET", `applications/${token}`);
  house.clock.advance(120_000);
  const first = await house.visit("PUT", `applications/${token}/answers`, { answersVersion: 0, answers });
  return house.visit("PUT", `applications/${token}/answers`, {
    answersVersion: (first.json() as { answersVersion: number }).answersVersion,
    answers: signature,
  });
}

/** An application that was handed in. */
export async function handedIn(
  house: House,
  merchant: Merchant,
  order: Json = {},
  answers: Json = GOOD_ANSWERS,
) {
  const link = await aLink(merchant, order);
  await fillIn(house, link.token, answers);
  const answer = await house.visit("POST", `applications/${link.token}/submit`, {});
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return link;
}
