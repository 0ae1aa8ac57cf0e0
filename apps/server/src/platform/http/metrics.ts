import { Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "../db/index.ts";

const BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Counting further would cost more than the number is worth. */
const BACKLOG_COUNTED_MAX = 100_000;

export interface Metrics {
  readonly registry: Registry;
  /** `route` is the template, never the address: ids would make a series each. */
  observe(method: string, route: string, status: number, durationS: number): void;
}

/** What Prometheus reads: requests, the process, the pools, events that wait to be sealed. */
export function openMetrics(database: Pick<Database, "app" | "acrossPool">): Metrics {
  const registry = new Registry();
  const requests = new Histogram({
    name: "goodterms_http_request_duration_seconds",
    help: "Duration of requests by route template and status",
    labelNames: ["method", "route", "status"],
    buckets: BUCKETS_S,
    registers: [registry],
  });
  new Gauge({
    name: "goodterms_process_resident_memory_bytes",
    help: "Memory of this process",
    registers: [registry],
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  new Gauge({
    name: "goodterms_database_connections",
    help: "Connections of this process by pool and state",
    labelNames: ["pool", "state"],
    registers: [registry],
    collect() {
      for (const [pool, { totalCount, idleCount, waitingCount }] of [
        ["app", database.app],
        ["across", database.acrossPool],
      ] as const) {
        this.set({ pool, state: "open" }, totalCount);
        this.set({ pool, state: "idle" }, idleCount);
        this.set({ pool, state: "waited_for" }, waitingCount);
      }
    },
  });
  new Gauge({
    name: "goodterms_events_unsealed",
    help: `Events that wait to be sealed, counted up to ${BACKLOG_COUNTED_MAX}`,
    registers: [registry],
    async collect() {
      this.set(await countUnsealed(database.acrossPool));
    },
  });
  return {
    registry,
    observe: (method, route, status, durationS) => {
      requests.observe({ method, route, status }, durationS);
    },
  };
}

async function countUnsealed(across: Database["acrossPool"]): Promise<number> {
  const found = await across.query<{ unsealed: number }>(
    `SELECT count(*)::integer AS unsealed
     FROM (SELECT 1 FROM platform.event WHERE sequence IS NULL LIMIT ${BACKLOG_COUNTED_MAX}) counted`,
  );
  return found.rows[0]?.unsealed ?? 0;
}
