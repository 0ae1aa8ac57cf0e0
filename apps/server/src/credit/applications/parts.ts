import type { Access } from "#platform/auth";
import type { Context } from "#platform/db";
import type { FileStore } from "#platform/files";
import type { UnboundContext } from "#platform/http";
import type { DeclaredFacts } from "../evaluations/facts.ts";
import type { PolicyAffordability } from "./decide/affordability-rules.ts";
import type { Vault } from "./vault.ts";

/** What the policy would make of a customer with what the applicant declared. Nothing of it takes effect. */
export interface Assessed {
  readonly policyVersion: number;
  readonly engineVersion: string;
  /** The evaluation in force beside, which decisions at checkout follow; null where there is none. */
  readonly evaluationId: string | null;
  readonly segment: string;
  readonly riskClass: string | null;
  readonly score: string | null;
  /** The limit that the policy would give; null where it gives none. */
  readonly limitMinor: bigint | null;
  readonly currency: string;
  readonly blocks: readonly string[];
  readonly reasons: readonly string[];
  readonly paymentGrade: string | null;
}

/** What limits are to be told of an approved application. */
export interface GrantedLimit {
  readonly customerId: string;
  readonly limitMinor: bigint;
  readonly currency: string;
  readonly reason: string;
  readonly reasonCodes: readonly string[];
  readonly approvers: readonly string[];
}

export interface DeclinedNotice {
  readonly applicationId: string;
  readonly customerId: string | null;
  /** A sole trader is a natural person to the law. */
  readonly kind: "business" | "sole_trader" | "person";
  readonly name: string;
  /** The lines of the address, as on a letter. */
  readonly lines: readonly string[];
  readonly country: string | null;
  readonly language: string;
  readonly reasons: readonly string[];
}

/** One bureau's answer to a paid request. */
export interface PulledReport {
  readonly bureau: string;
  readonly outcome: string;
  readonly reportId: string | null;
  readonly detail: string | null;
}

/** What applications ask of the other folders of the room. Passed in, so that each can be tried without the others. */
export interface Neighbours {
  /** Whether the caller's authority reaches that far, and how many different people must agree, the caller among them. */
  readonly approvalOf: (
    ctx: Context,
    access: Access,
    amount: { readonly minor: bigint; readonly currency: string },
  ) => Promise<{ readonly reaches: boolean; readonly people: number }>;
  /** The person behind a caller, so that one with a key and a session is still one. */
  readonly personBehind: (ctx: Context, access: Access) => Promise<string>;
  readonly affordability: (ctx: Context, currency: string) => Promise<PolicyAffordability | null>;
  readonly grantLimit: (ctx: Context, limit: GrantedLimit) => Promise<void>;
  /** What the active policy (or the version named) would make of the customer with these declared facts. */
  readonly assess: (
    ctx: Context,
    customerId: string,
    declared: DeclaredFacts,
    policy: string | null,
  ) => Promise<Assessed | null>;
  /** Asks the bureaus in the policy's order for a report; money is spent, and no transaction is open meanwhile. */
  readonly pullReports: (
    tools: Pick<UnboundContext, "database" | "caller" | "clock">,
    pull: {
      readonly customerId: string;
      readonly purpose: string | null;
      /** Why one is bought although a young one is there, or none could change the outcome. */
      readonly force: string | null;
    },
  ) => Promise<readonly PulledReport[]>;
  /** Reports that are on file for the customer. */
  readonly reportsOf: (ctx: Context, customerId: string) => Promise<readonly string[]>;
  /** Drafts the notice that the law wants of a declined application. */
  readonly noticeDeclined: (ctx: Context, notice: DeclinedNotice) => Promise<void>;
  readonly markStale: (ctx: Context, customerIds: readonly string[], cause: string) => Promise<void>;
}

export interface ApplicationParts {
  readonly vault: Vault;
  readonly files: FileStore;
  /** Where the pages behind links are served: `https://shop.example/apply`. */
  readonly publicUrl: string;
  readonly neighbours: Neighbours;
}
