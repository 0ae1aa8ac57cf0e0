// Started once for a whole test run: a real PostgreSQL with one migrated template, which each test file clones.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openJobs } from "../src/house.ts";
import { openEmbedded } from "../src/platform/db/embedded/index.ts";
import { type ConnectionSettings, prepareDatabase } from "../src/platform/db/index.ts";
import { openFileStore } from "../src/platform/files/index.ts";
import { prepareQueue } from "../src/platform/jobs/index.ts";

export const TEMPLATE_DATABASE = "goodterms_template";
const MIGRATIONS = join(import.meta.dirname, "../migrations");

declare module "vitest" {
  export interface ProvidedContext {
    databaseServer: ConnectionSettings;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "goodterms-test-"));
  // PostgreSQL does not run as root; its own user must be able to enter the folder, or the database is put elsewhere.
  await chmod(folder, 0o755);
  const binaries = process.env.GOODTERMS_TEST_POSTGRES;
  const server = await openEmbedded({
    folder,
    ...(binaries ? { binaries } : {}),
    // A test run has nothing to lose in a power cut; the crash tests start servers of their own with fsync on.
    settings: { fsync: "off", max_connections: "200" },
  });
  const { settings } = await prepareDatabase(server.connection, TEMPLATE_DATABASE, MIGRATIONS);
  await prepareQueue(settings.owner, openJobs(openFileStore(folder, 1)));
  project.provide("databaseServer", { ...server.connection });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
