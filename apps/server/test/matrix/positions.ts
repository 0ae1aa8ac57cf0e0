// Where a request may name a thing: found by walking a route's schemas, so that a new route is covered by being there.
import type { RouteDefinition } from "../../src/platform/http/index.ts";
import type { ThingName } from "./a-rich-merchant.ts";

/**
 * What naming another merchant's thing must lead to. `exists`: the thing must be the caller's own, so there is none.
 * `own`: the name stands in the caller's own space (a number given to a new document, a filter), so it means nothing of
 * the other merchant, whatever the answer.
 */
type Meaning = "exists" | "own";

export interface Position {
  /** "path", or the way to the text in the query or the body: ["body", "remittance", 0, "invoice"]. */
  readonly place: readonly (string | number)[];
  readonly thing: ThingName | "text" | "cursor";
  readonly meaning: Meaning;
  /** What the text must look like: a name that does not cannot be said there. */
  readonly pattern?: string;
}

/** What stands in a path, by the path up to and with the braces. PUT on a reference makes what is not there. */
const IN_PATHS: Readonly<Record<string, ThingName>> = {
  "/v1/people/{id}": "person",
  "/v1/api-keys/{id}": "apiKey",
  "/v1/webhook-endpoints/{id}": "webhookEndpoint",
  "/v1/webhook-deliveries/{id}": "webhookDelivery",
  "/v1/entities/{id}": "entity",
  "/v1/customers/{id}": "customer",
  "/v1/customers/{reference}": "customer",
  "/v1/groups/{id}": "group",
  "/v1/groups/{reference}": "group",
  "/v1/reservations/{order}": "order",
  "/v1/invoices/{id}": "invoice",
  "/v1/credit-notes/{id}": "creditNote",
  "/v1/payments/{id}": "payment",
  "/v1/refunds/{id}": "refund",
  "/v1/fees/{id}": "fee",
  "/v1/write-offs/{id}": "writeOff",
  "/v1/discounts/{id}": "discount",
  "/v1/allocations/{id}": "allocation",
  "/v1/imports/{id}": "import",
  "/v1/import-mappings/{id}": "mapping",
  "/v1/application-forms/{id}": "applicationForm",
  "/v1/application-links/{id}": "applicationLink",
  "/v1/applications/{id}": "application",
  "/v1/application-uploads/{id}": "upload",
  "/v1/application-referees/{id}": "referee",
  "/v1/bureau-reports/{id}": "bureauReport",
  "/v1/bureau-orders/{id}": "bureauOrder",
  "/v1/credit/decisions/{id}": "decision",
  "/v1/credit/authorizations/{id}": "authorization",
  "/v1/orders/{reference}": "describedOrder",
  "/v1/credit/offers/{id}": "offer",
  "/v1/evaluations/{id}": "evaluation",
  "/v1/credit/holds/{id}": "hold",
  "/v1/credit/account-holds/{id}": "accountHold",
  "/v1/credit/collateral/{id}": "collateral",
  "/v1/credit/authorities/{holder}": "person",
  "/v1/credit/limit-proposals/{id}": "limitProposal",
  "/v1/credit/limit-changes/{id}": "limitChange",
  "/v1/credit/alerts/{id}": "alert",
  "/v1/credit/proposals/{id}": "proposal",
  "/v1/credit/notices/{id}": "notice",
  "/v1/policies/{id}": "policy",
  "/v1/scorecards/fits/{id}": "fit",
  "/v1/scorecards/{id}": "scorecard",
  "/v1/simulations/{id}": "simulation",
};
const MADE_BY_PUT = [
  "PUT /v1/entities/{id}",
  "PUT /v1/customers/{reference}",
  "PUT /v1/groups/{reference}",
  "PUT /v1/orders/{reference}",
];

/** What stands in a path and is the same word for all merchants, by its name there. */
export const PATH_WORDS: Readonly<Record<string, string>> = {
  name: "dnb",
  bureau: "dnb",
  jurisdiction: "GB",
};

/** Fields that mean something else in one request than in all others. */
const NAMED_OTHERWISE: Readonly<Record<string, Omit<Position, "place">>> = {
  "PUT /v1/credit/holds/{id}/owner body/owner": { thing: "person", meaning: "exists" },
};

/** Requests that answer each of their items in its own place: what is not there is said inside a 200. */
const ANSWERED_IN_PLACE = ["POST /v1/credit/decisions/batch", "POST /v1/credit/holds/release"];

/** What a text of a query or body names, by its field. */
const NAMING_FIELDS: Readonly<Record<string, Omit<Position, "place">>> = {
  customer: { thing: "customer", meaning: "exists" },
  group: { thing: "group", meaning: "exists" },
  entity: { thing: "entity", meaning: "exists" },
  ownerId: { thing: "person", meaning: "exists" },
  invoice: { thing: "invoice", meaning: "exists" },
  appliesTo: { thing: "invoice", meaning: "exists" },
  of: { thing: "payment", meaning: "exists" },
  credit: { thing: "payment", meaning: "exists" },
  debit: { thing: "invoice", meaning: "exists" },
  owner: { thing: "person", meaning: "own" },
  subject: { thing: "invoice", meaning: "own" },
  order: { thing: "order", meaning: "own" },
  number: { thing: "invoice", meaning: "own" },
  reference: { thing: "payment", meaning: "own" },
  search: { thing: "text", meaning: "own" },
  cursor: { thing: "cursor", meaning: "own" },
  payer: { thing: "customer", meaning: "exists" },
  customers: { thing: "customer", meaning: "exists" },
  references: { thing: "customer", meaning: "own" },
  parent: { thing: "group", meaning: "exists" },
  assignee: { thing: "person", meaning: "exists" },
  assignedTo: { thing: "person", meaning: "own" },
  policy: { thing: "policy", meaning: "exists" },
  against: { thing: "policy", meaning: "exists" },
  fitId: { thing: "fit", meaning: "exists" },
  form: { thing: "applicationForm", meaning: "exists" },
  holds: { thing: "hold", meaning: "own" },
  now: { thing: "order", meaning: "own" },
  rest: { thing: "order", meaning: "own" },
};

