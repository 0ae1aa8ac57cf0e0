import type { PlainDate } from "@goodterms/kernel";
import type { Access } from "#platform/auth";
import type { Context } from "#platform/db";
import type { ReviewSettings } from "../policies/document.ts";
import type { BureauAlert, Expiry } from "./firing-rules.ts";
import type { Settings } from "./settings.ts";

/** What monitoring takes from a policy. */
export interface PolicyPart {
  readonly monitoring: Settings;
  readonly reviews: ReviewSettings;
  /** Days of grace of whoever has agreed none of its own. */
  readonly graceDays: number;
  /** Risk classes, best first. */
  readonly riskClasses: readonly string[];
}

/** A limit that an accepted proposal asks for. */
export interface WantedLimit {
  readonly customerId: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly reason: string;
}

/** What monitoring asks of the rest of the room. */
export interface Neighbours {
  policyPart(ctx: Context): Promise<PolicyPart>;
  /** The merchant's today. */
  today(ctx: Context): Promise<PlainDate>;
  bureauAlerts(
    ctx: Context,
    customerIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly BureauAlert[]>>;
  /** What ends of itself, of each customer. */
  expiries(
    ctx: Context,
    customerIds: readonly string[],
    today: PlainDate,
  ): Promise<ReadonlyMap<string, readonly Expiry[]>>;
  /** Sets a manual limit within the caller's authority, or proposes it to others: the id of what came of it. */
  wantLimit(ctx: Context, access: Access, wanted: WantedLimit): Promise<string>;
  /** Puts a hold on the account: its id. */
  holdAccount(ctx: Context, customerId: string, note: string): Promise<string>;
}
