import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { checkPolicyText } from "#credit";
import { CommandError } from "./command-error.ts";
import { printJson, printLine } from "./output.ts";

interface CheckOptions {
  readonly json?: boolean;
}

/** `goodterms policy`: what can be done with a policy's file, without a database. */
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
      if (sound === null)
        throw new CommandError(
          `The policy has ${problems.length} problem${problems.length === 1 ? "" : "s"}.`,
          "How a policy is written: docs/policy.md.",
        );
    });
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
