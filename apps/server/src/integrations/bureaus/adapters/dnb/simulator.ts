import type { Clock } from "#platform/clock";
import { classOf, type InventedCompany, inventCompany, ofNumber } from "../../simulation/companies.ts";
import {
  type Fault,
  type SimulatedAnswer,
  type SimulatedRequest,
  type Simulator,
  startSimulator,
} from "../../simulation/server.ts";

const TOKEN_PATH = "/v3/token";
const CREDENTIALS = `Basic ${Buffer.from("sim-key:sim-secret").toString("base64")}`;
const TOKEN_SECONDS = 86_400;
const OUT_OF_BUSINESS = 403;
const ACTIVE = 9074;
const REGISTRATION = "/v1/monitoring/registrations/simulated";

/** Direct+ on loopback: checks requests as strictly as the published samples allow. */
export function simulate(clock: Clock): Promise<Simulator> {
  let tokens = 0;
  const enrolled = new Set<string>();
  let waiting: object[] = [];
  let delivered: object[] = [];
  const answer = (request: SimulatedRequest, fault: Fault | null): SimulatedAnswer => {
    if (request.path === TOKEN_PATH || request.path === "/v2/token") {
      if (fault === "bad_credentials" || request.headers.authorization !== CREDENTIALS) return denied();
      tokens += 1;
      return {
        status: 200,
        body: { access_token: `sim-${tokens}`, token_type: "Bearer", expires_in: TOKEN_SECONDS },
      };
    }
    const isStale = fault === "stale_token" && request.headers.authorization === "Bearer sim-1";
    if (isStale || !request.headers.authorization?.startsWith("Bearer sim-")) return denied();
    if (fault === "not_entitled") return error(403, "00041", "You are not entitled to this product");
    if (request.path === "/v1/match/cleanseMatch") return match(request, fault);
    if (request.path.startsWith("/v1/data/duns/")) return data(request, fault, clock);
    if (request.path === `${REGISTRATION}/notifications/replay`) return notified(delivered);
    if (request.path === `${REGISTRATION}/notifications`) {
      const notifications = waiting;
      delivered = [...delivered, ...notifications];
      waiting = [];
      return notified(notifications);
    }
    if (request.path.startsWith(`${REGISTRATION}/duns/`) && request.method === "PATCH") {
      const duns = /^\d{9}$/m.exec(request.body)?.[0];
      if (duns === undefined) return error(400, "10003", "No number in the list");
      if (request.path.endsWith("/add")) {
        enrolled.add(duns);
        waiting.push({ type: "SEED", organization: { duns }, elements: [] }, news(duns, clock));
      } else enrolled.delete(duns);
      return { status: 202, body: {} };
    }
    return error(404, "00037", "Requested resource not found");
  };
  return startSimulator({ tokenPath: TOKEN_PATH, answer });
}

function notified(notifications: readonly object[]): SimulatedAnswer {
  if (notifications.length === 0) return error(404, "40001", "No notifications");
  return { status: 200, body: { notifications } };
}

const envelope = { transactionDetail: { transactionID: "sim-1", inLanguage: "en-US", serviceVersion: "1" } };

function error(status: number, errorCode: string, errorMessage: string): SimulatedAnswer {
  return { status, body: { ...envelope, error: { errorMessage, errorCode, errorDetails: [] } } };
}

function denied(): SimulatedAnswer {
  return error(401, "00004", "You are not currently authorized to access this product");
}

function news(duns: string, clock: Clock): object {
  const timestamp = clock.now().toISOString();
  const element = "organization.dnbAssessment.failureScore.classScore";
  return {
    type: "UPDATE",
    organization: { duns },
    elements: [{ element, previous: 2, current: 4, timestamp }],
  };
}

function match(request: SimulatedRequest, fault: Fault | null): SimulatedAnswer {
  const name = request.query.get("name") ?? "";
  const country = request.query.get("countryISOAlpha2Code");
  if (name === "" || country === null) return error(400, "05005", "A name and a country are needed");
  const company = fault === "no_match" ? undefined : inventCompany(name);
  if (company === undefined) return error(404, "20505", "No Match found for the requested inquiry");
  const candidate = {
    displaySequence: 1,
    organization: {
      duns: String(company.number),
      primaryName: company.name,
      dunsControlStatus: { operatingStatus: operatingStatus(company) },
      primaryAddress: {
        addressCountry: { isoAlpha2Code: country },
        addressLocality: { name: request.query.get("addressLocality") },
        postalCode: request.query.get("postalCode"),
        streetAddress: { line1: request.query.get("streetAddressLine1"), line2: null },
      },
    },
    matchQualityInformation: {
      confidenceCode: 9,
      matchGrade: "AAAAAZZZAFZ",
      matchGradeComponents: [{ componentType: "Name", componentRating: "A" }],
    },
  };
  return { status: 200, body: { ...envelope, candidatesMatchedQuantity: 1, matchCandidates: [candidate] } };
}

function operatingStatus(company: InventedCompany) {
  return company.isOutOfBusiness
    ? { description: "Out of business", dnbCode: OUT_OF_BUSINESS }
    : { description: "Active", dnbCode: ACTIVE };
}

function data(request: SimulatedRequest, fault: Fault | null, clock: Clock): SimulatedAnswer {
  const duns = request.path.split("/").at(-1) ?? "";
  const blocks = (request.query.get("blockIDs") ?? "").split(",").filter((block) => block !== "");
  if (!/^\d{9}$/.test(duns)) return error(400, "10001", "The number has nine digits");
  if (blocks.length === 0 && request.query.get("productId") === null) return error(400, "10002", "No blocks");
  if (fault === "no_match") return error(404, "10001", "Requested number not found");
  const company = ofNumber(Number(duns));
  const failing = (index: number): boolean =>
    fault === "all_failed" || (fault === "half_failed" && index > 0);
  const blockStatus = blocks.map((blockID, index) => ({
    blockID,
    status: failing(index) ? "error" : "ok",
    reason: failing(index) ? "Temporarily unavailable" : null,
  }));
  return {
    status: 200,
    body: { ...envelope, organization: organization(duns, company, clock), blockStatus },
  };
}

function organization(duns: string, company: InventedCompany, clock: Clock): object {
  const scoreDate = clock.now().toISOString().slice(0, 10);
  const percentile = company.isThin ? 0 : company.safety;
  return {
    duns,
    primaryName: company.name,
    dunsControlStatus: { operatingStatus: operatingStatus(company) },
    dnbAssessment: {
      failureScore: { classScore: classOf(company.safety), nationalPercentile: percentile, scoreDate },
      delinquencyScore: company.isThin
        ? {}
        : { classScore: classOf(company.safety), nationalPercentile: percentile, scoreDate },
      creditLimitRecommendation: company.isThin
        ? {}
        : { maximumRecommendedLimit: { value: company.safety * 500, currency: "USD" } },
      hasSevereNegativeEvents: company.isBankrupt,
    },
    legalEvents: { hasOpenLiens: false, hasOpenJudgments: false, hasOpenBankruptcy: company.isBankrupt },
    businessTrading: company.isThin
      ? []
      : [
          {
            currency: "USD",
            summary: [{ paydexScore: Math.min(100, 30 + Math.floor(company.safety * 0.6)) }],
          },
        ],
  };
}
