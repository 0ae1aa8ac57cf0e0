import type { components } from "@goodterms/client";

/** The shapes of the server's answers, by the names that the screens use. Amounts are minor units; `…On` is a calendar date. */
type Schemas = components["schemas"];

export type Me = Schemas["Me"];
export type Role = Schemas["Role"];
export type EntitySummary = Me["entities"][number];

export type CustomerRow = Schemas["CustomerRow"];
export type Customer = Schemas["Customer"];
export type Contact = Customer["contacts"][number];
export type Address = Customer["addresses"][number];
export type Account = Schemas["Account"];
export type OpenItem = Schemas["CustomerItem"];
export type TimelineEntry = Schemas["TimelineEntry"];
export type Statement = Schemas["Statement"];
export type StatementPart = Statement["currencies"][number];
export type DocumentLink = OpenItem["document"];
export type DocumentDetail = Schemas["Document"];

export type AgeingReport = Schemas["Ageing"];
export type AgeingRow = AgeingReport["rows"][number];
export type Overview = Schemas["Overview"];

export type Import = Schemas["Import"];
export type ImportRow = Schemas["ImportSummary"];
export type ImportKind = Import["kind"];
export type ImportState = Import["state"];
export type ImportProgress = Import["progress"];
export type ImportReason = Import["reasons"][number];
export type Question = Schemas["ImportQuestion"];
export type Mapping = Import["proposal"]["mapping"];
export type FieldSource = Mapping["fields"][string];

export type Person = Schemas["Person"];
export type Invitation = Schemas["Invitation"];
export type ApiKey = Schemas["ApiKey"];
export type WebhookEndpoint = Schemas["WebhookEndpoint"];
export type WebhookDelivery = Schemas["WebhookDelivery"];
export type Entity = Schemas["Entity"];
export type AuditEvent = Schemas["Event"];
