import type { components } from "@goodterms/client";

/** The shapes of what the server says about limits. Amounts are minor units; `…On` is a calendar date. */
type Schemas = components["schemas"];

export type Limit = Schemas["Limit"];
export type Limits = Schemas["Limits"];
export type LimitKind = Limit["kind"];
export type LimitProposal = Schemas["LimitProposal"];
export type LimitChange = Schemas["LimitChange"];
export type LimitChangeRow = Schemas["LimitChangeRow"];
export type Collateral = Schemas["Collateral"];
export type CommitteePack = Schemas["CommitteePack"];
export type TopExposure = Schemas["TopExposure"];
export type TopExposures = Schemas["TopExposures"];
export type InsuranceDeadline = Schemas["InsuranceDeadline"];
export type Family = Schemas["Family"];
export type FamilyGroup = Schemas["FamilyGroup"];
export type Money = Schemas["Money"];
