import type { Command } from "commander";
import { verifyChain } from "#platform/events";
import { verifyBook } from "#receivables";
import { CommandError } from "./command-error.ts";
import { withMerchant } from "./open-house.ts";
import { type CommonOptions, withCommon } from "./options.ts";
import { printJson, printLine } from "./output.ts";

/** `goodterms verify`: proves the book and the event chain from their append-only rows. */
export function addVerify(program: Command): void {
  withCommon(program.command("verify"))
    .description("Prove the book and the event chain from their append-only rows")
    .addHelpText(
      "after",
      "\nExample:\n  goodterms verify --json\n\nExits with 1 when anything contradicts the book.",
    )
    .action(async (options: CommonOptions) => {
      const { checks, chain } = await withMerchant(options, async (ctx, house) => ({
        checks: await verifyBook(ctx),
        chain: await verifyChain(house.database, ctx.merchantId),
      }));
      const isSound = chain.ok && checks.every((check) => check.ok);
      if (options.json) printJson({ ok: isSound, checks, chain });
      else {
        for (const check of checks) {
          printLine(
            `${check.ok ? "ok  " : "FAIL"}  ${check.name.padEnd(22)} ${check.checked.toLocaleString("en")} checked · ${check.holds}`,
          );
          for (const failure of check.failures) printLine(`      ${failure}`);
          if (check.failureCount > check.failures.length)
            printLine(`      … and ${check.failureCount - check.failures.length} more`);
        }
        printLine(
          `${chain.ok ? "ok  " : "FAIL"}  ${"event_chain".padEnd(22)} ${chain.checked.toLocaleString("en")} sealed, ${chain.unsealed.toLocaleString("en")} not yet`,
        );
        for (const failure of chain.failures) printLine(`      event ${failure.sequence}: ${failure.what}`);
      }
      if (!isSound)
        throw new CommandError(
          "The book does not prove itself.",
          "The lines marked FAIL name what contradicts it.",
        );
    });
}
