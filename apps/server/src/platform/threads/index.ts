import { existsSync } from "node:fs";

/**
 * The program of a thread, by its path below src without ending: "receivables/statements/pdf/draw-thread". From the
 * sources it is the file itself; from the one built file, what the build has put beside it.
 */
export function threadProgram(path: string): URL {
  const source = new URL(`../../${path}.ts`, import.meta.url);
  return existsSync(source) ? source : new URL(`./${path}.mjs`, import.meta.url);
}
