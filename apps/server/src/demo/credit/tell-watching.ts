import { addDays, type PlainDate } from "@goodterms/kernel";
import type { Cast } from "./rules.ts";
import { partOf, type Teller } from "./teller.ts";

const REPORTS = 6;
const MINUTES_AGO = 300;

/** A simulated bureau with a few reports, the watch list, reviews, and a hold that somebody put. */
export async function tellWatching(teller: Teller, cast: Cast, today: PlainDate): Promise<void> {
  const owner = teller.as("owner", MINUTES_AGO);
  const bureau = String(partOf(await owner("GET", "/v1/bureaus"), "data", 0, "name"));
  await owner("PUT", `/v1/bureaus/${bureau}`, { simulator: true });
  await owner("POST", `/v1/bureaus/${bureau}/check`);
  const interesting = [...cast.late.slice(0, REPORTS / 2), ...cast.buyers.slice(0, REPORTS / 2)];
  for (const { reference } of interesting) {
    const bought = await owner("POST", `/v1/customers/${reference}/bureau-reports`, {
      bureau,
      reason: "review",
      note: "Looked at once a year",
      force: "Bought to show what a report looks like; the bureau is simulated",
    });
    if (partOf(bought, "steps", 0, "outcome") !== "received") continue;
    await owner("PUT", `/v1/customers/${reference}/bureau-monitoring/${bureau}`, {});
  }
  const [late, later] = cast.late.slice(-2);
  if (late !== undefined) {
    await owner("PUT", `/v1/customers/${late.reference}/watch`, {
      reason: "Two buyers have left, and the till changed hands",
      until: addDays(today, 60),
      ...(teller.ownerId !== null && { ownerId: teller.ownerId }),
    });
  }
  if (later !== undefined) {
    await owner("POST", `/v1/customers/${later.reference}/credit/holds`, {
      code: "manual",
      note: "Waiting for the signed plan of payment",
    });
  }
  const [signed, moved] = cast.buyers.slice(3);
  if (signed !== undefined) {
    await owner("POST", `/v1/customers/${signed.reference}/credit-terms/acceptances`, {
      signedBy: "The managing director",
      signedOn: addDays(today, -1),
      method: "signature",
    });
  }
  if (moved !== undefined) {
    await owner("PUT", `/v1/customers/${moved.reference}/credit`, {
      tags: ["key-account"],
      reason: "Looked after by sales",
    });
  }
  for (const { reference } of cast.buyers.slice(1, 3)) {
    await owner("POST", `/v1/customers/${reference}/reviews`, {
      outcome: "no_change",
      note: "Pays as agreed, buys as always.",
    });
  }
}
