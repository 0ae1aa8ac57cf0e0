import { type ASTNode, Environment, ParseError } from "@marcbachmann/cel-js";

/** An expression that cannot be used: what is wrong, and where in its text (a count of characters from its start). */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

export const EXPRESSION_LENGTH_MAX = 2_000;
const NODES_MAX = 400;
const DEPTH_MAX = 24;
const LIST_ELEMENTS_MAX = 300;
const ARGUMENTS_MAX = 8;

const environment = new Environment({
  limits: {
    maxAstNodes: NODES_MAX,
    maxDepth: DEPTH_MAX,
    maxListElements: LIST_ELEMENTS_MAX,
    maxMapEntries: 1,
    maxCallArguments: ARGUMENTS_MAX,
  },
});

/**
 * Reads the text of an expression into its tree, within bounds on length, nodes and depth. Only the reading is the
 * library's: types and values are ours (compile-expression.ts), so that no float comes in.
 * @throws ExpressionError
 */
export function parseExpression(text: string): ASTNode {
  if (text.trim() === "") throw new ExpressionError("There is no expression.", 0);
  if (text.length > EXPRESSION_LENGTH_MAX)
    throw new ExpressionError(
      `It is longer than ${EXPRESSION_LENGTH_MAX} characters.`,
      EXPRESSION_LENGTH_MAX,
    );
  try {
    return environment.parse(text).ast;
  } catch (error) {
    if (error instanceof ParseError)
      throw new ExpressionError(inWords(error.summary), error.range?.start ?? 0);
    // The reader's own faults on hostile text are the text's faults to whoever wrote it.
    throw new ExpressionError("It cannot be read.", 0);
  }
}

const TOKENS: Readonly<Record<string, string>> = {
  EOF: "the end",
  RPAREN: '")"',
  LPAREN: '"("',
  RBRACKET: '"]"',
  RBRACE: '"}"',
  COLON: '":"',
  COMMA: '","',
  IDENTIFIER: "a name",
};

function inWords(message: string): string {
  const words = message.replaceAll(/\b[A-Z]{2,}\b/g, (token) => TOKENS[token] ?? token.toLowerCase());
  return words.endsWith(".") ? words : `${words}.`;
}
