import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError, decodeKey, ENCRYPTION_KEY_BYTES } from "./config.ts";

const KEY_FILE = "encryption.key";

/**
 * The server's key from the data folder: 32 bytes, made on first use, readable by its owner only.
 * @throws ConfigError when the file is there but does not hold a key.
 */
export async function readOrMakeKey(dataFolder: string): Promise<Buffer> {
  const path = join(dataFolder, KEY_FILE);
  return (await readKeyFile(path)) ?? (await makeKeyFile(dataFolder, path));
}

async function readKeyFile(path: string): Promise<Buffer | null> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const key = decodeKey(text.trim());
  if (key === null) {
    throw new ConfigError([
      `${path} does not hold 32 bytes in base64; restore it from a backup. A new key cannot read what the old one sealed.`,
    ]);
  }
  return key;
}

/** Written aside and linked into place, so that of two first starts both end with the same, whole key. */
async function makeKeyFile(dataFolder: string, path: string): Promise<Buffer> {
  await mkdir(dataFolder, { recursive: true });
  const own = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  await writeFile(own, `${randomBytes(ENCRYPTION_KEY_BYTES).toString("base64")}\n`, {
    mode: 0o600,
    flush: true,
  });
  try {
    await link(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await unlink(own);
  }
  const key = await readKeyFile(path);
  if (key === null) throw new ConfigError([`${path} vanished while it was being made; start again.`]);
  return key;
}
