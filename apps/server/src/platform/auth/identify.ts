import { parseId } from "@goodterms/kernel";
import type { Database } from "../db/index.ts";
import { findMerchantsOf } from "../tenancy/memberships.ts";
import type { KeyCache } from "./key-cache.ts";
import { type Access, isScope, scopesOf } from "./rules.ts";
import type { SignIn } from "./sign-in.ts";

const BEARER = /^Bearer +(\S+)$/i;

/** Who a request comes from; or why it is nobody. */
export type Identity =
  | { readonly outcome: "known"; readonly access: Access }
  | { readonly outcome: "not_signed_in" | "no_merchant"; readonly detail: string };

export interface Credentials {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
  /** X-Merchant, `mer_…`. */
  readonly merchant: string | undefined;
}

export interface IdentityParts {
  readonly database: Pick<Database, "across">;
  readonly keys: KeyCache;
  readonly signIn: SignIn;
}

/** Finds out who is calling: an API key when there is an Authorization header, else the console's session. */
export async function identify(parts: IdentityParts, credentials: Credentials, now: Date): Promise<Identity> {
  if (credentials.authorization !== undefined) return identifyKey(parts, credentials, now);
  if (credentials.cookie === undefined) return nobody("The request has no API key and no session.");
  const person = await parts.signIn.findPerson(new Headers({ cookie: credentials.cookie }));
  if (person === null) return nobody("The session has ended.");
  const merchants = await findMerchantsOf(parts.database, person.userId);
  const wanted = credentials.merchant === undefined ? undefined : parseId("mer", credentials.merchant);
  const merchant =
    wanted === undefined ? merchants[0] : merchants.find((candidate) => candidate.merchantId === wanted);
  if (merchant === undefined) {
    return { outcome: "no_merchant", detail: "You are not among the people of that merchant, or of any." };
  }
  return {
    outcome: "known",
    access: {
      merchantId: merchant.merchantId,
      mode: merchant.mode,
      actor: `user:${person.userId}`,
      scopes: scopesOf(merchant.roles),
      roles: merchant.roles,
      userId: person.userId,
      keyId: null,
    },
  };
}

async function identifyKey(parts: IdentityParts, credentials: Credentials, now: Date): Promise<Identity> {
  const key = BEARER.exec(credentials.authorization ?? "")?.[1];
  const found = key === undefined ? null : await parts.keys.find(key, now);
  if (found === null) return nobody("The Authorization header holds no valid API key.");
  if (credentials.merchant !== undefined && parseId("mer", credentials.merchant) !== found.merchantId) {
    return { outcome: "no_merchant", detail: "X-Merchant names another merchant than the API key's own." };
  }
  return {
    outcome: "known",
    access: {
      merchantId: found.merchantId,
      mode: found.mode,
      actor: `key:${found.keyId}`,
      scopes: new Set(found.scopes.filter(isScope)),
      roles: [],
      userId: null,
      keyId: found.keyId,
    },
  };
}

function nobody(detail: string): Identity {
  return { outcome: "not_signed_in", detail };
}
