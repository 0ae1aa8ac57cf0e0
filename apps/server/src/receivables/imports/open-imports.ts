import { join } from "node:path";
import { type FileStore, openFileStore } from "#platform/files";
import type { RouteDefinition } from "#platform/http";
import type { Job, Tick } from "#platform/jobs";
import { importJob, orphanedImports } from "./jobs.ts";
import { importRoutes } from "./routes.ts";

const FILES_FOLDER = "files";

export interface Imports {
  readonly files: FileStore;
  readonly routes: readonly RouteDefinition[];
  readonly jobs: readonly Job[];
  readonly ticks: readonly Tick[];
}

/** Uploads, imports and their work over one data folder. Touches no disk until the first file comes. */
export function openImports(parts: {
  readonly dataFolder: string;
  readonly uploadBytesMax: number;
}): Imports {
  const files = openFileStore(join(parts.dataFolder, FILES_FOLDER), parts.uploadBytesMax);
  const job = importJob(files);
  return { files, routes: importRoutes(files, job), jobs: [job], ticks: [orphanedImports(job)] };
}
