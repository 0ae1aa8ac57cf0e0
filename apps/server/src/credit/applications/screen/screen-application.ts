import { todayIn } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { findLikeCustomers, listEntities } from "#receivables";
import { answerText } from "../forms/answers.ts";
import { answerInRole } from "../forms/rules.ts";
import type { OpenApplication } from "../links/open-link.ts";
import { selectUploads } from "../parts-store.ts";
import type { ApplicationChange } from "../store.ts";
import { normaliseName, normaliseNumber } from "../summary.ts";
import { sealJson } from "../vault.ts";
import { type Finding, type KnownMatches, screenApplication, worstOf } from "./rules.ts";
import { countByMarks } from "./store.ts";

const MS = 1_000;

/** Runs the identity screen over an application as it stands, and gives what is to be kept of it. */
export async function runScreen(
  ctx: Context,
  open: OpenApplication,
): Promise<{ readonly findings: readonly Finding[]; readonly change: ApplicationChange }> {
  const { application, version, answers, key } = open;
  const uploads = new Map<string, number>();
  for (const { question } of await selectUploads(ctx, application.id))
    uploads.set(question, (uploads.get(question) ?? 0) + 1);
  const handedIn = application.submittedAt ?? ctx.now;
  const secondsTaken =
    application.openedAt === null ? null : (handedIn.getTime() - application.openedAt.getTime()) / MS;
  const [entity] = await listEntities(ctx);

  const findings = screenApplication({
    kind: application.kind,
    document: version.document,
    answers,
    uploads,
    today: todayIn(ctx.now, entity?.timeZone ?? "UTC"),
    secondsTaken,
    isTrapped: application.isTrapped,
    known: await readKnown(ctx, open),
  });

  return {
    findings,
    change: {
      findingsSealed: sealJson(key, findings),
      screenSeverity: worstOf(findings),
      screenedAt: ctx.now,
    },
  };
}

async function readKnown(ctx: Context, open: OpenApplication): Promise<KnownMatches> {
  const { application, version, answers } = open;
  const name = answerText(answerInRole(version.document, answers, "legal_name"));
  const taxId = normaliseNumber(answerText(answerInRole(version.document, answers, "vat_id")));
  const alike = await findLikeCustomers(ctx, { name, taxIds: taxId === null ? [] : [taxId] });
  const others = alike.filter(({ id }) => id !== application.customerId);
  return {
    ...(await countByMarks(ctx, application)),
    customersByName: others
      .filter((customer) => name !== null && normaliseName(customer.name) === normaliseName(name))
      .map(({ reference }) => reference),
    customersByTaxId: others
      .filter(({ taxIds }) => taxId !== null && taxIds.some(({ value }) => normaliseNumber(value) === taxId))
      .map(({ reference }) => reference),
  };
}
