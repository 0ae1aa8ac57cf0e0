// Families of groups: a forest, walked without the database.

/** More levels than any family has; the bound keeps a walk short whatever the data holds. */
export const FAMILY_LEVELS_MAX = 20;

export type Parents = ReadonlyMap<string, string>;

/** The groups above one, nearest first, itself left out. Ends at a circle, should there be one. */
export function ancestorsOf(groupId: string, parents: Parents): string[] {
  const above: string[] = [];
  const seen = new Set([groupId]);
  for (let next = parents.get(groupId); next !== undefined && !seen.has(next); next = parents.get(next)) {
    seen.add(next);
    above.push(next);
  }
  return above;
}

/** The groups under each, in the order given. */
export function childrenOf(parents: Parents): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const [child, parent] of parents) children.set(parent, [...(children.get(parent) ?? []), child]);
  return children;
}

/** How many levels stand under a group, 0 for one without any. */
export function depthUnder(groupId: string, children: ReadonlyMap<string, readonly string[]>): number {
  let level = 0;
  let row: readonly string[] = [groupId];
  const seen = new Set(row);
  for (;;) {
    row = row.flatMap((id) => children.get(id) ?? []).filter((id) => !seen.has(id));
    if (row.length === 0) return level;
    for (const id of row) seen.add(id);
    level += 1;
  }
}

/** Why a group cannot stand under a parent; null where it can. */
export function problemOf(groupId: string, parentId: string, parents: Parents): "circle" | "depth" | null {
  if (groupId === parentId || ancestorsOf(parentId, parents).includes(groupId)) return "circle";
  const levels = ancestorsOf(parentId, parents).length + 1 + depthUnder(groupId, childrenOf(parents)) + 1;
  return levels > FAMILY_LEVELS_MAX ? "depth" : null;
}

/** A group in its family: what it has itself, and with everything under it. */
export interface FamilyNode<Own> {
  readonly id: string;
  readonly level: number;
  readonly own: Own;
  /** Null: an amount of it or of one under it is unknown. */
  readonly totalMinor: bigint | null;
  readonly children: readonly FamilyNode<Own>[];
}

/** Rolls amounts up level by level from a root. */
export function rollUp<Own>(
  rootId: string,
  parents: Parents,
  read: (groupId: string) => { readonly own: Own; readonly minor: bigint | null } | undefined,
): FamilyNode<Own> | null {
  const children = childrenOf(parents);
  const seen = new Set<string>();
  const walk = (id: string, level: number): FamilyNode<Own> | null => {
    const found = read(id);
    if (found === undefined || seen.has(id)) return null;
    seen.add(id);
    const under = (children.get(id) ?? []).flatMap((child) => walk(child, level + 1) ?? []);
    const totalMinor = [found.minor, ...under.map((node) => node.totalMinor)].reduce<bigint | null>(
      (sum, minor) => (sum === null || minor === null ? null : sum + minor),
      0n,
    );
    return { id, level, own: found.own, totalMinor, children: under };
  };
  return walk(rootId, 0);
}
