// Dun & Bradstreet Direct+. Token, match, product form and monitoring as production code with recorded answers has them;
// data blocks as public replies show them. The bureau's own documentation is not public: see docs/bureaus.md.
import { plainDate } from "@goodterms/kernel";
import { BureauFailure } from "../../failure.ts";
import type { Bureau, BureauAdapter, BureauConnection, ReportRequest, SubjectQuery } from "../../port.ts";
import { readEnrolmentLines } from "../../reading/alert-file.ts";
import { integerAt, type Json, parseJson, textAt } from "../../reading/json.ts";
import { type AuthorisedClient, type Exchange, openAuthorisedClient } from "../../wire/authorised-client.ts";
import type { HttpAnswer } from "../../wire/http.ts";
import { baseUrl, COMMON_SETTINGS, required } from "../../wire/settings.ts";
import { failureOfStatus } from "../../wire/status.ts";
import type { FreshToken } from "../../wire/token-cache.ts";
import { readCandidates } from "./match.ts";
import { notificationsOf, readAlerts, readNotificationFile, readPull } from "./monitoring.ts";
import { readBlocks } from "./read-blocks.ts";
import { simulate } from "./simulator.ts";

const DOMAIN = "dnb.com";
const SECOND_MS = 1_000;
const TOKEN_SECONDS_STANDARD = 3_600;
const CANDIDATES_MAX = 10;
const NOTIFICATIONS_MAX = 100;
/** The error code of a path that the gateway does not know, which also comes with 404. */
const UNKNOWN_PATH = "00037";
/** Unauthorised, as the gateway numbers it. */
const UNAUTHORISED_CODES = new Set(["00004", "00041"]);

function open(connection: BureauConnection): Bureau {
  const base = baseUrl(connection, "baseUrl", DOMAIN);
  const client = openAuthorisedClient(connection, (send) => fetchToken(connection, base, send));
  const registration = connection.settings.registration ?? "";
  return {
    check: () => client.check(),
    findCompany: (query) => findCompany(client, base, query),
    fetchReport: (request) => fetchReport(client, base, connection, request),
    subscribe: (reference) => change(client, base, connection, "add", reference),
    unsubscribe: (reference) => change(client, base, connection, "remove", reference),
    pollAlerts: async (_cursor, since) => {
      if (registration === "")
        throw new BureauFailure("misconfigured", "the setting registration is missing");
      return pollAlerts(client, base, registration, { now: connection.clock.now(), since });
    },
  };
}

