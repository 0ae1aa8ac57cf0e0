// @ts-nocheck
import { createReadStream } from "node:fs";
const DAY = 86_400_000;
const TODAY = "2026-11-21";
const iso = (n) => new Date(Date.parse(TODAY + "T00:00:00Z") + n * DAY).toISOString().slice(0, 10);
let seed = 42;
const rnd = () => { seed = (seed * 1664525 + 1013904223) >>> 0; return seed / 4294967296; };
const pick = (a) => a[Math.floor(rnd() * a.length)];
const A = ["Brandt", "Nordic", "Atlas", "Vermeer", "Kowalski", "Bellini", "Harbour", "Lindqvist", "Marchetti", "Oakfield", "Sørensen", "Dubois", "Iberia", "Zielińska", "Papadopoulos", "Castellano", "Whitfield", "Grünwald", "Rousseau", "Eriksen"];
const B = ["Tools", "Home & Garden", "Cycles", "Outdoor", "Medical Supplies", "Coffee Roasters", "Interiors", "Print", "Lighting", "Electrics", "Hotels", "Catering", "Packaging", "Optics", "Music", "Paper"];
const C = ["GmbH", "Ltd", "B.V.", "S.r.l.", "Sp. z o.o.", "SAS", "AB", "ApS", "S.L.", "A.E."];
const CC = ["DE", "GB", "NL", "IT", "PL", "FR", "SE", "DK", "ES", "GR"];
const N = 100_000;
const customers = Array.from({ length: N }, (_, i) => {
  const c = Math.floor(rnd() * 10);
  const open = rnd() < 0.22 ? Math.floor(rnd() ** 3 * 4_500_000) + 1200 : 0;
  const late = open > 0 && rnd() < 0.4;
  const overdue = late ? Math.floor(open * (0.2 + rnd() * 0.8)) : 0;
  const days = late ? Math.floor(rnd() ** 2 * 220) + 1 : 0;
  return { id: "cus_" + String(i).padStart(6, "0"), reference: "C-" + (10000 + i), name: `${pick(A)} ${pick(B)} ${C[c]}`, kind: "business", country: CC[c], ownerId: null, currency: "EUR", openAmount: open, overdueAmount: overdue, unappliedAmount: rnd() < 0.02 ? Math.floor(rnd() * 90000) : 0, oldestDueOn: open === 0 ? null : late ? iso(-days) : iso(Math.floor(rnd() * 30)), daysPastDue: days, openItems: open === 0 ? 0 : 1 + Math.floor(rnd() * 14) };
});
const cache = new Map();
function sorted(sort) {
  if (!cache.has(sort)) {
    const key = { "name": (r) => r.name, reference: (r) => r.reference, overdue: (r) => r.overdueAmount, open: (r) => r.openAmount }[sort.replace("-", "")];
    const f = sort[0] === "-" ? -1 : 1;
    cache.set(sort, [...customers].sort((a, b) => (key(a) < key(b) ? -f : key(a) > key(b) ? f : a.id < b.id ? -1 : 1)));
  }
  return cache.get(sort);
}
const top = sorted("-overdue")[0];
const heads = customers.find((c) => c.openAmount > 0 && c.id > "cus_000010");
function itemsOf(c) {
  seed = Number(c.id.slice(4)) * 7919 + 13;
  const items = [];
  let left = c.openAmount;
  for (let i = 0; i < c.openItems; i++) {
    const open = i === c.openItems - 1 ? left : Math.floor(left * (0.1 + rnd() * 0.4));
    left -= open;
    const overdue = i === 0 && c.daysPastDue > 0;
    const due = overdue ? c.oldestDueOn : c.daysPastDue > 0 && rnd() < 0.5 ? iso(-Math.floor(rnd() * c.daysPastDue)) : iso(Math.floor(rnd() * 40));
    items.push({ document: { id: `inv_${c.id}_${i}`, kind: "invoice", number: "2026-" + (4000 + i * 37 + Number(c.id.slice(-3))) }, instalment: 1, side: "debit", currency: "EUR", originalAmount: rnd() < 0.25 ? Math.floor(open * 1.6) : open, openAmount: open, disputedAmount: rnd() < 0.12 ? Math.floor(open / 3) : 0, issuedOn: iso(-120), dueOn: due, originalDueOn: due, daysPastDue: 0, entity: "main", order: rnd() < 0.5 ? "ORD-" + (88000 + i) : null, state: "open" });
  }
  items.sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  if (c.unappliedAmount > 0 || c.id === top.id) items.push({ document: { id: `pay_${c.id}`, kind: "payment", number: "PAY-7731" }, instalment: 1, side: "credit", currency: "EUR", originalAmount: 125000, openAmount: 48000, disputedAmount: 0, issuedOn: iso(-9), dueOn: iso(-9), originalDueOn: iso(-9), daysPastDue: 0, entity: "main", order: null, state: "part_paid" });
  return items;
}
const imports = new Map();
const mapping = {
  version: 1, kind: "invoices", headerFingerprint: "0".repeat(64),
  fields: {
    number: { source: "column", column: "invoice_id", confidence: 0.98, reason: "The heading is a known name for it, and every value is different." },
    customer: { source: "column", column: "cust_number", confidence: 0.95, reason: "The heading is a known name for it (SAP)." },
    customerName: { source: "column", column: "name_customer", confidence: 0.9, reason: "The heading is a known name for it." },
    issuedOn: { source: "column", column: "posting_date", confidence: 0.92, reason: "Every value is a date, and none is after due_in_date." },
    dueOn: { source: "column", column: "due_in_date", confidence: 0.95, reason: "The heading is a known name for it." },
    currency: { source: "column", column: "invoice_currency", confidence: 1, reason: "Every value is a currency code: USD, CAD." },
    total: { source: "column", column: "total_open_amount", confidence: 0.7, reason: "The only column of amounts." },
    settledOn: { source: "column", column: "clear_date", confidence: 0.55, reason: "A date, empty where isOpen is 1." },
    documentKind: { source: "absent", reason: "No column says what kind a document is." }, net: { source: "absent", reason: "The total is taken." }, tax: { source: "absent", reason: "The total is taken." }, order: { source: "absent", reason: "No heading fits." },
  },
  dates: { posting_date: "YYYY-MM-DD", due_in_date: "YYYYMMDD" }, numbers: { decimal: ".", grouping: "" }, transforms: {}, amounts: "total", rowsOfOneNumber: "one_row", negativeTotals: "credit_note", walkInCustomer: null, paidFlag: null, maxAmountMinor: null, earliestOn: "1990-01-01", latestOn: "2030-01-01",
};
function newImport(kind, fileName) {
  const id = "imp_" + (imports.size + 1);
  const one = { id, kind, fileName, state: "uploaded", dryRun: true, createdAt: new Date().toISOString(), finishedAt: null, startedMs: 0,
    shape: { format: "csv", encoding: "UTF-8", delimiter: ",", warnings: [] },
    preview: { headers: ["business_code", "cust_number", "name_customer", "clear_date", "doc_id", "posting_date", "due_in_date", "invoice_currency", "document type", "total_open_amount", "invoice_id", "isOpen"], rows: Array.from({ length: 12 }, (_, i) => ["U001", "02007" + (69623 + i), ["WAL-MAR corp", "BEN E", "MDV/ trust", "SYSC llc"][i % 4], i % 2 ? "" : "2020-02-11 00:00:00", "1930438491.0", "2020-01-26", "20200210.0", i % 5 ? "USD" : "CAD", "RV", (54273.28 + i * 13.7).toFixed(2), "19304384" + (91 + i) + ".0", String(i % 2)]), columns: [] },
    proposal: { mapping: { ...mapping, kind }, questions: [
      { id: "date_order:due_in_date", code: "date_order", field: "dueOn", column: "due_in_date", text: "Is 02/03/24 in due_in_date the 2nd of March or the 3rd of February?", choices: [{ value: "DD/MM/YY", label: "Day first (DD/MM/YY)", example: "02/03/24 is 2 March 2024" }, { value: "MM/DD/YY", label: "Month first (MM/DD/YY)", example: "02/03/24 is 3 February 2024" }], freeText: null },
      { id: "missing_customer", code: "missing_customer", field: "customer", column: null, text: "41 rows name no customer. What becomes of them?", choices: [{ value: "refuse", label: "Refuse them", example: null }], freeText: "customer_reference" },
    ], notices: ["invoice_id ends in .0 throughout, as a spreadsheet export of numbers does: the .0 is taken off.", "total_open_amount of rows with isOpen 0 is the amount that was paid."] },
    savedMappings: [{ id: "map_1", name: "ERP open items", kind, mapping }], reasons: [], error: null };
  imports.set(id, one);
  return one;
}
function viewImport(one) {
  const total = 44_777;
  const done = one.startedMs === 0 ? 0 : Math.min(1, (Date.now() - one.startedMs) / 6000);
  const rows = Math.floor(total * done);
  if (one.state === "staging" && done > 0.5 && !one.dryRun) one.state = "posting";
  if ((one.state === "staging" || one.state === "posting") && done >= 1) { one.state = "done"; one.reasons = [{ code: "bad_date", outcome: "refused", count: 38, example: { line: 4411, message: "“2020-13-01” in posting_date is no date of the form YYYY-MM-DD." } }, { code: "missing_number", outcome: "refused", count: 9, example: { line: 118, message: "The row has no invoice number (invoice_id is empty)." } }, { code: "number_used", outcome: "duplicate", count: 1161, example: { line: 7, message: "Invoice 1930438491 is in the book already, with the same content." } }]; }
  const refused = Math.floor(rows * 0.00105), duplicate = Math.floor(rows * 0.02593);
  return { ...one, progress: { bytesRead: Math.floor(5_412_331 * done), fileBytes: 5_412_331, rowsRead: rows, accepted: rows - refused - duplicate, duplicate, refused, documentsPosted: one.dryRun ? 0 : rows - refused - duplicate, customersCreated: one.dryRun ? 0 : Math.floor(rows / 90), rowsPerSecond: 7462, percent: done * 100 } };
}
const buckets = ["Not due", "1–30", "31–60", "61–90", "91–120", "Over 120"].map((label, i) => ({ label, fromDays: i ? i * 30 - 29 : null, toDays: i < 5 ? i * 30 : null }));
function ageingOf(c) {
  const out = [0, 0, 0, 0, 0, 0]; let unapplied = 0, disputed = 0;
  for (const it of itemsOf(c)) { if (it.side === "credit") { unapplied += it.openAmount; continue; } disputed += it.disputedAmount; const d = (Date.parse(TODAY) - Date.parse(it.dueOn)) / DAY; out[d <= 0 ? 0 : Math.min(5, Math.ceil(d / 30))] += it.openAmount; }
  const open = out.reduce((a, b) => a + b, 0);
  return { key: {}, currency: "EUR", current: out[0], buckets: out, open, overdue: open - out[0], unapplied, disputed, net: open - unapplied };
}
let signedIn = true; let factor = false;
export function mockServer(): Plugin {
  return { name: "mock", configureServer(server) {
    server.middlewares.use(async (req, res, next) => {
      const url = new URL(req.url, "http://x");
      const p = url.pathname, q = url.searchParams;
      if (!p.startsWith("/v1/") && !p.startsWith("/api/")) return next();
      let body = ""; for await (const ch of req) body += ch.toString("latin1").slice(0, 100000);
      const json = (o, s = 200) => { res.statusCode = s; res.setHeader("content-type", "application/json"); res.end(JSON.stringify(o)); };
      await new Promise((r) => setTimeout(r, Number(process.env.MOCK_DELAY ?? 60)));
      const parsed = () => { try { return JSON.parse(body); } catch { return {}; } };
      if (p === "/api/auth/sign-in/email") { const b = parsed(); if (b.password === "wrong") return json({ code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" }, 401); if (b.email.startsWith("factor")) return json({ twoFactorRedirect: true }); signedIn = true; return json({ user: {} }); }
      if (p.startsWith("/api/auth/two-factor/verify")) { if (parsed().code !== "123456") return json({ message: "Invalid code" }, 401); signedIn = true; factor = true; return json({}); }
      if (p === "/api/auth/two-factor/enable") return json({ totpURI: "otpauth://totp/Goodterms:ada@example.test?secret=JBSWY3DPEHPK3PXP&issuer=Goodterms", backupCodes: Array.from({ length: 10 }, (_, i) => `k${i}x9a-p2m${i}q`) });
      if (p === "/api/auth/sign-out") { signedIn = false; return json({}); }
      if (p.startsWith("/api/auth")) return json({});
      if (!signedIn) return json({ code: "not_signed_in", title: "Sign in", detail: "Sign in first.", status: 401 }, 401);
      if (p === "/v1/me") return json({ user: { id: "usr_1", name: "Ada Lindqvist", email: "ada@example.test", twoFactorEnabled: factor }, merchants: [{ id: "mer_1", name: "Fjord Supply", roles: ["owner"], mode: "live" }, { id: "mer_2", name: "Fjord Supply", roles: ["owner"], mode: "test" }], merchant: { id: "mer_1", name: "Fjord Supply", mode: "live", roles: ["owner"], scopes: ["customers:read", "customers:write", "documents:read", "documents:write", "allocations:write", "reports:read", "imports:write", "journal:read", "exposure:read", "exposure:write", "settings:read", "settings:write", "keys:write", "webhooks:write", "audit:read"] }, entities: [{ id: "ent_1", reference: "main", name: "Fjord Supply AS", country: "NO", functionalCurrency: "EUR", timeZone: "Europe/Oslo", today: TODAY }] });
      if (p === "/v1/customers") {
        const s = (q.get("search") ?? "").toLowerCase(); const state = q.get("state");
        let rows = sorted(q.get("sort") ?? "-overdue");
        if (s) rows = rows.filter((r) => r.name.toLowerCase().includes(s) || r.reference.toLowerCase().includes(s));
        if (state) rows = rows.filter((r) => state === "overdue" ? r.overdueAmount > 0 : state === "open" ? r.openAmount > 0 : r.openAmount === 0);
        const from = Number(q.get("cursor") ?? 0), limit = Number(q.get("limit") ?? 50);
        return json({ data: rows.slice(from, from + limit), nextCursor: from + limit < rows.length ? String(from + limit) : null, ...(from === 0 ? { total: rows.length } : {}) });
      }
      const m = p.match(/^\/v1\/customers\/([^/]+)(?:\/(\w+))?$/);
      if (m) {
        const c = customers.find((r) => r.id === m[1] || r.reference === m[1]);
        if (!c) return json({ code: "not_found", title: "Not found", status: 404 }, 404);
        if (!m[2]) return json({ id: c.id, reference: c.reference, name: c.name, kind: c.kind, country: c.country, currency: "EUR", language: "de", timeZone: "Europe/Berlin", group: "brandt-holding", ownerId: null, terms: { kind: "net", days: 30, discount: { percent: "2", days: 10 } }, taxIds: [{ kind: "vat", value: "DE814584193" }], externalReferences: { shop: "80412" }, contacts: [{ name: "Jana Brandt", role: "Accounts payable", email: "jana@brandt.example", phone: "+49 30 555 0101" }, { name: "Ole Winter", role: "Owner", email: "ole@brandt.example" }], addresses: [{ kind: "billing", lines: ["Lindenstraße 14"], city: "Berlin", postalCode: "10969", country: "DE" }], version: 3, createdAt: "2024-02-11T09:12:00Z", updatedAt: "2026-10-01T10:00:00Z" });
        if (m[2] === "account") { const a = ageingOf(c); return json({ exposure: { currency: "EUR", amount: c.openAmount + 240000, ceiling: 6_000_000, available: 6_000_000 - c.openAmount - 240000, utilization: (c.openAmount + 240000) / 6_000_000, components: { openDebits: c.openAmount, reserved: 240000, unapplied: a.unapplied, disputed: a.disputed }, blocked: [], stale: false, validUntil: null }, excesses: [] }); }
        if (m[2] === "items") return json({ data: itemsOf(c), nextCursor: null });
        if (m[2] === "timeline") {
          const kinds = (q.get("kinds") ?? "").split(",").filter(Boolean);
          const e = [];
          for (const it of itemsOf(c)) e.push({ at: it.issuedOn + "T10:00:00Z", on: it.issuedOn, kind: it.document.kind, title: (it.document.kind === "invoice" ? "Invoice " : "Payment ") + it.document.number, amount: it.originalAmount, currency: "EUR", document: it.document, actor: it.document.kind === "invoice" ? "key Shop" : "Ada Lindqvist", detail: it.document.kind === "invoice" ? `due ${it.dueOn}` : "bank transfer, SEPA 2026-11-12 JB" });
          e.push({ at: iso(-6) + "T08:01:00Z", on: iso(-6), kind: "disputed", title: "Dispute on 2026-4037", amount: 43000, currency: "EUR", actor: "Ada Lindqvist", detail: "Two pallets arrived damaged" });
          e.push({ at: iso(-9) + "T08:03:00Z", on: iso(-9), kind: "allocation", title: "PAY-7731 applied to 2026-4010", amount: 77000, currency: "EUR", actor: "Ada Lindqvist", detail: null });
          e.push({ at: iso(-20) + "T08:03:00Z", on: iso(-20), kind: "due_date_changed", title: "2026-4074 now due 1 Dec 2026", actor: "Ada Lindqvist", detail: "Agreed by phone with Jana Brandt" });
          e.push({ at: iso(-30) + "T08:03:00Z", on: iso(-30), kind: "credit_note", title: "Credit note CN-118", amount: 12900, currency: "EUR", document: { id: "crn_1", kind: "credit_note", number: "CN-118" }, actor: "key Shop", detail: "Return of two lamps" });
          e.push({ at: iso(-44) + "T08:03:00Z", on: iso(-44), kind: "excess", title: "€1,240.00 over the ceiling", amount: 124000, currency: "EUR", actor: "system", detail: "A returned payment" });
          e.push({ at: iso(-44) + "T08:01:00Z", on: iso(-44), kind: "reversal", title: "Payment PAY-7001 returned by the bank", amount: 310000, currency: "EUR", actor: "Ada Lindqvist", detail: "No funds" });
          e.push({ at: iso(-200) + "T08:01:00Z", on: iso(-200), kind: "write_off", title: "Write-off of 2025-0031", amount: 2000, currency: "EUR", actor: "Ada Lindqvist", detail: "Not worth a letter" });
          e.sort((a, b) => b.at.localeCompare(a.at));
          return json({ data: e.filter((x) => kinds.length === 0 || kinds.includes(x.kind)), nextCursor: null });
        }
        if (m[2] === "statement") { let b = 118000; const lines = itemsOf(c).slice(0, 9).map((it) => { const d = it.side === "debit" ? it.originalAmount : 0, cr = it.side === "credit" ? it.originalAmount : 0; b += d - cr; return { on: it.issuedOn, kind: it.document.kind, number: it.document.number, description: it.document.kind === "invoice" ? "Invoice" : "Payment", debit: d, credit: cr, balance: b }; }); return json({ parts: [{ currency: "EUR", openingBalance: 118000, lines, closingBalance: b, unapplied: 48000 }] }); }
      }
      if (p === "/v1/reports/ageing") { const c = customers.find((r) => r.id === q.get("customer")); return json({ asOn: TODAY, buckets, rows: c.openAmount + c.unappliedAmount === 0 ? [] : [ageingOf(c)] }); }
      if (p === "/v1/reports/overview") {
        const open = customers.reduce((s, c) => s + c.openAmount, 0), overdue = customers.reduce((s, c) => s + c.overdueAmount, 0);
        const h = (f) => Array.from({ length: 12 }, (_, i) => ({ on: ["2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-21"][i], buckets: [0.62, 0.16, 0.09, 0.06, 0.04, 0.03].map((w, b) => Math.floor(open * f * w * (0.7 + i * 0.025 + Math.sin(i * 1.7 + b) * 0.12))) }));
        const ag = [open - overdue, Math.floor(overdue * 0.46), Math.floor(overdue * 0.25), Math.floor(overdue * 0.14), Math.floor(overdue * 0.09)]; ag.push(open - ag.reduce((a, b) => a + b, 0));
        return json({ asOn: TODAY, currencies: [{ currency: "EUR", open, overdue, unapplied: 4_312_900, disputed: 1_930_050, customersOverdue: customers.filter((c) => c.overdueAmount > 0).length, oldestDueOn: iso(-219) }, { currency: "GBP", open: 41_230_000, overdue: 9_612_000, unapplied: 0, disputed: 0, customersOverdue: 312, oldestDueOn: iso(-61) }], buckets, ageing: [{ currency: "EUR", amounts: ag }, { currency: "GBP", amounts: [31_618_000, 6_100_000, 3_512_000, 0, 0, 0] }], history: [{ currency: "EUR", months: h(1) }, { currency: "GBP", months: h(0.1) }], topOverdue: sorted("-overdue").slice(0, 10), book: { verifiedAt: "2026-11-21T18:30:00Z", ok: true } });
      }
      if (p === "/v1/verify") return json({ ok: true, checks: [{ name: "Every entry balances", ok: true, checked: 1204331 }, { name: "Open items equal the control account", ok: true, checked: 21883 }, { name: "Kept sums equal a rebuild", ok: true, checked: 100000 }] });
      if (p === "/v1/imports" && req.method === "GET") return json({ data: [...imports.values()].map(viewImport).reverse(), nextCursor: null });
      const im = p.match(/^\/v1\/imports\/([^/]+)(?:\/(\w+))?$/);
      if (im) {
        if (req.method === "POST" && !im[2]) return json(viewImport(newImport(im[1], q.get("fileName"))), 201);
        const one = imports.get(im[1]); if (!one) return json({ code: "not_found" }, 404);
        if (im[2] === "check") { Object.assign(one, { state: "staging", dryRun: true, startedMs: Date.now() }); return json({}, 202); }
        if (im[2] === "start") { Object.assign(one, { state: "staging", dryRun: false, startedMs: Date.now() }); return json({}, 202); }
        if (im[2] === "cancel") { one.state = "cancelled"; return json({}); }
        if (im[2] === "events") return json({ code: "x" }, 404);
        return json(viewImport(one));
      }
      const d = p.match(/^\/v1\/(invoices|payments|credit-notes)\/([^/]+)$/);
      if (d && req.method === "GET") {
        const cid = d[2].match(/cus_\d+/)?.[0] ?? top.id; const c = customers.find((r) => r.id === cid); const it = itemsOf(c).find((x) => x.document.id === d[2]) ?? itemsOf(c)[0];
        return json({ ...it.document, customer: { id: c.id, reference: c.reference, name: c.name }, entity: "main", currency: "EUR", netAmount: Math.round(it.originalAmount / 1.19), taxAmount: it.originalAmount - Math.round(it.originalAmount / 1.19), totalAmount: it.originalAmount, openAmount: it.openAmount, issuedOn: it.issuedOn, dueOn: it.dueOn, lines: it.document.kind === "invoice" ? [{ description: "Desk lamp Ørsted, brass", quantity: "40", unitAmount: 4900, net: Math.round(it.originalAmount / 1.19), tax: 0 }] : [], items: [{ instalment: 1, dueOn: it.dueOn, originalAmount: it.originalAmount, openAmount: it.openAmount, disputedAmount: it.disputedAmount }], allocations: it.originalAmount !== it.openAmount ? [{ id: "alc_1", other: { id: "pay_" + c.id, kind: "payment", number: "PAY-7731" }, amount: it.originalAmount - it.openAmount, allocatedOn: iso(-9), reversed: false }] : [], reversedBy: null, order: it.order, purchaseOrder: null, method: it.document.kind === "payment" ? "bank_transfer" : null, reason: null, state: it.openAmount === it.originalAmount ? "open" : "part_paid", bookedAt: it.issuedOn + "T10:00:00Z" });
      }
      if (req.method !== "GET") { const b = parsed(); if (b.reason === "refuse") return json({ type: "/problems/period_closed", code: "period_closed", title: "Period closed", status: 409, detail: "October 2026 is closed.", remedy: "Choose a date after 31 October, or reopen the period.", requestId: "req_8812" }, 409); return json({ id: "x" }, 201); }
      return json({ code: "not_found", title: "Not found", detail: "mock: " + p, status: 404 }, 404);
    });
  } };
}
void createReadStream;
