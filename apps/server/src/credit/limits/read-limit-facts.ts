import type { PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { resolveCustomerIds } from "#receivables";
import type { LimitFacts, StandingLimit } from "../evaluations/facts.ts";
import { type Collateral, changesOf, isInForce, securedMinor } from "./collateral-rules.ts";
import { selectCollateral } from "./collateral-store.ts";
import { readOverdueAges } from "./overdue-ages.ts";
import {
  earliest,
  type Insurance,
  type LimitVersion,
  type OverdueAge,
  readDay,
  readInsurance,
  stands,
} from "./rules.ts";
import { convertAmounts, selectCurrent } from "./version-store.ts";

const NOTHING_OPEN: OverdueAge = { oldestOverdueDays: 0, nextDueOn: null };

/**
 * What people have set for customers, as it stands on a day, in the currencies of their exposure accounts. An amount
 * for which no rate of the day is known is left out: it cannot be relied on. Who has nothing is absent.
 */
export async function readLimitFacts(
  ctx: Context,
  customerIds: readonly string[],
  today: PlainDate,
): Promise<Map<string, LimitFacts>> {
  const limits = Map.groupBy(await selectCurrent(ctx, customerIds, today), (limit) => limit.holderId);
  const collateral = Map.groupBy(await selectCollateral(ctx, customerIds), (held) => held.customerId);
  const ids = [...new Set([...limits.keys(), ...collateral.keys()])];
  if (ids.length === 0) return new Map();
  const insured = ids.filter((id) => insurancesOf(limits.get(id) ?? [], today).length > 0);
  const ages =
    insured.length === 0 ? new Map<string, OverdueAge>() : await readOverdueAges(ctx, insured, today);
  const convert = await converterFor(
    ctx,
    ids,
    [...limits.values()].flat(),
    [...collateral.values()].flat(),
    today,
  );
  return new Map(
    ids.map((id) => {
      const versions = limits.get(id) ?? [];
      const held = collateral.get(id) ?? [];
      const day = readDay(versions, today);
      const insurer = readInsurance(insurancesOf(versions, today), ages.get(id) ?? NOTHING_OPEN, today);
      const changes = [
        day.nextChangeOn,
        insurer.nextChangeOn,
        ...held.flatMap((each) => changesOf(each, today)),
      ];
      return [
        id,
        {
          standing: day.standing.flatMap((limit) => standingLimit(limit, convert)),
          securedMinor: sumSecured(held, convert, today),
          nextChangeOn: earliest(changes.filter((on) => on !== null)),
          hasExpired: day.hasExpired,
          insurerStops: insurer.stops,
        },
      ];
    }),
  );
}

/** The insurance of the limits that stand. */
function insurancesOf(versions: readonly LimitVersion[], today: PlainDate): Insurance[] {
  return versions
    .filter((version) => stands(version, today))
    .flatMap(({ terms }) => (terms.insurance === undefined ? [] : [terms.insurance]));
}

/** An amount of a customer in the currency of its account; null where no rate is known. */
type Convert = (customerId: string, minor: bigint, currency: string) => bigint | null;

function standingLimit(limit: LimitVersion, convert: Convert): StandingLimit[] {
  const minor =
    limit.amountMinor === null ? null : convert(limit.holderId, limit.amountMinor, limit.currency);
  if (minor === null) return [];
  const { id, kind, startsOn, expiresOn, reason } = limit;
  return [{ id, kind, minor, startsOn, expiresOn, reason }];
}

function sumSecured(held: readonly Collateral[], convert: Convert, today: PlainDate): bigint {
  return held
    .filter((each) => isInForce(each, today))
    .reduce((sum, each) => {
      const worth = securedMinor(each.worthMinor, each.haircutPercent);
      return sum + (convert(each.customerId, worth, each.currency) ?? 0n);
    }, 0n);
}

/** Converts everything that is wanted in one statement; most amounts are in the account's currency already. */
async function converterFor(
  ctx: Context,
  customerIds: readonly string[],
  limits: readonly LimitVersion[],
  collateral: readonly Collateral[],
  today: PlainDate,
): Promise<Convert> {
  const accounts = await resolveCustomerIds(ctx, customerIds);
  const currencyOf = (id: string) => accounts.get(id)?.currency ?? "";
  const wanted = [
    ...limits.map((limit) => ({ id: limit.holderId, minor: limit.amountMinor ?? 0n, from: limit.currency })),
    ...collateral.map((each) => ({
      id: each.customerId,
      minor: securedMinor(each.worthMinor, each.haircutPercent),
      from: each.currency,
    })),
  ].filter((amount) => amount.from !== currencyOf(amount.id));
  const converted = await convertAmounts(
    ctx,
    wanted.map((amount) => ({ minor: amount.minor, from: amount.from, to: currencyOf(amount.id) })),
    today,
  );
  const known = new Map(
    wanted.map((amount, index) => [`${amount.id} ${amount.minor} ${amount.from}`, converted[index] ?? null]),
  );
  return (id, minor, currency) =>
    currency === currencyOf(id) ? minor : (known.get(`${id} ${minor} ${currency}`) ?? null);
}
