import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Scalar } from "yaml";
import { findPolicyProblems } from "./check-references.ts";
import { checkShape } from "./check-shape.ts";
import { compilePolicy } from "./compile-policy.ts";
import type { CompiledPolicy } from "./compiled.ts";
import type { PolicyDocument } from "./document.ts";
import { PolicyError, type PolicyProblem, type Report } from "./problems.ts";

export const POLICY_TEXT_MAX = 262_144;
const NODES_MAX = 60_000;
const DEPTH_MAX = 24;
const PROBLEMS_MAX = 100;
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
const WHOLE = /^-?(0|[1-9][0-9]{0,14})$/;
const PLAIN_DECIMAL = /^-?[0-9]{1,18}(\.[0-9]{1,18})?$/;

type Range = readonly [number, number, number];

/** Where things stand in the text, by JSON Pointer. */
interface Positions {
  readonly text: string;
  readonly lines: LineCounter;
  readonly ranges: Map<string, { readonly range: Range; readonly scalar: Scalar | null }>;
}

export interface CheckedPolicy {
  readonly problems: readonly PolicyProblem[];
  /** Null where anything is wrong. */
  readonly policy: CompiledPolicy | null;
}

/** Reads a policy's text (YAML, or JSON, which is YAML), and tells everything that is wrong with it, and where. */
export function checkPolicyText(text: string): CheckedPolicy {
  const problems: PolicyProblem[] = [];
  const read = readTree(text, problems);
  if (read === null || problems.length > 0)
    return { problems: problems.slice(0, PROBLEMS_MAX), policy: null };
  const report: Report = (path, message, inside) => {
    if (problems.length < PROBLEMS_MAX)
      problems.push({ path, message, ...locate(read.positions, path, inside?.at ?? null) });
  };
  const document = checkShape(read.value, report);
  if (document === null) return { problems, policy: null };
  findPolicyProblems(document, report);
  return { problems, policy: problems.length === 0 ? compilePolicy(document) : null };
}

/** The policy of a text that was found sound before. @throws PolicyError with what is wrong. */
export function parsePolicy(text: string): PolicyDocument {
  const { policy, problems } = checkPolicyText(text);
  if (policy === null) throw new PolicyError(problems);
  return policy.document;
}

function readTree(text: string, problems: PolicyProblem[]): { value: unknown; positions: Positions } | null {
  const whole = (message: string): null => {
    problems.push({ path: "", message, line: 1, column: 1 });
    return null;
  };
  if (text.length > POLICY_TEXT_MAX)
    return whole(`The document is longer than ${POLICY_TEXT_MAX} characters.`);
  const lines = new LineCounter();
  try {
    const tree = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      // Silent, it would read the first of several documents and say nothing of the others.
      logLevel: "error",
      merge: false,
    });
    for (const { message, pos } of tree.errors.slice(0, PROBLEMS_MAX)) {
      const { line, col } = lines.linePos(pos[0]);
      problems.push({ path: "", message: `${message}.`.replace(/\.\.$/, "."), line, column: col });
    }
    if (problems.length > 0) return null;
    const positions: Positions = { text, lines, ranges: new Map() };
    return { value: partOf(tree.contents, "", { positions, problems, nodes: 0 }, 0), positions };
  } catch {
    // The reader's own faults (a stack too deep) are the text's faults to whoever wrote it.
    return whole("The document cannot be read.");
  }
}

interface Reading {
  readonly positions: Positions;
  readonly problems: PolicyProblem[];
  nodes: number;
}

