// Invented companies that simulators know, by the customer's own name: whoever looks for a name gets that name back,
// and the same name always has the same file, so that a demo merchant's customers all have one.
import { createHash } from "node:crypto";

export interface InventedCompany {
  readonly number: number;
  readonly name: string;
  /** 0 to 100: how safe it is. */
  readonly safety: number;
  readonly isBankrupt: boolean;
  readonly isOutOfBusiness: boolean;
  readonly isThin: boolean;
}

/** Share of names (of 100) with each kind of trouble. */
const BANKRUPT_OF_100 = 3;
const OUT_OF_BUSINESS_OF_100 = 5;
const THIN_OF_100 = 12;
const NUMBER_MIN = 700_000_000;
const NUMBER_RANGE = 100_000_000;
const UNKNOWN_NAME = /zzyx|nonexistent/i;

const named = new Map<number, string>();
const NAMED_MAX = 10_000;

/** The company of that name, or undefined for a name that stands for "no such company". */
export function inventCompany(name: string): InventedCompany | undefined {
  if (UNKNOWN_NAME.test(name)) return undefined;
  const key = name.trim().toLowerCase();
  const number = NUMBER_MIN + (createHash("sha256").update(key).digest().readUInt32BE(0) % NUMBER_RANGE);
  if (named.size >= NAMED_MAX) named.clear();
  named.set(number, name.trim());
  return ofNumber(number);
}

/** The company of a number that was given out before; another number has a company all the same. */
export function ofNumber(number: number): InventedCompany {
  const digest = createHash("sha256").update(`company ${number}`).digest();
  const draw = digest.readUInt16BE(0) % 100;
  return {
    number,
    name: named.get(number) ?? `Company ${number}`,
    safety: 1 + (digest.readUInt16BE(2) % 100),
    isBankrupt: draw < BANKRUPT_OF_100,
    isOutOfBusiness: draw >= BANKRUPT_OF_100 && draw < OUT_OF_BUSINESS_OF_100,
    isThin: draw >= OUT_OF_BUSINESS_OF_100 && draw < OUT_OF_BUSINESS_OF_100 + THIN_OF_100,
  };
}

/** The class (1 safest to 5) of a safety from 0 to 100, in even fifths. */
export function classOf(safety: number): number {
  return Math.min(5, Math.max(1, 5 - Math.floor((safety - 1) / 20)));
}
