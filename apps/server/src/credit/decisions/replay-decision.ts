import { parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import type { ReservationRow } from "#receivables";
import { decodeFacts, decodeOrder, decodeResult, encode } from "../evaluations/codec.ts";
import { selectEvaluations } from "../evaluations/store.ts";
import { refuse } from "../refusals.ts";
import { compareTexts, type Difference } from "./compare-texts.ts";
import { type ExplanationInputs, explainDecision } from "./explain-decision.ts";
import { ledgerView } from "./ledger-view.ts";
import { ENGINE_VERSION, evaluate, findPolicy, judgeOrder, type ReadyPolicy } from "./neighbours.ts";
import { engineOf } from "./prepare-order.ts";
import { findDecisionRow } from "./read-decision.ts";
import { readInputs } from "./read-explanation.ts";
import { judgeUnder, type Situation } from "./rules.ts";
import { selectExplanations, selectPolicyOfVersion } from "./store.ts";

/** What a decision was, made again. */
export interface Replay {
  readonly reservation: ReservationRow;
  readonly policyId: string;
  readonly policyVersion: number;
  /** Of the record, and of the program that replayed it: where they differ, different bytes prove nothing. */
  readonly recordedEngineVersion: string;
  readonly engineVersion: string;
  readonly isSamePolicy: boolean;
  readonly isSameBytes: boolean;
  readonly recorded: string;
  readonly replayed: string;
  readonly differences: readonly Difference[];
}

/**
 * Makes a decision again from what was kept: facts, policy version, the order and what the ledger saw. Under the policy
 * that made it the bytes are the same; under another the differences are given, field by field. What the ledger
 * compared is not asked again: the room at that moment is part of the record.
 * @throws Refusal not_found.
 */
export async function replayDecision(
  ctx: Context,
  idOrReference: string,
  policyKey: string | null,
): Promise<Replay> {
  const reservation = await findDecisionRow(ctx, idOrReference);
  const [evaluation] =
    reservation.evaluationId === null ? [] : await selectEvaluations(ctx, [reservation.evaluationId]);
  if (evaluation === undefined || reservation.facts === null)
    throw refuse("not_found", "The decision was made without an evaluation, so there is nothing to replay.");
  const kept = (await selectExplanations(ctx, [reservation.id])).get(reservation.id);
  const policy =
    policyKey === null ? await findPolicy(ctx, evaluation.policyId) : await readPolicy(ctx, policyKey);
  const facts = decodeFacts(evaluation.facts);
  const order = decodeOrder(reservation.facts);
  // What stood on the account then is told by the policy that put it there, whichever policy replays it.
  const madeBy = await findPolicy(ctx, evaluation.policyId);
  const result = decodeResult(evaluation.result);
  const ledger = ledgerView(reservation, result, judgeOrder(madeBy.compiled, facts, result, order));
  const situation = { facts, order, ledger };
  const made = make(policy, situation, reservation, kept === undefined ? null : readInputs(kept));
  const recorded = document({
    result: evaluation.result,
    outcome: reservation.outcome === "refused" ? "refused" : "passed",
    explanation: kept?.explanation ?? null,
  });
  const replayed = document(made);
  return {
    reservation,
    policyId: policy.id,
    policyVersion: policy.version,
    recordedEngineVersion: evaluation.engineVersion,
    engineVersion: ENGINE_VERSION,
    isSamePolicy: policy.id === evaluation.policyId,
    isSameBytes: recorded === replayed,
    recorded,
    replayed,
    differences: recorded === replayed ? [] : compareTexts(recorded, replayed),
  };
}

async function readPolicy(ctx: Context, key: string): Promise<ReadyPolicy> {
  const id = parseId("pol", key);
  if (id !== null) return findPolicy(ctx, id);
  const version = Number(key);
  if (!Number.isSafeInteger(version)) throw refuse("not_found", `There is no policy ${key}.`);
  const found = await selectPolicyOfVersion(ctx, version);
  if (found === undefined) throw refuse("not_found", `There is no policy version ${version}.`);
  return findPolicy(ctx, found);
}

interface Made {
  /** Canonical texts. */
  readonly result: string;
  readonly outcome: "passed" | "refused";
  readonly explanation: string | null;
}

function make(
  policy: ReadyPolicy,
  situation: Situation,
  reservation: ReservationRow,
  inputs: ExplanationInputs | null,
): Made {
  const engine = engineOf(policy);
  const result = evaluate(policy.compiled, situation.facts);
  const verdict = judgeUnder(engine, situation, result);
  const outcome = verdict.isFree || reservation.overrideReason !== null ? "passed" : "refused";
  const explanation =
    outcome === "passed" || inputs === null ? null : encode(explainDecision(engine, inputs));
  return { result: encode(result), outcome, explanation };
}

/** One text of all three, so that one comparison speaks for all. */
function document({ result, outcome, explanation }: Made): string {
  return `{"explanation":${explanation ?? "null"},"outcome":${JSON.stringify(outcome)},"result":${result}}`;
}
