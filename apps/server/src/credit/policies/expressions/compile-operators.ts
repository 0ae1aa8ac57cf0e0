import { parseDate } from "@goodterms/kernel";
import type { ASTNode } from "@marcbachmann/cel-js";
import { findOperation } from "./operators.ts";
import { ExpressionError } from "./parse-expression.ts";
import { capital, constantPart, convert, LIST_COST, nameOf, type Part, unify, type Work } from "./parts.ts";
import { Absent, type Value, type ValueType } from "./values.ts";

export function negation(inner: ASTNode, work: Work): Part {
  const { run } = expectType(inner, "bool", work);
  return {
    type: "bool",
    constant: null,
    day: null,
    run: (scene, local) => {
      const value = run(scene, local);
      return value instanceof Absent ? value : value !== true;
    },
  };
}

export function minus(inner: ASTNode, work: Work): Part {
  const part = work.compile(inner);
  const operation = findOperation("-", part.type, part.type);
  if (operation === null || part.type === "text")
    throw new ExpressionError(`${capital(nameOf(part.type))} has no minus.`, inner.start);
  const zero: Value = part.type === "decimal" ? { coefficient: 0n, scale: 0 } : 0n;
  if (part.constant !== null) return constantPart(part.type, operation.apply(zero, part.constant) as Value);
  const { run } = part;
  return {
    ...part,
    day: null,
    run: (scene, local) => {
      const value = run(scene, local);
      return value instanceof Absent ? value : operation.apply(zero, value);
    },
  };
}

/**
 * And, or: what one side settles needs no other side, known or not. Otherwise what has no answer wins over what is
 * unknown, so that the order of writing does not matter.
 */
export function logical([one, other]: [ASTNode, ASTNode], settles: boolean, work: Work): Part {
  const left = expectType(one, "bool", work).run;
  const right = expectType(other, "bool", work).run;
  return {
    type: "bool",
    constant: null,
    day: null,
    run: (scene, local) => {
      const first = left(scene, local);
      if (first === settles) return settles;
      const second = right(scene, local);
      if (second === settles) return settles;
      if (!(first instanceof Absent)) return second;
      return second instanceof Absent && first.kind === "unknown" && second.kind === "failed"
        ? second
        : first;
    },
  };
}

export function choice([condition, then, otherwise]: [ASTNode, ASTNode, ASTNode], work: Work): Part {
  const test = expectType(condition, "bool", work).run;
  const [yes, no] = unify(work.compile(then), work.compile(otherwise), otherwise);
  return {
    type: yes.type,
    constant: null,
    day: null,
    run: (scene, local) => {
      const holds = test(scene, local);
      if (holds instanceof Absent) return holds;
      return holds === true ? yes.run(scene, local) : no.run(scene, local);
    },
  };
}

export function binary(node: ASTNode, [one, other]: [ASTNode, ASTNode], work: Work): Part {
  let left = work.compile(one);
  let right = work.compile(other);
  // Zero is the one plain number that an amount may meet.
  if (left.type === "money" && right.constant === 0n && !"*/".includes(node.op))
    right = convert(right, "money") ?? right;
  if (right.type === "money" && left.constant === 0n && !"*/".includes(node.op))
    left = convert(left, "money") ?? left;
  const operation = findOperation(node.op, left.type, right.type);
  if (operation === null) {
    const hasMoney = left.type === "money" || right.type === "money";
    throw new ExpressionError(
      `${capital(nameOf(left.type))} and ${nameOf(right.type)} do not go together with "${node.op}"${hasMoney ? "; write amount(1000) for an amount" : ""}.`,
      node.start,
    );
  }
  noteThreshold(left, right, operation.type, work);
  const { run: runLeft } = left;
  const { run: runRight } = right;
  const { apply } = operation;
  return {
    type: operation.type,
    constant: null,
    day: null,
    run: (scene, local) => {
      const first = runLeft(scene, local);
      if (first instanceof Absent && first.kind === "failed") return first;
      const second = runRight(scene, local);
      if (second instanceof Absent)
        return second.kind === "failed" || !(first instanceof Absent) ? second : first;
      return first instanceof Absent ? first : apply(first, second);
    },
  };
}

/** Days that meet a constant change the answer there, and nowhere else. */
function noteThreshold(left: Part, right: Part, type: ValueType, work: Work): void {
  if (type !== "bool") return;
  const [day, constant] = left.day === null ? [right.day, left.constant] : [left.day, right.constant];
  if (day === null || constant === null) return;
  if (typeof constant === "bigint") work.thresholds.push({ fact: day, at: constant });
  else if (typeof constant === "string") {
    const date = parseDate(constant);
    if (date === null) return;
    work.thresholds.push({ fact: day, at: date });
  } else return;
  work.daysMet += 1;
}

export function membership([needle, haystack]: [ASTNode, ASTNode], work: Work): Part {
  const sought = work.compile(needle);
  const within = work.compile(haystack);
  const length = Array.isArray(within.constant) ? within.constant.length : LIST_COST;
  work.cost += work.repeat * length;
  if (sought.type === "text" && within.type === "texts") {
    const fixed = within.constant === null ? null : new Set(within.constant as readonly string[]);
    return strict(sought, within, (text, list) =>
      fixed === null ? (list as readonly string[]).includes(text as string) : fixed.has(text as string),
    );
  }
  const number = convert(sought, "decimal");
  const equal = findOperation("==", "decimal", "decimal");
  if (number !== null && equal !== null && within.type === "numbers")
    return strict(number, within, (value, list) =>
      (list as readonly Value[]).some((member) => equal.apply(value, member) === true),
    );
  throw new ExpressionError(
    `${capital(nameOf(sought.type))} is not sought in ${nameOf(within.type)}.`,
    needle.start,
  );
}

/** A test of two values that is absent where either is. */
function strict(left: Part, right: Part, test: (left: Value, right: Value) => boolean): Part {
  return {
    type: "bool",
    constant: null,
    day: null,
    run: (scene, local) => {
      const first = left.run(scene, local);
      if (first instanceof Absent) return first;
      const second = right.run(scene, local);
      return second instanceof Absent ? second : test(first, second);
    },
  };
}

export function list(node: ASTNode, elements: readonly ASTNode[], work: Work): Part {
  const parts = elements.map((element) => work.compile(element));
  const constants = parts.map(({ constant }) => constant);
  if (parts.every(({ type, constant }) => type === "text" && constant !== null))
    return constantPart("texts", constants as string[]);
  const numbers = parts.map((part) => convert(part, "decimal")?.constant ?? null);
  if (!numbers.includes(null)) return constantPart("numbers", numbers as unknown as Value);
  throw new ExpressionError("A list holds texts only, or numbers only, written out.", node.start);
}

/** Makes a node ready that must give this type. @throws ExpressionError */
export function expectType(node: ASTNode, type: ValueType, work: Work): Part {
  const part = work.compile(node);
  const changed = convert(part, type);
  if (changed === null)
    throw new ExpressionError(
      `${capital(nameOf(type))} is wanted here, not ${nameOf(part.type)}.`,
      node.start,
    );
  return changed;
}
