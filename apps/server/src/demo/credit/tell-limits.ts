import { addDays, addMonths, type PlainDate } from "@goodterms/kernel";
import type { Cast, Player } from "./rules.ts";
import { type Teller, textAt } from "./teller.ts";

const MINUTES_AGO = 340;
const BY_HAND = 5;
const ROUND_MINOR = 100_000n;
const CUT_FROM_MINOR = 1_500_000n;

/** Limits that people gave beside those that the policy computes, and what waits for a signature. */
export async function tellLimits(teller: Teller, cast: Cast, today: PlainDate): Promise<void> {
  const owner = teller.as("owner", MINUTES_AGO);
  const [third, fourth, fifth, sixth, seventh] = cast.buyers.slice(2);
  const given = cast.buyers.slice(0, BY_HAND);
  for (const [index, player] of given.entries()) {
    await owner("PUT", `/v1/customers/${player.reference}/limit`, {
      limit: twice(player),
      reason: "Grown with us; accounts seen at the yearly meeting.",
      // One of them runs out soon.
      expiresOn: index === 1 ? addDays(today, 18) : addMonths(today, 12),
    });
  }
  if (sixth !== undefined) {
    await owner("PUT", `/v1/customers/${sixth.reference}/limit`, {
      limit: twice(sixth),
      kind: "insured",
      reason: "Cover granted by the insurer",
      expiresOn: addMonths(today, 8),
      insurance: {
        policyNumber: "TC-204417",
        insurer: "Meridian Trade Cover",
        insuredPercent: "90",
        maximumExtensionDays: 60,
        overdueReportDays: 90,
        stopShipmentDays: 75,
      },
    });
  }
  if (seventh !== undefined) {
    await owner("PUT", `/v1/customers/${seventh.reference}/limit`, {
      limit: twice(seventh),
      kind: "temporary",
      reason: "Christmas stock, agreed by sales",
      expiresOn: addDays(today, 45),
    });
  }
  if (third !== undefined) {
    await owner("POST", `/v1/customers/${third.reference}/collateral`, {
      kind: "guarantee",
      description: "Director's personal guarantee",
      worth: { amount: 500_000, currency: third.currency },
      haircutPercent: "40",
      reason: "Asked for with the higher limit",
    });
  }
  await proposeRaises(teller, [fourth, fifth, sixth]);
  await cutLine(teller, cast);
  await previewChange(teller, cast);
}

function twice({ limitMinor, currency }: Player): { amount: number; currency: string } {
  const rounded = ((limitMinor * 2n) / ROUND_MINOR + 1n) * ROUND_MINOR;
  return { amount: Number(rounded), currency };
}

/** The shop has no authority of its own, so what it asks for waits for the owner. */
async function proposeRaises(teller: Teller, players: readonly (Player | undefined)[]): Promise<void> {
  const ask = teller.as("program", MINUTES_AGO - 20);
  const made: string[] = [];
  for (const player of players) {
    if (player === undefined) continue;
    const { limitMinor, currency, reference } = player;
    const proposal = await ask("PUT", `/v1/customers/${reference}/limit`, {
      limit: { amount: Number(limitMinor * 4n + ROUND_MINOR), currency },
      reason: "Opens two more shops in spring and asks for more room.",
    });
    made.push(textAt(proposal, "id"));
  }
  const rejected = made.at(-1);
  if (rejected === undefined) return;
  await teller.as("owner", MINUTES_AGO - 30)("POST", `/v1/credit/limit-proposals/${rejected}/reject`, {
    note: "Too soon after the last raise.",
  });
}

/** A line that was cut: where the law wants it, the customer is told why. */
async function cutLine(teller: Teller, cast: Cast): Promise<void> {
  const told = [...cast.late, ...cast.buyers].find(({ country }) => country === "US");
  const player = told ?? cast.late.at(-1);
  if (player === undefined) return;
  const path = `/v1/customers/${player.reference}/limit`;
  const { currency } = player;
  const before = teller.as("owner", MINUTES_AGO);
  await before("PUT", path, {
    limit: { amount: Number(CUT_FROM_MINOR), currency },
    reason: "Set when the account was opened",
  });
  await teller.as("owner", MINUTES_AGO - 40)("PUT", path, {
    limit: { amount: Number(CUT_FROM_MINOR / 3n), currency },
    reason: "Pays later from month to month",
    reasonCodes: ["slow_payment_with_us"],
  });
}

/** A change of many limits at once, looked at and not yet confirmed. */
async function previewChange(teller: Teller, cast: Cast): Promise<void> {
  const references = cast.buyers.slice(0, BY_HAND).map(({ reference }) => reference);
  if (references.length === 0) return;
  await teller.as("owner", 30)("POST", "/v1/credit/limit-changes", {
    selection: { references },
    change: { kind: "percent", percent: "10" },
    reason: "Ten per cent more for the spring season",
  });
}
