import { isCurrency, isTimeZone, type PlainDate, parseId, todayIn } from "@goodterms/kernel";
import { sql } from "kysely";
import { type Context, violatedConstraint } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId, newIds } from "#platform/ids";
import { refuse } from "../refusals.ts";
import { ACCOUNT_PURPOSES, type AccountPurpose, PURPOSES } from "./accounts.ts";

export interface EntityInput {
  readonly reference: string;
  readonly name: string;
  readonly country: string;
  readonly functionalCurrency: string;
  readonly timeZone: string;
  /** The entity's own codes; purposes left out keep what they have. */
  readonly accounts?:
    | Partial<Record<AccountPurpose, { readonly code: string; readonly name: string }>>
    | undefined;
}

export interface Entity {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly country: string;
  readonly functionalCurrency: string;
  readonly timeZone: string;
  readonly closedThrough: PlainDate | null;
}

const ENTITY = sql.raw(
  `id, reference, name, country, functional_currency AS "functionalCurrency", time_zone AS "timeZone", closed_through AS "closedThrough"`,
);

/** All entities of the merchant, in the order they were made. */
export async function listEntities(ctx: Context): Promise<Entity[]> {
  const found = await sql<Entity>`
    SELECT ${ENTITY} FROM receivables.entity WHERE merchant_id = ${ctx.merchantId} ORDER BY created_at, reference`.execute(
    ctx.tx,
  );
  return found.rows;
}

/** The entity of that reference or id; without one, the merchant's only entity. @throws Refusal not_found, no_entity. */
export async function findEntity(ctx: Context, reference: string | undefined): Promise<Entity> {
  const entities = await listEntities(ctx);
  if (reference === undefined) {
    const [only, ...others] = entities;
    if (only === undefined || others.length > 0)
      throw refuse("no_entity", `The merchant has ${entities.length} entities.`);
    return only;
  }
  const id = parseId("ent", reference) ?? reference;
  const found = entities.find((entity) => entity.reference === reference || entity.id === id);
  if (found === undefined) throw refuse("not_found", `There is no entity ${reference}.`);
  return found;
}

/** Today where the entity keeps its books. */
export function todayOf(entity: Pick<Entity, "timeZone">, now: Date): PlainDate {
  return todayIn(now, entity.timeZone);
}

/**
 * Makes an entity with its chart of accounts, or changes its name, country, time zone and codes. The currency of a book
 * never changes. @throws Refusal unknown_currency, unknown_time_zone, reference_used.
 */
export async function putEntity(ctx: Context, input: EntityInput): Promise<Entity> {
  if (!isCurrency(input.functionalCurrency))
    throw refuse("unknown_currency", `"${input.functionalCurrency}" is no ISO 4217 currency.`);
  if (!isTimeZone(input.timeZone)) throw refuse("unknown_time_zone", `"${input.timeZone}" is no time zone.`);
  const standing = (await listEntities(ctx)).find((entity) => entity.reference === input.reference);
  if (standing !== undefined && standing.functionalCurrency !== input.functionalCurrency) {
    throw refuse(
      "reference_used",
      `Entity ${input.reference} keeps its books in ${standing.functionalCurrency}, which cannot change.`,
    );
  }
  const id = standing?.id ?? newId(ctx.now);
  await sql`
    INSERT INTO receivables.entity (merchant_id, id, reference, name, country, functional_currency, time_zone, created_at)
    VALUES (${ctx.merchantId}, ${id}, ${input.reference}, ${input.name}, ${input.country}, ${input.functionalCurrency}, ${input.timeZone}, ${ctx.now})
    ON CONFLICT (merchant_id, id) DO UPDATE SET name = excluded.name, country = excluded.country, time_zone = excluded.time_zone`
    .execute(ctx.tx)
    .catch((error: unknown) => {
      // Another request made it between our look and our write.
      if (violatedConstraint(error) !== "entity_reference_unique") throw error;
      throw refuse("reference_used", `Entity ${input.reference} has just been made; send the request again.`);
    });
  await putAccounts(ctx, id, input.accounts ?? {});
  await recordEvents(ctx, [
    {
      type: standing === undefined ? "receivables.entity_created" : "receivables.entity_changed",
      subjectType: "entity",
      subjectId: id,
      subjectVersion: 1n,
      data: {
        reference: input.reference,
        functionalCurrency: input.functionalCurrency,
        timeZone: input.timeZone,
        accounts: input.accounts ?? {},
      },
    },
  ]);
  return { ...input, id, closedThrough: standing?.closedThrough ?? null };
}

async function putAccounts(
  ctx: Context,
  entityId: string,
  given: NonNullable<EntityInput["accounts"]>,
): Promise<void> {
  const ids = newIds(ctx.now, PURPOSES.length);
  const accounts = PURPOSES.map((purpose) => given[purpose] ?? ACCOUNT_PURPOSES[purpose]);
  const isGiven = PURPOSES.map((purpose) => given[purpose] !== undefined);
  await sql`
    INSERT INTO receivables.ledger_account (merchant_id, entity_id, id, purpose, code, name)
    SELECT ${ctx.merchantId}::uuid, ${entityId}::uuid, given.* FROM unnest(${ids}::uuid[], ${PURPOSES}::text[],
      ${accounts.map((account) => account.code)}::text[], ${accounts.map((account) => account.name)}::text[]) AS given
    ON CONFLICT (merchant_id, entity_id, purpose) DO NOTHING`.execute(ctx.tx);
  await sql`
    UPDATE receivables.ledger_account account SET code = given.code, name = given.name
    FROM unnest(${PURPOSES.filter((_, index) => isGiven[index])}::text[], ${accounts.filter((_, index) => isGiven[index]).map((a) => a.code)}::text[],
      ${accounts.filter((_, index) => isGiven[index]).map((a) => a.name)}::text[]) AS given (purpose, code, name)
    WHERE account.merchant_id = ${ctx.merchantId} AND account.entity_id = ${entityId} AND account.purpose = given.purpose`.execute(
    ctx.tx,
  );
}

export interface LedgerAccountRow {
  readonly purpose: AccountPurpose;
  readonly code: string;
  readonly name: string;
}

export async function listAccounts(ctx: Context, entityId: string): Promise<LedgerAccountRow[]> {
  const found = await sql<LedgerAccountRow>`
    SELECT purpose, code, name FROM receivables.ledger_account
    WHERE merchant_id = ${ctx.merchantId} AND entity_id = ${entityId} ORDER BY code, purpose`.execute(ctx.tx);
  return found.rows;
}
