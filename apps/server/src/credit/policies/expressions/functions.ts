import { type Decimal, parseDecimal, roundHalfUp } from "@goodterms/kernel";
import { isInteger64, powerOfTen, shortText, wholeOf } from "./exact.ts";
import { orderOf } from "./operators.ts";
import { Absent, type Scene, type Value, type ValueType } from "./values.ts";

/** A function that takes values: its arguments' types, what it gives, and how. */
export interface PlainFunction {
  readonly takes: readonly ValueType[];
  readonly gives: ValueType;
  apply(values: readonly Value[], scene: Scene): Value | Absent;
}

const OVERFLOW = new Absent("failed", "a number beyond 64 bits");
const NO_AMOUNTS = new Absent("unknown", "the policy's amounts in this currency");
const dec = (value: Value | undefined): Decimal => value as Decimal;
const within = (value: bigint): bigint | Absent => (isInteger64(value) ? value : OVERFLOW);

const whole = (how: "down" | "nearest" | "up"): PlainFunction => ({
  takes: ["decimal"],
  gives: "int",
  apply: ([value]) => within(wholeOf(dec(value), how)),
});

const onText = (test: (text: string, part: string) => boolean): PlainFunction => ({
  takes: ["text", "text"],
  gives: "bool",
  apply: ([text, part]) => test(text as string, part as string),
});

/** A declared answer by its key: of the last accepted application. */
function declared(gives: ValueType, read: (given: string | number | boolean) => Value | null): PlainFunction {
  return {
    takes: ["text"],
    gives,
    apply: ([key], { facts }) => {
      const name = key as string;
      const given = Object.hasOwn(facts.declared, name) ? facts.declared[name] : null;
      const value = given === null || given === undefined ? null : read(given);
      return value ?? new Absent("unknown", `declared ${name}`);
    },
  };
}

const OUTSIDE_THE_PLANE = /[\ud800-\udfff]/;

/** Characters as people count them, as nearly as code points are that; most texts need no counting. */
function lengthOf(text: string): number {
  return OUTSIDE_THE_PLANE.test(text) ? [...text].length : text.length;
}

/** Minor units of the account's currency for so many units of the policy's. */
export function amountOf(units: Decimal, minorPerUnit: Decimal | null): bigint | Absent {
  if (minorPerUnit === null) return NO_AMOUNTS;
  const scale = units.scale + minorPerUnit.scale;
  return within(roundHalfUp(units.coefficient * minorPerUnit.coefficient, powerOfTen(scale)));
}

/** Functions by name; the same name may stand for several types. */
export const FUNCTIONS: Readonly<Record<string, readonly PlainFunction[]>> = {
  amount: [
    {
      takes: ["decimal"],
      gives: "money",
      apply: ([units], scene) => amountOf(dec(units), scene.minorPerUnit),
    },
  ],
  abs: [
    {
      takes: ["money"],
      gives: "money",
      apply: ([value]) => within((value as bigint) < 0n ? -(value as bigint) : (value as bigint)),
    },
    {
      takes: ["decimal"],
      gives: "decimal",
      apply: ([value]) => {
        const { coefficient, scale } = dec(value);
        return { coefficient: coefficient < 0n ? -coefficient : coefficient, scale };
      },
    },
  ],
  floor: [whole("down")],
  ceil: [whole("up")],
  round: [whole("nearest")],
  decimal: [{ takes: ["decimal"], gives: "decimal", apply: ([value]) => dec(value) }],
  text: [
    { takes: ["text"], gives: "text", apply: ([value]) => value as string },
    { takes: ["decimal"], gives: "text", apply: ([value]) => shortText(dec(value)) },
  ],
  startsWith: [onText((text, part) => text.startsWith(part))],
  endsWith: [onText((text, part) => text.endsWith(part))],
  contains: [onText((text, part) => text.includes(part))],
  size: [
    { takes: ["texts"], gives: "int", apply: ([list]) => BigInt((list as readonly string[]).length) },
    { takes: ["text"], gives: "int", apply: ([text]) => BigInt(lengthOf(text as string)) },
  ],
  bureauFigure: [
    {
      takes: ["text"],
      gives: "decimal",
      apply: ([key], { facts }) => {
        const name = key as string;
        const figures = facts.bureau?.figures;
        const given = figures !== undefined && Object.hasOwn(figures, name) ? figures[name] : undefined;
        return (
          (given === undefined ? null : parseDecimal(given)) ?? new Absent("unknown", `bureau figure ${name}`)
        );
      },
    },
  ],
  declaredNumber: [declared("decimal", (given) => parseDecimal(String(given)))],
  declaredText: [declared("text", (given) => (typeof given === "string" ? given : null))],
  declaredYes: [declared("bool", (given) => (typeof given === "boolean" ? given : null))],
};

/** The least or the greatest of several values of one type. */
export function extremeOf(type: ValueType, values: readonly Value[], sign: -1 | 1): Value {
  return values.reduce((best, value) => (orderOf(type, value, best) * sign > 0 ? value : best));
}
