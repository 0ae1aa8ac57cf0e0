// A process of its own for the races of settling: tries every allocation it is told, and says how each ended.

import { plainDate } from "@goodterms/kernel";
import { inMerchant, openDatabase } from "../../src/platform/db/index.ts";
import { newId } from "../../src/platform/ids/index.ts";
import { Refusal } from "../../src/platform/refusals/index.ts";
import { allocateCredit } from "../../src/receivables/allocations/allocate-credit.ts";
import { issueInvoice } from "../../src/receivables/documents/issue-invoice.ts";
import { moveClosing } from "../../src/receivables/ledger/move-closing.ts";

export interface Errand {
  readonly merchantId: string;
  readonly now: string;
  readonly allocations: readonly { credit: string; debit: string; amountMinor: number }[];
  readonly invoices: readonly { number: string; customer: string; issuedOn: string }[];
  readonly closeThrough: string | null;
}

const settings: unknown = JSON.parse(process.env.SETTINGS ?? "");
const errand: Errand = JSON.parse(process.env.ERRAND ?? "");
const database = openDatabase(settings as Parameters<typeof openDatabase>[0]);
const now = new Date(errand.now);

async function outcomeOf(work: Parameters<typeof inMerchant<unknown>>[2]): Promise<string> {
  try {
    await inMerchant(
      database,
      { merchantId: errand.merchantId, actor: "user:racer", now, requestId: newId(now) },
      work,
    );
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const outcomes = await Promise.all([
  ...errand.allocations.map((each) =>
    outcomeOf((ctx) => allocateCredit(ctx, { ...each, amountMinor: BigInt(each.amountMinor) })),
  ),
  ...errand.invoices.map((each) =>
    outcomeOf((ctx) =>
      issueInvoice(ctx, {
        customer: each.customer,
        number: each.number,
        currency: "GBP",
        issuedOn: plainDate(each.issuedOn),
        amounts: { netMinor: 1_000n, taxMinor: 0n },
      }),
    ),
  ),
  ...(errand.closeThrough === null
    ? []
    : [
        outcomeOf((ctx) =>
          moveClosing(ctx, {
            entity: "UK",
            closedThrough: plainDate(errand.closeThrough ?? ""),
            reason: "race",
            direction: "close",
          }),
        ),
      ]),
]);
await database.close();
process.send?.(outcomes);
process.disconnect?.();
