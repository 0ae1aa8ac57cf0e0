import { useQuery } from "@tanstack/react-query";
import { authoritiesQuery } from "../../api/credit-queries.ts";

export type Reach = "alone" | "beyond" | "unknown";

/** Whether an amount (minor units) is within one's own authority, as far as that can be told without a rate of the day. */
export function useReach(amount: number | null, currency: string): Reach {
  const own = useQuery(authoritiesQuery).data?.own;
  if (own === undefined || amount === null) return "unknown";
  // The policy may want a second person of somebody without bound too; only a personal authority is certain.
  if (own.unbounded) return own.source === "personal" ? "alone" : "unknown";
  if (own.limit === null || own.source === "none") return "beyond";
  if (own.limit.currency !== currency) return "unknown";
  if (amount > own.limit.amount) return "beyond";
  return own.source === "personal" ? "alone" : "unknown";
}
