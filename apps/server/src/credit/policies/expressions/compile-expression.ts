import { parseDecimal } from "@goodterms/kernel";
import type { ASTNode } from "@marcbachmann/cel-js";
import { compileCall } from "./compile-call.ts";
import { binary, choice, list, logical, membership, minus, negation } from "./compile-operators.ts";
import { ExpressionError, parseExpression } from "./parse-expression.ts";
import { constantPart, convert, nameOf, type Part, pathOf, type Work } from "./parts.ts";
import { nearest } from "./suggest.ts";
import type { CompiledExpression, ValueType } from "./values.ts";
import { isKnownAt, type Place, VOCABULARY } from "./vocabulary.ts";

/** Steps that one evaluation may take at most, counted over the tree. */
const COST_MAX = 20_000;
/**
 * Reads a CEL expression, finds every name and type, and makes it ready to run. Running it never throws and always
 * ends: it gives a value, or an Absent that says what is unknown or what has no answer.
 * `wanted` are the types it may give; whole numbers pass for decimals.
 * @throws ExpressionError with the place in the text.
 */
export function compileExpression(
  text: string,
  place: Place,
  wanted: readonly ValueType[],
): CompiledExpression {
  const tree = parseExpression(text);
  const work: Work = {
    compile: (node) => compileNode(node, work),
    place,
    reads: new Set(),
    thresholds: [],
    daysRead: 0,
    daysMet: 0,
    cost: 0,
    repeat: 1,
    local: null,
  };
  const part = fitting(work.compile(tree), wanted, tree);
  const isBareDay = part.day !== null && work.daysRead === 1;
  return {
    text,
    type: part.type,
    run: part.run,
    cost: work.cost,
    reads: work.reads,
    thresholds: work.thresholds,
    bareDay: isBareDay ? part.day : null,
    movesDaily: work.daysRead > work.daysMet && !isBareDay,
  };
}

function fitting(part: Part, wanted: readonly ValueType[], node: ASTNode): Part {
  if (wanted.includes(part.type)) return part;
  for (const type of wanted) {
    const changed = convert(part, type);
    if (changed !== null) return changed;
  }
  const hint = wanted.includes("money") ? ' (write amount(1000) for "1000 of the policy\'s currency")' : "";
  throw new ExpressionError(
    `It gives ${nameOf(part.type)}, and ${wanted.map(nameOf).join(" or ")} is wanted here${hint}.`,
    node.start,
  );
}

/** Makes one node ready. @throws ExpressionError */
function compileNode(node: ASTNode, work: Work): Part {
  work.cost += work.repeat;
  if (work.cost > COST_MAX) throw new ExpressionError("It would take too long to work out.", node.start);
  switch (node.op) {
    case "value":
      return literal(node);
    case "id":
    case ".":
      return variable(node, work);
    case "!_":
      return negation(node.args, work);
    case "-_":
      return minus(node.args, work);
    case "&&":
      return logical(node.args, false, work);
    case "||":
      return logical(node.args, true, work);
    case "?:":
      return choice(node.args, work);
    case "in":
      return membership(node.args, work);
    case "list":
      return list(node, node.args, work);
    case "call":
    case "rcall":
      return compileCall(node, work);
    case "[]":
    case "map":
    case ".?":
    case "[?]":
      throw new ExpressionError(
        'Neither brackets after a name nor maps: use bureauFigure("…") or declaredNumber("…").',
        node.start,
      );
    default:
      return binary(node, node.args, work);
  }
}

function literal(node: ASTNode & { readonly op: "value" }): Part {
  const value: unknown = node.args;
  if (typeof value === "boolean") return constantPart("bool", value);
  if (typeof value === "string") return constantPart("text", value);
  if (value === null)
    throw new ExpressionError("Nothing equals null: ask has(name) or known(…).", node.start);
  // The reader has made a float of "0.1"; what was written is taken instead.
  const written = node.input.slice(node.start, node.end);
  if (typeof value === "bigint") {
    if (value > 2n ** 63n - 1n) throw new ExpressionError("The number is beyond 64 bits.", node.start);
    return constantPart("int", value);
  }
  const decimal = typeof value === "number" ? parseDecimal(written) : null;
  if (decimal === null)
    throw new ExpressionError(`"${written}" is no number: write digits and a point.`, node.start);
  return constantPart("decimal", decimal);
}

function variable(node: ASTNode, work: Work): Part {
  const path = pathOf(node);
  if (path === null) throw new ExpressionError("Only the facts have fields.", node.start);
  if (path === work.local)
    return { type: "text", constant: null, day: null, run: (_scene, local) => local as string };
  const found = VOCABULARY.get(path);
  if (found === undefined) {
    const close = nearest(path, [...VOCABULARY.keys()]);
    throw new ExpressionError(
      `There is no "${path}"${close === null ? "" : `; did you mean "${close}"`}${close === null ? "." : "?"}`,
      node.start,
    );
  }
  if (!isKnownAt(found.place, work.place))
    throw new ExpressionError(`"${path}" is not known yet where this is worked out.`, node.start);
  work.reads.add(path);
  if (found.day !== null) work.daysRead += 1;
  return { type: found.type, constant: null, day: found.day, run: found.read };
}
