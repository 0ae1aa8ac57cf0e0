// Decisions over HTTP under load from wrk: the reserver by itself, the same order as one transaction a request, and
// an empty route with the same hooks, interleaved. Another route is measured by naming its path and its script.
import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createApiKey, SCOPES } from "../src/platform/auth/index.ts";
import { inMerchant } from "../src/platform/db/index.ts";
import type { Arena } from "./arena.ts";

const CONNECTIONS = 64;
const SECONDS_A_RUN = 5;
const BATCH_ORDERS = 100;
const BATCH_CONNECTIONS = 8;

export interface Load {
  readonly path: string;
  /** wrk's script; its arguments are the key, the file of customers, their number, the orders a request, a prefix. */
  readonly script?: string;
  /** How many customers take part: 1 is one hot account. */
  readonly customers: number;
  /** Orders in a request; 0 is one by itself. */
  readonly orders: number;
  readonly connections: number;
}

export interface Measured {
  /** Orders a second. */
  readonly rate: number;
  readonly p99: string;
}

export const LOADS: Readonly<Record<string, Load>> = {
  "HTTP empty route with the same hooks, 64": aLoad("/v1/bench/empty", Number.POSITIVE_INFINITY),
  "HTTP reserver uniform, 64": aLoad("/v1/bench/reservations", Number.POSITIVE_INFINITY),
  "HTTP reserver hot account, 64": aLoad("/v1/bench/reservations", 1),
  "HTTP one transaction a request, 64": aLoad("/v1/reservations", Number.POSITIVE_INFINITY),
  "HTTP reserver in requests of 100, 8": {
    path: "/v1/bench/reservations/batch",
    customers: Number.POSITIVE_INFINITY,
    orders: BATCH_ORDERS,
    connections: BATCH_CONNECTIONS,
  },
};

function aLoad(path: string, customers: number): Load {
  return { path, customers, orders: 0, connections: CONNECTIONS };
}

export interface HttpArena {
  measure(load: Load): Promise<Measured>;
  close(): Promise<void>;
}

let runs = 0;

/** Starts a server in a process of its own, and wrk against it for each measure. `wrk`: path of the program. */
export async function openHttpArena(
  arena: Arena,
  customers: readonly { readonly id: string; readonly reference: string }[],
  wrk = "wrk",
): Promise<HttpArena> {
  const { secret } = await inMerchant(arena.database, arena.caller(), (ctx) =>
    createApiKey(ctx, "live", { name: "bench", scopes: SCOPES }),
  );
  const idsFile = join(arena.folder, "customer-ids.txt");
  const referencesFile = join(arena.folder, "customer-references.txt");
  await writeFile(idsFile, customers.map(({ id }) => id).join("\n"));
  await writeFile(referencesFile, customers.map(({ reference }) => reference).join("\n"));
  const env = { ...process.env, SETTINGS: JSON.stringify(arena.settings) };
  const child = fork(join(import.meta.dirname, "serving-process.ts"), [], { env, execArgv: [] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (message) => resolve(Number(message)));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    measure: async (load) => {
      runs += 1;
      const file = load.path.startsWith("/v1/bench") ? idsFile : referencesFile;
      const count = Math.min(load.customers, customers.length);
      const { stdout } = await promisify(execFile)(wrk, [
        ...["-t", "1", "-c", String(load.connections), "-d", `${SECONDS_A_RUN}s`, "--latency"],
        ...[
          "-s",
          load.script ?? join(import.meta.dirname, "order.lua"),
          `http://127.0.0.1:${port}${load.path}`,
        ],
        ...["--", secret, file, String(count), String(load.orders), `R${runs}`],
      ]);
      const requests = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
      const failed = /Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1];
      if (failed !== undefined) console.log(stdout.slice(0, 500));
      return { rate: requests * Math.max(1, load.orders), p99: /99%\s+(\S+)/.exec(stdout)?.[1] ?? "?" };
    },
    close: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
}
