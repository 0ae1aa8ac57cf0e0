import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { EmbeddedError, systemCode } from "./errors.ts";
import { writeOwnedFile } from "./owned-file.ts";
import { changePlace, lockPlace, type Place } from "./place.ts";

/**
 * Claims a data folder for one `goodterms serve`, until released or until the process ends. Throws
 * `already_serving`, naming the process that has it, and the refusals of a folder that cannot be used.
 */
export async function claimServer(folder: string): Promise<{ release(): Promise<void> }> {
  return await changePlace(folder, async (place) => {
    const lock = await lockPlace(place, "serve.lock", "exclusive");
    if (lock === undefined) throw await alreadyServing(place);
    // The lock decides; this file only tells the next one whom to look for.
    const note = join(place.home, "serve.pid");
    await writeOwnedFile(note, `${process.pid}\n`, place.account);
    return {
      release: async () => {
        await rm(note, { force: true });
        lock.release();
      },
    };
  });
}

async function alreadyServing(place: Place): Promise<EmbeddedError> {
  const note = await readFile(join(place.home, "serve.pid"), "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return "unknown";
    throw error;
  });
  return new EmbeddedError(
    "already_serving",
    `Another "goodterms serve" (process ${note.trim()}) already runs on ${place.folder}. Stop it, or give this one a folder of its own with GOODTERMS_DATA.`,
  );
}
