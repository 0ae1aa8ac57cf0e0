import type { Readable } from "node:stream";
import type { Static, TSchema } from "typebox";
import type { Access, Scope } from "../auth/rules.ts";
import type { Clock } from "../clock/index.ts";
import type { Caller, Context, Database } from "../db/index.ts";

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** What a handler inside a transaction is given: the merchant's context, and who is asking. */
export interface RequestContext extends Context {
  readonly access: Access;
}

/** What a handler without a transaction is given (`transaction: "none"`): it opens its own with `inMerchant`. */
export interface UnboundContext {
  readonly access: Access;
  readonly caller: Caller;
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * What a handler of a public route is given: nobody is signed in, and the signed link in the path is the credential. The
 * handler checks it, and only then knows the merchant to work in.
 */
export interface LinkContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly requestId: string;
  /** Where the request came from; personal data, so to be shortened or hashed before it is kept. */
  readonly address: string;
}

export type Transaction = "merchant" | "none";
type ContextOf<Mode extends Transaction> = Mode extends "none" ? UnboundContext : RequestContext;

/** A JSON answer: one of the declared statuses with its body. */
type JsonAnswer<Responses extends ResponseSchemas> = {
  [Status in keyof Responses & number]: {
    readonly status: Status;
    readonly body: Static<Responses[Status]>;
  };
}[keyof Responses & number];

/** A file or a stream. Bodies given as an iterable are sent as they come, with back-pressure. */
export interface FileAnswer {
  readonly status: 200;
  readonly contentType: string;
  readonly content: string | Uint8Array | AsyncIterable<string | Uint8Array>;
  /** Offers the answer for saving under this name. */
  readonly fileName?: string;
}

export type ResponseSchemas = { readonly [status: number]: TSchema };

export interface RequestSchemas {
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
}

type Part<Schemas, Name extends keyof RequestSchemas> = Schemas extends {
  readonly [Key in Name]: infer Schema;
}
  ? Schema extends TSchema
    ? Static<Schema>
    : undefined
  : undefined;

/** A streamed request body, bounded by UPLOAD_BYTES_MAX; only on a route with `upload: true`. */
interface Upload {
  readonly stream: Readable;
  readonly contentType: string;
}

export interface RouteRequest<Schemas> {
  readonly params: Part<Schemas, "params">;
  readonly query: Part<Schemas, "query">;
  readonly body: Part<Schemas, "body">;
  readonly upload: Upload | undefined;
}

export interface RouteDeclaration<
  Schemas extends RequestSchemas,
  Responses extends ResponseSchemas,
  Mode extends Transaction,
> {
  readonly method: Method;
  /** `/v1/customers/{id}`; every name in braces has its schema in `request.params`. */
  readonly path: string;
  /** One line, in the imperative; the operation's title in the reference. */
  readonly summary: string;
  readonly description?: string;
  /** The heading in the reference: "Customers", "Documents". */
  readonly tag: string;
  /** What the caller must hold; "signed_in" is any key or person of the merchant. */
  readonly scope: Scope | "signed_in";
  readonly request?: Schemas;
  readonly responses: Responses;
  /** Content types of file answers, beside the JSON ones: `["text/csv", "application/pdf"]`. */
  readonly produces?: readonly string[];
  /**
   * Whether Idempotency-Key is honoured. By default on POST and PUT inside a transaction. Say false where the answer
   * holds a secret, since answers are kept.
   */
  readonly idempotent?: boolean;
  /** The body is not parsed but handed over as a stream; goes with `transaction: "none"`. */
  readonly upload?: boolean;
  /** "merchant" (default): the handler runs in one transaction. "none": uploads, streams, long reads. */
  readonly transaction?: Mode;
  handle(ctx: ContextOf<Mode>, request: RouteRequest<Schemas>): Promise<JsonAnswer<Responses> | FileAnswer>;
}

/** A route as the server takes it; made by `route()` only. */
export interface RouteDefinition {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly tag: string;
  readonly scope: Scope | "signed_in" | "public_link";
  readonly request: RequestSchemas;
  readonly responses: ResponseSchemas;
  readonly produces: readonly string[];
  readonly idempotent: boolean;
  readonly upload: boolean;
  readonly transaction: Transaction;
  handle(
    ctx: RequestContext | UnboundContext | LinkContext,
    request: RouteRequest<unknown>,
  ): Promise<{ readonly status: number; readonly body: unknown } | FileAnswer>;
}

const PATH = /^\/v1(\/([a-z][a-z0-9-]*|\{[a-zA-Z]+\}))+$/;

/**
 * Declares a route: the only way to add one. The types of params, query and body come from the schemas, and the
 * handler can only answer what `responses` declares.
 * @throws Error at start when the path is malformed, or its names and the params' schema differ.
 */
export function route<
  const Schemas extends RequestSchemas,
  const Responses extends ResponseSchemas,
  Mode extends Transaction = "merchant",
>(declared: RouteDeclaration<Schemas, Responses, Mode>): RouteDefinition {
  checkPath(declared.path, declared.request?.params);
  const transaction = declared.transaction ?? "merchant";
  const upload = declared.upload ?? false;
  if (upload && transaction !== "none") {
    throw new Error(`${declared.path}: an upload cannot hold a transaction open; say transaction: "none"`);
  }
  const changes = declared.method === "POST" || declared.method === "PUT";
  return {
    method: declared.method,
    path: declared.path,
    summary: declared.summary,
    description: declared.description,
    tag: declared.tag,
    scope: declared.scope,
    request: declared.request ?? {},
    responses: declared.responses,
    produces: declared.produces ?? [],
    idempotent: transaction === "merchant" && changes && (declared.idempotent ?? true),
    upload,
    transaction,
    // The declared types were checked where the route was written; the server only ever passes what was validated.
    handle: declared.handle as RouteDefinition["handle"],
  };
}

const PUBLIC_PATH = /^\/v1\/public\/.*\{token\}/;

export interface PublicRouteDeclaration<Schemas extends RequestSchemas, Responses extends ResponseSchemas>
  extends Omit<
    RouteDeclaration<Schemas, Responses, "none">,
    "scope" | "transaction" | "idempotent" | "handle"
  > {
  handle(ctx: LinkContext, request: RouteRequest<Schemas>): Promise<JsonAnswer<Responses> | FileAnswer>;
}

/**
 * Declares a route without a signed-in caller: under /v1/public, with a signed link's `{token}` in its path, which the
 * handler checks. Cookies and keys are not looked at; requests are counted by link and by address.
 * @throws Error at start when the path is not such a one.
 */
export function publicRoute<const Schemas extends RequestSchemas, const Responses extends ResponseSchemas>(
  declared: PublicRouteDeclaration<Schemas, Responses>,
): RouteDefinition {
  if (!PUBLIC_PATH.test(declared.path)) {
    throw new Error(`a public route stands under /v1/public and names a {token}: ${declared.path}`);
  }
  const { handle, ...rest } = declared;
  const made = route({ ...rest, scope: "signed_in", transaction: "none", handle: handle as never });
  return { ...made, scope: "public_link" };
}

function checkPath(path: string, params: TSchema | undefined): void {
  if (!PATH.test(path)) throw new Error(`route path ${path} is not like /v1/things/{id}`);
  const inPath = [...path.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1]).sort();
  const inSchema = Object.keys((params as { properties?: object } | undefined)?.properties ?? {}).sort();
  if (inPath.join() !== inSchema.join()) {
    throw new Error(`route ${path}: the path names [${inPath}] but request.params has [${inSchema}]`);
  }
}
