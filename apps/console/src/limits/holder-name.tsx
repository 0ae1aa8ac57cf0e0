import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { customerQuery } from "../api/queries.ts";
import { groupsQuery, type LimitHolder } from "./limit-queries.ts";

/** Who holds a limit, by name; undefined while that is being read. */
export function useHolderName({ holder, id }: LimitHolder): string | undefined {
  const customer = useQuery({ ...customerQuery(id), enabled: holder === "customer" });
  const groups = useQuery({ ...groupsQuery, enabled: holder === "group" });
  if (holder === "customer") return customer.data?.name ?? (customer.error === null ? undefined : id);
  if (groups.data === undefined) return undefined;
  return groups.data.data.find((group) => group.id === id)?.name ?? id;
}

/** The name of whoever holds a limit, for a cell of a table. */
export function HolderName(props: LimitHolder) {
  const name = useHolderName(props);
  return name === undefined ? <Skeleton height={10} width="70%" /> : <span title={name}>{name}</span>;
}
