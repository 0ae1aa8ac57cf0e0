import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseId } from "@goodterms/kernel";
import { sql } from "kysely";
import { openJobs } from "#house";
import { openSignIn, type SignIn } from "#platform/auth";
import { type Clock, systemClock } from "#platform/clock";
import { type Config, readConfig, readOrMakeKey } from "#platform/config";
import {
  type Caller,
  type Context,
  type Database,
  type DatabaseSettings,
  inMerchant,
  migrate,
  openDatabase,
  prepareDatabase,
  prepareSignIns,
} from "#platform/db";
import { type FileStore, openFileStore } from "#platform/files";
import { prepareQueue } from "#platform/jobs";
import { type EmbeddedServer, openEmbedded } from "../platform/db/embedded/index.ts";
import { CommandError } from "./command-error.ts";
import { note } from "./output.ts";

const DATABASE = "goodterms";
/** Beside the bundle in production and beside the sources in a checkout. */
export const PACKAGE_FOLDER = resolve(
  import.meta.dirname,
  import.meta.dirname.endsWith("dist") ? ".." : "../..",
);
export const MIGRATIONS_FOLDER = join(PACKAGE_FOLDER, "migrations");

/** The program with its database open and migrated, for as long as one command lasts. */
export interface OpenHouse {
  readonly config: Config;
  readonly clock: Clock;
  readonly database: Database;
  readonly settings: DatabaseSettings;
  readonly encryptionKey: Buffer;
  readonly embedded: EmbeddedServer | null;
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly database?: string | undefined;
  /** Prepares the queue even where nothing had to be migrated: those who work it start so. */
  readonly prepareQueue?: boolean;
}

/** Opens the database that the settings and `--database` (a postgres:// URL or a folder) name, and migrates it. */
export async function openHouse(options: OpenOptions): Promise<OpenHouse> {
  const config = readConfig(environmentWith(options.database));
  await mkdir(config.dataFolder, { recursive: true });
  const encryptionKey = config.encryptionKey ?? (await readOrMakeKey(config.dataFolder));
  const opened =
    config.database === null ? await openOwn(config) : await openGiven(config.database, encryptionKey);
  if (opened.migrated.length > 0 || options.prepareQueue === true) {
    await prepareQueue(opened.settings.owner, openJobs(filesOf(config)));
  }
  const database = openDatabase(opened.settings);
  return {
    config,
    clock: systemClock,
    database,
    encryptionKey,
    ...opened,
    close: async () => {
      await database.close();
      await opened.embedded?.stop();
    },
  };
}

function environmentWith(database: string | undefined): NodeJS.ProcessEnv {
  if (database === undefined) return process.env;
  if (/^postgres(ql)?:\/\//.test(database)) return { ...process.env, DATABASE_URL: database };
  const { DATABASE_URL: _, ...rest } = process.env;
  return { ...rest, GOODTERMS_DATA: database };
}

interface Opened {
  readonly settings: DatabaseSettings;
  readonly embedded: EmbeddedServer | null;
  readonly migrated: readonly string[];
}

async function openOwn(config: Config): Promise<Opened> {
  const embedded = await openEmbedded({ folder: config.dataFolder, log: note });
  try {
    const { settings, report } = await prepareDatabase(embedded.connection, DATABASE, MIGRATIONS_FOLDER);
    return { settings, embedded, migrated: report.applied };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function openGiven(given: NonNullable<Config["database"]>, encryptionKey: Buffer): Promise<Opened> {
  const settings = "admin" in given ? await prepareSignIns(given.admin, encryptionKey) : given.settings;
  const report = await migrate(settings.owner, MIGRATIONS_FOLDER);
  return { settings, embedded: null, migrated: report.applied };
}

export interface MerchantRow {
  readonly merchantId: string;
  readonly name: string;
  readonly liveMerchantId: string | null;
}

export async function listMerchants(database: Database): Promise<MerchantRow[]> {
  const found = await sql<MerchantRow>`
    SELECT merchant_id AS "merchantId", name, live_merchant_id AS "liveMerchantId" FROM platform.merchant ORDER BY created_at, name`.execute(
    database.across,
  );
  return found.rows;
}

/** The merchant that is meant: by name or id, or the only live one. @throws CommandError. */
export async function chooseMerchant(database: Database, wanted: string | undefined): Promise<MerchantRow> {
  const live = (await listMerchants(database)).filter((merchant) => merchant.liveMerchantId === null);
  if (wanted !== undefined) {
    const id = parseId("mer", wanted) ?? wanted;
    const found = live.find((merchant) => merchant.merchantId === id || merchant.name === wanted);
    if (found === undefined)
      throw new CommandError(
        `There is no merchant "${wanted}".`,
        `Known: ${live.map((m) => m.name).join(", ") || "none"}.`,
      );
    return found;
  }
  const [only, ...others] = live;
  if (only === undefined)
    throw new CommandError(
      "There is no merchant yet.",
      "Run: goodterms merchants create --name NAME --country GB --currency GBP",
    );
  if (others.length > 0)
    throw new CommandError(
      "There is more than one merchant.",
      `Say which with --merchant: ${live.map((m) => m.name).join(", ")}.`,
    );
  return only;
}

/** The command's own caller at a merchant, at this moment. */
export function callerAt(house: Pick<OpenHouse, "clock">, merchant: Pick<MerchantRow, "merchantId">): Caller {
  return {
    merchantId: merchant.merchantId,
    actor: "system:command",
    now: house.clock.now(),
    requestId: randomUUID(),
  };
}

/** Opens the house, runs one piece of work as the chosen merchant, and closes it again whatever happens. */
export async function withMerchant<T>(
  options: { database?: string | undefined; merchant?: string | undefined },
  work: (ctx: Context, house: OpenHouse) => Promise<T>,
): Promise<T> {
  const house = await openHouse(options);
  try {
    const merchant = await chooseMerchant(house.database, options.merchant);
    return await inMerchant(house.database, callerAt(house, merchant), (ctx) => work(ctx, house));
  } finally {
    await house.close();
  }
}

/** People's sign-in over the open database. */
export function openPeople(house: Pick<OpenHouse, "database" | "config" | "encryptionKey">): SignIn {
  return openSignIn(house.database, {
    publicUrl: house.config.publicUrl,
    encryptionKey: house.encryptionKey,
  });
}

/** Uploaded files, in the data folder. */
export function filesOf(config: Config): FileStore {
  return openFileStore(join(config.dataFolder, "files"), config.uploadBytesMax);
}
