import type { PolicyDocument } from "./document.ts";

/** One difference: where (a JSON Pointer; members of lists by their id), what stood there, what stands there now. */
export interface PolicyDifference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly words: string;
}

const DIFFERENCES_MAX = 1_000;
const TEXT_MAX = 60;

/** What differs from one policy to another. Rules, segments and the like are matched by their id, not their place. */
export function diffPolicies(before: PolicyDocument, after: PolicyDocument): PolicyDifference[] {
  const found: PolicyDifference[] = [];
  compare(before, after, "", found);
  return found;
}

function compare(before: unknown, after: unknown, path: string, found: PolicyDifference[]): void {
  if (found.length >= DIFFERENCES_MAX || isSame(before, after)) return;
  const one = namedMembers(before);
  const other = namedMembers(after);
  if (one !== null && other !== null) {
    compareNamed(one, other, path, found);
    return;
  }
  if (isRecord(before) && isRecord(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare(before[name], after[name], `${path}/${escaped(name)}`, found);
    return;
  }
  found.push({ path, before: before ?? null, after: after ?? null, words: inWords(path, before, after) });
}

function compareNamed(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  path: string,
  found: PolicyDifference[],
): void {
  for (const name of new Set([...before.keys(), ...after.keys()]))
    compare(before.get(name), after.get(name), `${path}/${escaped(name)}`, found);
  const kept = [...before.keys()].filter((name) => after.has(name));
  const keptAfter = [...after.keys()].filter((name) => before.has(name));
  if (kept.join() !== keptAfter.join())
    found.push({ path, before: kept, after: keptAfter, words: `The order of ${titleOf(path)} has changed.` });
}

/** A list whose members have an id, a name or a class, by that; null for anything else. */
function namedMembers(value: unknown): Map<string, unknown> | null {
  if (!Array.isArray(value)) return null;
  const named = new Map<string, unknown>();
  for (const member of value as unknown[]) {
    const name = isRecord(member) ? (member.id ?? member.name ?? member.class ?? member.grade) : undefined;
    if (typeof name !== "string" || named.has(name)) return null;
    named.set(name, member);
  }
  return named;
}

function inWords(path: string, before: unknown, after: unknown): string {
  const title = titleOf(path);
  if (before === undefined || before === null) return `${title} is new: ${shown(after)}.`;
  if (after === undefined || after === null) return `${title} is gone; it was ${shown(before)}.`;
  return `${title} was ${shown(before)} and is now ${shown(after)}.`;
}

/** "rules › overdue-14 › days" for "/rules/overdue-14/days". */
function titleOf(path: string): string {
  const steps = path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return steps.length === 0 ? "The policy" : steps.join(" › ");
}

function shown(value: unknown): string {
  if (isRecord(value) && typeof value.name === "string") return `“${value.name}”`;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function escaped(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
