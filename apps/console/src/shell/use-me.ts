import { assert } from "@goodterms/kernel";
import { useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "../api/queries.ts";
import type { EntitySummary, Me } from "../api/types.ts";

/** What the server says of whoever is signed in; in the console that is always a person. */
type SignedIn = Me & { user: NonNullable<Me["user"]> };

/** Who is signed in, for which merchant, with which scopes. Known before any screen inside is shown. */
export function useMe(): SignedIn {
  const me = useSuspenseQuery(meQuery).data;
  assert(me.user, "nobody is signed in");
  return { ...me, user: me.user };
}

/** Whether the person may do what the scope stands for. The server decides; this only spares a refused try. */
export function useMay(scope: string): boolean {
  return useMe().merchant.scopes.includes(scope);
}

/** The merchant's first entity: its today is the day that ages and dates count from. */
export function useMainEntity(): EntitySummary {
  const entity = useMe().entities[0];
  assert(entity, "the merchant has no entity");
  return entity;
}
