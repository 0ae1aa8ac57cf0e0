import { useQuery } from "@tanstack/react-query";
import { bureausQuery } from "./bureau-queries.ts";

/** Names a bureau as people know it; its short name until that is read. */
export function useBureauTitle(): (name: string) => string {
  const bureaus = useQuery(bureausQuery).data?.data ?? [];
  return (name) => bureaus.find((bureau) => bureau.name === name)?.title ?? name;
}
