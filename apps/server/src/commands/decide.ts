import { formatMinor, isCurrency, parseMinor } from "@goodterms/kernel";
import type { Command } from "commander";
import { type DecisionAnswer, decideAlone, type LoneOrder } from "#credit";
import { CommandError } from "./command-error.ts";
import { callerAt, chooseMerchant, openHouse } from "./open-house.ts";
import { type CommonOptions, withCommon } from "./options.ts";
import { printJson, printLine } from "./output.ts";

interface DecideOptions extends CommonOptions {
  readonly customer: string;
  readonly order: string;
  readonly amount: string;
  readonly currency: string;
  readonly terms?: string;
  readonly check?: boolean;
}

/** `goodterms decide`: asks about one order as a shop would, and shows why, and what would free it. */
export function addDecide(program: Command): void {
  withCommon(program.command("decide"))
    .description("Decide whether an order may go on terms; it is reserved, or held where it may not")
    .requiredOption("--customer <reference>", "who orders")
    .requiredOption("--order <reference>", "the order's number: asked again, it is answered the same")
    .requiredOption("--amount <amount>", "gross, such as 125.00")
    .requiredOption("--currency <code>", "such as EUR")
    .option("--terms <name>", "the terms that are asked for, by the policy's name")
    .option("--check", "only look: nothing is reserved, nothing held")
    .addHelpText(
      "after",
      "\nExample:\n  goodterms decide --customer C-2041 --order W-1001 --amount 125.00 --currency EUR --check\n\nExits with 0 whatever the answer is.",
    )
    .action(decide);
}

async function decide(options: DecideOptions): Promise<void> {
  const order = readOrder(options);
  const house = await openHouse(options);
  try {
    const merchant = await chooseMerchant(house.database, options.merchant);
    const answer = await decideAlone(house.database, callerAt(house, merchant), order);
    if (options.json) printJson(answer);
    else for (const line of decisionLines(answer)) printLine(line);
  } finally {
    await house.close();
  }
}

function readOrder({ customer, order, amount, currency, terms, check }: DecideOptions): LoneOrder {
  if (!isCurrency(currency))
    throw new CommandError(`"${currency}" is no currency.`, "Give its code of ISO 4217, such as EUR.");
  const amountMinor = parseMinor(amount, currency);
  if (amountMinor === null || amountMinor <= 0n)
    throw new CommandError(
      `"${amount}" is no amount in ${currency}.`,
      "Give it as 125.00, more than nothing.",
    );
  const mode = check === true ? "check" : "reserve";
  return { customer, reference: order, amountMinor, currency, terms: terms ?? null, mode };
}

/** A decision in plain lines: the outcome, the reasons, and each way to free the order. */
export function decisionLines(answer: DecisionAnswer): string[] {
  const { outcome, order, reasons, cures, authorization, available, hold } = answer;
  const lines = [
    `${outcome}  order ${order.reference}, ${formatMinor(order.amount, order.currency)} ${order.currency}`,
  ];
  if (available !== null) {
    const { before, after, currency } = available;
    lines.push(
      `room      ${formatMinor(before, currency)} before, ${formatMinor(after, currency)} after (${currency})`,
    );
  }
  if (authorization?.expiresAt != null) lines.push(`held until ${authorization.expiresAt.toISOString()}`);
  for (const reason of reasons) lines.push(`because   ${reason.message}  [${reason.code}]`);
  for (const cure of cures) lines.push(`cure      ${cure.message}  [${cure.kind}]`);
  if (hold !== null) lines.push(`held as   ${hold}`);
  return lines;
}
