/**
 * The one place that speaks to the server: the shapes of its answers and a thin fetch. Amounts are safe integers in
 * minor units, fields ending `On` are calendar dates, `At` instants (ISO 8601).
 */

export type DocumentKind =
  | "invoice"
  | "payment"
  | "credit_note"
  | "refund"
  | "fee"
  | "write_off"
  | "discount";
export type ItemState = "open" | "part_paid" | "settled" | "reversed";

export interface Page<Row> {
  data: Row[];
  nextCursor: string | null;
  total?: number;
}
export interface Money {
  amount: number;
  currency: string;
}
export interface Me {
  user: { id: string; name: string; email: string; twoFactorEnabled: boolean };
  merchants: { id: string; name: string; roles: string[]; mode: "live" | "test" }[];
  merchant: { id: string; name: string; mode: "live" | "test"; roles: string[]; scopes: string[] };
  entities: Entity[];
}
export interface Entity {
  id: string;
  reference: string;
  name: string;
  country: string;
  functionalCurrency: string;
  timeZone: string;
  today: string;
}

export interface CustomerRow {
  id: string;
  reference: string;
  name: string;
  kind: "business" | "person";
  country: string | null;
  ownerId: string | null;
  currency: string;
  openAmount: number;
  overdueAmount: number;
  unappliedAmount: number;
  oldestDueOn: string | null;
  daysPastDue: number;
  openItems: number;
}
export interface CustomerQuery {
  search?: string | undefined;
  sort?: string | undefined;
  state?: "overdue" | "open" | "settled" | undefined;
  country?: string | undefined;
  group?: string | undefined;
  owner?: string | undefined;
}
export interface Contact {
  name: string;
  role?: string | null;
  email?: string | null;
  phone?: string | null;
  language?: string | null;
}
export interface Address {
  kind: string;
  lines: string[];
  city: string;
  postalCode: string;
  region?: string | null;
  country: string;
}
export interface Customer {
  id: string;
  reference: string;
  name: string;
  kind: "business" | "person";
  country: string | null;
  currency: string | null;
  language: string | null;
  timeZone: string | null;
  group: string | null;
  ownerId: string | null;
  terms: unknown;
  taxIds: { kind: string; value: string }[];
  externalReferences: Record<string, string>;
  contacts: Contact[];
  addresses: Address[];
  version: number;
  createdAt: string;
  updatedAt: string;
}
export interface Account {
  exposure: {
    currency: string;
    amount: number;
    ceiling: number | null;
    available: number | null;
    utilization: number | null;
    components: { openDebits: number; reserved: number; unapplied: number; disputed: number };
    blocked: string[];
    stale: boolean;
    validUntil: string | null;
  };
  excesses: { at: string; amount: number; currency: string; cause: string }[];
}
export interface DocumentLink {
  id: string;
  kind: DocumentKind;
  number: string;
}
export interface OpenItem {
  document: DocumentLink;
  instalment: number;
  side: "debit" | "credit";
  currency: string;
  originalAmount: number;
  openAmount: number;
  disputedAmount: number;
  issuedOn: string;
  dueOn: string;
  originalDueOn: string;
  daysPastDue: number;
  entity: string;
  order: string | null;
  state: ItemState;
}
export interface TimelineEntry {
  at: string;
  on: string;
  kind: string;
  title: string;
  amount?: number | null;
  currency?: string | null;
  document?: DocumentLink | null;
  actor: string;
  detail?: string | null;
}
export interface StatementPart {
  currency: string;
  openingBalance: number;
  lines: {
    on: string;
    kind: string;
    number: string;
    description: string;
    debit: number;
    credit: number;
    balance: number;
  }[];
  closingBalance: number;
  unapplied: number;
}
export interface DocumentDetail extends DocumentLink {
  customer: { id: string; reference: string; name: string };
  entity: string;
  currency: string;
  netAmount: number;
  taxAmount: number;
  totalAmount: number;
  openAmount: number;
  issuedOn: string;
  dueOn: string | null;
  lines: { description: string; quantity: string; unitAmount: string | number; net: number; tax: number }[];
  items: {
    instalment: number;
    dueOn: string;
    originalAmount: number;
    openAmount: number;
    disputedAmount: number;
  }[];
  allocations: { id: string; other: DocumentLink; amount: number; allocatedOn: string; reversed: boolean }[];
  reversedBy: string | null;
  order: string | null;
  purchaseOrder: string | null;
  method: string | null;
  reason: string | null;
  state: ItemState;
  bookedAt: string;
}

export interface Bucket {
  label: string;
  fromDays: number | null;
  toDays: number | null;
}
export interface AgeingRow {
  key: Record<string, string>;
  currency: string;
  current: number;
  buckets: number[];
  open: number;
  overdue: number;
  unapplied: number;
  disputed: number;
}
export interface AgeingReport {
  asOn: string;
  buckets: Bucket[];
  rows: AgeingRow[];
}
/** A row's amounts, one for each bucket of its report, what is not yet due first. */
export function ageingAmounts(row: AgeingRow, buckets: readonly Bucket[]): number[] {
  return row.buckets.length === buckets.length ? row.buckets : [row.current, ...row.buckets];
}
export interface Overview {
  asOn: string;
  currencies: {
    currency: string;
    open: number;
    overdue: number;
    unapplied: number;
    disputed: number;
    customersOverdue: number;
    oldestDueOn: string | null;
  }[];
  buckets: Bucket[];
  ageing: { currency: string; amounts: number[] }[];
  history: { currency: string; months: { on: string; buckets: number[] }[] }[];
  topOverdue: CustomerRow[];
  book: { verifiedAt: string | null; ok: boolean | null };
}

