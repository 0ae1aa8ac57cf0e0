import { decode } from "../evaluations/codec.ts";
import type { Explanation, ExplanationInputs } from "./explain-decision.ts";

/** The explanation that was kept with a hold. */
export function readExplanation(hold: { readonly explanation: string }): Explanation {
  return decode(hold.explanation) as Explanation;
}

/** What it was made from. */
export function readInputs(hold: { readonly inputs: string }): ExplanationInputs {
  return decode(hold.inputs) as ExplanationInputs;
}
