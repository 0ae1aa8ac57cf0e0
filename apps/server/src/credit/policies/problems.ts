/** Something that is wrong in a policy: where it stands (a JSON Pointer), and in the text where there is one. */
export interface PolicyProblem {
  readonly path: string;
  readonly message: string;
  /** From 1, in the document's text; without a text, inside the expression. Null: nowhere in particular. */
  readonly line: number | null;
  readonly column: number | null;
}

/** A policy that cannot be used, with all that is wrong with it. */
export class PolicyError extends Error {
  override readonly name = "PolicyError";
  readonly problems: readonly PolicyProblem[];

  constructor(problems: readonly PolicyProblem[]) {
    const [first] = problems;
    super(first === undefined ? "The policy cannot be used." : `${first.path || "/"}: ${first.message}`);
    this.problems = problems;
  }
}

/** Notes a problem at a path; `offset` is a place inside the expression that stands there. */
export type Report = (
  path: string,
  message: string,
  offset?: { readonly text: string; readonly at: number },
) => void;

/** Line and column, from 1, of a place in a text. */
export function placeIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset));
  const line = before.split("\n").length;
  return { line, column: before.length - before.lastIndexOf("\n") };
}
