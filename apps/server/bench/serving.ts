// The bench's side of a server in a process of its own, and wrk against it.
import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createApiKey, SCOPES } from "../src/platform/auth/index.ts";
import { inMerchant } from "../src/platform/db/index.ts";
import type { Arena } from "./arena.ts";
import type { BenchCustomer } from "./checkout-customers.ts";
import { databaseSeconds } from "./processor-time.ts";

// Where the embedded server keeps what PostgreSQL calls its data directory.
const DATA_FOLDER = "data/postgres/cluster";
const SECONDS_A_RUN = Number(process.env.GOODTERMS_BENCH_SECONDS ?? 5);

export interface Serving {
  readonly port: number;
  readonly child: ChildProcess;
  processorSeconds(): Promise<number>;
  close(): Promise<void>;
}

/** Starts a server on the arena's database. `execArgv` for a profiler. */
export async function openServing(arena: Arena, execArgv: readonly string[] = []): Promise<Serving> {
  const env = { ...process.env, SETTINGS: JSON.stringify(arena.settings) };
  const child = fork(join(import.meta.dirname, "serving-process.ts"), [], { env, execArgv: [...execArgv] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (message) => resolve(Number(message)));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  child.removeAllListeners("exit");
  return {
    port,
    child,
    processorSeconds: async () => {
      const answered = once(child, "message");
      child.send("processor");
      return Number((await answered)[0]);
    },
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** A key with every scope. */
export async function aKey(arena: Arena): Promise<string> {
  const { secret } = await inMerchant(arena.database, arena.caller(), (ctx) =>
    createApiKey(ctx, "live", { name: "bench", scopes: SCOPES }),
  );
  return secret;
}

export interface Load {
  readonly path: string;
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
  /** Processor time an order, in microseconds: of the server's process, and of PostgreSQL. */
  readonly serverMicros: number;
  readonly databaseMicros: number;
}

let runs = 0;

/** Runs wrk with order.lua for some seconds. `key`: aKey's. */
export async function loadWithWrk(
  arena: Arena,
  serving: Serving,
  key: string,
  customers: readonly BenchCustomer[],
  load: Load,
): Promise<Measured> {
  runs += 1;
  const file = join(arena.folder, "customer-references.txt");
  await writeFile(file, customers.map(({ reference }) => reference).join("\n"));
  const count = Math.min(load.customers, customers.length);
  const data = join(arena.folder, DATA_FOLDER);
  const before = [await serving.processorSeconds(), await databaseSeconds(data)] as const;
  const { stdout } = await promisify(execFile)("wrk", [
    ...["-t", "1", "-c", String(load.connections), "-d", `${SECONDS_A_RUN}s`, "--latency"],
    ...["-s", join(import.meta.dirname, "order.lua"), `http://127.0.0.1:${serving.port}${load.path}`],
    ...["--", key, file, String(count), String(load.orders), `R${process.pid}-${runs}`],
  ]);
  const after = [await serving.processorSeconds(), await databaseSeconds(data)] as const;
  const requests = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  if (/Non-2xx|Socket errors/.test(stdout)) console.log(stdout.slice(0, 1_000));
  const orders = Number(/(\d+) requests in/.exec(stdout)?.[1]) * Math.max(1, load.orders);
  return {
    rate: requests * Math.max(1, load.orders),
    p99: /99%\s+(\S+)/.exec(stdout)?.[1] ?? "?",
    serverMicros: ((after[0] - before[0]) * 1_000_000) / orders,
    databaseMicros: ((after[1] - before[1]) * 1_000_000) / orders,
  };
}
