import type { TSchema } from "typebox";

interface Shape {
  readonly type?: string;
  readonly default?: unknown;
  readonly "x-exact"?: boolean;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

/** A copy of the value with what was left out filled in, and exact numbers as text. What does not fit stays as it is. */
export function fillDefaults(schema: TSchema, value: unknown): unknown {
  return fill(schema as Shape, value);
}

function fill(shape: Shape, given: unknown): unknown {
  const value = given === undefined ? structuredClone(shape.default) : given;
  if (value === undefined || value === null) return value;
  if (shape["x-exact"] === true) return typeof value === "number" ? String(value) : value;
  if (shape.anyOf !== undefined) return fillAny(shape.anyOf, value);
  if (Array.isArray(value)) {
    const { items } = shape;
    return items === undefined ? value : value.map((member: unknown) => fill(items, member));
  }
  return typeof value === "object" ? fillObject(shape, value as Record<string, unknown>) : value;
}

function fillAny(branches: readonly Shape[], value: unknown): unknown {
  const kind = Array.isArray(value) ? "array" : typeof value;
  const branch =
    branches.find((shape) => shape["x-exact"] === true && (kind === "number" || kind === "string")) ??
    branches.find((shape) => shape.type === kind);
  return branch === undefined ? value : fill(branch, value);
}

function fillObject(shape: Shape, value: Record<string, unknown>): unknown {
  const filled: Record<string, unknown> = {};
  const properties = shape.properties ?? {};
  for (const [name, property] of Object.entries(properties)) {
    const member = fill(property, Object.hasOwn(value, name) ? value[name] : undefined);
    if (member !== undefined) filled[name] = member;
  }
  const [pattern] = Object.values(shape.patternProperties ?? {});
  for (const [name, member] of Object.entries(value))
    if (!Object.hasOwn(properties, name))
      filled[name] = pattern === undefined ? member : fill(pattern, member);
  return filled;
}