export type ImportKind = "customers" | "invoices" | "payments" | "credit-notes";
export type ImportState = "uploaded" | "staging" | "posting" | "done" | "failed" | "cancelled";
export type FieldSource =
  | { source: "column"; column: string; confidence: number; reason: string }
  | { source: "constant"; value: string; confidence: number; reason: string }
  | { source: "absent"; reason: string };
export interface Mapping {
  version: number;
  kind: ImportKind;
  fields: Record<string, FieldSource>;
  dates: Record<string, string>;
  numbers: { decimal: string; grouping: string };
  [rest: string]: unknown;
}
export interface Question {
  id: string;
  code: string;
  field: string | null;
  column: string | null;
  text: string;
  choices: { value: string; label: string; example: string | null }[];
  freeText: "currency" | "terms" | "customer_reference" | null;
}
export interface ImportProgress {
  bytesRead: number;
  fileBytes: number;
  rowsRead: number;
  accepted: number;
  duplicate: number;
  refused: number;
  documentsPosted: number;
  customersCreated: number;
  rowsPerSecond: number | null;
  percent: number;
}
export interface ImportReason {
  code: string;
  outcome: "refused" | "duplicate";
  count: number;
  example: { line: number; message: string };
}
export interface Import {
  id: string;
  kind: ImportKind;
  fileName: string;
  state: ImportState;
  dryRun: boolean;
  createdAt: string;
  finishedAt: string | null;
  shape: { format: string; encoding: string; delimiter: string | null; warnings: string[] };
  preview: {
    headers: string[];
    rows: string[][];
    columns: { header: string; distinct: number; empty: number }[];
  };
  proposal: { mapping: Mapping; questions: Question[]; notices: string[] };
  savedMappings: SavedMapping[];
  progress: ImportProgress;
  reasons: ImportReason[];
  error: string | null;
}
export type ImportRow = Pick<
  Import,
  "id" | "kind" | "fileName" | "state" | "dryRun" | "createdAt" | "progress"
>;
export interface SavedMapping {
  id: string;
  name: string;
  kind: ImportKind;
  mapping: Mapping;
}

/** An answer that is not the one asked for: an RFC 9457 problem, with what to do about it. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly code: string;
  readonly remedy: string | undefined;
  readonly requestId: string | undefined;
  readonly pointers: { pointer: string; message: string }[];

  constructor(status: number, problem: Record<string, unknown>) {
    const text = (name: string): string | undefined =>
      typeof problem[name] === "string" ? (problem[name] as string) : undefined;
    super(text("detail") ?? text("message") ?? text("title") ?? `The server answered ${status}.`);
    this.status = status;
    this.code = text("code") ?? "unknown";
    this.remedy = text("remedy");
    this.requestId = text("requestId");
    this.pointers = Array.isArray(problem.pointers) ? problem.pointers : [];
  }
}

export type Query = Record<string, string | number | undefined | null>;
interface CallOptions {
  /** Makes a second try of the same call answer as the first did, instead of doing it twice. */
  idempotencyKey?: string;
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
}

let merchantId: string | null = null;

/** Chooses the merchant that every later call is for; null leaves it to the server. */
export function chooseMerchant(id: string | null): void {
  merchantId = id;
}

/** The path with its query; values that are not set are left out. */
export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}

/** Calls the server and gives its JSON. Throws ApiProblem for any answer that is not a success. */
export async function call<Answer>(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const response = await send(method, path, options);
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

/** Calls the server and gives the raw answer, for files and streams. Throws ApiProblem as `call` does. */
export async function send(method: string, path: string, options: CallOptions = {}): Promise<Response> {
  const headers = new Headers({ accept: "application/json", "x-goodterms-csrf": "1" });
  if (merchantId !== null) headers.set("x-merchant", merchantId);
  const isFile = options.body instanceof Blob;
  if (options.body !== undefined) {
    headers.set("content-type", isFile ? "application/octet-stream" : "application/json");
  }
  if (options.idempotencyKey !== undefined) headers.set("idempotency-key", options.idempotencyKey);
  const body = isFile ? (options.body as Blob) : JSON.stringify(options.body);
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (options.body !== undefined) init.body = body;
  if (options.signal !== undefined) init.signal = options.signal;
  const response = await fetch(withQuery(path, options.query), init).catch((cause: unknown) => {
    if (options.signal?.aborted === true) throw cause;
    throw new ApiProblem(0, {
      code: "unreachable",
      detail: "The server cannot be reached. What you entered is still here.",
      remedy: "Check the connection and try again.",
    });
  });
  if (response.ok) return response;
  throw new ApiProblem(response.status, await readProblem(response));
}

async function readProblem(response: Response): Promise<Record<string, unknown>> {
  try {
    return (await response.json()) as Record<string, unknown>;
  } catch {
    return {};
  }
}
