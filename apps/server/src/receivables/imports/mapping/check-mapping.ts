import { isCurrency } from "@goodterms/kernel";
import { Value } from "typebox/value";
import { isDateFormat } from "../reading/date-format.ts";
import { FIELDS } from "./fields.ts";
import { type Mapping, MappingSchema } from "./mapping.ts";
import type { ImportKind } from "./records.ts";
import { termsText } from "./vocabulary.ts";

const AMOUNT_FIELDS: Readonly<Record<Mapping["amounts"], readonly string[]>> = {
  total: ["total"],
  net_and_tax: ["net"],
  lines: ["lineQuantity", "lineUnitPrice"],
};

/** What keeps a mapping from being run on a file with these headers: sentences, none when it fits. */
export function mappingProblems(
  mapping: Mapping,
  kind: ImportKind,
  headers: readonly string[],
): readonly string[] {
  if (!Value.Check(MappingSchema, mapping)) return ["The mapping does not have the form of version 1."];
  if (mapping.kind !== kind) return [`The mapping is for ${mapping.kind}, not for ${kind}.`];
  return [
    ...fieldProblems(mapping, headers),
    ...requirementProblems(mapping),
    ...amountProblems(mapping),
    ...columnProblems(mapping, headers),
  ];
}

function fieldProblems(mapping: Mapping, headers: readonly string[]): string[] {
  const known = new Set(FIELDS[mapping.kind].map(({ name }) => name));
  const problems: string[] = [];
  for (const [name, source] of Object.entries(mapping.fields)) {
    if (!known.has(name)) problems.push(`There is no field "${name}" in ${mapping.kind}.`);
    if (source.source === "column" && !headers.includes(source.column)) {
      problems.push(`The file has no column "${source.column}", which ${name} is taken from.`);
    }
    if (source.source === "constant" && name === "currency" && !isCurrency(source.value)) {
      problems.push(`"${source.value}" is not a currency code such as EUR.`);
    }
    if (source.source === "constant" && name === "terms" && termsText(source.value) === null) {
      problems.push(`"${source.value}" is not understood as payment terms; write for example "net 30".`);
    }
  }
  return problems;
}

function isGiven(mapping: Mapping, field: string): boolean {
  const source = mapping.fields[field];
  return source !== undefined && source.source !== "absent";
}

function requirementProblems(mapping: Mapping): string[] {
  const needsCurrency = mapping.kind !== "customers";
  return FIELDS[mapping.kind]
    .filter(({ name, isRequired }) => isRequired || (name === "currency" && needsCurrency))
    .filter(
      ({ name }) => !isGiven(mapping, name) && !(name === "customer" && mapping.walkInCustomer !== null),
    )
    .map(({ name }) => `Nothing is given for ${name}, which is needed.`);
}

function amountProblems(mapping: Mapping): string[] {
  if (mapping.kind !== "invoices" && mapping.kind !== "credit-notes") return [];
  return AMOUNT_FIELDS[mapping.amounts]
    .filter((name) => !isGiven(mapping, name))
    .map((name) => `Nothing is given for ${name}, which the amounts are made from.`);
}

function columnProblems(mapping: Mapping, headers: readonly string[]): string[] {
  const problems: string[] = [];
  for (const { name, type } of FIELDS[mapping.kind]) {
    const source = mapping.fields[name];
    if (type !== "date" || source?.source !== "column") continue;
    const format = mapping.dates[source.column];
    if (format === undefined) problems.push(`How the dates in "${source.column}" are written is not said.`);
    else if (!isDateFormat(format)) problems.push(`"${format}" is not a date format that can be read.`);
  }
  if (mapping.numbers.decimal === mapping.numbers.grouping) {
    problems.push("The decimal sign and the grouping sign are the same.");
  }
  if (mapping.paidFlag !== null && !headers.includes(mapping.paidFlag.column)) {
    problems.push(`The file has no column "${mapping.paidFlag.column}", which says what is paid.`);
  }
  return problems;
}
