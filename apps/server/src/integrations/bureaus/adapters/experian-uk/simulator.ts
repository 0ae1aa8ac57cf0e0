import type { Clock } from "#platform/clock";
import { classOf, ofNumber } from "../../simulation/companies.ts";
import { openTokenDesk } from "../../simulation/password-grant.ts";
import {
  type Fault,
  type SimulatedAnswer,
  type SimulatedRequest,
  type Simulator,
  startSimulator,
} from "../../simulation/server.ts";

const TOKEN_PATH = "/oauth2/v1/token";
const REPORT_PATH = "/risk/business/v2/registeredcompanycredit/";
const UNAUTHORIZED: SimulatedAnswer = {
  status: 401,
  body: { errors: [{ message: "Access token is invalid" }] },
};

/** The UK service on loopback. */
export function simulate(clock: Clock): Promise<Simulator> {
  const desk = openTokenDesk(clock, UNAUTHORIZED);
  const answer = (request: SimulatedRequest, fault: Fault | null): SimulatedAnswer => {
    if (request.path === TOKEN_PATH) return desk.token(request, fault);
    if (!desk.accepts(request, fault)) return UNAUTHORIZED;
    if (fault === "not_entitled") return { status: 403, body: {} };
    const number = request.path.startsWith(REPORT_PATH) ? request.path.slice(REPORT_PATH.length) : "";
    if (request.method !== "GET" || !/^[A-Z0-9]{8}$/.test(number)) {
      return { status: 400, body: { errors: [{ message: "Invalid request format or URL" }] } };
    }
    if (fault === "no_match") return { status: 404, body: { errors: [{ message: "Not found" }] } };
    if (fault === "all_failed") return { status: 200, body: {} };
    if (fault === "half_failed")
      return { status: 200, body: { RegNumber: number, CommercialName: "HALF A FILE LTD" } };
    return { status: 200, body: report(number) };
  };
  return startSimulator({ tokenPath: TOKEN_PATH, answer });
}

function report(number: string): object {
  const company = ofNumber(Number(number.replaceAll(/\D/g, "")) || 1);
  const hasFailed = company.isBankrupt || company.isOutOfBusiness;
  const delphi = hasFailed ? 0 : company.safety;
  return {
    RegNumber: number,
    CommercialName: `${company.name.toUpperCase()} LTD`,
    Identification: {
      LegalStatus: "Private Limited",
      IncorporationDate: { CCYY: "2009", MM: "04", DD: "17" },
    },
    CommercialDelphi: company.isThin
      ? {}
      : {
          CommDelphiScore: String(delphi),
          CommDelphiBand: "ABCDE"[classOf(company.safety) - 1],
          CreditLimit: hasFailed ? "0" : String(company.safety * 400),
          CreditRating: hasFailed ? "0" : String(company.safety * 130),
        },
    CCJs: { NumberCCJsLast12Months: "0", NumberCCJs0To72: "0", ValueCCJs0To72: "0" },
    Mortgages: { NumMortgages: "0" },
    LegalNotices: { NumLegalNotices: hasFailed ? "1" : "0" },
  };
}