/** Fields whose text is only text: it names nothing that anybody could have. */
const PLAIN_FIELDS = new Set([
  ...[
    "name",
    "email",
    "url",
    "type",
    "eventTypes",
    "reason",
    "overrideReason",
    "blockReasons",
    "source",
    "code",
  ],
  ...["description", "sku", "quantity", "unitAmount", "taxRate", "rate", "terms", "method", "purchaseOrder"],
  ...[
    "country",
    "language",
    "kind",
    "value",
    "externalReferences",
    "role",
    "phone",
    "lines",
    "city",
    "postalCode",
  ],
  ...[
    "region",
    "fileName",
    "encoding",
    "column",
    "headerFingerprint",
    "fields",
    "dates",
    "transforms",
    "saveAs",
  ],
  ...["walkInCustomer", "paidFlag", "paidValues", "maxAmountMinor", "earliestOn", "latestOn", "answers"],
  // Of orders and decisions.
  ...["billTo", "shipTo", "shipToCountry", "channel", "category", "categories", "tags", "discountPercent"],
  ...[
    "option",
    "note",
    "message",
    "text",
    "conditions",
    "depositPercent",
    "questions",
    "signedBy",
    "evidence",
  ],
  ...["termsHash", "segment", "segments", "riskClass", "riskClasses", "grade", "csv", "percent"],
  ...["policyNumber", "insurer", "insuredPercent", "guarantor", "haircutPercent"],
  // Of bureaus.
  ...["bureau", "product", "permissiblePurpose", "force", "settings", "firstName", "lastName", "houseNumber"],
  ...["street", "nationalNumber"],
  // Of policies, scorecards and forms.
  ...[
    "document",
    "expressions",
    "basePoints",
    "points",
    "pointsToDouble",
    "odds",
    "score",
    "weight",
    "label",
  ],
  ...["from", "to", "values", "variable", "target", "meaning", "orderBy", "leaveOut", "riskier", "safer"],
  ...["help", "intro", "thanks", "title", "languages", "key", "is", "isNot", "question", "min", "max"],
  ...["textVersion", "token"],
]);
/** Formats of texts that are checked values, not names. */
const VALUE_FORMATS = new Set(["calendar-date", "currency", "time-zone", "date-time", "email"]);

export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
}

/**
 * Every position of a route.
 * @throws Error that says what to add when the route has a path or a text of which nobody said what it names.
 */
export function positionsOf(route: RouteDefinition): Position[] {
  const name = `${route.method} ${route.path}`;
  const inPath = pathPositions(route, name);
  const parts = [
    ["query", route.request.query],
    ["body", route.request.body],
  ] as const;
  const inParts = parts.flatMap(([part, schema]) =>
    schema === undefined ? [] : walk(schema as Schema, [part], part, name),
  );
  return [...inPath, ...inParts];
}

function pathPositions(route: RouteDefinition, name: string): Position[] {
  const named = [...route.path.matchAll(/\{([a-zA-Z]+)\}/g)].filter(([, word = ""]) => !(word in PATH_WORDS));
  const [first] = named;
  if (first === undefined) return [];
  const head = route.path.slice(0, first.index + first[0].length);
  const thing = IN_PATHS[head];
  if (thing === undefined || named.length > 1) {
    throw new Error(
      `${name}: the matrix does not know what ${route.path} names. Add ${head} to IN_PATHS in test/matrix/positions.ts, and the thing to a-rich-merchant.ts when it is new.`,
    );
  }
  return [{ place: ["path"], thing, meaning: MADE_BY_PUT.includes(name) ? "own" : "exists" }];
}

function walk(schema: Schema, place: Position["place"], field: string, name: string): Position[] {
  if (schema.anyOf !== undefined) {
    // A field that takes several forms is one position, not one for each form.
    const found = schema.anyOf.flatMap((form) => walk(form, place, field, name));
    return [...new Map(found.map((position) => [position.place.join("/"), position])).values()];
  }
  if (schema.properties !== undefined) {
    return Object.entries(schema.properties).flatMap(([key, member]) =>
      walk(member, [...place, key], key, name),
    );
  }
  if (schema.items !== undefined) return walk(schema.items, [...place, 0], field, name);
  if (schema.patternProperties !== undefined) {
    return Object.values(schema.patternProperties).flatMap((member) => walk(member, place, field, name));
  }
  if (!isFreeText(schema)) return [];
  const { pattern } = schema;
  return namingPosition(place, field, name).map((found) => ({ ...found, ...(pattern && { pattern }) }));
}

function isFreeText(schema: Schema): boolean {
  const isChosen = schema.enum !== undefined || schema.const !== undefined;
  return schema.type === "string" && !isChosen && !VALUE_FORMATS.has(schema.format ?? "");
}

function namingPosition(place: Position["place"], field: string, name: string): Position[] {
  const named = NAMED_OTHERWISE[`${name} ${place.join("/")}`] ?? NAMING_FIELDS[field];
  if (named !== undefined) {
    return [{ place, ...named, ...(ANSWERED_IN_PLACE.includes(name) && { meaning: "own" as const }) }];
  }
  if (PLAIN_FIELDS.has(field)) return [];
  throw new Error(
    `${name}: the matrix does not know whether the text ${place.join("/")} names something. Add "${field}" to NAMING_FIELDS or to PLAIN_FIELDS in test/matrix/positions.ts.`,
  );
}
