import { assert } from "@goodterms/kernel";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { Entity, Me } from "../api/api.ts";
import { meQuery } from "../api/queries.ts";

/** Who is signed in, for which merchant, with which scopes. Known before any screen inside is shown. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Whether the person may do what the scope stands for. The server decides; this only spares a refused try. */
export function useMay(scope: string): boolean {
  return useMe().merchant.scopes.includes(scope);
}

/** The merchant's first entity: its today is the day that ages and dates count from. */
export function useEntity(): Entity {
  const entity = useMe().entities[0];
  assert(entity, "the merchant has no entity");
  return entity;
}
