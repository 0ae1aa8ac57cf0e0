import { parseId } from "@goodterms/kernel";
import { useLocale } from "@goodterms/ui";
import { useQuery } from "@tanstack/react-query";
import { peopleQuery } from "../../api/settings-queries.ts";
import { useMay, useMe } from "../../shell/use-me.ts";
import type { Policy } from "../policy-api.ts";

/**
 * Whether the person approves their own policy, and whether somebody else could: nobody ("alone"), the people named, or
 * nobody knows because the person may not see who there is. The server decides; this says beforehand why.
 */
export type Authorship =
  | { readonly kind: "notOwn" | "alone" | "unknown" }
  | { readonly kind: "others"; readonly people: string };

/** The roles whose people may decide about policies. */
const DECIDING: readonly string[] = ["owner", "credit_manager"];

/** See Authorship. */
export function useAuthorship(policy: Policy): Authorship {
  const { user } = useMe();
  const locale = useLocale();
  const maySee = useMay("settings:read");
  const people = useQuery({ ...peopleQuery, enabled: maySee }).data?.data;
  const self = `user:${parseId("usr", user.id)}`;
  if (policy.draftedBy !== self && policy.submittedBy !== self) return { kind: "notOwn" };
  if (people === undefined) return { kind: "unknown" };
  const others = people.filter(
    ({ id, roles }) => id !== user.id && roles.some((role) => DECIDING.includes(role)),
  );
  if (others.length === 0) return { kind: "alone" };
  const names = others.map(({ name }) => name);
  return { kind: "others", people: new Intl.ListFormat(locale, { type: "disjunction" }).format(names) };
}
