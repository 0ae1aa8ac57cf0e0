// `npm run bench [rows]`: prints figures of this machine as ratios to its own limits. Never part of the tests.
import { machine, openArena } from "./arena.ts";
import { benchAgeing } from "./bench-ageing.ts";
import { benchImport } from "./bench-import.ts";

const ROWS_DEFAULT = 100_000;

const rows = Number(process.argv[2] ?? ROWS_DEFAULT);
if (!Number.isInteger(rows) || rows < 100) throw new Error("rows is a whole number of at least 100");
console.log(machine());
const arena = await openArena();
try {
  await benchImport(arena, rows);
  await benchAgeing(arena);
} finally {
  await arena.close();
}
