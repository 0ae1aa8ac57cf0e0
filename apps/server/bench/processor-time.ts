// Processor time of processes, from Linux's /proc: it says what a decision costs even while others use the machine.
import { readdir, readFile } from "node:fs/promises";

/** Linux counts in hundredths of a second wherever it runs. */
const TICKS_PER_SECOND = 100;

/** Seconds of processor time, user and system, that PostgreSQL's processes have used; NaN where there is no /proc. */
export async function databaseSeconds(dataFolder: string): Promise<number> {
  const postmaster = Number((await readFile(`${dataFolder}/postmaster.pid`, "utf8")).split("\n", 1)[0]);
  const names = await readdir("/proc").catch(() => []);
  let ticks = Number.NaN;
  for (const name of names.filter((entry) => /^[0-9]+$/.test(entry))) {
    const fields = await readFields(name);
    if (fields === undefined) continue;
    const isOurs = Number(name) === postmaster || Number(fields[1]) === postmaster;
    if (!isOurs) continue;
    // What its ended children used counts with the parent.
    const [own, ended] = [Number(fields[11]) + Number(fields[12]), Number(fields[13]) + Number(fields[14])];
    ticks = (Number.isNaN(ticks) ? 0 : ticks) + own + (Number(name) === postmaster ? ended : 0);
  }
  return ticks / TICKS_PER_SECOND;
}

/** The fields of /proc/<pid>/stat from the state on; a process's name may hold blanks, so they are counted after it. */
async function readFields(pid: string): Promise<string[] | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  return text?.slice(text.lastIndexOf(")") + 2).split(" ");
}
