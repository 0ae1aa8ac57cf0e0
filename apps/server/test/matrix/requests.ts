// The requests of the matrix: for each route one that is otherwise right, with another merchant's thing in one position.
import type { InjectOptions } from "fastify";
import type { RouteDefinition } from "../../src/platform/http/index.ts";
import type { RichMerchant, ThingName } from "./a-rich-merchant.ts";
import { PATH_WORDS, type Position, positionsOf, type Schema } from "./positions.ts";

export interface Variant {
  readonly route: RouteDefinition;
  /** "customer by reference in body/customer", for the report. */
  readonly label: string;
  readonly meaning: Position["meaning"];
  readonly request: InjectOptions;
}

/** Values of fields that their schema alone does not tell. */
const VALUES: Readonly<Record<string, unknown>> = {
  through: "2025-12-31",
  dueOn: "2026-06-01",
  amount: 100,
  country: "GB",
  rate: "0.9",
  url: "https://example.com/hook",
  headerFingerprint: "a".repeat(64),
  earliestOn: "2000-01-01",
  latestOn: "2030-01-01",
  maxAmountMinor: "1000",
  ageingBuckets: [0, 30],
  version: 1,
  base: "USD",
  haircutPercent: "10",
};
/** Named even where they may be left out: a merchant with several entities could not be asked otherwise. */
const ALWAYS_NAMED = new Set(["entity", "fitId"]);
/** What a part of a body needs where its schema leaves it open, by the part's field. */
const ALWAYS_IN: Readonly<Record<string, readonly string[]>> = { order: ["amount", "currency"] };
/** What a route needs beside what its schema requires. */
const BESIDE: Readonly<Record<string, object>> = {
  "POST /v1/invoices": { net: 100 },
  "POST /v1/credit-notes": { net: 100 },
  "POST /v1/application-forms": {
    document: {
      languages: ["en"],
      title: { en: "Trial" },
      sections: [
        {
          ...{ key: "only", title: { en: "Only" } },
          questions: [{ key: "legal_name", type: "text", label: { en: "Name" }, role: "legal_name" }],
        },
      ],
    },
  },
};
const VALUES_BY_FORMAT: Readonly<Record<string, string>> = {
  "calendar-date": "2026-02-26",
  currency: "GBP",
  "time-zone": "Europe/London",
  "date-time": "2026-12-01T00:00:00Z",
};

/** The variants of a route: none but the plain one where nothing can be named. */
export function variantsOf(
  route: RouteDefinition,
  own: RichMerchant,
  other: RichMerchant,
  cursors: ReadonlyMap<string, string>,
): Variant[] {
  const positions = positionsOf(route);
  const variants = positions.flatMap((position) =>
    namesOf(position, route, other, cursors).map(({ how, text }): Variant => {
      const where = position.place.join("/");
      const request = requestOf(route, own, positions, { position, text });
      return { route, label: `${position.thing} by ${how} in ${where}`, meaning: position.meaning, request };
    }),
  );
  if (variants.length > 0) return variants;
  return [{ route, label: "plain", meaning: "own", request: requestOf(route, own, positions) }];
}

/** The names under which the other merchant knows the thing. */
function namesOf(
  position: Position,
  route: RouteDefinition,
  other: RichMerchant,
  cursors: ReadonlyMap<string, string>,
): { how: string; text: string }[] {
  if (position.thing === "text") return [{ how: "its text", text: other.mark }];
  if (position.thing === "cursor") {
    const cursor = cursors.get(route.path);
    return cursor === undefined ? [] : [{ how: "its cursor", text: cursor }];
  }
  const { id, reference } = other.things[position.thing];
  const byReference =
    reference === undefined || reference === id ? [] : [{ how: "reference", text: reference }];
  const sayable = new RegExp(position.pattern ?? "");
  return [{ how: "id", text: id }, ...byReference].filter(({ text }) => sayable.test(text));
}

