import { exponentOf, multiplyDecimals, parseDecimal, roundHalfUp, taxMinor } from "@goodterms/kernel";
import type { Mapping } from "./mapping.ts";
import { type CellReaders, type Cells, type Refuse, shown } from "./readers.ts";
import type { DocumentRecord, LineRecord } from "./records.ts";
import { documentKindOf } from "./vocabulary.ts";

interface RowAmounts {
  readonly totalMinor: bigint;
  readonly netMinor: bigint | null;
  readonly taxMinor: bigint | null;
  readonly line: LineRecord | null;
}

const NO_NOTES: readonly string[] = [];

/** Builds invoice and credit-note rows. The fields a kind does not have read as empty. */
export function documentBuilder(
  readers: CellReaders,
  refuse: Refuse,
  mapping: Mapping,
  headers: readonly string[],
): (cells: Cells) => DocumentRecord | null {
  const number = readers.reference("number");
  const customer = readers.reference("customer");
  const issuedOn = readers.date("issuedOn");
  const dueOn = readers.date("dueOn");
  const currency = readers.currency("currency");
  const amounts = amountReader(readers, refuse, mapping);
  const openAmount = readers.amount("openAmount");
  const details = detailReader(readers, refuse);
  const isPaid = paidReader(mapping, headers);

  return (cells) => {
    const numberText = number(cells);
    if (numberText === "") return refuse("missing_number", "number", "The row has no document number.");
    const customerReference = customer(cells) || mapping.walkInCustomer;
    if (customerReference === null) {
      return refuse("missing_customer", "customer", "The row names no customer.");
    }
    if (isPaid(cells)) return refuse("already_paid", "settledOn", "The row is marked as paid.");
    const issued = issuedOn(cells);
    if (issued === null) return refuse("missing_date", "issuedOn", "The row has no date of issue.");
    const due = dueOn(cells);
    if (due !== null && due < issued) {
      return refuse("due_before_issue", "dueOn", `dueOn ${due} is before issuedOn ${issued}.`);
    }
    const code = currency(cells);
    if (code === null) return refuse("missing_currency", "currency", "The row has no currency.");
    const found = amounts(cells, code);
    if (found === null) return null;
    const openMinor = openAmount(cells, code);
    if (openMinor !== null && !isPartOf(openMinor, found.totalMinor)) {
      const message = "What is open is more than the total, or of the other sign.";
      return refuse("open_above_total", "openAmount", message);
    }
    return {
      number: numberText,
      customer: customerReference,
      issuedOn: issued,
      dueOn: due,
      currency: code,
      ...found,
      openMinor,
      ...details(cells),
    };
  };
}

type Details = Pick<
  DocumentRecord,
  | "customerName"
  | "terms"
  | "order"
  | "purchaseOrder"
  | "entity"
  | "country"
  | "settledOn"
  | "documentKind"
  | "appliesTo"
  | "notes"
>;

/** What a document may have besides its number, customer, dates and amounts. */
function detailReader(readers: CellReaders, refuse: Refuse): (cells: Cells) => Details {
  const customerName = readers.text("customerName");
  const terms = readers.terms("terms");
  const order = readers.reference("order");
  const purchaseOrder = readers.reference("purchaseOrder");
  const entity = readers.reference("entity");
  const countryText = readers.text("country");
  const country = readers.country("country");
  const settledOn = readers.date("settledOn");
  const documentKind = documentKindReader(readers, refuse);
  const appliesTo = readers.reference("appliesTo");
  return (cells) => {
    const code = country(cells);
    const unknown = code === null ? countryText(cells) : "";
    return {
      customerName: customerName(cells) || null,
      terms: terms(cells),
      order: order(cells) || null,
      purchaseOrder: purchaseOrder(cells) || null,
      entity: entity(cells) || null,
      country: code,
      settledOn: settledOn(cells),
      documentKind: documentKind(cells),
      appliesTo: appliesTo(cells) || null,
      notes: unknown === "" ? NO_NOTES : [`The country ${shown(unknown)} is not known and is left out.`],
    };
  };
}

function isPartOf(partMinor: bigint, wholeMinor: bigint): boolean {
  return wholeMinor < 0n
    ? partMinor <= 0n && partMinor >= wholeMinor
    : partMinor >= 0n && partMinor <= wholeMinor;
}

type AmountReader = (cells: Cells, currency: string) => RowAmounts | null;

