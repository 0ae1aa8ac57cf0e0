import pg from "pg";

const { builtins } = pg.types;
const BIGINT_ARRAY = 1016;
const DATE_ARRAY = 1182;

type Parser = (text: string) => unknown;

// Money is bigint and a calendar date is text: neither may pass through a float or a local midnight on its way in.
const parsers = new Map<number, Parser>([
  [builtins.INT8, (text) => BigInt(text)],
  [builtins.DATE, (text) => text],
  [builtins.NUMERIC, (text) => text],
  [BIGINT_ARRAY, (text) => splitArray(text).map(BigInt)],
  [DATE_ARRAY, splitArray],
]);

function splitArray(text: string): string[] {
  return text === "{}" ? [] : text.slice(1, -1).split(",");
}

/** Column parsers for a pool: overrides for money and dates, the driver's own for the rest. */
export const columnParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    (format !== "binary" && parsers.get(oid)) ||
    pg.types.getTypeParser(oid, format as "text")) as typeof pg.types.getTypeParser,
};
