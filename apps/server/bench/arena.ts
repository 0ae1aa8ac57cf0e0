// A database of the bench's own, as an operator would have it: the embedded server with fsync on, and one merchant.
import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openJobs } from "../src/house.ts";
import { systemClock } from "../src/platform/clock/index.ts";
import { openEmbedded } from "../src/platform/db/embedded/index.ts";
import {
  type Caller,
  type ConnectionSettings,
  type Database,
  type DatabaseSettings,
  inMerchant,
  openDatabase,
  prepareDatabase,
} from "../src/platform/db/index.ts";
import { openFileStore } from "../src/platform/files/index.ts";
import { prepareQueue } from "../src/platform/jobs/index.ts";
import { putEntity } from "../src/receivables/ledger/entities.ts";

export interface Arena {
  readonly folder: string;
  readonly database: Database;
  readonly administrator: pg.Client;
  /** For programs that sign in by themselves, such as pgbench. */
  readonly connection: ConnectionSettings;
  /** For a server in a process of its own. */
  readonly settings: DatabaseSettings;
  readonly merchantId: string;
  caller(): Caller;
  close(): Promise<void>;
}

const MIGRATIONS = join(import.meta.dirname, "../migrations");

/** Opens it; with `binaries`, a folder such as /usr/lib/postgresql/15, on that PostgreSQL in place of the npm package's. */
export async function openArena(options: { readonly binaries?: string } = {}): Promise<Arena> {
  const folder = await mkdtemp(join(tmpdir(), "goodterms-bench-"));
  // The server's own user reads and writes the files of COPY here.
  await chmod(folder, 0o777);
  const server = await openEmbedded({ folder: join(folder, "data"), ...options });
  const { settings } = await prepareDatabase(server.connection, "bench", MIGRATIONS);
  await prepareQueue(settings.owner, openJobs(openFileStore(join(folder, "files"), 1)));
  const database = openDatabase(settings);
  const administrator = new pg.Client({ ...server.connection, database: "bench" });
  await administrator.connect();
  const merchantId = randomUUID();
  const caller = (): Caller => ({
    merchantId,
    actor: "system:bench",
    now: systemClock.now(),
    requestId: randomUUID(),
  });
  await database.acrossPool.query(
    "INSERT INTO platform.merchant (merchant_id, name, created_at) VALUES ($1, 'Bench', $2)",
    [merchantId, systemClock.now()],
  );
  await inMerchant(database, caller(), (ctx) =>
    putEntity(ctx, {
      reference: "MAIN",
      name: "Bench Ltd",
      country: "GB",
      functionalCurrency: "GBP",
      timeZone: "UTC",
    }),
  );
  return {
    folder,
    database,
    administrator,
    connection: { ...server.connection, database: "bench" },
    settings,
    merchantId,
    caller,
    close: async () => {
      await database.close();
      await administrator.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Seconds that work takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** The median of some runs, in seconds. */
export async function medianSeconds(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await seconds(work));
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
}
