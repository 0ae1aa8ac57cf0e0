// `npm run bench [rows]` or `npm run bench -- deciding` or `npm run bench -- storm [seconds]` or `npm run bench -- scorecards [set]`: prints figures of this machine as ratios to its own limits.
// Never part of the tests.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { machine, openArena } from "./arena.ts";
import { benchAgeing } from "./bench-ageing.ts";
import { benchDeciding } from "./bench-deciding.ts";
import { benchImport } from "./bench-import.ts";
import { benchScorecards } from "./bench-scorecards.ts";
import { benchSimulating } from "./bench-simulating.ts";
import { benchStorm } from "./bench-storm.ts";

const ROWS_DEFAULT = 100_000;
const STORM_SECONDS_DEFAULT = 60;
/** Where Debian puts PostgreSQL 15; deciding is measured on it, and pgbench comes with it. */
const DEBIAN_BINARIES = "/usr/lib/postgresql/15";

console.log(machine());
if (process.argv[2] === "deciding") await decide();
else if (process.argv[2] === "storm") await rage(Number(process.argv[3] ?? STORM_SECONDS_DEFAULT));
else if (process.argv[2] === "scorecards") await benchScorecards(process.argv[3]);
else if (process.argv[2] === "simulating") await simulate(Number(process.argv[3] ?? ROWS_DEFAULT));
else await book(Number(process.argv[2] ?? ROWS_DEFAULT));

async function book(rows: number): Promise<void> {
  if (!Number.isInteger(rows) || rows < 100) throw new Error("rows is a whole number of at least 100");
  const arena = await openArena();
  try {
    await benchImport(arena, rows);
    await benchAgeing(arena);
  } finally {
    await arena.close();
  }
}

async function simulate(customers: number): Promise<void> {
  const arena = await openArena();
  try {
    await benchSimulating(arena, customers);
  } finally {
    await arena.close();
  }
}

async function rage(seconds: number): Promise<void> {
  const arena = await openArena({ binaries: process.env.GOODTERMS_BENCH_POSTGRES ?? DEBIAN_BINARIES });
  try {
    await benchStorm(arena, seconds);
  } finally {
    await arena.close();
  }
}

async function decide(): Promise<void> {
  const binaries = process.env.GOODTERMS_BENCH_POSTGRES ?? DEBIAN_BINARIES;
  const pgbench = join(binaries, "bin/pgbench");
  if (!existsSync(pgbench)) throw new Error(`deciding needs ${pgbench}: apt-get install postgresql-15`);
  const arena = await openArena({ binaries });
  try {
    await benchDeciding(arena, pgbench);
  } finally {
    await arena.close();
  }
}
