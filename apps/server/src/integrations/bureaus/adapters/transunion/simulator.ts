import type { Clock } from "#platform/clock";
import { inventCompany } from "../../simulation/companies.ts";
import {
  type Fault,
  type SimulatedAnswer,
  type SimulatedRequest,
  type Simulator,
  startSimulator,
} from "../../simulation/server.ts";

const XML = { "content-type": "text/xml" };
const NEEDED = [
  "<systemId>sim-system</systemId>",
  "<systemPassword>sim-system-password</systemPassword>",
  "<password>sim-password</password>",
];

/** The gateway on loopback, without its mutual TLS: errors come with status 200, as there. */
export function simulate(clock: Clock): Promise<Simulator> {
  const answer = (request: SimulatedRequest, fault: Fault | null): SimulatedAnswer => {
    if (request.method !== "POST" || request.headers["content-type"] !== "text/xml") {
      return { status: 400, body: "", headers: XML };
    }
    const text = request.body;
    if (
      fault === "bad_credentials" ||
      fault === "stale_token" ||
      !NEEDED.every((part) => text.includes(part))
    ) {
      return inXml(clock, product(text, error("009", "INVALID SUBSCRIBER CODE OR PASSWORD")));
    }
    if (fault === "not_entitled")
      return inXml(clock, product(text, error("010", "NOT AUTHORIZED FOR PRODUCT")));
    if (fault === "all_failed")
      return inXml(clock, product(text, error("011", "SYSTEM TEMPORARILY UNAVAILABLE")));
    if (!/<permissiblePurpose><code>[A-Z]{2}<\/code>/.test(text)) {
      return inXml(clock, product(text, error("012", "REQUEST INCOMPLETE")));
    }
    return inXml(clock, product(text, subject(text, fault)));
  };
  return startSimulator({ tokenPath: null, answer });
}

function error(code: string, description: string): string {
  return `<error><code>${code}</code><description>${description}</description></error>`;
}

function product(text: string, content: string): string {
  const code = /<product><code>(\d{5})<\/code>/.exec(text)?.[1] ?? "08000";
  return `<product><code>${code}</code>${content}</product>`;
}

function inXml(clock: Clock, content: string): SimulatedAnswer {
  const stamp = clock.now().toISOString();
  const control = `<transactionControl><tracking><transactionTimeStamp>${stamp}</transactionTimeStamp></tracking></transactionControl>`;
  const body = `<?xml version="1.0" encoding="UTF-8"?><creditBureau xmlns="http://www.transunion.com/namespace"><document>response</document><version>2.33</version>${control}${content}</creditBureau>`;
  return { status: 200, body, headers: XML };
}

function subject(text: string, fault: Fault | null): string {
  const last = /<last>([^<]*)<\/last>/.exec(text)?.[1] ?? "";
  const person = fault === "no_match" ? undefined : inventCompany(last);
  if (person === undefined) return record("<fileHitIndicator>regularNoHit</fileHitIndicator>", "");
  const isFrozen = fault === "frozen" || /frozen/i.test(last);
  const status = `<creditDataStatus><suppressed>false</suppressed><freeze><indicator>${isFrozen}</indicator></freeze><minor>false</minor><disputed>false</disputed></creditDataStatus>`;
  const summary = `<fileHitIndicator>regularHit</fileHitIndicator>${status}<inFileSinceDate>2004-06-01</inFileSinceDate>`;
  const score = 300 + Math.round(person.safety * 5.5);
  const delivered =
    fault === "half_failed"
      ? "<addOnProduct><code>00V60</code><status>notAvailable</status></addOnProduct>"
      : `<addOnProduct><code>00V60</code><status>defaultDelivered</status><scoreModel><score><results>+${score}</results><derogatoryAlert>${person.isBankrupt}</derogatoryAlert><factors><factor><rank>1</rank><code>14</code></factor></factors></score></scoreModel></addOnProduct>`;
  return record(summary, delivered);
}

function record(summary: string, more: string): string {
  return `<subject><number>1</number><subjectRecord><fileNumber>01</fileNumber><fileSummary>${summary}</fileSummary>${more}</subjectRecord></subject>`;
}
