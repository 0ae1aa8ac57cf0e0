import { inMerchant } from "#platform/db";
import type { FileStore } from "#platform/files";
import { defineTick, type Tick } from "#platform/jobs";
import { noteFileRemoved, selectSpentFiles } from "./store.ts";

const DAY_MS = 86_400_000;
/** How long the file of a booked import is kept, for whoever looks into its refusals. */
export const BOOKED_FILE_KEPT_MS = 14 * DAY_MS;
/** How long a file is kept that was never booked to the end: it may still be begun again. */
export const OTHER_FILE_KEPT_MS = 90 * DAY_MS;
const CHECK_MS = 3_600_000;
const FILES_MAX = 200;

/**
 * Throws uploaded files away some time after their import came to rest. The import stays with its counts and with every
 * line it left out; begun again without its file, it says that the file has to be uploaded again.
 */
export function spentFiles(files: FileStore): Tick {
  return defineTick({
    name: "receivables.remove_import_files",
    everyMs: CHECK_MS,
    run: async ({ database, clock }) => {
      const now = clock.now();
      const before = {
        booked: new Date(now.getTime() - BOOKED_FILE_KEPT_MS),
        leftAlone: new Date(now.getTime() - OTHER_FILE_KEPT_MS),
      };
      const found = await selectSpentFiles(database.across, before, FILES_MAX);
      for (const { merchantId, id, filePath } of found) {
        const caller = { merchantId, actor: "system:imports", now, requestId: `remove file of ${id}` };
        // Noted first: a file that then stays behind costs room, one noted as kept that is gone costs an import.
        const isSpent = await inMerchant(database, caller, (ctx) => noteFileRemoved(ctx, id));
        if (isSpent) await files.remove(filePath);
      }
      return found.length;
    },
  });
}
