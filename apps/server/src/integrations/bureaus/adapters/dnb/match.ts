import type { BureauAddress, Candidate } from "../../port.ts";
import { at, booleanAt, integerAt, type Json, listAt, textAt } from "../../reading/json.ts";

/** Operating status "active". */
const ACTIVE = 9074;
const CONFIDENCE_MAX = 10;
/** At this confidence, and with the name rated the same, no person is asked. Our rule, not the bureau's. */
const CONFIDENCE_CERTAIN = 8;
/** Below it a candidate is no match at all. */
const CONFIDENCE_LEAST = 5;

/** The candidates of a match answer, best first, those below confidence 5 left out. */
export function readCandidates(answer: Json): Candidate[] {
  return listAt(answer, "matchCandidates")
    .flatMap((candidate) => readCandidate(candidate) ?? [])
    .sort((left, right) => right.certainty - left.certainty);
}

function readCandidate(candidate: Json): Candidate | undefined {
  const reference = textAt(candidate, "organization.duns");
  const confidence = integerAt(candidate, "matchQualityInformation.confidenceCode");
  if (reference === null || confidence === null || confidence < CONFIDENCE_LEAST) return undefined;
  const hasSameName = ratingOfName(candidate) === "A";
  const isActive = readActive(at(candidate, "organization"));
  return {
    reference,
    name: textAt(candidate, "organization.primaryName") ?? reference,
    address: readAddress(at(candidate, "organization.primaryAddress")),
    certainty: Math.min(confidence, CONFIDENCE_MAX) * 10,
    hasSameName,
    isActive,
    isCertain: confidence >= CONFIDENCE_CERTAIN && hasSameName && isActive !== false,
  };
}

/** A same, B similar, F different, Z missing: by component, else the first letter of the grade. */
function ratingOfName(candidate: Json): string | null {
  const components = listAt(candidate, "matchQualityInformation.matchGradeComponents");
  const name = components.find((component) => textAt(component, "componentType") === "Name");
  return (
    textAt(name, "componentRating") ?? textAt(candidate, "matchQualityInformation.matchGrade")?.[0] ?? null
  );
}

/** Whether the organization trades; null where the status is not given. */
export function readActive(organization: Json): boolean | null {
  const code = integerAt(organization, "dunsControlStatus.operatingStatus.dnbCode");
  if (code !== null) return code === ACTIVE;
  const words = textAt(organization, "dunsControlStatus.operatingStatus.description");
  if (words === null) return booleanAt(organization, "isOutOfBusiness") === true ? false : null;
  return words.toLowerCase() === "active";
}

function readAddress(address: Json): BureauAddress {
  return {
    street: textAt(address, "streetAddress.line1"),
    houseNumber: null,
    city: textAt(address, "addressLocality.name"),
    region: textAt(address, "addressRegion.abbreviatedName") ?? textAt(address, "addressRegion.name"),
    postalCode: textAt(address, "postalCode"),
    country: textAt(address, "addressCountry.isoAlpha2Code"),
  };
}
