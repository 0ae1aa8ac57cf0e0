/** One field that is not the same: a JSON Pointer, and what stood there; undefined where nothing did. */
export interface Difference {
  readonly pointer: string;
  readonly recorded: unknown;
  readonly replayed: unknown;
}

const DIFFERENCES_MAX = 200;

/** The fields in which two JSON texts differ, in the order of the first. At most 200 are named. */
export function compareTexts(recorded: string, replayed: string): Difference[] {
  const found: Difference[] = [];
  compare(JSON.parse(recorded), JSON.parse(replayed), "", found);
  return found.slice(0, DIFFERENCES_MAX);
}

function compare(recorded: unknown, replayed: unknown, pointer: string, found: Difference[]): void {
  if (isRecord(recorded) && isRecord(replayed)) {
    for (const name of new Set([...Object.keys(recorded), ...Object.keys(replayed)]))
      compare(recorded[name], replayed[name], `${pointer}/${escapeStep(name)}`, found);
    return;
  }
  if (JSON.stringify(recorded) !== JSON.stringify(replayed)) found.push({ pointer, recorded, replayed });
}

/** Lists are compared by place, like objects whose names are numbers. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function escapeStep(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
