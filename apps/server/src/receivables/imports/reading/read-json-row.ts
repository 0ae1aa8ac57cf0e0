/** One NDJSON line read: its values by key, nested keys joined by a dot, every value as text. */
export type JsonRow =
  | { readonly values: ReadonlyMap<string, string>; readonly fault?: undefined }
  | { readonly fault: "bad_json" | "not_an_object"; readonly values?: undefined };

/** Levels of nested objects that become columns; deeper ones stay JSON text. */
const MAX_NESTING = 4;

/** A JSON number kept as the text it was written in, for an amount must never become a float. */
class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
type ParseJson = (text: string, reviver: Reviver) => unknown;

// The third argument of a reviver (the source text) is in Node 21 and later, not yet in the library types.
const parseJson = JSON.parse as ParseJson;

/** Reads one line of NDJSON. Numbers keep their digits, null becomes "", lists become JSON text. */
export function readJsonRow(line: string): JsonRow {
  let value: unknown;
  try {
    value = parseJson(line, (_key, inner, context) =>
      typeof inner === "number" ? new NumberText(context.source ?? String(inner)) : inner,
    );
  } catch {
    // Not JSON, or nested so deeply that the parser gives up: both are the row's fault, not ours.
    return { fault: "bad_json" };
  }
  if (!isPlainObject(value)) return { fault: "not_an_object" };
  const values = new Map<string, string>();
  flatten(value, "", 1, values);
  return { values };
}

function flatten(
  object: Record<string, unknown>,
  prefix: string,
  depth: number,
  into: Map<string, string>,
): void {
  for (const [key, value] of Object.entries(object)) {
    const name = `${prefix}${key}`;
    if (isPlainObject(value) && depth < MAX_NESTING) flatten(value, `${name}.`, depth + 1, into);
    else into.set(name, textOf(value));
  }
}

function textOf(value: unknown): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (value instanceof NumberText) return value.text;
  if (typeof value === "boolean") return String(value);
  return JSON.stringify(value, (_key, inner: unknown) => (inner instanceof NumberText ? inner.text : inner));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof NumberText)
  );
}
