import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const FILE = "demo-sign-in.json";
const PASSWORD_BYTES = 15;
const OWNER_ONLY = 0o600;

/** How to get into the demo; kept in the data folder, readable by its owner only, so that every start says the same. */
export interface DemoSignIn {
  readonly email: string;
  readonly password: string;
  /** The merchant that password and key belong to; null until it is made. */
  readonly merchantId: string | null;
  readonly testKey: string | null;
}

/** What is kept, or null where nothing is, or nothing that can be read. */
export async function readSignInFile(dataFolder: string): Promise<DemoSignIn | null> {
  const text = await readFile(join(dataFolder, FILE), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : parse(text);
}

function parse(text: string): DemoSignIn | null {
  const value = ((): Partial<DemoSignIn> | null => {
    try {
      return JSON.parse(text) as Partial<DemoSignIn> | null;
    } catch {
      return null;
    }
  })();
  if (typeof value?.email !== "string" || typeof value.password !== "string") return null;
  const { email, password, merchantId, testKey } = value;
  return { email, password, merchantId: merchantId ?? null, testKey: testKey ?? null };
}

/** Written aside and moved into place, so that a kill leaves the old file or the new one, never half of one. */
export async function writeSignInFile(dataFolder: string, signIn: DemoSignIn): Promise<void> {
  const path = join(dataFolder, FILE);
  const aside = `${path}.${process.pid}`;
  await writeFile(aside, `${JSON.stringify(signIn, null, 2)}\n`, { mode: OWNER_ONLY, flush: true });
  await rename(aside, path);
}

/** Twenty characters that nobody guesses. */
export function makePassword(): string {
  return randomBytes(PASSWORD_BYTES).toString("base64url");
}
