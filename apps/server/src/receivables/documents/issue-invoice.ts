import type { PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { findCustomer } from "../customers/find-customer.ts";
import { refuse } from "../refusals.ts";
import type { DocumentLine, Due } from "./drafts.ts";
import { assertDueInRange } from "./due-range.ts";
import { type Posted, type PostRequest, postDocument } from "./post-document.ts";
import { type LineInput, priceLines } from "./rules.ts";
import { checkTerms, DEFAULT_TERMS, parseTerms, type Terms } from "./terms/rules.ts";

/** Amounts by line, or as net and tax. */
export type AmountsInput =
  | { readonly lines: readonly LineInput[] }
  | { readonly netMinor: bigint; readonly taxMinor: bigint };

export interface InvoiceRequest extends PostRequest {
  readonly number: string;
  readonly amounts: AmountsInput;
  readonly dueOn?: PlainDate | undefined;
  /** Terms, or their wording ("net 30"); else the customer's, else 30 days net. */
  readonly terms?: Terms | string | undefined;
  readonly instalments?: readonly { readonly dueOn: PlainDate; readonly amountMinor: bigint }[] | undefined;
  readonly order?: string | undefined;
  readonly purchaseOrder?: string | undefined;
}

/**
 * Books an invoice and captures its order's reservation. Never refused for credit reasons.
 * @throws Refusal bad_terms, amounts_disagree, date_out_of_range, and those of postDocument.
 */
export async function issueInvoice(ctx: Context, request: InvoiceRequest): Promise<Posted> {
  const given = dueAsGiven(request);
  const due = given ?? (await customersTerms(ctx, request));
  const { amounts, dueOn: _, terms: __, instalments: ___, order, purchaseOrder, ...common } = request;
  const parts = {
    ...priceAmounts(amounts),
    orderReference: order ?? null,
    purchaseOrder: purchaseOrder ?? null,
  };
  // The customer's terms may change; the invoice stays the same one when it is sent again.
  return postDocument(ctx, "invoice", common, parts, due, { parts, due: given });
}

/** Lines priced, or net and tax as given. @throws Refusal amounts_disagree naming the line. */
export function priceAmounts(amounts: AmountsInput): {
  netMinor: bigint;
  taxMinor: bigint;
  lines: readonly DocumentLine[] | null;
} {
  if (!("lines" in amounts)) return { ...amounts, lines: null };
  const priced = priceLines(amounts.lines);
  if ("badLine" in priced) {
    throw refuse(
      "amounts_disagree",
      `Line ${priced.badLine + 1} has a quantity, unit amount or tax rate that is no exact decimal.`,
      [{ pointer: `/lines/${priced.badLine}`, message: "is not an exact decimal" }],
    );
  }
  return { netMinor: priced.netMinor, taxMinor: priced.taxMinor, lines: priced.lines };
}

/** What the request says of when it is due; null where that is left to the customer's terms. */
function dueAsGiven(request: InvoiceRequest): Due | null {
  if (request.instalments !== undefined) {
    request.instalments.forEach((part, index) => {
      assertDueInRange(request.issuedOn, part.dueOn, `/instalments/${index}/dueOn`);
    });
    return { schedule: request.instalments };
  }
  if (request.dueOn !== undefined) {
    assertDueInRange(request.issuedOn, request.dueOn, "/dueOn");
    return { dueOn: request.dueOn };
  }
  return request.terms === undefined ? null : { terms: readTerms(request.terms) };
}

async function customersTerms(ctx: Context, request: InvoiceRequest): Promise<Due> {
  const customer = await findCustomer(ctx, request.customer);
  return { terms: customer.terms ?? DEFAULT_TERMS };
}

/** Terms as an object or in words. @throws Refusal bad_terms. */
export function readTerms(given: Terms | string): Terms {
  if (typeof given === "string") {
    const terms = parseTerms(given);
    if (terms === null)
      throw refuse("bad_terms", `"${given}" is not understood.`, [
        { pointer: "/terms", message: "is not understood" },
      ]);
    return terms;
  }
  const checked = checkTerms(given);
  if ("problems" in checked) {
    throw refuse(
      "bad_terms",
      checked.problems.map((problem) => problem.message).join(" "),
      checked.problems.map((problem) => ({ ...problem, pointer: `/terms${problem.pointer}` })),
    );
  }
  return checked.terms;
}
