// Experian Business, United States. Endpoints, fields and errors as in the client generated from the bureau's own
// OpenAPI file; what is not confirmed is said in docs/bureaus.md.
import { plainDate } from "@goodterms/kernel";
import { BureauFailure } from "../../failure.ts";
import type { Bureau, BureauAdapter, BureauConnection, ReportRequest, SubjectQuery } from "../../port.ts";
import { readEnrolmentLines, readPlainAlertFile } from "../../reading/alert-file.ts";
import { at, fieldsOf, integerAt, type Json, listAt, parseJson, textAt } from "../../reading/json.ts";
import { SIMULATED_ACCOUNT } from "../../simulation/password-grant.ts";
import { type AuthorisedClient, openAuthorisedClient } from "../../wire/authorised-client.ts";
import type { HttpAnswer } from "../../wire/http.ts";
import { fetchPasswordToken, PASSWORD_GRANT_SETTINGS } from "../../wire/password-grant.ts";
import { baseUrl, COMMON_SETTINGS, required } from "../../wire/settings.ts";
import { failureOfStatus } from "../../wire/status.ts";
import { mergeResults, readReport } from "./read-report.ts";
import { readSearch } from "./search.ts";
import { simulate } from "./simulator.ts";

const DOMAIN = "experian.com";
const PRODUCT_PATH = "/businessinformation/businesses";
/** The subscriber number is missing from the request: ours to mend, not the caller's. */
const SUBCODE_REQUIRED = 4_000_024;
/** The subscriber was suspended: said with status 500, and no reason to try again. */
const SUSPENDED = 5_001_007;

interface Connected {
  readonly client: AuthorisedClient;
  readonly base: string;
  readonly subcode: string;
}

function open(connection: BureauConnection): Bureau {
  const base = baseUrl(connection, "baseUrl", DOMAIN);
  const client = openAuthorisedClient(connection, (send) => fetchPasswordToken(connection, base, send));
  const connected: Connected = { client, base, subcode: required(connection, "subcode") };
  const noFeed = async (): Promise<never> => {
    throw new BureauFailure(
      "misconfigured",
      "no feed of news is published; monitored companies are asked for again",
    );
  };
  return {
    check: () => client.check(),
    findCompany: (query) => findCompany(connected, query),
    fetchReport: (request) => fetchReport(connected, connection, request),
    subscribe: noFeed,
    unsubscribe: noFeed,
    pollAlerts: noFeed,
  };
}

/** Posts a body with the subcode and answers what came, parsed. @throws BureauFailure. */
async function ask(
  { client, base, subcode }: Connected,
  path: string,
  fields: Readonly<Record<string, unknown>>,
  costsMoney: boolean,
): Promise<{ readonly answer: HttpAnswer; readonly value: Json }> {
  return client.retrying(async () => {
    const answer = await client.send({
      method: "POST",
      url: `${base}${PRODUCT_PATH}${path}`,
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ ...fields, subcode }),
      costsMoney,
    });
    return { answer, value: readAnswer(answer, costsMoney) };
  });
}

function readAnswer(answer: HttpAnswer, costsMoney: boolean): Json {
  const failure = failureOfStatus(answer, costsMoney);
  const value = failure === undefined ? parseJson(answer.text) : parsedOrNull(answer.text);
  const codes = listAt(value, "errors").flatMap((error) => integerAt(error, "errorCode") ?? []);
  if (codes.includes(SUSPENDED)) throw new BureauFailure("not_entitled", `error ${SUSPENDED}`);
  if (codes.includes(SUBCODE_REQUIRED)) throw new BureauFailure("misconfigured", `error ${SUBCODE_REQUIRED}`);
  // A path that does not exist is the only 404; no hit is a success with an empty list.
  if (failure?.kind === "not_found") throw new BureauFailure("misconfigured", failure.detail);
  if (failure !== undefined) throw codes.length === 0 ? failure : withCode(failure, codes[0]);
  if (codes.length > 0) throw new BureauFailure("invalid", `error ${codes[0]}`);
  return value;
}

function withCode(failure: BureauFailure, code: number | undefined): BureauFailure {
  const { kind, detail, charge, retryAfterMs } = failure;
  return new BureauFailure(kind, `${detail}, error ${code}`, {
    charge,
    retryAfterMs: retryAfterMs ?? undefined,
  });
}

function parsedOrNull(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    // A gateway's page; its status speaks for itself.
    return null;
  }
}

