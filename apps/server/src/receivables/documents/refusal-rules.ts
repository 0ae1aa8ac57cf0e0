import { isCurrency, isSafeAmount, type PlainDate, parseDecimal, plainDate } from "@goodterms/kernel";
import { functionalValue, isClosed, isFarAhead } from "../ledger/rules.ts";
import type { BookingFacts, DocumentInput, DraftRefusal, Due } from "./drafts.ts";

const EARLIEST_DATE = plainDate("1990-01-01");

/** Why a document as given cannot be booked, or undefined; its value in the entity's currency is judged by valueTotal. */
export function findRefusal(
  input: DocumentInput,
  totalMinor: bigint,
  due: Due,
  facts: BookingFacts,
): DraftRefusal | undefined {
  const { issuedOn, currency } = input;
  if (!isCurrency(currency))
    return {
      code: "unknown_currency",
      detail: `"${currency}" is no ISO 4217 currency.`,
      pointer: "/currency",
    };
  const amounts = findAmountRefusal(input, totalMinor);
  if (amounts !== undefined) return amounts;
  if (issuedOn < EARLIEST_DATE || isFarAhead(issuedOn, facts.today)) {
    return { code: "date_out_of_range", detail: `${issuedOn} is out of range.`, pointer: "/issuedOn" };
  }
  if (isClosed(facts.entity, issuedOn)) {
    return {
      code: "period_closed",
      detail: `The books of ${facts.entity.reference} are closed through ${facts.entity.closedThrough}; the document is dated ${issuedOn}.`,
      pointer: "/issuedOn",
    };
  }
  return findScheduleRefusal(due, totalMinor);
}

function findAmountRefusal(input: DocumentInput, totalMinor: bigint): DraftRefusal | undefined {
  const { netMinor, taxMinor } = input;
  if (totalMinor <= 0n)
    return { code: "amount_not_positive", detail: `The total is ${totalMinor} minor units.`, pointer: "" };
  if (!isSafeAmount(totalMinor) || !isSafeAmount(netMinor) || !isSafeAmount(taxMinor)) {
    return { code: "amount_too_large", detail: `The total is ${totalMinor} minor units.`, pointer: "" };
  }
  if (netMinor < 0n || taxMinor < 0n) {
    return {
      code: "amounts_disagree",
      detail: `Net ${netMinor} and tax ${taxMinor} have different signs.`,
      pointer: "",
    };
  }
  // Lines that cancel out leave a total within the bound, and would not be kept exactly themselves.
  const beyond = (input.lines ?? []).findIndex(
    (line) => !isSafeAmount(line.netMinor) || !isSafeAmount(line.taxMinor),
  );
  if (beyond === -1) return undefined;
  return {
    code: "amount_too_large",
    detail: `Line ${beyond + 1} is beyond any document's bound.`,
    pointer: `/lines/${beyond}`,
  };
}

function findScheduleRefusal(due: Due, totalMinor: bigint): DraftRefusal | undefined {
  if (!("schedule" in due)) return undefined;
  const sumMinor = due.schedule.reduce((sum, part) => sum + part.amountMinor, 0n);
  if (sumMinor === totalMinor && due.schedule.every((part) => part.amountMinor > 0n)) return undefined;
  return {
    code: "amounts_disagree",
    detail: `The instalments sum to ${sumMinor}, the document to ${totalMinor} minor units.`,
    pointer: "/instalments",
  };
}

/** A total's value in the entity's currency, or why it has none. Pure. */
export function valueTotal(
  currency: string,
  totalMinor: bigint,
  facts: BookingFacts,
  issuedOn: PlainDate,
): { readonly rate: string; readonly functionalMinor: bigint } | { readonly refusal: DraftRefusal } {
  const { functionalCurrency } = facts.entity;
  const refused = (code: DraftRefusal["code"], detail: string) => ({
    refusal: { code, detail, pointer: "/rate" },
  });
  if (facts.rate === null) {
    return refused("no_rate", `No rate from ${currency} to ${functionalCurrency} is known for ${issuedOn}.`);
  }
  const rate = parseDecimal(facts.rate);
  if (rate === null || rate.coefficient <= 0n)
    return refused("no_rate", `"${facts.rate}" is no positive decimal.`);
  const functionalMinor = functionalValue(totalMinor, currency, functionalCurrency, facts.rate);
  if (!isSafeAmount(functionalMinor)) {
    return refused(
      "amount_too_large",
      `At ${facts.rate} the total is worth ${functionalMinor} minor units of ${functionalCurrency}.`,
    );
  }
  return { rate: facts.rate, functionalMinor };
}
