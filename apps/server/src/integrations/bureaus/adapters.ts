import { readdirSync } from "node:fs";
import { join } from "node:path";
import { assert } from "@goodterms/kernel";
import type { BureauAdapter } from "./port.ts";

// The folder is the registry: whoever adds a bureau adds a folder, and touches nothing else. The build puts a list of the
// same folders in this file's place, since the one built file has none beside it.
const FOLDER = join(import.meta.dirname, "adapters");
const names = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

async function load(name: string): Promise<BureauAdapter> {
  const address = new URL(`./adapters/${name}/adapter.ts`, import.meta.url);
  const { adapter } = (await import(address.href)) as { adapter?: BureauAdapter };
  assert(adapter?.name === name, `the folder ${name} must export an adapter of that name`);
  return adapter;
}

export const adapters: readonly BureauAdapter[] = await Promise.all(names.map(load));