/** A request that is right for its own merchant, with `planted` in one position. */
export function requestOf(
  route: RouteDefinition,
  own: RichMerchant,
  positions: readonly Position[] = positionsOf(route),
  planted?: { readonly position: Position; readonly text: string },
): InjectOptions {
  const textAt = (place: Position["place"]): string => {
    const where = place.join("/");
    if (planted !== undefined && planted.position.place.join("/") === where) return planted.text;
    const position = positions.find((candidate) => candidate.place.join("/") === where);
    if (position === undefined) return "plain";
    return position.thing === "text" || position.thing === "cursor"
      ? own.mark
      : ownName(own, position.thing, position.meaning);
  };
  return toRequest(route, sampleParts(route, planted?.position.place ?? [], textAt));
}

/** A request before it is written down: its parts as plain values. */
export interface RequestParts {
  path: string;
  query: Record<string, unknown>;
  body: unknown;
}

/** The parts of a right request, with whatever lies on the way to `wanted` in it. */
export function sampleParts(
  route: RouteDefinition,
  wanted: Position["place"],
  textAt: (place: Position["place"]) => string,
): RequestParts {
  const build = (part: "query" | "body", schema: unknown) =>
    schema === undefined ? undefined : sample(schema as Schema, [part], wanted, textAt);
  const body = build("body", route.request.body);
  return {
    path: textAt(["path"]),
    query: (build("query", route.request.query) ?? {}) as Record<string, unknown>,
    body:
      body === undefined ? undefined : { ...(body as object), ...BESIDE[`${route.method} ${route.path}`] },
  };
}

/** The request as it is sent. */
export function toRequest(route: RouteDefinition, { path, query, body }: RequestParts): InjectOptions {
  const address = route.path.replaceAll(
    /\{([a-zA-Z]+)\}/g,
    (_all, name: string) => PATH_WORDS[name] ?? encodeURIComponent(path.toWellFormed()),
  );
  const texts = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  const search = new URLSearchParams(texts).toString();
  const upload = { headers: { "content-type": "text/csv" }, payload: "number;total\n1;2\n" };
  const sent = { headers: { "content-type": "application/json" }, payload: JSON.stringify(body) };
  return {
    method: route.method,
    url: search === "" ? address : `${address}?${search}`,
    ...(route.upload && upload),
    ...(body !== undefined && sent),
  };
}

let fresh = 0;

/** The merchant's own thing; in its own space a new name, so that nothing there stands in the way. */
function ownName(own: RichMerchant, thing: ThingName, meaning: Position["meaning"]): string {
  if (meaning === "exists") return own.things[thing].id;
  fresh += 1;
  return `${own.mark}-new-${fresh}`;
}

/** A value of the schema: what is required, and what lies on the way to the wanted position. */
function sample(
  schema: Schema,
  place: Position["place"],
  wanted: Position["place"],
  textAt: (place: Position["place"]) => string,
): unknown {
  const field = String(place.findLast((step) => typeof step === "string"));
  const onTheWay = place.length < wanted.length && place.every((step, index) => step === wanted[index]);
  if (schema.anyOf !== undefined) {
    const isWanted = place.join("/") === wanted.join("/");
    if (!onTheWay && !isWanted && schema.anyOf.some((form) => form.type === "null")) return null;
    const fitting = onTheWay ? schema.anyOf.find((form) => form.properties ?? form.items) : undefined;
    return sample(fitting ?? (schema.anyOf[0] as Schema), place, wanted, textAt);
  }
  if (schema.properties !== undefined) {
    const given = Object.entries(schema.properties).filter(
      ([key]) =>
        schema.required?.includes(key) ||
        (onTheWay && wanted[place.length] === key) ||
        (place[0] === "body" && ALWAYS_NAMED.has(key)) ||
        ALWAYS_IN[field]?.includes(key),
    );
    return Object.fromEntries(
      given.map(([key, member]) => [key, sample(member, [...place, key], wanted, textAt)]),
    );
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (field in VALUES && !onTheWay) return VALUES[field];
  if (schema.items !== undefined) {
    const needed = onTheWay || (schema.minItems ?? 0) > 0;
    return needed ? [sample(schema.items, [...place, 0], wanted, textAt)] : [];
  }
  // Nobody is added twice.
  if (schema.format === "email") return `newcomer-${++fresh}@example.com`;
  if (schema.type === "string") return VALUES_BY_FORMAT[schema.format ?? ""] ?? textAt(place);
  if (schema.type === "integer" || schema.type === "number") return Math.max(schema.minimum ?? 1, 1);
  return schema.type === "boolean" ? true : {};
}
