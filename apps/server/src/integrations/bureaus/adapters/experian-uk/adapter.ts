// Experian Business, United Kingdom. Every field is from public client code, none from the bureau's own specification:
// see docs/bureaus.md before relying on it.
import { plainDate } from "@goodterms/kernel";
import { BureauFailure } from "../../failure.ts";
import type {
  Bureau,
  BureauAdapter,
  BureauConnection,
  Candidate,
  ReportRequest,
  SubjectQuery,
} from "../../port.ts";
import { readEnrolmentLines, readPlainAlertFile } from "../../reading/alert-file.ts";
import { type Json, parseJson, textAt } from "../../reading/json.ts";
import { SIMULATED_ACCOUNT } from "../../simulation/password-grant.ts";
import { type AuthorisedClient, openAuthorisedClient } from "../../wire/authorised-client.ts";
import { fetchPasswordToken, PASSWORD_GRANT_SETTINGS } from "../../wire/password-grant.ts";
import { baseUrl, COMMON_SETTINGS } from "../../wire/settings.ts";
import { failureOfStatus } from "../../wire/status.ts";
import { readReport } from "./read-report.ts";
import { simulate } from "./simulator.ts";

const DOMAIN = "experian.com";
const REPORT_PATH = "/risk/business/v2/registeredcompanycredit";
/** A number at Companies House: eight characters, the first two may be letters. */
const COMPANY_NUMBER = /^[A-Z0-9]{2}\d{6}$/;
const NUMBER_LENGTH = 8;

function open(connection: BureauConnection): Bureau {
  const base = baseUrl(connection, "baseUrl", DOMAIN);
  const client = openAuthorisedClient(connection, (send) => fetchPasswordToken(connection, base, send));
  const noFeed = async (): Promise<never> => {
    throw new BureauFailure(
      "misconfigured",
      "no feed of news is published; monitored companies are asked for again",
    );
  };
  return {
    check: () => client.check(),
    findCompany: async (query) => findCompany(query),
    fetchReport: (request) => fetchReport(client, base, connection, request),
    subscribe: noFeed,
    unsubscribe: noFeed,
    pollAlerts: noFeed,
  };
}

/**
 * A company is known by its registered number, so there is nothing to search for: the number that the customer gave is
 * the subject. The targeter's answer has no public form, and is not guessed at. A number that had to be filled up with
 * zeros may be of another kind, so a person looks at it.
 */
function findCompany(query: SubjectQuery): Candidate[] {
  const numbers = query.registrationNumbers.map((number) =>
    number.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""),
  );
  return [...new Set(numbers)]
    .filter((number) => COMPANY_NUMBER.test(number.padStart(NUMBER_LENGTH, "0")))
    .map((number) => ({
      reference: number.padStart(NUMBER_LENGTH, "0"),
      name: query.name,
      address: query.address,
      certainty: number.length === NUMBER_LENGTH ? 95 : 70,
      hasSameName: true,
      isActive: null,
      isCertain: number.length === NUMBER_LENGTH,
    }));
}

async function fetchReport(
  client: AuthorisedClient,
  base: string,
  connection: BureauConnection,
  request: ReportRequest,
) {
  if (!("reference" in request.subject))
    throw new BureauFailure("invalid", "this bureau knows companies only");
  const { reference } = request.subject;
  if (!COMPANY_NUMBER.test(reference))
    throw new BureauFailure("invalid", "no number of a registered company");
  const today = plainDate(connection.clock.now().toISOString().slice(0, 10));
  return client.retrying(async () => {
    const answer = await client.send({
      method: "GET",
      url: `${base}${REPORT_PATH}/${encodeURIComponent(reference)}`,
      headers: { accept: "application/json" },
      body: null,
      costsMoney: true,
    });
    const failure = failureOfStatus(answer, true);
    // Not found is said in JSON; a gateway's page with the same status means that the path is wrong.
    if (failure?.kind === "not_found" && !answer.text.trimStart().startsWith("{")) {
      throw new BureauFailure("misconfigured", "the bureau does not know the path");
    }
    if (failure !== undefined) throw failure;
    const value: Json = parseJson(answer.text);
    if (textAt(value, "RegNumber") === null) {
      throw new BureauFailure("malformed", "the answer names no company", { charge: "unknown" });
    }
    return {
      report: readReport(value, today),
      raw: [{ contentType: answer.contentType, text: answer.text }],
    };
  });
}

export const adapter: BureauAdapter = {
  name: "experian-uk",
  title: "Experian Business (United Kingdom)",
  capabilities: {
    countries: ["GB"],
    kinds: ["business"],
    products: [
      {
        code: "company",
        title: "Registered company credit report",
        sampleCostMinor: 800n,
        suitsMonitoring: true,
      },
    ],
    currency: "GBP",
    monitoring: "re_pull",
    needsPermissiblePurpose: false,
    chargesForSearch: false,
  },
  settings: [
    ...PASSWORD_GRANT_SETTINGS,
    {
      name: "baseUrl",
      isSecret: false,
      isRequired: false,
      meaning: "Address of the service; https://sandbox-uk-api.experian.com is the test one.",
      standard: "https://uk-api.experian.com",
    },
    ...COMMON_SETTINGS,
  ],
  open,
  readAlertFile: (bytes) => readPlainAlertFile(bytes),
  readEnrolmentFile: readEnrolmentLines,
  simulate,
  simulatorSettings: { ...SIMULATED_ACCOUNT },
};
