export { BureauFailure, type FailureKind } from "./failure.ts";
export {
  type AlertCode,
  type AlertPage,
  BUREAU_FLAGS,
  type Bureau,
  type BureauAdapter,
  type BureauAddress,
  type BureauAlert,
  type BureauCapabilities,
  type BureauConnection,
  type BureauFlag,
  type BureauReport,
  type BureauScore,
  type BureauSetting,
  type Candidate,
  type EnrolmentList,
  type FetchedReport,
  type LegalFact,
  type MonitoringStyle,
  type PersonQuery,
  type ReportRequest,
  type SubjectQuery,
} from "./port.ts";
export { type AlertSeverity, severityOf } from "./reading/alert-codes.ts";
export { findBureau, listBureaus } from "./registry.ts";
export type { Fault as SimulatorFault, Simulator } from "./simulation/server.ts";