async function findCompany(connected: Connected, query: SubjectQuery) {
  const { name, address, telephone, registrationNumbers } = query;
  if (address.city === null || address.region === null) {
    throw new BureauFailure("invalid", "a search needs the city and the state");
  }
  const optional = {
    street: address.street,
    zip: address.postalCode?.slice(0, 5),
    phone: telephone?.replaceAll(/\D/g, "").slice(-10),
    taxId: registrationNumbers
      .map((number) => number.replaceAll(/\D/g, ""))
      .find((number) => number.length === 9),
  };
  const given = Object.entries(optional).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  const fields = { name, city: address.city, state: address.region, ...Object.fromEntries(given) };
  const { value } = await ask(connected, "/v1/search", fields, false);
  return readSearch(value, name);
}

/** What each product asks for; the first request is the one that is bought, the rest fill in. */
function requestsOf(product: string, bin: string, modelCode: string | undefined) {
  const model = modelCode === undefined || modelCode === "" ? {} : { modelCode };
  const scores = { path: "/v1/scores", body: { bin, ...model, commercialScore: true, fsrScore: true } };
  if (product === "dashboard") return [{ path: "/v1/riskdashboards", body: { bin } }];
  if (product === "premier") return [{ path: "/v1/reports/premierprofiles", body: { bin, ...model } }];
  if (product === "scores") return [scores];
  return [
    scores,
    { path: "/v1/creditstatus", body: { bin } },
    { path: "/v1/legalcollectionsummaries", body: { bin, legalFilingsCollectionsSummary: true } },
    { path: "/v1/fraudshields", body: { bin } },
  ];
}

async function fetchReport(connected: Connected, connection: BureauConnection, request: ReportRequest) {
  if (!("reference" in request.subject))
    throw new BureauFailure("invalid", "this bureau knows companies only");
  const wanted = requestsOf(request.product, request.subject.reference, connection.settings.modelCode);
  const raw: { contentType: string; text: string }[] = [];
  const values: Json[] = [];
  const missingParts: { part: string; reason: string }[] = [];
  for (const [index, { path, body }] of wanted.entries()) {
    try {
      const { answer, value } = await ask(connected, path, body, true);
      raw.push({ contentType: answer.contentType, text: answer.text });
      values.push(value);
    } catch (error) {
      // Without the first there is nothing; what was bought is not thrown away for want of the rest.
      if (index === 0 || !(error instanceof BureauFailure)) throw error;
      missingParts.push({ part: path, reason: error.kind });
    }
  }
  const results = mergeResults(values);
  if (Object.keys(fieldsOf(results)).length === 0 || at(values[0], "responseMessage") !== undefined) {
    throw new BureauFailure("not_found", "the bureau has no file of this number");
  }
  if (textAt(results, "businessHeader.bin") === null && request.product !== "premier") {
    throw new BureauFailure("malformed", "the answer names no company", { charge: "unknown" });
  }
  const today = plainDate(connection.clock.now().toISOString().slice(0, 10));
  return { report: { ...readReport(results, today), missingParts }, raw };
}

export const adapter: BureauAdapter = {
  name: "experian-us",
  title: "Experian Business (United States)",
  capabilities: {
    countries: ["US"],
    kinds: ["business"],
    products: [
      {
        code: "full",
        title: "Scores, credit status, legal, fraud",
        sampleCostMinor: 2_500n,
        suitsMonitoring: false,
      },
      { code: "scores", title: "Scores", sampleCostMinor: 900n, suitsMonitoring: false },
      { code: "dashboard", title: "Risk dashboard", sampleCostMinor: 250n, suitsMonitoring: true },
      { code: "premier", title: "Premier Profile", sampleCostMinor: 4_500n, suitsMonitoring: false },
    ],
    currency: "USD",
    monitoring: "re_pull",
    needsPermissiblePurpose: false,
    chargesForSearch: false,
  },
  settings: [
    ...PASSWORD_GRANT_SETTINGS,
    { name: "subcode", isSecret: false, isRequired: true, meaning: "Your subscriber number." },
    {
      name: "baseUrl",
      isSecret: false,
      isRequired: false,
      meaning: "Address of the service; sandbox-us-api and uat-us-api are the test ones.",
      standard: "https://us-api.experian.com",
    },
    {
      name: "modelCode",
      isSecret: false,
      isRequired: false,
      meaning: "Score model of your contract: 000224 (1 to 100) or 000254 (300 to 850).",
    },
    ...COMMON_SETTINGS,
  ],
  open,
  readAlertFile: (bytes) => readPlainAlertFile(bytes),
  readEnrolmentFile: readEnrolmentLines,
  simulate,
  simulatorSettings: { ...SIMULATED_ACCOUNT, subcode: "0586548", modelCode: "000224" },
};
