import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import scorecardSchema from "../scorecards/scorecard.schema.json" with { type: "json" };
import type { PolicyDocument, RuleType } from "./document.ts";
import { nearest } from "./expressions/suggest.ts";
import { fillDefaults } from "./fill-defaults.ts";
import type { Report } from "./problems.ts";
import { RULE_TYPES, ruleSchemas } from "./rule-schemas.ts";
import { limitSchemas, outerSchema } from "./schema.ts";

const ruleShapes = ruleSchemas("rule");
const exclusionShapes = ruleSchemas("exclusion");
const MESSAGES_MAX = 50;

/** Fills in what was left out and finds what has not the right shape. The document, or null where anything was found. */
export function checkShape(given: unknown, report: Report): PolicyDocument | null {
  let isSound = true;
  let count = 0;
  const note: Report = (path, message) => {
    isSound = false;
    count += 1;
    if (count <= MESSAGES_MAX) report(path, message);
  };
  const filled = fillDefaults(outerSchema, given);
  checkAgainst(outerSchema, filled, "", note);
  if (!isRecord(filled)) return null;
  const kinds = {
    rules: byKind(filled.rules, "type", RULE_TYPES, (type) => ruleShapes[type as RuleType]),
    exclusions: byKind(filled.exclusions, "type", RULE_TYPES, (type) => exclusionShapes[type as RuleType]),
    limits: byKind(filled.limits, "kind", Object.keys(limitSchemas), (kind) => limitSchemas[kind]),
  };
  for (const [part, check] of Object.entries(kinds)) filled[part] = check(`/${part}`, note);
  if (Array.isArray(filled.scorecards))
    for (const [index, card] of filled.scorecards.entries())
      checkAgainst(scorecardSchema as unknown as TSchema, card, `/scorecards/${index}`, note);
  return isSound ? (filled as unknown as PolicyDocument) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Looks a list over whose members come in kinds, each by the schema of its kind. */
function byKind(
  members: unknown,
  key: string,
  known: readonly string[],
  schemaOf: (kind: string) => TSchema | undefined,
): (path: string, note: Report) => unknown {
  return (path, note) => {
    if (!Array.isArray(members)) return members;
    return members.map((member: unknown, index) => {
      const at = `${path}/${index}`;
      const kind = isRecord(member) ? member[key] : undefined;
      const schema = typeof kind === "string" && known.includes(kind) ? schemaOf(kind) : undefined;
      if (schema === undefined) {
        note(`${at}/${key}`, `must be one of ${known.join(", ")}.${meant(kind, known)}`);
        return member;
      }
      const filled = fillDefaults(schema, member);
      checkAgainst(schema, filled, at, note);
      return filled;
    });
  };
}

function meant(written: unknown, known: readonly string[]): string {
  const close = typeof written === "string" ? nearest(written, known) : null;
  return close === null ? "" : ` Did you mean ${close}?`;
}

type Fault = ReturnType<typeof Value.Errors>[number];

function checkAgainst(schema: TSchema, value: unknown, path: string, note: Report): void {
  if (Value.Check(schema, value)) return;
  const faults = Value.Errors(schema, value);
  const choices = new Set(
    faults.filter(({ keyword }) => keyword === "anyOf").map(({ instancePath }) => instancePath),
  );
  for (const fault of faults) {
    const { keyword, instancePath } = fault;
    if (keyword === "boolean") continue;
    // Of a choice only the whole is told, unless something deeper inside is wrong.
    if (choices.has(instancePath) && keyword !== "anyOf" && /anyOf\/\d+$/.test(fault.schemaPath)) continue;
    if (keyword === "anyOf" && faults.some((other) => other.instancePath.startsWith(`${instancePath}/`)))
      continue;
    tell(fault, value, schema, path, note);
  }
}

function tell(fault: Fault, value: unknown, schema: TSchema, path: string, note: Report): void {
  const at = `${path}${fault.instancePath}`;
  const parameters = fault.params as Readonly<Record<string, unknown>>;
  const description = describe(schema, fault.schemaPath);
  switch (fault.keyword) {
    case "required":
      for (const name of parameters.requiredProperties as string[]) note(at, `needs "${name}".`);
      return;
    case "additionalProperties":
      for (const name of parameters.additionalProperties as string[])
        note(
          `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
          `is not known here.${meant(name, siblings(schema, fault.schemaPath))}`,
        );
      return;
    case "enum":
      note(
        at,
        `must be one of ${(parameters.allowedValues as unknown[] | undefined)?.join(", ") ?? "the listed"}.${meant(valueAt(value, fault.instancePath), (parameters.allowedValues as string[] | undefined) ?? [])}`,
      );
      return;
    case "pattern":
    case "anyOf":
      note(at, `is not of the right form${description === null ? "" : `: ${description}`}.`);
      return;
    default:
      note(at, `${fault.message}.`);
  }
}

function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (inner, step) =>
        typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[step] : undefined,
      value,
    );
}

/** The part of a schema that a fault's path names. */
function partOf(schema: TSchema, schemaPath: string): Record<string, unknown> | null {
  const part = valueAt(schema, schemaPath.replace(/^#/, ""));
  return isRecord(part) ? part : null;
}

function describe(schema: TSchema, schemaPath: string): string | null {
  const description = partOf(schema, schemaPath)?.description;
  return typeof description === "string" ? description : null;
}

function siblings(schema: TSchema, schemaPath: string): string[] {
  const properties = partOf(schema, schemaPath)?.properties;
  return isRecord(properties) ? Object.keys(properties) : [];
}
