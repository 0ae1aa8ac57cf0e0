import type { RefusedRow, Row } from "../reading/rows.ts";
import { createCellReaders } from "./cell-readers.ts";
import { mappingProblems } from "./check-mapping.ts";
import type { Mapping } from "./mapping.ts";
import { MappingError } from "./mapping-error.ts";
import { customerBuilder } from "./read-customer.ts";
import { documentBuilder } from "./read-document.ts";
import { paymentBuilder } from "./read-payment.ts";
import type { RecordBuilder, Refuse } from "./readers.ts";
import type { Applied, ImportKind, Refusal } from "./records.ts";

/**
 * Turns a mapping into a function that reads rows of a file with these headers, each into a record or a
 * refusal. The work of looking columns and formats up is done once here. Throws MappingError when the
 * mapping does not fit the headers or the kind.
 */
export function compileMapping<Kind extends ImportKind>(
  mapping: Mapping,
  kind: Kind,
  headers: readonly string[],
): (row: Pick<Row, "cells">) => Applied<Kind> {
  const problems = mappingProblems(mapping, kind, headers);
  if (problems.length > 0) throw new MappingError(problems);
  let refusal: Refusal | null = null;
  const refuse: Refuse = (code, field, message) => {
    refusal ??= { code, field, message, number: null };
    return null;
  };
  const readers = createCellReaders(mapping, headers, refuse);
  const builders: { readonly [Each in ImportKind]: () => RecordBuilder<Each> } = {
    customers: () => customerBuilder(readers, refuse),
    invoices: () => documentBuilder(readers, refuse, mapping, headers),
    "credit-notes": () => documentBuilder(readers, refuse, mapping, headers),
    payments: () => paymentBuilder(readers, refuse),
  };
  const build = builders[kind]() as RecordBuilder<Kind>;
  const readNumber = readers.reference(numberField(kind));

  return ({ cells }) => {
    refusal = null;
    const record = build(cells);
    const found = refusal as Refusal | null;
    if (found === null && record !== null) return { record };
    if (cells.every((cell) => cell.trim() === "")) return { refusal: EMPTY_ROW };
    // The number is read again rather than carried along, since only refused rows need it here.
    return { refusal: { ...(found ?? EMPTY_ROW), number: readNumber(cells) || null } };
  };
}

/**
 * Turns rows that could not even be read into refusals, with the document number where it can still be told,
 * so that the other rows of that document are refused with them. Throws MappingError like compileMapping.
 */
export function compileRefusals(
  mapping: Mapping,
  kind: ImportKind,
  headers: readonly string[],
): (row: RefusedRow) => Refusal {
  const problems = mappingProblems(mapping, kind, headers);
  if (problems.length > 0) throw new MappingError(problems);
  const readNumber = createCellReaders(mapping, headers, () => null).reference(numberField(kind));
  return ({ code, message, cells }) => {
    const number = cells === null ? "" : readNumber(cells);
    return { code, message, field: null, number: number || null };
  };
}

/** The field under which rows of one document stand together. */
function numberField(kind: ImportKind): "number" | "reference" {
  return kind === "payments" ? "reference" : "number";
}

const EMPTY_ROW: Refusal = {
  code: "empty_row",
  field: null,
  message: "The row has separators but no values.",
  number: null,
};
