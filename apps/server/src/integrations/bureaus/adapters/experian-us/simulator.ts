import type { Clock } from "#platform/clock";
import { classOf, type InventedCompany, inventCompany, ofNumber } from "../../simulation/companies.ts";
import { openTokenDesk, parse } from "../../simulation/password-grant.ts";
import {
  type Fault,
  type SimulatedAnswer,
  type SimulatedRequest,
  type Simulator,
  startSimulator,
} from "../../simulation/server.ts";

const TOKEN_PATH = "/oauth2/v1/token";
const PREFIX = "/businessinformation/businesses";
const CLASS_WORDS = ["", "LOW RISK", "LOW TO MEDIUM RISK", "MEDIUM RISK", "MEDIUM TO HIGH RISK", "HIGH RISK"];
const UNAUTHORIZED: SimulatedAnswer = {
  status: 401,
  body: { errors: [{ errorType: "Unauthorized", message: "Access token is invalid" }], success: false },
};

/** The US service on loopback: as strict about requests as the published examples show. */
export function simulate(clock: Clock): Promise<Simulator> {
  const desk = openTokenDesk(clock, UNAUTHORIZED);
  const answer = (request: SimulatedRequest, fault: Fault | null): SimulatedAnswer => {
    if (request.path === TOKEN_PATH) return desk.token(request, fault);
    if (!desk.accepts(request, fault)) return UNAUTHORIZED;
    if (!request.path.startsWith(PREFIX) || request.method !== "POST") {
      return { status: 404, body: "<html>404</html>", headers: { "content-type": "text/html" } };
    }
    if (fault === "not_entitled")
      return refused(500, 5_001_007, "Access for this subscriber number has been suspended.");
    const path = request.path.slice(PREFIX.length);
    if (fault === "half_failed" && path !== "/v1/scores")
      return { status: 503, body: { errors: [{ fault: {} }] } };
    if (fault === "all_failed") return { status: 200, body: envelope(null) };
    return answerPath(path, parse(request.body), fault);
  };
  return startSimulator({ tokenPath: TOKEN_PATH, answer });
}

function envelope(results: unknown): object {
  return { requestId: "sim-1", success: true, results };
}

function refused(status: number, errorCode: number, message: string): SimulatedAnswer {
  const errorType = status >= 500 ? "App Error" : "Request Error";
  return { status, body: { success: false, errors: [{ errorCode, errorType, message }] } };
}

/** What is wrong with a request, as the service words it; undefined when nothing is. */
export function checkRequest(path: string, body: Record<string, unknown>): SimulatedAnswer | undefined {
  if (typeof body.subcode !== "string" || body.subcode === "")
    return refused(400, 4_000_024, "Subcode is required");
  if (path === "/v1/search") {
    const isWhole = ["name", "city", "state"].every(
      (name) => typeof body[name] === "string" && body[name] !== "",
    );
    if (!isWhole) return refused(400, 4_000_001, "Invalid type for name");
    if (body.taxId !== undefined && !/^(\d{9})?$/.test(String(body.taxId)))
      return refused(400, 4_000_092, "Tax ID");
    return undefined;
  }
  if (!/^\d{9}$/.test(String(body.bin))) return refused(400, 4_000_034, "BIN must be 9 digits");
  if (path === "/v1/scores" && body.commercialScore !== true && body.fsrScore !== true) {
    return refused(400, 4_000_038, "You must send either commercialScore or fsrScore parameter as true");
  }
  if (path !== "/v1/scores" && !path.startsWith("/v1/reports/") && "modelCode" in body) {
    return refused(400, 4_000_047, "Request attribute(s) not allowed - modelcode");
  }
  return undefined;
}

function answerPath(path: string, body: Record<string, unknown>, fault: Fault | null): SimulatedAnswer {
  const wrong = checkRequest(path, body);
  if (wrong !== undefined) return wrong;
  if (path === "/v1/search") return search(body, fault);
  if (fault === "no_match")
    return { status: 200, body: { ...envelope([]), responseMessage: "No record found" } };
  const company = ofNumber(Number(body.bin));
  const businessHeader = { bin: body.bin, businessName: company.name.toUpperCase() };
  const segment = segmentOf(path, company);
  if (segment === undefined) return { status: 404, body: "<html>404</html>" };
  return { status: 200, body: envelope({ businessHeader, ...segment }) };
}

function search(body: Record<string, unknown>, fault: Fault | null): SimulatedAnswer {
  const company = fault === "no_match" ? undefined : inventCompany(String(body.name));
  if (company === undefined) return { status: 200, body: envelope([]) };
  const { street, city, state, zip } = body;
  return {
    status: 200,
    body: envelope([
      {
        bin: String(company.number),
        reliabilityCode: 98.4,
        businessName: company.name.toUpperCase(),
        address: { street, city, state, zip },
        numberOfTradelines: 14,
      },
    ]),
  };
}

function numbersOf(company: InventedCompany) {
  if (company.isBankrupt)
    return { score: 998, percentile: 998, code: 998, words: "RECENT BANKRUPTCY ON FILE" };
  if (company.isThin) return { score: 999, percentile: 999, code: 999, words: "INSUFFICIENT DATA TO SCORE" };
  const code = classOf(company.safety);
  return { score: company.safety, percentile: company.safety, code, words: CLASS_WORDS[code] };
}

function scored(
  company: InventedCompany,
  modelCode: string,
  modelTitle: string,
  limit: number | null,
): object {
  const { score, percentile, code, words } = numbersOf(company);
  const riskClass = { code, definition: words };
  return {
    modelCode,
    modelTitle,
    score,
    percentileRanking: percentile,
    recommendedCreditLimitAmount: limit,
    riskClass,
  };
}

function segmentOf(path: string, company: InventedCompany): object | undefined {
  const limit = company.isBankrupt || company.isThin ? null : company.safety * 400;
  const scores = {
    commercialScore: scored(company, "000224", "INTELLISCORE PLUS V2", limit),
    commercialScoreFactors: [{ code: "000067", definition: "NUMBER OF COMMERCIAL INQUIRES IS HIGH" }],
    fsrScore: scored(company, "000223", "FINANCIAL STABILITY RISK", null),
    fsrScoreFactors: [],
  };
  const { score, words } = numbersOf(company);
  const dbt = Math.max(0, Math.round((60 - company.safety) / 3));
  switch (path) {
    case "/v1/scores":
    case "/v1/reports/premierprofiles":
      return scores;
    case "/v1/riskdashboards":
      return {
        commercialScore: score,
        commercialScoreRiskClass: words,
        fsrScore: score,
        fsrScoreRiskClass: words,
        recommendedCreditLimitAmount: limit,
        currentDbt: dbt,
        derogatoryLegalCount: 0,
        commercialFraudRiskIndicatorCount: 0,
      };
    case "/v1/creditstatus":
      return {
        combinedTradelineCount: 14,
        combinedAccountBalance: 42_600,
        currentDbt: dbt,
        yearsOnFile: 12,
        inquiryCount: 3,
      };
    case "/v1/legalcollectionsummaries":
      return {
        legalFilingsCollectionsSummary: {
          derogatoryLegalCount: 0,
          bankruptcyIndicator: company.isBankrupt,
          bankruptcyCount: company.isBankrupt ? 1 : 0,
        },
      };
    case "/v1/fraudshields":
      return {
        activeBusinessIndicator: !company.isOutOfBusiness,
        ofacMatchWarning: { code: 1, definition: "No Match Found" },
      };
    default:
      return undefined;
  }
}
