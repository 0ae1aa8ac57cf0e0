import type { Access, Scope } from "../auth/index.ts";

/** With these a key could make itself or others stronger, so they pass only from one who holds them. */
const HELD_TO_BE_GIVEN: readonly Scope[] = ["keys:write", "settings:write"];

/**
 * The scopes that the maker may not give a new key. A person with keys:write connects the shop and so gives what
 * integrations need; a key gives at most what it holds.
 */
export function scopesBeyond(maker: Access, scopes: readonly Scope[]): readonly Scope[] {
  return scopes.filter((scope) => {
    const mustBeHeld = maker.keyId !== null || HELD_TO_BE_GIVEN.includes(scope);
    return mustBeHeld && !maker.scopes.has(scope);
  });
}
