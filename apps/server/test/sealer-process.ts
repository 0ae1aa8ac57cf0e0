// A process of its own for the tests of the sealer's races: seals one merchant once and says how much it did.
import { openDatabase } from "../src/platform/db/index.ts";
import { sealMerchant } from "../src/platform/events/index.ts";

const settings: unknown = JSON.parse(process.env.SETTINGS ?? "");
const database = openDatabase(settings as Parameters<typeof openDatabase>[0]);
const sealed = await sealMerchant(database, process.argv[2] ?? "");
await database.close();
process.send?.(sealed);
process.disconnect?.();