async function fetchToken(
  connection: BureauConnection,
  base: string,
  send: (exchange: Exchange) => Promise<HttpAnswer>,
): Promise<FreshToken> {
  const credentials = `${required(connection, "key")}:${required(connection, "secret")}`;
  const answer = await send({
    method: "POST",
    url: `${base}${required(connection, "tokenPath")}`,
    headers: {
      authorization: `Basic ${Buffer.from(credentials).toString("base64")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ grant_type: "client_credentials" }),
    costsMoney: false,
  });
  const value = readAnswer(answer, false);
  const token = textAt(value, "access_token");
  if (token === null) throw new BureauFailure("malformed", "the token answer holds no token");
  const seconds = integerAt(value, "expiresIn") ?? integerAt(value, "expires_in") ?? TOKEN_SECONDS_STANDARD;
  return { token, expiresAtMs: connection.clock.now().getTime() + seconds * SECOND_MS };
}

/** The JSON of a successful answer. @throws BureauFailure by status and by the error's code. */
function readAnswer(answer: HttpAnswer, costsMoney: boolean): Json {
  const failure = failureOfStatus(answer, costsMoney);
  if (failure === undefined) return parseJson(answer.text);
  if (failure.kind !== "not_found" && failure.kind !== "unauthorised") throw failure;
  const code = errorCodeOf(answer.text);
  if (failure.kind === "not_found" && (code === UNKNOWN_PATH || code === null)) {
    throw new BureauFailure("misconfigured", "the bureau does not know the path");
  }
  throw UNAUTHORISED_CODES.has(code ?? "") ? new BureauFailure("unauthorised", `error ${code}`) : failure;
}

function errorCodeOf(text: string): string | null {
  try {
    return textAt(parseJson(text), "error.errorCode");
  } catch {
    // A gateway's page instead of the error envelope: the status has to speak for itself.
    return null;
  }
}

async function findCompany(client: AuthorisedClient, base: string, query: SubjectQuery) {
  const { address } = query;
  const parameters: Record<string, string | null | undefined> = {
    name: query.name,
    countryISOAlpha2Code: address.country,
    streetAddressLine1: address.street,
    addressLocality: address.city,
    addressRegion: address.region,
    postalCode: address.postalCode,
    telephoneNumber: query.telephone,
    registrationNumber: query.registrationNumbers[0],
    candidateMaximumQuantity: String(CANDIDATES_MAX),
  };
  const url = withQuery(`${base}/v1/match/cleanseMatch`, parameters);
  return client.retrying(async () => {
    const answer = await client.send(get(url, false));
    try {
      return readCandidates(readAnswer(answer, false));
    } catch (error) {
      if (error instanceof BureauFailure && error.kind === "not_found") return [];
      throw error;
    }
  });
}

async function fetchReport(
  client: AuthorisedClient,
  base: string,
  connection: BureauConnection,
  request: ReportRequest,
) {
  if (!("reference" in request.subject))
    throw new BureauFailure("invalid", "this bureau knows companies only");
  const isProductForm = request.product === "cmpelk";
  const duns = encodeURIComponent(request.subject.reference);
  const url = withQuery(`${base}/v1/data/duns/${duns}`, {
    ...(isProductForm
      ? { productId: "cmpelk", versionId: "v1" }
      : { blockIDs: required(connection, request.product === "monitor" ? "monitorBlocks" : "blocks") }),
    customerReference: request.customerReference,
    orderReason: connection.settings.orderReason,
  });
  const today = plainDate(connection.clock.now().toISOString().slice(0, 10));
  return client.retrying(async () => {
    const answer = await client.send(get(url, true));
    const report = readBlocks(readAnswer(answer, true), today);
    return { report, raw: [{ contentType: answer.contentType, text: answer.text }] };
  });
}

/** Adds a company to the registration or removes it; the bureau says 202 and reports refusals in a file later. */
async function change(
  client: AuthorisedClient,
  base: string,
  connection: BureauConnection,
  verb: "add" | "remove",
  reference: string,
): Promise<void> {
  const registration = encodeURIComponent(required(connection, "registration"));
  const place = `${base}/v1/monitoring/registrations/${registration}`;
  const exchange =
    connection.settings.monitoringStyle === "subjects"
      ? subjectsExchange(place, verb, reference)
      : listExchange(place, verb, reference);
  await client.retrying(async () => {
    const answer = await client.send(exchange);
    const failure = failureOfStatus(answer, false);
    if (failure !== undefined) throw failure;
  });
}

function subjectsExchange(place: string, verb: "add" | "remove", reference: string): Exchange {
  const url = `${place}/subjects/${encodeURIComponent(reference)}${verb === "remove" ? "/remove" : ""}`;
  return { method: "POST", url, headers: {}, body: "", costsMoney: false };
}

function listExchange(place: string, verb: "add" | "remove", reference: string): Exchange {
  const boundary = "goodterms-list-of-companies";
  const body = [
    `--${boundary}`,
    'Content-Disposition: form-data; name="duns"; filename="duns.csv"',
    "Content-Type: text/csv",
    "",
    reference,
    `--${boundary}--`,
    "",
  ].join("\r\n");
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
  return { method: "PATCH", url: `${place}/duns/${verb}`, headers, body, costsMoney: false };
}

async function pollAlerts(
  client: AuthorisedClient,
  base: string,
  registration: string,
  { now, since }: { readonly now: Date; readonly since: Date | null },
) {
  const place = `${base}/v1/monitoring/registrations/${encodeURIComponent(registration)}/notifications`;
  // What was delivered is not delivered again, but it can be replayed for some two weeks.
  const url = withQuery(since === null ? place : `${place}/replay`, {
    maxNotifications: String(NOTIFICATIONS_MAX),
    replayStartTimestamp: since?.toISOString(),
  });
  return client.retrying(async () => {
    const answer = await client.send(get(url, false));
    // Nothing waiting is a 404 here, with or without an envelope; a path that is not known says so by its code.
    const isEmpty = answer.status === 404 && errorCodeOf(answer.text) !== UNKNOWN_PATH;
    const failure = isEmpty ? undefined : failureOfStatus(answer, false);
    if (failure?.kind === "not_found") {
      throw new BureauFailure("misconfigured", "the bureau does not know the path");
    }
    if (failure !== undefined) throw failure;
    const notifications = isEmpty ? [] : readPull(answer.text);
    const alerts = notifications.flatMap((notification) => readAlerts(notification, now));
    // Delivered is delivered: the bureau keeps the place itself.
    return { alerts, cursor: null, hasMore: since === null && notifications.length >= NOTIFICATIONS_MAX };
  });
}

function get(url: string, costsMoney: boolean): Exchange {
  return { method: "GET", url, headers: { accept: "application/json" }, body: null, costsMoney };
}

function withQuery(url: string, parameters: Readonly<Record<string, string | null | undefined>>): string {
  const given = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== null && entry[1] !== undefined && entry[1] !== "",
  );
  return `${url}?${new URLSearchParams(given).toString()}`;
}

const BLOCKS =
  "companyinfo_L2_v1,principalscontacts_L1_v2,hierarchyconnections_L1_v1,financialstrengthinsight_L2_v1,paymentinsight_L1_v1,dtri_L1_v1";

export const adapter: BureauAdapter = {
  name: "dnb",
  title: "Dun & Bradstreet Direct+",
  capabilities: {
    countries: "all",
    kinds: ["business"],
    products: [
      { code: "blocks", title: "Data blocks", sampleCostMinor: 1_200n, suitsMonitoring: false },
      { code: "monitor", title: "Financial strength block", sampleCostMinor: 300n, suitsMonitoring: true },
      {
        code: "cmpelk",
        title: "Company profile (older form)",
        sampleCostMinor: 500n,
        suitsMonitoring: false,
      },
    ],
    currency: "USD",
    monitoring: "feed",
    needsPermissiblePurpose: false,
    chargesForSearch: false,
  },
  settings: [
    { name: "key", isSecret: true, isRequired: true, meaning: "Consumer key of your Direct+ plan." },
    { name: "secret", isSecret: true, isRequired: true, meaning: "Consumer secret." },
    {
      name: "baseUrl",
      isSecret: false,
      isRequired: false,
      meaning: "Address of the service.",
      standard: "https://plus.dnb.com",
    },
    {
      name: "tokenPath",
      isSecret: false,
      isRequired: false,
      meaning: "Path of the token: /v3/token, or /v2/token for older plans.",
      standard: "/v3/token",
    },
    {
      name: "blocks",
      isSecret: false,
      isRequired: false,
      meaning: "Data blocks of your contract, separated by commas.",
      standard: BLOCKS,
    },
    {
      name: "monitorBlocks",
      isSecret: false,
      isRequired: false,
      meaning: "Blocks asked for when a monitored company is looked at again.",
      standard: "financialstrengthinsight_L2_v1",
    },
    {
      name: "orderReason",
      isSecret: false,
      isRequired: false,
      meaning: "Reason for the order; compulsory for some countries. 6332 is a credit check.",
      standard: "6332",
    },
    {
      name: "registration",
      isSecret: false,
      isRequired: false,
      meaning: "Reference of the monitoring registration that the bureau set up for you.",
    },
    {
      name: "monitoringStyle",
      isSecret: false,
      isRequired: false,
      meaning: "How companies are enrolled: list (a file of one) or subjects (one address each).",
      standard: "list",
    },
    ...COMMON_SETTINGS,
  ],
  open,
  readAlertFile: (bytes, now) =>
    readNotificationFile(bytes).flatMap((notification) => readAlerts(notification, now)),
  readEnrolmentFile,
  simulate,
  simulatorSettings: { key: "sim-key", secret: "sim-secret", registration: "simulated" },
};

/** A list of numbers, an exceptions file (number, code, words), or SEED notices, one a line. */
function readEnrolmentFile(bytes: Uint8Array) {
  const isNotices = Buffer.from(bytes.subarray(0, 1)).toString() === "{";
  if (!isNotices) return readEnrolmentLines(bytes);
  const references = readNotificationFile(bytes)
    .flatMap((line) => notificationsOf(line))
    .filter((notice) => textAt(notice, "type")?.toUpperCase() === "SEED")
    .flatMap((notice) => textAt(notice, "organization.duns") ?? []);
  return { references: [...new Set(references)], exceptions: [] };
}
