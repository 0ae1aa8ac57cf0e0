import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { assert } from "@goodterms/kernel";
import type { BureauAdapter } from "./port.ts";

// The folder is the registry: whoever adds a bureau adds a folder, and touches nothing else.
const FOLDER = join(import.meta.dirname, "adapters");
const names = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

async function load(name: string): Promise<BureauAdapter> {
  const address = new URL(`./adapters/${name}/adapter${extname(import.meta.filename)}`, import.meta.url);
  const { adapter } = (await import(address.href)) as { adapter?: BureauAdapter };
  assert(adapter?.name === name, `the folder ${name} must export an adapter of that name`);
  return adapter;
}

const adapters: readonly BureauAdapter[] = await Promise.all(names.map(load));

/** Every bureau there is an adapter for, by name. */
export function listBureaus(): readonly BureauAdapter[] {
  return adapters;
}

/** The adapter of that name, or undefined. */
export function findBureau(name: string): BureauAdapter | undefined {
  return adapters.find((adapter) => adapter.name === name);
}
