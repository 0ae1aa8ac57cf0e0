import { parseDate } from "@goodterms/kernel";
import type { ASTNode } from "@marcbachmann/cel-js";
import { expectType } from "./compile-operators.ts";
import { extremeOf, FUNCTIONS, type PlainFunction } from "./functions.ts";
import { ExpressionError } from "./parse-expression.ts";
import { constantPart, convert, LIST_COST, nameOf, type Part, pathOf, unify, type Work } from "./parts.ts";
import { nearest } from "./suggest.ts";
import { Absent, type Value } from "./values.ts";
import { VOCABULARY } from "./vocabulary.ts";

type Call = ASTNode & { readonly op: "call" | "rcall" };

const SPECIAL = ["has", "known", "orElse", "min", "max", "date", "exists", "all"];

/** Makes a call ready: `f(a, b)`, or the same written `a.f(b)`. @throws ExpressionError */
export function compileCall(node: Call, work: Work): Part {
  const name = node.args[0];
  const given = node.op === "call" ? node.args[1] : [node.args[1], ...node.args[2]];
  switch (name) {
    case "has":
      if (given.length !== 1 || given[0] === undefined || !VOCABULARY.has(pathOf(given[0]) ?? ""))
        throw new ExpressionError("has() asks whether one named fact is known.", node.start);
      return isKnown(given[0], work);
    case "known":
      return isKnown(only(given, name, node), work);
    case "orElse":
      return orElse(node, given, work);
    case "min":
      return extreme(node, given, -1, work);
    case "max":
      return extreme(node, given, 1, work);
    case "date":
      return date(only(given, name, node), work);
    case "exists":
    case "all":
      return walk(node, given, name === "exists", work);
    default:
      return plain(node, name, given, work);
  }
}

function only(given: readonly ASTNode[], name: string, node: ASTNode): ASTNode {
  const [first, ...others] = given;
  if (first === undefined || others.length > 0)
    throw new ExpressionError(`${name}() takes one thing.`, node.start);
  return first;
}

function isKnown(inner: ASTNode, work: Work): Part {
  const { run, day } = work.compile(inner);
  // Whether something is known does not depend on which day it is.
  if (day !== null) work.daysRead -= 1;
  return {
    type: "bool",
    constant: null,
    day: null,
    run: (scene, local) => {
      const value = run(scene, local);
      return !(value instanceof Absent && value.kind === "unknown");
    },
  };
}

function orElse(node: ASTNode, given: readonly ASTNode[], work: Work): Part {
  const [wanted, instead] = given;
  if (wanted === undefined || instead === undefined || given.length !== 2)
    throw new ExpressionError("orElse() takes a fact, and what to take where it is unknown.", node.start);
  const [first, second] = unify(work.compile(wanted), work.compile(instead), instead);
  return {
    type: first.type,
    constant: null,
    day: null,
    run: (scene, local) => {
      const value = first.run(scene, local);
      return value instanceof Absent && value.kind === "unknown" ? second.run(scene, local) : value;
    },
  };
}

function extreme(node: ASTNode, given: readonly ASTNode[], sign: -1 | 1, work: Work): Part {
  if (given.length < 2) throw new ExpressionError("It takes two things or more.", node.start);
  let parts = given.map((argument) => work.compile(argument));
  const type =
    parts.find((part) => part.type === "money")?.type ??
    parts.find((part) => part.type === "decimal")?.type ??
    parts[0]?.type;
  if (type !== "money" && type !== "decimal" && type !== "int" && type !== "date")
    throw new ExpressionError("It takes numbers, amounts or dates.", node.start);
  parts = parts.map((part, index) => {
    const changed = convert(part, type);
    if (changed !== null) return changed;
    throw new ExpressionError(
      `${nameOf(type)} is wanted here, not ${nameOf(part.type)}.`,
      (given[index] ?? node).start,
    );
  });
  return {
    type,
    constant: null,
    day: null,
    run: (scene, local) => {
      const values: Value[] = [];
      let unknown: Absent | null = null;
      for (const part of parts) {
        const value = part.run(scene, local);
        if (!(value instanceof Absent)) values.push(value);
        else if (value.kind === "failed") return value;
        else unknown ??= value;
      }
      return unknown ?? extremeOf(type, values, sign);
    },
  };
}

function date(inner: ASTNode, work: Work): Part {
  const { constant } = work.compile(inner);
  const read = typeof constant === "string" ? parseDate(constant) : null;
  if (read === null) throw new ExpressionError('A date is written date("2027-01-31").', inner.start);
  return constantPart("date", read);
}

/** `list.exists(each, condition)` and `list.all(each, condition)`. */
function walk(node: Call, given: readonly ASTNode[], isExists: boolean, work: Work): Part {
  const [over, each, condition] = given;
  if (over === undefined || each?.op !== "id" || condition === undefined || given.length !== 3)
    throw new ExpressionError('It is written customer.tags.exists(tag, tag == "…").', node.start);
  if (work.local !== null) throw new ExpressionError("A walk does not stand in another walk.", node.start);
  if (VOCABULARY.has(each.args)) throw new ExpressionError(`"${each.args}" is a fact's name.`, each.start);
  const members = expectType(over, "texts", work);
  work.local = each.args;
  work.repeat = LIST_COST;
  const test = expectType(condition, "bool", work);
  work.local = null;
  work.repeat = 1;
  return {
    type: "bool",
    constant: null,
    day: null,
    run: (scene) => {
      const list = members.run(scene);
      if (list instanceof Absent) return list;
      let absent: Absent | null = null;
      for (const member of list as readonly string[]) {
        const holds = test.run(scene, member);
        if (holds === isExists) return isExists;
        if (holds instanceof Absent && (absent === null || absent.kind === "unknown")) absent = holds;
      }
      return absent ?? !isExists;
    },
  };
}

function plain(node: Call, name: string, given: readonly ASTNode[], work: Work): Part {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known === undefined) {
    const close = nearest(name, [...Object.keys(FUNCTIONS), ...SPECIAL]);
    throw new ExpressionError(
      `There is no function "${name}"${close === null ? "." : `; did you mean "${close}"?`}`,
      node.start,
    );
  }
  const parts = given.map((argument) => work.compile(argument));
  for (const candidate of known) {
    const fitted = fit(parts, candidate);
    if (fitted !== null) return applying(fitted, candidate);
  }
  const wanted = known.map(({ takes }) => takes.map(nameOf).join(", ")).join("; or ");
  throw new ExpressionError(
    `${name}() takes ${wanted}; given ${parts.map(({ type }) => nameOf(type)).join(", ") || "nothing"}.`,
    node.start,
  );
}

function fit(parts: readonly Part[], candidate: PlainFunction): Part[] | null {
  if (parts.length !== candidate.takes.length) return null;
  const fitted = parts.flatMap((part, index) => {
    const wanted = candidate.takes[index];
    const changed = wanted === undefined ? null : convert(part, wanted);
    return changed === null ? [] : [changed];
  });
  return fitted.length === parts.length ? fitted : null;
}

function applying(parts: readonly Part[], { gives, apply }: PlainFunction): Part {
  return {
    type: gives,
    constant: null,
    day: null,
    run: (scene, local) => {
      const values: Value[] = [];
      for (const part of parts) {
        const value = part.run(scene, local);
        if (value instanceof Absent) return value;
        values.push(value);
      }
      return apply(values, scene);
    },
  };
}
