import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import type { AnswerValue } from "../forms/answers.ts";
import type { Role } from "../forms/form.ts";
import { answerInRole, declaredOf } from "../forms/rules.ts";
import type { OpenApplication } from "../links/open-link.ts";
import type { ApplicationParts, Assessed } from "../parts.ts";
import { selectReferees } from "../referees/store.ts";
import { refuse } from "../refusals.ts";
import { updateApplication } from "../store.ts";
import { openJson, readPersonKey, sealJson } from "../vault.ts";
import {
  type Affordability,
  assessAffordability,
  defaultAffordability,
  type Household,
} from "./affordability-rules.ts";
import { type Recommendation, recommend } from "./recommend-rules.ts";

/** The credit part of a case. Kept sealed, since of a person it tells the household. */
export interface Assessment {
  readonly assessed: Assessed | null;
  readonly affordability: Affordability | null;
  readonly recommendation: Recommendation;
}

/**
 * Works out what the policy and affordability make of the application and recommends, without keeping anything: the
 * what-if of an analyst. `policy` names another version than the active one.
 */
export async function considerApplication(
  ctx: Context,
  parts: ApplicationParts,
  open: OpenApplication,
  policy: string | null,
): Promise<Assessment> {
  const { application, version, answers } = open;
  const { neighbours } = parts;
  const declared = declaredOf(version.document, answers);
  const assessed =
    application.customerId === null
      ? null
      : await neighbours.assess(ctx, application.customerId, declared, policy);
  const household = application.kind === "person" ? householdOf(open) : null;
  const settings =
    household === null
      ? null
      : ((await neighbours.affordability(ctx, household.currency)) ??
        defaultAffordability(household.currency));
  const affordability =
    household === null || settings === null ? null : assessAffordability(household, settings);
  const recommendation = recommend({
    severity: application.screenSeverity,
    requestedMinor: application.requestedMinor,
    currency: application.requestedCurrency,
    assessed,
    affordability,
    promptness: await readPromptness(ctx, parts, application.id),
  });
  return { assessed, affordability, recommendation };
}

/**
 * The credit part of a case: considers the application and keeps what came of it. After the identity screen only.
 * @throws Refusal unscreened while a severe finding stands and nobody said why to go on.
 */
export async function assessApplication(
  ctx: Context,
  parts: ApplicationParts,
  open: OpenApplication,
  overrideReason: string | undefined,
): Promise<Assessment> {
  const { application, key } = open;
  if (application.screenSeverity === null) throw refuse("unscreened", "It was not screened yet.");
  if (application.screenSeverity === "severe" && overrideReason === undefined)
    throw refuse("unscreened", "A severe finding stands.");

  const assessment = await considerApplication(ctx, parts, open, null);

  const { assessed, recommendation } = assessment;
  const reportIds =
    application.customerId === null ? [] : await parts.neighbours.reportsOf(ctx, application.customerId);
  const version = await updateApplication(ctx, application.id, {
    state: application.state === "submitted" ? "in_review" : application.state,
    evaluationId: assessed?.evaluationId ?? null,
    reportIds,
    creditScore: assessed?.score ?? null,
    paymentScore: assessed?.paymentGrade ?? null,
    recommendation: recommendation.verdict,
    assessmentSealed: sealJson(key, toJson(assessment)),
    assessedAt: ctx.now,
  });
  const subject = { subjectType: "credit_application", subjectId: application.id, subjectVersion: version };
  const data = { verdict: recommendation.verdict, overridden: overrideReason !== undefined };
  await recordEvents(ctx, [{ type: "credit.application_assessed", ...subject, data }]);
  return assessment;
}

/** An assessment as JSON: amounts as digits, so that none is lost. */
export function toJson(assessment: Assessment): unknown {
  return JSON.parse(
    JSON.stringify(assessment, (_key, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    ),
  );
}

function householdOf(open: OpenApplication): Household | null {
  const read = (role: Role): AnswerValue | null => answerInRole(open.version.document, open.answers, role);
  const money = (role: Role) => {
    const answer = read(role);
    return answer !== null && typeof answer === "object" && "amount" in answer ? answer : null;
  };
  const count = (role: Role, otherwise: number) => {
    const answer = read(role);
    return typeof answer === "string" ? Math.ceil(Number(answer)) : otherwise;
  };
  const income = money("monthly_income");
  const housing = money("monthly_housing");
  const debt = money("monthly_debt");
  if (income === null) return null;
  const { currency } = income;
  if ([housing, debt].some((each) => each !== null && each.currency !== currency)) return null;
  return {
    currency,
    incomeMinor: BigInt(income.amount),
    housingMinor: BigInt(housing?.amount ?? 0),
    debtMinor: BigInt(debt?.amount ?? 0),
    adults: count("adults", 1),
    children: count("children", 0),
  };
}

async function readPromptness(
  ctx: Context,
  parts: ApplicationParts,
  applicationId: string,
): Promise<string[]> {
  const said: string[] = [];
  for (const referee of await selectReferees(ctx, applicationId)) {
    if (referee.answerSealed === null) continue;
    const key = await readPersonKey(ctx, parts.vault, referee.keyId);
    if (key === null) continue;
    const { paysPromptly } = openJson<{ paysPromptly?: string }>(key, referee.answerSealed);
    if (paysPromptly !== undefined) said.push(paysPromptly);
  }
  return said;
}
