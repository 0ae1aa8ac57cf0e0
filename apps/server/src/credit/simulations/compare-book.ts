import { customerIds } from "#receivables";
import { gatherFacts } from "../evaluations/gather-facts.ts";
import { evaluateWithoutHorizon } from "../policies/rules.ts";
import type { Attempt } from "./attempt.ts";
import { type CustomerChange, compareStandings } from "./rules.ts";
import { insertCustomerChanges } from "./store.ts";

const CUSTOMERS_PER_CHUNK = 2_000;

/** Puts both policies to every customer as it stands today, in chunks. */
export async function compareBook(attempt: Attempt): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const ids: readonly string[] = await attempt.run(async (ctx) => {
      const chunk = await customerIds(ctx, after, CUSTOMERS_PER_CHUNK);
      const changes: CustomerChange[] = [];
      for (const facts of (await gatherFacts(ctx, chunk)).values()) {
        const before = evaluateWithoutHorizon(attempt.before, facts);
        const then = evaluateWithoutHorizon(attempt.after, facts);
        const change = compareStandings(facts, before, then);
        attempt.summary.countCustomer(facts, before, then, change);
        if (change !== null) changes.push(change);
      }
      await insertCustomerChanges(ctx, attempt.row, changes);
      return chunk;
    });
    await attempt.advance({ customers: ids.length });
    if (ids.length < CUSTOMERS_PER_CHUNK) return;
    after = ids.at(-1) ?? null;
  }
}
