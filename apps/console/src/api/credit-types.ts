import type { components, paths } from "@goodterms/client";

/** The shapes of the credit room's answers, by the names that the screens use. Amounts are minor units. */
type Schemas = components["schemas"];

export type Hold = Schemas["OrderHold"];
export type HoldState = Hold["state"];
export type CreditReason = Schemas["CreditReason"];
export type Cure = Schemas["Cure"];
export type Decision = Schemas["CreditDecision"];
export type DecisionReplay = Schemas["DecisionReplay"];
export type Evaluation = Schemas["CreditEvaluation"];
export type CreditResult = Schemas["CreditResult"];
export type CreditStanding = Schemas["CreditStanding"];
export type AccountHold = Schemas["AccountHold"];
export type PayerBehaviour = Schemas["PayerBehaviour"];
export type BehaviourMonth = Schemas["BehaviourMonth"];
export type Order = Schemas["Order"];
export type Limits = Schemas["Limits"];
export type LimitProposal = Schemas["LimitProposal"];
export type CreditAlert = Schemas["CreditAlert"];

/** One thing that was done about a held order. */
export type HoldActionEntry =
  paths["/v1/credit/holds/{id}"]["get"]["responses"][200]["content"]["application/json"]["actions"][number];
