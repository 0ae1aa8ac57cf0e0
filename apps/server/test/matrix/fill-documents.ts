// A document of every kind, for a merchant that is to have one of everything.
import type { Answer, Ask } from "./a-rich-merchant.ts";

/** Posts them for `mark`-customer, each numbered by its kind; gives ids and numbers. */
export async function fillDocuments(ask: Ask, mark: string) {
  const on = "2026-02-10";
  const common = { customer: `${mark}-customer`, currency: "GBP" };
  const post = (path: string, body: object) => ask("POST", `/v1/${path}`, body);
  const invoice = await post("invoices", {
    ...common,
    number: `${mark}-invoice`,
    issuedOn: on,
    lines: [
      { description: `${mark} goods`, sku: `${mark}-sku`, quantity: 2, unitAmount: 50_000, taxRate: 20 },
    ],
    instalments: [
      { dueOn: "2026-02-20", amount: 60_000 },
      { dueOn: "2026-04-20", amount: 60_000 },
    ],
    purchaseOrder: `${mark}-po`,
  });
  for (const number of [`${mark}-late`, "shared"]) {
    await post("invoices", { ...common, number, issuedOn: on, dueOn: "2026-02-12", net: 30_000, tax: 6_000 });
  }
  const creditNote = await post("credit-notes", {
    ...common,
    number: `${mark}-credit`,
    issuedOn: on,
    net: 2_000,
    reason: `${mark} returned`,
  });
  const payment = await post("payments", {
    ...common,
    amount: 50_000,
    receivedOn: "2026-02-21",
    method: `${mark} transfer`,
    reference: `${mark}-payment`,
    remittance: [{ invoice: `${mark}-invoice`, amount: 20_000 }],
  });
  const refund = await post("refunds", {
    ...common,
    amount: 1_000,
    paidOn: "2026-02-22",
    method: "bank",
    reference: `${mark}-refund`,
    of: `${mark}-payment`,
    reason: `${mark} goodwill`,
  });
  const fee = await post("fees", {
    ...common,
    number: `${mark}-fee`,
    kind: "fee",
    amount: 4_000,
    chargedOn: on,
    dueOn: on,
    reason: `${mark} late`,
  });
  const lowering = { invoice: `${mark}-late`, amount: 100 };
  const writeOff = await post("write-offs", {
    ...lowering,
    number: `${mark}-writeoff`,
    writtenOffOn: "2026-02-25",
    reason: `${mark} gone`,
  });
  const discount = await post("discounts", {
    ...lowering,
    number: `${mark}-discount`,
    takenOn: "2026-02-25",
    reason: "small_difference",
  });
  const allocation = payment.allocations[0];
  if (allocation === undefined) throw new Error("the payment was not applied");
  await ask("PUT", `/v1/invoices/${mark}-late/dispute`, { amount: 500, reason: `${mark} broken` });
  await ask("PUT", `/v1/invoices/${mark}-late/due-date`, { dueOn: "2026-05-01", reason: `${mark} asked` });
  const named = (document: Answer, name: string) => ({ id: document.id, reference: `${mark}-${name}` });
  return {
    invoice: named(invoice, "invoice"),
    creditNote: named(creditNote, "credit"),
    payment: named(payment, "payment"),
    refund: named(refund, "refund"),
    fee: named(fee, "fee"),
    writeOff: named(writeOff, "writeoff"),
    discount: named(discount, "discount"),
    allocation: { id: allocation.id },
  };
}
