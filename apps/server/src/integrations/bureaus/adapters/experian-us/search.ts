import type { Candidate } from "../../port.ts";
import { decimalAt, type Json, listAt, textAt } from "../../reading/json.ts";

/** Reliability from here on is "high" in the bureau's own words (90.75 to 100.40), from 79 "medium", below "low". */
const RELIABILITY_HIGH = 90.75;
const RELIABILITY_LEAST = 75;
const CERTAINTY_MAX = 100;
/** A second candidate this close behind makes the first no certain one. */
const LEAD_LEAST = 5;

/** The companies of a search, most reliable first. An empty list is a search without a hit. */
export function readSearch(answer: Json, wantedName: string): Candidate[] {
  const found = listAt(answer, "results")
    .flatMap((result) => readResult(result, wantedName) ?? [])
    .sort((left, right) => right.certainty - left.certainty);
  const [first, second] = found;
  const isAmbiguous =
    first !== undefined && second !== undefined && first.certainty - second.certainty < LEAD_LEAST;
  return isAmbiguous ? found.map((candidate) => ({ ...candidate, isCertain: false })) : found;
}

function readResult(result: Json, wantedName: string): Candidate | undefined {
  const reference = textAt(result, "bin");
  const reliability = Number(decimalAt(result, "reliabilityCode") ?? Number.NaN);
  if (reference === null || !(reliability >= RELIABILITY_LEAST)) return undefined;
  const name = textAt(result, "businessName") ?? reference;
  return {
    reference,
    name,
    address: {
      street: textAt(result, "address.street"),
      houseNumber: null,
      city: textAt(result, "address.city"),
      region: textAt(result, "address.state"),
      postalCode: textAt(result, "address.zip"),
      country: "US",
    },
    certainty: Math.min(CERTAINTY_MAX, Math.round(reliability)),
    hasSameName: bare(name) === bare(wantedName),
    isActive: null,
    isCertain: reliability >= RELIABILITY_HIGH,
  };
}

/** A name without case, signs and what kind of company it is. */
function bare(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/\b(inc|llc|ltd|corp|co|company|incorporated|corporation|limited)\b/g, "")
    .replaceAll(/[^a-z0-9]/g, "");
}
