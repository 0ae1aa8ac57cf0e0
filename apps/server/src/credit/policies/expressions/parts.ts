import type { ASTNode } from "@marcbachmann/cel-js";
import { widen } from "./operators.ts";
import { ExpressionError } from "./parse-expression.ts";
import { Absent, type DayFact, type DayThreshold, type Run, type Value, type ValueType } from "./values.ts";
import type { Place } from "./vocabulary.ts";

/** A list of facts has at most so many elements: what stands inside a walk over one is counted as often. */
export const LIST_COST = 200;

/** A node made ready. */
export interface Part {
  readonly type: ValueType;
  readonly run: Run;
  /** The value, where no fact is needed to know it. */
  readonly constant: Value | null;
  /** The fact counting days that this node is, and nothing else. */
  readonly day: DayFact | null;
}

/** What is known and noted while one expression is made ready. */
export interface Work {
  /** Makes a node inside this one ready. @throws ExpressionError */
  compile(node: ASTNode): Part;
  readonly place: Place;
  readonly reads: Set<string>;
  readonly thresholds: DayThreshold[];
  /** Facts counting days that were read, and those of them that met a constant. */
  daysRead: number;
  daysMet: number;
  cost: number;
  /** Multiplies the cost of what stands inside a walk over a list. */
  repeat: number;
  /** The name that stands for a list's element, where we are inside a walk. */
  local: string | null;
}

/** The part as another type: whole numbers are decimals too, and zero is an amount. Null where it is neither. */
export function convert(part: Part, wanted: ValueType): Part | null {
  if (part.type === wanted) return part;
  if (wanted === "money" && part.type === "int" && part.constant === 0n) return { ...part, type: "money" };
  const change = widen(part.type, wanted);
  if (change === null) return null;
  const { run } = part;
  const constant = part.constant === null ? null : change(part.constant);
  if (constant !== null) return { ...part, type: wanted, constant, run: () => constant };
  return {
    ...part,
    type: wanted,
    run: (scene, local) => {
      const value = run(scene, local);
      return value instanceof Absent ? value : change(value);
    },
  };
}

/** A type in words. */
export function nameOf(type: ValueType): string {
  const names: Readonly<Record<ValueType, string>> = {
    bool: "yes or no",
    int: "a whole number",
    decimal: "a number",
    money: "an amount",
    text: "a text",
    date: "a date",
    texts: "a list of texts",
    numbers: "a list of numbers",
  };
  return names[type];
}

/** A part that is its value. */
export function constantPart(type: ValueType, constant: Value): Part {
  return { type, constant, run: () => constant, day: null };
}

/** Two parts as one type. @throws ExpressionError at `node` */
export function unify(left: Part, right: Part, node: ASTNode): [Part, Part] {
  const changedRight = convert(right, left.type);
  if (changedRight !== null) return [left, changedRight];
  const changedLeft = convert(left, right.type);
  if (changedLeft !== null) return [changedLeft, right];
  throw new ExpressionError(
    `One side gives ${nameOf(left.type)}, the other ${nameOf(right.type)}.`,
    node.start,
  );
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The dotted name that a chain of fields spells; null for anything else. */
export function pathOf(node: ASTNode): string | null {
  if (node.op === "id") return node.args;
  if (node.op !== ".") return null;
  const left = pathOf(node.args[0]);
  return left === null ? null : `${left}.${node.args[1]}`;
}
