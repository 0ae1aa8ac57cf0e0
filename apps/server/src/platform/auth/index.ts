export { type ApiKey, createApiKey, listApiKeys, revokeApiKey } from "./api-keys.ts";
export { type Identity, type IdentityParts, identify } from "./identify.ts";
export { openKeyCache } from "./key-cache.ts";
export { type LinkName, readLink, signLink } from "./link-token.ts";
export { consoleOrigins } from "./origins.ts";
export {
  type Access,
  conflicts,
  isRole,
  isScope,
  ROLES,
  type Role,
  SCOPES,
  type Scope,
  scopesOf,
} from "./rules.ts";
export { deriveKey, openSecret, sealSecret } from "./secrets.ts";
export { type Invitation, openSignIn, type SignIn } from "./sign-in.ts";
