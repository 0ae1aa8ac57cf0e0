import { type Decimal, roundHalfUp } from "@goodterms/kernel";
import {
  addDecimals,
  compareExact,
  compareIntegers,
  divideDecimals,
  isInteger64,
  powerOfTen,
  subtractDecimals,
  timesDecimals,
} from "./exact.ts";
import { Absent, type Value, type ValueType } from "./values.ts";

/** An operator for two types: what it gives, and how. */
export interface Operation {
  readonly type: ValueType;
  apply(left: Value, right: Value): Value | Absent;
}

const OVERFLOW = new Absent("failed", "a number beyond 64 bits");
const TOO_LONG = new Absent("failed", "a decimal beyond 38 digits");
const BY_ZERO = new Absent("failed", "division by zero");

const decimalOf = (whole: bigint): Decimal => ({ coefficient: whole, scale: 0 });
const within = (value: bigint): bigint | Absent => (isInteger64(value) ? value : OVERFLOW);
/** Types are checked before an operation is chosen, so the values are what the types say. */
const int = (value: Value): bigint => value as bigint;
const dec = (value: Value): Decimal => value as Decimal;

function whole(apply: (left: bigint, right: bigint) => bigint | Absent, type: ValueType): Operation {
  return { type, apply: (left, right) => apply(int(left), int(right)) };
}

function exact(apply: (left: Decimal, right: Decimal) => Decimal | null, none: Absent = TOO_LONG): Operation {
  return { type: "decimal", apply: (left, right) => apply(dec(left), dec(right)) ?? none };
}

/** Money by a decimal, rounded half-up to the minor unit. */
function scaled(amount: bigint, by: Decimal): bigint | Absent {
  return within(roundHalfUp(amount * by.coefficient, powerOfTen(by.scale)));
}

function shared(amount: bigint, by: Decimal): bigint | Absent {
  if (by.coefficient === 0n) return BY_ZERO;
  return within(roundHalfUp(amount * powerOfTen(by.scale), by.coefficient));
}

const ARITHMETIC: Readonly<Record<string, Operation>> = {
  "int + int": whole((left, right) => within(left + right), "int"),
  "int - int": whole((left, right) => within(left - right), "int"),
  "int * int": whole((left, right) => within(left * right), "int"),
  "int / int": whole((left, right) => (right === 0n ? BY_ZERO : within(left / right)), "int"),
  "int % int": whole((left, right) => (right === 0n ? BY_ZERO : left % right), "int"),
  "money + money": whole((left, right) => within(left + right), "money"),
  "money - money": whole((left, right) => within(left - right), "money"),
  "money * int": whole((left, right) => within(left * right), "money"),
  "int * money": whole((left, right) => within(left * right), "money"),
  "money / int": whole((left, right) => shared(left, decimalOf(right)), "money"),
  "money / money": {
    type: "decimal",
    apply: (left, right) =>
      right === 0n ? BY_ZERO : (divideDecimals(decimalOf(int(left)), decimalOf(int(right))) ?? TOO_LONG),
  },
  "money * decimal": { type: "money", apply: (left, right) => scaled(int(left), dec(right)) },
  "decimal * money": { type: "money", apply: (left, right) => scaled(int(right), dec(left)) },
  "money / decimal": { type: "money", apply: (left, right) => shared(int(left), dec(right)) },
  "decimal + decimal": exact(addDecimals),
  "decimal - decimal": exact(subtractDecimals),
  "decimal * decimal": exact(timesDecimals),
  "decimal / decimal": {
    type: "decimal",
    apply: (left, right) =>
      dec(right).coefficient === 0n ? BY_ZERO : (divideDecimals(dec(left), dec(right)) ?? TOO_LONG),
  },
};

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
};

/** Orders two values of one type: -1, 0 or 1. */
export function orderOf(type: ValueType, left: Value, right: Value): number {
  if (type === "decimal") return compareExact(dec(left), dec(right));
  if (type === "int" || type === "money") return compareIntegers(int(left), int(right));
  if (left === right) return 0;
  return (left as string | boolean) < (right as string | boolean) ? -1 : 1;
}

/** Turns whole numbers into decimals where the other side is one. */
export function widen(type: ValueType, wanted: ValueType): ((value: Value) => Value) | null {
  if (type === wanted) return (value) => value;
  if (type === "int" && wanted === "decimal") return (value) => decimalOf(int(value));
  return null;
}

/** The operation of an operator for these types; null where there is none. */
export function findOperation(operator: string, left: ValueType, right: ValueType): Operation | null {
  const direct = ARITHMETIC[`${left} ${operator} ${right}`];
  if (direct !== undefined) return direct;
  const compare = COMPARISONS[operator];
  if (compare !== undefined && left === right && isComparable(operator, left))
    return { type: "bool", apply: (one, other) => compare(orderOf(left, one, other)) };
  if (left === "int" && right === "decimal") return widened(operator, (one) => decimalOf(int(one)), same);
  if (left === "decimal" && right === "int") return widened(operator, same, (other) => decimalOf(int(other)));
  return null;
}

const same = (value: Value): Value => value;

function widened(
  operator: string,
  left: (value: Value) => Value,
  right: (value: Value) => Value,
): Operation | null {
  const found = findOperation(operator, "decimal", "decimal");
  return found && { type: found.type, apply: (one, other) => found.apply(left(one), right(other)) };
}

function isComparable(operator: string, type: ValueType): boolean {
  if (type === "texts" || type === "numbers") return false;
  return operator === "==" || operator === "!=" || type !== "bool";
}
