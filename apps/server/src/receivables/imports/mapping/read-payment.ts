import type { CellReaders, RecordBuilder, Refuse } from "./readers.ts";

/** Builds payments: always a positive amount received. */
export function paymentBuilder(readers: CellReaders, refuse: Refuse): RecordBuilder<"payments"> {
  const reference = readers.reference("reference");
  const customer = readers.reference("customer");
  const amount = readers.amount("amount");
  const currency = readers.currency("currency");
  const receivedOn = readers.date("receivedOn");
  const method = readers.text("method");
  const invoice = readers.reference("invoice");
  const remittanceText = readers.text("remittanceText");

  return (cells) => {
    const referenceText = reference(cells);
    if (referenceText === "")
      return refuse("missing_reference", "reference", "The row has no payment reference.");
    const code = currency(cells);
    if (code === null) return refuse("missing_currency", "currency", "The row has no currency.");
    const amountMinor = amount(cells, code);
    if (amountMinor === null) return refuse("missing_amount", "amount", "The row has no amount.");
    if (amountMinor === 0n)
      return refuse("zero_amount", "amount", "The amount is zero, so nothing was received.");
    if (amountMinor < 0n) {
      return refuse(
        "negative_amount",
        "amount",
        "The amount is negative. A refund or a return is not a payment.",
      );
    }
    const received = receivedOn(cells);
    if (received === null) return refuse("missing_date", "receivedOn", "The row has no date of receipt.");
    return {
      reference: referenceText,
      customer: customer(cells) || null,
      amountMinor,
      currency: code,
      receivedOn: received,
      method: method(cells) || null,
      invoice: invoice(cells) || null,
      remittanceText: remittanceText(cells) || null,
    };
  };
}
