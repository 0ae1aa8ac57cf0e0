import type { PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { assertDueInRange } from "./due-range.ts";
import { type Posted, type PostRequest, postDocument } from "./post-document.ts";

export interface FeeRequest extends PostRequest {
  readonly number: string;
  /** A claimed late fee or other charge, or statutory interest once claimed. */
  readonly kind: "fee" | "interest_charge";
  readonly amountMinor: bigint;
  readonly taxMinor: bigint;
  readonly dueOn: PlainDate;
  readonly reason: string;
}

/** Books a fee or an interest charge as a debit of its own. @throws Refusal date_out_of_range, and those of postDocument. */
export async function chargeFee(ctx: Context, request: FeeRequest): Promise<Posted> {
  assertDueInRange(request.issuedOn, request.dueOn, "/dueOn");
  const { kind, amountMinor, taxMinor, dueOn, reason, ...common } = request;
  return postDocument(ctx, kind, common, { netMinor: amountMinor, taxMinor, reason }, { dueOn });
}
