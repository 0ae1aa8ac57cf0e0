import { assert } from "@goodterms/kernel";
import { stringify } from "yaml";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { contentHash, newId } from "#platform/ids";
import { refuse } from "../refusals.ts";
import { activePolicy } from "./active-policy.ts";
import { findPolicyRow } from "./find-policy.ts";
import { checkPolicyText, POLICY_TEXT_MAX } from "./parse-policy.ts";
import type { PolicyProblem } from "./problems.ts";
import { refusePolicy } from "./refusals.ts";
import { insertDraft, insertRevision, lockPolicy, type PolicyWithText, updatePolicy } from "./store.ts";

/** A policy as it is sent: text, or the same as an object. */
export type GivenDocument = string | Readonly<Record<string, unknown>>;

const NAME_LENGTH_MAX = 200;

export interface SavedDraft {
  readonly policy: PolicyWithText;
  readonly problems: readonly PolicyProblem[];
}

/** The text that is kept of what was sent; an object is written out as YAML. @throws Refusal bad_field */
export function textOf(document: GivenDocument): string {
  const text =
    typeof document === "string"
      ? document
      : stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
  if (text.length > POLICY_TEXT_MAX)
    throw refuse("bad_field", "The document is too long.", [
      { pointer: "/document", message: `must not be longer than ${POLICY_TEXT_MAX} characters` },
    ]);
  return text;
}

/** Makes a new draft. It may still have problems, which are told; it cannot be submitted with any. */
export async function createDraft(
  ctx: Context,
  given: { readonly document: GivenDocument; readonly note: string; readonly basedOn?: string | null },
): Promise<SavedDraft> {
  // The first draft of a merchant comes after its standard policy, which is version 1.
  await activePolicy(ctx);
  const document = textOf(given.document);
  const checked = checkPolicyText(document);
  const id = newId(ctx.now);
  const name = checked.policy?.document.name ?? "Draft";
  const documentHash = contentHash(document);
  const version = await insertDraft(ctx, {
    id,
    name,
    note: given.note,
    basedOn: given.basedOn ?? null,
    document,
    documentHash,
  });
  await recordEvents(ctx, [
    {
      type: "credit.policy_drafted",
      subjectType: "policy",
      subjectId: id,
      subjectVersion: 1n,
      data: { version, documentHash, basedOn: given.basedOn ?? null, problems: checked.problems.length },
    },
  ]);
  return { policy: await findPolicyRow(ctx, id), problems: checked.problems };
}

/** Writes a draft anew, as its next revision; the same text changes nothing. @throws Refusal policy_not_draft */
export async function saveDraft(
  ctx: Context,
  id: string,
  given: { readonly document: GivenDocument; readonly note?: string },
): Promise<SavedDraft> {
  const before = await findPolicyRow(ctx, id);
  const row = await lockPolicy(ctx, before.id);
  assert(row !== undefined, "a policy has gone");
  if (row.state !== "draft") throw refusePolicy("policy_not_draft", `It is ${row.state}.`);
  const document = textOf(given.document);
  const checked = checkPolicyText(document);
  const documentHash = contentHash(document);
  const note = given.note ?? row.note;
  const current = await findPolicyRow(ctx, row.id);
  if (documentHash === current.documentHash && note === row.note)
    return { policy: current, problems: checked.problems };
  const name = (checked.policy?.document.name ?? row.name).slice(0, NAME_LENGTH_MAX);
  const after = { ...row, name, note, revision: row.revision + 1, rowVersion: row.rowVersion + 1n };
  await insertRevision(ctx, row.id, after.revision, { document, documentHash });
  await updatePolicy(ctx, after);
  await recordEvents(ctx, [
    {
      type: "credit.policy_changed",
      subjectType: "policy",
      subjectId: row.id,
      subjectVersion: after.rowVersion,
      data: {
        version: row.version,
        revision: after.revision,
        documentHash,
        problems: checked.problems.length,
      },
    },
  ]);
  return { policy: await findPolicyRow(ctx, row.id), problems: checked.problems };
}

/** A new draft with the text of an older policy: going back is a change like any other, and needs the same approval. */
export async function rollBack(ctx: Context, id: string, note: string): Promise<SavedDraft> {
  const older = await findPolicyRow(ctx, id);
  return createDraft(ctx, {
    document: older.document,
    note: note === "" ? `Back to version ${older.version}` : note,
    basedOn: older.id,
  });
}