function amountReader(readers: CellReaders, refuse: Refuse, mapping: Mapping): AmountReader {
  if (mapping.amounts === "lines") return lineReader(readers, refuse);
  return mapping.amounts === "total" ? totalReader(readers, refuse) : netReader(readers, refuse);
}

function totalReader(readers: CellReaders, refuse: Refuse): AmountReader {
  const total = readers.amount("total");
  const net = readers.amount("net");
  const tax = readers.amount("tax");
  return (cells, currency) => {
    const totalMinor = total(cells, currency);
    if (totalMinor === null) return refuse("missing_amount", "total", "The row has no total.");
    const netGiven = net(cells, currency);
    const taxGiven = tax(cells, currency);
    if (netGiven === null && taxGiven === null)
      return { totalMinor, netMinor: null, taxMinor: null, line: null };
    const netMinor = netGiven ?? totalMinor - (taxGiven ?? 0n);
    const taxAmount = taxGiven ?? totalMinor - netMinor;
    if (netMinor + taxAmount === totalMinor) return { totalMinor, netMinor, taxMinor: taxAmount, line: null };
    return refuse("amounts_disagree", "total", "The net amount and the tax do not add up to the total.");
  };
}

function netReader(readers: CellReaders, refuse: Refuse): AmountReader {
  const net = readers.amount("net");
  const tax = readers.amount("tax");
  return (cells, currency) => {
    const netMinor = net(cells, currency);
    if (netMinor === null) return refuse("missing_amount", "net", "The row has no net amount.");
    const taxAmount = tax(cells, currency) ?? 0n;
    const totalMinor = netMinor + taxAmount;
    return readers.isWithinBounds(totalMinor, "total")
      ? { totalMinor, netMinor, taxMinor: taxAmount, line: null }
      : null;
  };
}

function lineReader(readers: CellReaders, refuse: Refuse): AmountReader {
  const quantity = readers.decimal("lineQuantity");
  const unitPrice = readers.decimal("lineUnitPrice");
  const taxRate = readers.decimal("lineTaxRate");
  const description = readers.text("lineDescription");
  const sku = readers.text("lineSku");
  return (cells, currency) => {
    const quantityText = quantity(cells, currency);
    const priceText = unitPrice(cells, currency);
    if (quantityText === null) return refuse("missing_amount", "lineQuantity", "The row has no quantity.");
    if (priceText === null) return refuse("missing_amount", "lineUnitPrice", "The row has no unit price.");
    const rateText = taxRate(cells, currency);
    const units = parseDecimal(quantityText);
    const price = parseDecimal(priceText);
    const rate = rateText === null ? null : parseDecimal(rateText);
    if (units === null || price === null || (rateText !== null && rate === null)) {
      return refuse("bad_number", "lineQuantity", "The quantity, price or tax rate has too many digits.");
    }
    const product = multiplyDecimals(units, price);
    // Rounded once a line, half-up, as an invoice prints its lines.
    const netMinor = roundHalfUp(
      product.coefficient * 10n ** BigInt(exponentOf(currency)),
      10n ** BigInt(product.scale),
    );
    const tax = rate === null ? 0n : taxMinor(netMinor, rate);
    const totalMinor = netMinor + tax;
    if (!readers.isWithinBounds(totalMinor, "total")) return null;
    const line: LineRecord = {
      description: description(cells) || null,
      sku: sku(cells) || null,
      quantity: quantityText,
      unitPrice: priceText,
      taxRate: rateText,
      netMinor,
      taxMinor: tax,
    };
    return { totalMinor, netMinor, taxMinor: tax, line };
  };
}

function documentKindReader(
  readers: CellReaders,
  refuse: Refuse,
): (cells: Cells) => "invoice" | "credit_note" | null {
  const text = readers.text("documentKind");
  return (cells) => {
    const value = text(cells);
    if (value === "") return null;
    const kind = documentKindOf(value);
    if (kind !== null) return kind;
    return refuse(
      "unknown_kind",
      "documentKind",
      `documentKind ${shown(value)} is neither invoice nor credit note.`,
    );
  };
}

function paidReader(mapping: Mapping, headers: readonly string[]): (cells: Cells) => boolean {
  const { paidFlag } = mapping;
  if (paidFlag === null) return () => false;
  const index = headers.indexOf(paidFlag.column);
  const paidValues = new Set(paidFlag.paidValues.map((value) => value.trim().toLowerCase()));
  return (cells) => paidValues.has((cells[index] ?? "").trim().toLowerCase());
}
