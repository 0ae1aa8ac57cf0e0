// The table of contents of the system: its floors, ground first. Calls go down, news goes up; a room imports only the
// doors of lower rooms. The platform is the ground they stand on.
import { CREDIT_APPEND_ONLY, creditJobs, openCredit } from "#credit";
import { deriveKey, type SignIn } from "#platform/auth";
import type { Config } from "#platform/config";
import { sealTick } from "#platform/events";
import type { FileStore } from "#platform/files";
import type { RouteDefinition } from "#platform/http";
import { cleanIdempotencyRecords, type Job, type Tick } from "#platform/jobs";
import { tenancyRoutes } from "#platform/tenancy";
import { webhookRoutes, webhookTick } from "#platform/webhooks";
import { openReceivables, RECEIVABLES_APPEND_ONLY, receivablesJobs, summariseEntities } from "#receivables";

/** The rooms, from the ground up. */
export const ROOMS = ["receivables", "credit"] as const;

/** Every kind of job: what the queue is prepared for when migrating, and what workers listen for. */
export function openJobs(files: FileStore): readonly Job[] {
  return [...receivablesJobs(files), ...creditJobs(files)];
}

/** Tables whose rows may only be added; readiness checks that the program's sign-ins can do no more. */
export const APPEND_ONLY_TABLES: readonly string[] = [
  ...RECEIVABLES_APPEND_ONLY.map((table) => `receivables.${table}`),
  ...CREDIT_APPEND_ONLY.map((table) => `credit.${table}`),
];

export interface HouseParts {
  readonly config: Config;
  readonly encryptionKey: Buffer;
  readonly signIn: SignIn;
  readonly files: FileStore;
}

export interface Rooms {
  readonly routes: readonly RouteDefinition[];
  readonly jobs: readonly Job[];
  readonly ticks: readonly Tick[];
}

/** Opens every room over one configuration: its routes, its work, its regular work. */
export function openRooms({ config, encryptionKey, signIn, files }: HouseParts): Rooms {
  // Retries are spread by chance, so that an endpoint that comes back is not met by all of them at once.
  const webhooks = {
    chance: Math.random,
    secretKey: deriveKey(encryptionKey, "webhooks"),
    allowPrivate: config.webhooksAllowPrivate,
  };
  const receivables = openReceivables(files);
  const credit = openCredit({ encryptionKey, files, publicUrl: config.publicUrl });
  return {
    routes: [
      ...tenancyRoutes({
        signIn,
        publicUrl: config.publicUrl,
        readEntities: summariseEntities,
        features: {},
      }),
      ...webhookRoutes(webhooks),
      ...receivables.routes,
      ...credit.routes,
    ],
    jobs: openJobs(files),
    ticks: [sealTick, webhookTick(webhooks), cleanIdempotencyRecords, ...receivables.ticks, ...credit.ticks],
  };
}
