import { formatId, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { customerHolder, merchantToday } from "./holders.ts";
import { refuseLimit } from "./refusals.ts";
import { checkRequest, type LimitRequest } from "./rules.ts";
import { carryOutLimit } from "./set-limit.ts";
import type { WrittenLimit } from "./write-limit.ts";

/** A manual limit that was signed elsewhere: an application that its approvers granted. */
export interface Grant {
  readonly customerId: string;
  readonly limit: { readonly amountMinor: bigint; readonly currency: string };
  readonly reason: string;
  readonly proposedBy: string;
  /** Who signed; the caller has seen to their authority and to their number. */
  readonly approvedBy: readonly string[];
  readonly expiresOn?: PlainDate | null;
  readonly reasonCodes?: readonly string[];
}

/** Sets a limit on signatures given elsewhere, and has the standing follow at once. @throws Refusal not_found, limit_field. */
export async function grantLimit(ctx: Context, grant: Grant): Promise<WrittenLimit> {
  const holder = await customerHolder(ctx, formatId("cus", grant.customerId));
  const today = await merchantToday(ctx);
  const request: LimitRequest = {
    limit: grant.limit,
    kind: "manual",
    reason: grant.reason,
    startsOn: today,
    expiresOn: grant.expiresOn ?? null,
    insurance: null,
    guarantor: null,
  };
  const problems = checkRequest(request, "customer", today);
  if (problems.length > 0) throw refuseLimit("limit_field", "The limit cannot be granted so.", problems);
  return carryOutLimit(
    ctx,
    holder,
    { request, reasonCodes: grant.reasonCodes ?? [] },
    {
      proposedBy: grant.proposedBy,
      approvedBy: grant.approvedBy,
      proposalId: null,
      changeId: null,
      baseVersion: null,
    },
    today,
  );
}
