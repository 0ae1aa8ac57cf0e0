import { formatId } from "@goodterms/kernel";
import { readBureauAlerts } from "../bureau-reports/read-bureau-alerts.ts";
import { putAccountHold } from "../holds/put-account-hold.ts";
import { customerHolder } from "../limits/holders.ts";
import { readExpiries } from "../limits/read-expiries.ts";
import { setLimit } from "../limits/set-limit.ts";
import { activePolicy } from "../policies/active-policy.ts";
import { merchantToday } from "./merchant-today.ts";
import type { Neighbours } from "./neighbours.ts";

const HOLD_CODE = "monitoring";

/** The rest of the room, as monitoring asks it. */
export const roomNeighbours: Neighbours = {
  policyPart: async (ctx) => {
    const { document } = await activePolicy(ctx);
    return {
      monitoring: document.monitoring,
      reviews: document.reviews,
      graceDays: document.grace.days,
      riskClasses: document.riskClasses.bands.map((band) => band.class),
    };
  },
  today: merchantToday,
  bureauAlerts: readBureauAlerts,
  expiries: readExpiries,
  wantLimit: async (ctx, access, { customerId, minor, currency, reason }) => {
    const answer = await setLimit(ctx, access, await customerHolder(ctx, formatId("cus", customerId)), {
      limit: { amountMinor: minor, currency },
      kind: "manual",
      reason,
      startsOn: null,
      expiresOn: null,
      insurance: null,
      guarantor: null,
      reasonCodes: [],
    });
    return answer.kind === "set"
      ? formatId("lim", answer.written.version.id)
      : formatId("prp", answer.proposal.id);
  },
  holdAccount: async (ctx, customerId, note) => {
    const hold = await putAccountHold(ctx, { customerId, code: HOLD_CODE, note, untilOn: null });
    return formatId("hld", hold.id);
  },
};
