// The door of the room: what upper floors and the command may use.
export { type DecisionAnswer, decideAlone, type LoneOrder } from "./decisions/decide-alone.ts";
export { evaluateCustomers, type FreshEvaluation as Standing } from "./evaluations/evaluate-customers.ts";
export { monitorOne } from "./monitoring/monitor-tick.ts";
export { checkPolicyText } from "./policies/parse-policy.ts";
export { CREDIT_APPEND_ONLY, creditJobs, openCredit } from "./room.ts";
export { checkFile, FIT_REQUEST_DEFAULTS, type FitRequest, fitFile } from "./scorecards/fitting/fit-file.ts";
export { measureLines, reportText } from "./scorecards/fitting/text-report.ts";
export { readScorecard } from "./scorecards/read-scorecard.ts";
export { simulateText, type TextSimulation } from "./simulations/simulate-text.ts";
