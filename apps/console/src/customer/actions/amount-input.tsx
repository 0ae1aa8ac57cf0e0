import { formatMinor, parseMinor } from "@goodterms/kernel";
import { decimalsOf, useLocale } from "@goodterms/ui";
import { NumberInput } from "@mantine/core";

/**
 * An amount of money, typed as the reader's locale writes it. Gives minor units of `currency`, or null while what
 * stands there is no amount.
 */
export function AmountInput(props: {
  label: string;
  currency: string;
  value: number | null;
  onChange: (amount: number | null) => void;
  max?: number;
  description?: string;
  autoFocus?: boolean;
}) {
  const { currency, value } = props;
  const { decimal, group } = separators(useLocale());
  return (
    <NumberInput
      label={props.label}
      description={props.description}
      defaultValue={value === null ? "" : formatMinor(BigInt(value), currency)}
      onChange={(typed) => props.onChange(typed === "" ? null : toMinor(String(typed), currency))}
      decimalSeparator={decimal}
      thousandSeparator={group}
      decimalScale={decimalsOf(currency)}
      allowNegative={false}
      hideControls
      inputMode="decimal"
      data-autofocus={props.autoFocus}
      styles={{ input: { fontVariantNumeric: "tabular-nums" } }}
    />
  );
}

function toMinor(text: string, currency: string): number | null {
  const minor = parseMinor(text, currency);
  return minor === null ? null : Number(minor);
}

function separators(locale: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(12_345.6);
  const of = (type: string, otherwise: string): string =>
    parts.find((part) => part.type === type)?.value ?? otherwise;
  return { decimal: of("decimal", "."), group: of("group", ",") };
}