function partOf(node: unknown, path: string, reading: Reading, depth: number): unknown {
  reading.nodes += 1;
  const range = (node as { range?: Range | null } | null)?.range ?? ([0, 0, 0] as const);
  reading.positions.ranges.set(path, { range, scalar: isScalar(node) ? node : null });
  const complain = (message: string): undefined => {
    if (reading.problems.length < PROBLEMS_MAX) {
      const { line, col } = reading.positions.lines.linePos(range[0]);
      reading.problems.push({ path, message, line, column: col });
    }
    return undefined;
  };
  if (depth > DEPTH_MAX) return complain("is nested too deep.");
  if (reading.nodes > NODES_MAX) return complain("The document has too many parts.");
  if (node === null) return null;
  if (isAlias(node)) return complain("must be written out: anchors and aliases are not taken.");
  const { tag } = node as { tag?: string };
  if (tag !== undefined && !tag.startsWith("tag:yaml.org,2002:"))
    return complain("has a tag, which is not taken.");
  if (isSeq(node))
    return node.items.map((item, index) => partOf(item, `${path}/${index}`, reading, depth + 1));
  if (isMap(node)) return recordOf(node.items, path, reading, depth, complain);
  return isScalar(node) ? scalarOf(node, complain) : complain("is not taken here.");
}

function recordOf(
  items: readonly { readonly key: unknown; readonly value: unknown }[],
  path: string,
  reading: Reading,
  depth: number,
  complain: (message: string) => undefined,
): Record<string, unknown> | undefined {
  const record: Record<string, unknown> = {};
  for (const { key, value } of items) {
    const name = isScalar(key) ? (key.source ?? String(key.value)) : null;
    if (name === null || FORBIDDEN.has(name)) return complain("has a name that is not taken.");
    record[name] = partOf(
      value,
      `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      reading,
      depth + 1,
    );
  }
  return record;
}

/** A whole number stays one; any other number is kept as it was written, so that no float comes in. */
function scalarOf(node: Scalar, complain: (message: string) => undefined): unknown {
  const { value } = node;
  if (typeof value === "number") {
    const source = node.source ?? String(value);
    if (WHOLE.test(source)) return value;
    return PLAIN_DECIMAL.test(source)
      ? source
      : complain("is no number that is taken: write digits and a point.");
  }
  if (typeof value === "string" && (value.includes("\u0000") || !value.isWellFormed()))
    return complain("has characters that cannot be kept.");
  return typeof value === "string" || typeof value === "boolean" || value === null
    ? value
    : complain("is not taken here.");
}

/** Line and column of a path, and of a place inside the expression that stands there. */
function locate(positions: Positions, path: string, offset: number | null): { line: number; column: number } {
  const known = nearestKnown(positions, path);
  const start = known.range[0];
  const at =
    known.scalar === null || offset === null
      ? start
      : placeInside(positions.text, known.scalar, start, offset);
  const { line, col } = positions.lines.linePos(at);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function nearestKnown(positions: Positions, path: string): { range: Range; scalar: Scalar | null } {
  for (let inner = path; ; inner = inner.slice(0, inner.lastIndexOf("/"))) {
    const known = positions.ranges.get(inner);
    if (known !== undefined) return inner === path ? known : { range: known.range, scalar: null };
    if (inner === "") return { range: [0, 0, 0], scalar: null };
  }
}

/** A place in a scalar's value as a place in the text: exact but for folded lines and escapes, where it is near. */
function placeInside(text: string, scalar: Scalar, start: number, offset: number): number {
  const value = String(scalar.value);
  if (scalar.type === "PLAIN") return Math.min(start + offset, text.length);
  if (scalar.type === "QUOTE_SINGLE" || scalar.type === "QUOTE_DOUBLE")
    return Math.min(start + 1 + offset, text.length);
  // A block: find the line of the value in the text after its header, by its place in the order of lines.
  const before = value.slice(0, offset).split("\n");
  const bodyStart = text.indexOf("\n", start) + 1;
  const bodyLines = text.slice(bodyStart).split("\n");
  const row = scalar.type === "BLOCK_LITERAL" ? before.length - 1 : 0;
  const lead = bodyLines.slice(0, row).reduce((sum, line) => sum + line.length + 1, 0);
  // The block's own indentation is that of its first line that has anything on it; what is deeper is part of the value.
  const firstLine = bodyLines.find((line) => line.trim() !== "") ?? "";
  const indent = /^ */.exec(firstLine)?.[0].length ?? 0;
  return Math.min(bodyStart + lead + indent + (before.at(-1)?.length ?? 0), text.length);
}
