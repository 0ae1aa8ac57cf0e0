import { isSafeAmount, parseMinor } from "@goodterms/kernel";
import { numberReader } from "../reading/number-format.ts";
import { numberFormatName } from "./decide-numbers.ts";
import type { Mapping } from "./mapping.ts";
import { type CellReaders, type Cells, formulaMessage, type Refuse, shown } from "./readers.ts";

/** The readers of numbers among the cell readers. `raw` looks the text of a field up. */
export function createNumberReaders(
  mapping: Mapping,
  raw: (field: string) => (cells: Cells) => string,
  refuse: Refuse,
): Pick<CellReaders, "decimal" | "amount" | "isWithinBounds"> {
  const readNumber = numberReader(mapping.numbers);
  const expected = numberFormatName(mapping.numbers);
  const boundMinor = mapping.maxAmountMinor === null ? null : BigInt(mapping.maxAmountMinor);

  function isWithinBounds(minor: bigint, field: string): boolean {
    const isWithinOwn = boundMinor === null || (minor <= boundMinor && minor >= -boundMinor);
    if (isSafeAmount(minor) && isWithinOwn) return true;
    const message = `${field} is beyond the bound for one document. Check the decimal sign.`;
    refuse("absurd_amount", field, message);
    return false;
  }

  function decimal(field: string): (cells: Cells, currency: string) => string | null {
    const read = raw(field);
    return (cells, currency) => {
      const value = read(cells);
      if (value === "") return null;
      if (value.startsWith("=")) return refuse("formula", field, formulaMessage(field, value));
      const found = readNumber(value);
      if (found === null) {
        const message = `${field} ${shown(value)} is not a number written like ${expected}.`;
        return refuse("bad_number", field, message);
      }
      if (found.currencies === null || found.currencies.includes(currency)) return found.plain;
      const written = found.currencies.join(" or ");
      const message = `${field} ${shown(value)} is in ${written}, but the row is in ${currency}.`;
      return refuse("currency_mismatch", field, message);
    };
  }

  function amount(field: string): (cells: Cells, currency: string) => bigint | null {
    const read = decimal(field);
    return (cells, currency) => {
      const plain = read(cells, currency);
      if (plain === null) return null;
      const minor = parseMinor(plain, currency);
      if (minor !== null) return isWithinBounds(minor, field) ? minor : null;
      const message = `${field} ${shown(plain)} has more decimals than ${currency} has, or too many digits.`;
      return refuse("too_many_decimals", field, message);
    };
  }

  return { decimal, amount, isWithinBounds };
}
