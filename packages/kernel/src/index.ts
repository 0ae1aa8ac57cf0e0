export { assert, Fault, unreachable } from "./assert.ts";
export { CURRENCIES, type Currency, exponentOf, isCurrency } from "./currency.ts";
export {
  addDays,
  addMonths,
  compareDates,
  dayOfMonth,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  endOfMonth,
  maxDate,
  minDate,
  type PlainDate,
  parseDate,
  plainDate,
  startOfMonth,
} from "./date.ts";
export {
  compareDecimals,
  type Decimal,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
  roundHalfUp,
} from "./decimal.ts";
export { formatId, type IdPrefix, parseId, uuidv7 } from "./id.ts";
export {
  convertMinor,
  formatMinor,
  isSafeAmount,
  MAX_AMOUNT_MINOR,
  type Money,
  parseMinor,
  splitByWeights,
  splitEvenly,
  taxMinor,
} from "./money.ts";
export { instantAtStartOfDay, isTimeZone, todayIn } from "./time-zone.ts";
