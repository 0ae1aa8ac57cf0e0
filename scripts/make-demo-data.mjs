// Makes apps/server/demo/online-retail.json.gz, the documents that the demo merchant's book is told from. Run by
// maintainers, and only when what is kept of the source is to change:
//   node scripts/make-demo-data.mjs PATH/online_retail.csv.gz
// The source is described in apps/server/demo/SOURCES.md.
import { createHash } from "node:crypto";
import { createReadStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGunzip, gzipSync } from "node:zlib";
import { parse } from "csv-parse";

const TARGET = join(import.meta.dirname, "../apps/server/demo/online-retail.json.gz");
const LINES_KEPT = 3;
const COMPRESSION_LEVEL = 9;
const CANCELLATION = /^C/;

const [sourcePath] = process.argv.slice(2);
if (sourcePath === undefined)
  throw new Error("usage: node scripts/make-demo-data.mjs PATH/online_retail.csv.gz");

const { rows, left } = await readRows(sourcePath);
const returned = matchReturns(rows);
const data = compact(rows, returned);
const bytes = gzipSync(JSON.stringify(data), { level: COMPRESSION_LEVEL });
writeFileSync(TARGET, bytes);
const sha256 = createHash("sha256").update(bytes).digest("hex");
console.log(
  `${data.documents.length} documents of ${data.customers.length} customers, ${data.products.length} products`,
);
console.log(`${returned.size} cancellations return lines of an earlier invoice`);
console.log(
  `left out: ${left.lines} lines of ${left.documents.size} documents without a customer, ${data.left} of no worth`,
);
console.log(`${bytes.length} bytes, sha256 ${sha256}`);

/** Lines by document, in the source's order; lines without a customer are counted and left out. */
async function readRows(path) {
  const left = { lines: 0, documents: new Set() };
  const rows = new Map();
  const records = createReadStream(path)
    .pipe(createGunzip())
    .pipe(parse({ columns: true }));
  for await (const record of records) {
    if (record.CustomerID === "") {
      left.lines += 1;
      left.documents.add(record.InvoiceNo);
      continue;
    }
    const lines = rows.get(record.InvoiceNo);
    if (lines === undefined) rows.set(record.InvoiceNo, [record]);
    else lines.push(record);
  }
  return { rows, left };
}

/**
 * The invoice that each cancellation takes goods of back: the customer's latest before it on which every product of the
 * cancellation stands in at least that quantity.
 */
function matchReturns(rows) {
  const earlier = new Map();
  const returned = new Map();
  for (const [number, records] of rows) {
    const quantities = new Map();
    for (const { StockCode, Quantity } of records) {
      quantities.set(StockCode, (quantities.get(StockCode) ?? 0) + Math.abs(Number(Quantity)));
    }
    const customer = records[0].CustomerID;
    const invoices = earlier.get(customer) ?? [];
    if (CANCELLATION.test(number)) {
      const found = invoices.findLast((invoice) =>
        [...quantities].every(([code, quantity]) => (invoice.quantities.get(code) ?? 0) >= quantity),
      );
      if (found !== undefined) returned.set(number, found.number);
    } else {
      invoices.push({ number, quantities });
      earlier.set(customer, invoices);
    }
  }
  return returned;
}

function compact(rows, returned) {
  const products = new Map();
  const customers = new Map();
  const documents = [];
  let worthless = 0;
  for (const [number, records] of rows) {
    const lines = records
      .map((record) => ({ record, ...priced(record) }))
      .filter((line) => line.netMinor > 0);
    if (lines.length === 0) {
      worthless += 1;
      continue;
    }
    lines.sort((one, other) => other.netMinor - one.netMinor);
    const rest = lines.slice(LINES_KEPT);
    const { CustomerID, Country, InvoiceDate } = records[0];
    documents.push([
      number,
      placeOf(
        customers,
        CustomerID.replace(/\.0$/, ""),
        () => new Map(),
        (seen) => seen.set(Country, (seen.get(Country) ?? 0) + 1),
      ),
      InvoiceDate.slice(0, 10),
      lines
        .slice(0, LINES_KEPT)
        .map((line) => [
          placeOf(products, line.record.StockCode, () => line.record.Description.trim()),
          line.quantity,
          line.unitMinor,
        ]),
      rest.reduce((sum, line) => sum + line.netMinor, 0),
      rest.length,
      returned.get(number) ?? null,
    ]);
  }
  documents.sort((one, other) => compare(one[2], other[2]) || compare(one[0], other[0]));
  return {
    firstOn: documents[0][2],
    lastOn: documents.at(-1)[2],
    left: worthless,
    products: [...products].map(([code, { value }]) => [code, value]),
    customers: [...customers].map(([reference, { value }]) => [reference, mostFrequent(value)]),
    documents,
  };
}

/** Quantity and price of one in pence, both exact, and their product in whole pence, rounded half up once. */
function priced({ InvoiceNo, Quantity, UnitPrice }) {
  const quantity = CANCELLATION.test(InvoiceNo) ? -Number(Quantity) : Number(Quantity);
  const [whole, fraction = ""] = UnitPrice.split(".");
  const thousandths = Number(whole + fraction.slice(0, 3).padEnd(3, "0"));
  return { quantity, unitMinor: thousandths / 10, netMinor: Math.floor((quantity * thousandths + 5) / 10) };
}

/** The place of a key in a list that grows as keys turn up. */
function placeOf(known, key, make, touch = () => {}) {
  const standing = known.get(key) ?? { place: known.size, value: make() };
  known.set(key, standing);
  touch(standing.value);
  return standing.place;
}

function mostFrequent(counts) {
  return [...counts].sort(([, one], [, other]) => other - one)[0][0];
}

function compare(one, other) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
