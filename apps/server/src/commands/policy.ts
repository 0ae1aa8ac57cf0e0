import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { formatMinor } from "@goodterms/kernel";
import type { Command } from "commander";
import { checkPolicyText, simulateText, type TextSimulation } from "#credit";
import { CommandError } from "./command-error.ts";
import { chooseMerchant, openHouse } from "./open-house.ts";
import { type CommonOptions, withCommon } from "./options.ts";
import { openProgress, printJson, printLine, printTable } from "./output.ts";

interface CheckOptions {
  readonly json?: boolean;
}

interface SimulateOptions extends CommonOptions {
  readonly months?: string;
  readonly margin?: string;
}

const BASIS_POINTS_PER_PERCENT = 100;

/** `goodterms policy`: what can be done with a policy's file. */
export function addPolicy(program: Command): void {
  const policy = program.command("policy").description("Work on a credit policy's file");
  policy
    .command("check <file>")
    .description("Tell what is wrong with a policy (YAML or JSON), with line and column")
    .option("--json", "print JSON for machines")
    .addHelpText(
      "after",
      "\nExample:\n  goodterms policy check policy.yaml\n\nExits with 1 when it has problems.",
    )
    .action(async (file: string, options: CheckOptions) => {
      const { policy: sound, problems } = checkPolicyText(await textOf(file));
      if (options.json) printJson({ ok: sound !== null, problems });
      else if (sound !== null) printLine(`ok  ${sound.document.name}: ${summaryOf(sound.document)}`);
      else
        for (const { line, column, path, message } of problems)
          printLine(`${file}:${line ?? 1}:${column ?? 1}  ${path === "" ? "" : `${path}  `}${message}`);
      if (sound === null) throw unsound(problems.length);
    });
  withCommon(policy.command("simulate"))
    .description("Keep a policy as a draft, and simulate it on the live book and on past orders")
    .argument("<file>", "the policy, YAML or JSON")
    .option("--months <number>", "orders of so many months are looked at (default: 12)")
    .option("--margin <percent>", "margin of orders that do not tell it (default: 20)")
    .addHelpText(
      "after",
      "\nExample:\n  goodterms policy simulate stricter.yaml --months 6\n\nNothing of the book is changed; the draft waits for whoever approves it.",
    )
    .action(runSimulate);
}

const unsound = (problems: number): CommandError =>
  new CommandError(
    `The policy has ${problems} problem${problems === 1 ? "" : "s"}.`,
    "Run goodterms policy check on it. How a policy is written: docs/policy.md.",
  );

async function runSimulate(file: string, options: SimulateOptions): Promise<void> {
  const text = await textOf(file);
  const { problems } = checkPolicyText(text);
  if (problems.length > 0) throw unsound(problems.length);
  const months = readNumber("--months", options.months);
  const margin = readNumber("--margin", options.margin);
  const house = await openHouse(options);
  try {
    const merchant = await chooseMerchant(house.database, options.merchant);
    const now = house.clock.now();
    const caller = {
      merchantId: merchant.merchantId,
      actor: "system:command",
      now,
      requestId: randomUUID(),
    };
    const bar = openProgress(1);
    const done = await simulateText(
      {
        database: house.database,
        clock: house.clock,
        signal: new AbortController().signal,
        onProgress: ({ customersDone, customersTotal, ordersDone, ordersTotal }) =>
          bar.update(
            (customersDone + ordersDone) / Math.max(1, customersTotal + ordersTotal),
            `${customersDone} customers, ${ordersDone} orders`,
          ),
      },
      caller,
      {
        text,
        months,
        marginBasisPoints: margin === undefined ? undefined : Math.round(margin * BASIS_POINTS_PER_PERCENT),
      },
    ).finally(() => bar.stop());
    if ("problems" in done) throw unsound(done.problems.length);
    if (options.json) printJson(done);
    else printSimulation(done);
  } finally {
    await house.close();
  }
}

function readNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number) || number < 0)
    throw new CommandError(`${option} "${text}" is no number.`, "Give a number that is not negative.");
  return number;
}

function printSimulation({ policyVersion, simulation, customers, orders }: TextSimulation): void {
  printLine(`Draft ${policyVersion} against the policy in force, version ${simulation.againstVersion}.`);
  for (const sums of simulation.summary ?? []) {
    const money = (minor: number): string => `${formatMinor(BigInt(minor), sums.currency)} ${sums.currency}`;
    printLine(
      `${sums.customersChanged} of ${sums.customers} customers change; limits ${money(sums.limitsBeforeMinor)} → ${money(sums.limitsAfterMinor)}.`,
    );
    if (sums.orders > 0)
      printLine(
        `Of ${sums.orders} orders ${sums.newlyRefused} over ${money(sums.newlyRefusedMinor)} would be refused (${money(sums.unpaidAvoidedMinor)} of it was not paid later, ${money(sums.marginLostMinor)} margin lost), ${sums.newlyApproved} over ${money(sums.newlyApprovedMinor)} approved.`,
      );
  }
  const rows = [...customers, ...orders].map((change) => [
    change.orderReference ?? change.reference,
    change.name,
    change.effects.join(", "),
    `${formatMinor(change.stakeMinor, change.currency)} ${change.currency}`,
  ]);
  if (rows.length > 0)
    printTable(
      [
        { title: "order or customer", align: "left" },
        { title: "name", align: "left" },
        { title: "what changes", align: "left" },
        { title: "at stake", align: "right" },
      ],
      rows,
    );
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new CommandError(`The file ${file} cannot be read.`, "Check its name.");
  }
}

function summaryOf(document: {
  readonly segments: readonly unknown[];
  readonly rules: readonly { readonly enabled: boolean }[];
  readonly terms: readonly unknown[];
}): string {
  const enabled = document.rules.filter((rule) => rule.enabled).length;
  return `${document.segments.length} segments, ${enabled} rules, ${document.terms.length} terms`;
}
