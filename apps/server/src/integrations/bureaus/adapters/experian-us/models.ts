import type { BureauScore, ScoreScale } from "../../port.ts";
import { at, decimalAt, integerAt, type Json, listAt, textAt } from "../../reading/json.ts";
import { makeScore } from "../../reading/scale.ts";

/** 998 bankruptcy within two years, 999 not enough on file: in score, percentile and class alike. */
const BANKRUPTCY = 998;
const INSUFFICIENT = 999;

// The range of the machine-learned models is from a secondary source; their percentile, which always comes with them,
// is what the one scale takes.
const SCALES: Readonly<Record<string, ScoreScale>> = {
  "000224": { minimum: 1, maximum: 100, saferEnd: "high" },
  "000223": { minimum: 1, maximum: 100, saferEnd: "high" },
  "000254": { minimum: 300, maximum: 850, saferEnd: "high" },
};

/** Classes by their wording, which is there even where the code is null. Never computed from the score. */
const CLASSES_BY_WORDING: Readonly<Record<string, number>> = {
  "low risk": 1,
  "low to medium risk": 2,
  "low-medium risk": 2,
  "medium risk": 3,
  "medium to high risk": 4,
  "medium-high risk": 4,
  "high risk": 5,
  "recent bankruptcy on file": BANKRUPTCY,
  "insufficient data to score": INSUFFICIENT,
};

/** A class from its code, else from its wording; sentinels come through as they are. */
export function readClass(code: number | null, wording: string | null): number | null {
  if (code !== null && code > 0) return code;
  return wording === null ? null : (CLASSES_BY_WORDING[wording.trim().toLowerCase()] ?? null);
}

export type Sentinel = "bankruptcy" | "insufficient" | null;

export interface ReadScore {
  readonly score: BureauScore;
  readonly sentinel: Sentinel;
}

/** A score with its factors; undefined where the segment is absent. */
export function readScore(results: Json, name: "commercialScore" | "fsrScore"): ReadScore | undefined {
  const segment = at(results, name);
  if (segment === null || typeof segment !== "object") return undefined;
  const number = integerAt(segment, "score");
  const percentile = integerAt(segment, "percentileRanking");
  const wording = textAt(segment, "riskClass.definition") ?? textAt(segment, "riskClass.description");
  const riskClass = readClass(integerAt(segment, "riskClass.code"), wording);
  const model = textAt(segment, "modelCode") ?? name;
  return finish({
    model,
    title: textAt(segment, "modelTitle") ?? name,
    number,
    percentile,
    riskClass,
    reasons: listAt(results, `${name}Factors`).map((factor) => ({
      code: textAt(factor, "code") ?? "",
      text: textAt(factor, "definition") ?? textAt(factor, "description"),
    })),
  });
}

interface Finish {
  readonly model: string;
  readonly title: string;
  readonly number: number | null;
  readonly percentile: number | null;
  readonly riskClass: number | null;
  readonly reasons: BureauScore["reasons"];
}

function finish(parts: Finish): ReadScore {
  const sentinel = sentinelOf([parts.number, parts.percentile, parts.riskClass]);
  const score = makeScore({
    model: parts.model,
    title: parts.title,
    raw: parts.number,
    scale: SCALES[parts.model] ?? null,
    percentile: parts.percentile,
    riskClass: parts.riskClass,
    noScoreReason: sentinel,
    reasons: parts.reasons,
    asOf: null,
  });
  return { score, sentinel };
}

function sentinelOf(numbers: readonly (number | null)[]): Sentinel {
  if (numbers.includes(BANKRUPTCY)) return "bankruptcy";
  return numbers.includes(INSUFFICIENT) ? "insufficient" : null;
}

/** The dashboard's shape: bare numbers with the class in words, and no model; only the class can be trusted. */
export function readDashboardScore(
  results: Json,
  name: "commercialScore" | "fsrScore",
): ReadScore | undefined {
  const number = decimalAt(results, name);
  const wording = textAt(results, `${name}RiskClass`);
  if (number === null && wording === null) return undefined;
  return finish({
    model: `dashboard.${name}`,
    title: name === "commercialScore" ? "Commercial score" : "Financial stability risk",
    number: number === null ? null : Number(number),
    percentile: null,
    riskClass: readClass(null, wording),
    reasons: [],
  });
}

/** The older report's list of score information. */
export function readListedScore(results: Json): ReadScore | undefined {
  const [listed] = listAt(results, "intelliscoreScoreInformation");
  if (listed === undefined) return undefined;
  return finish({
    model: textAt(listed, "modelInformation.modelCode") ?? "intelliscore",
    title: textAt(listed, "modelInformation.modelTitle") ?? "Intelliscore",
    number: integerAt(listed, "scoreInfo.score"),
    percentile: integerAt(listed, "percentileRanking"),
    riskClass: readClass(integerAt(listed, "riskClass"), textAt(listed, "action")),
    reasons: listAt(results, "intelliscoreFactors").map((factor) => ({
      code: textAt(factor, "scoreFactor.code") ?? "",
      text: textAt(factor, "scoreFactor.definition"),
    })),
  });
}
