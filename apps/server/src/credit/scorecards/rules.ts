// Scorecards by rule: what one is, whether it is sound, and what it makes of a customer.
export { checkScorecard, type ScorecardProblem } from "./check-scorecard.ts";
export { scoreCustomer } from "./score-customer.ts";
export {
  type Bin,
  type Interaction,
  MISSING_MODES,
  type MissingMode,
  type OddsScale,
  type Scorecard,
  type ScorecardVariable,
  type ScoreValue,
} from "./scorecard.ts";
