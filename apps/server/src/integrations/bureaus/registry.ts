import { adapters } from "./adapters.ts";
import type { BureauAdapter } from "./port.ts";

/** Every bureau there is an adapter for, by name. */
export function listBureaus(): readonly BureauAdapter[] {
  return adapters;
}

/** The adapter of that name, or undefined. */
export function findBureau(name: string): BureauAdapter | undefined {
  return adapters.find((adapter) => adapter.name === name);
}
