import type { Database } from "../db/index.ts";
import { canonicalBytes, FIRST_PREVIOUS_HASH, linkHash } from "./chain.ts";
import { type ChainFailure, diagnose, type Suspect } from "./chain-diagnosis.ts";
import { countUnsealed, type SealedRow, sealedAfter } from "./chain-store.ts";

export interface ChainReport {
  readonly ok: boolean;
  /** Sealed rows looked at. */
  readonly checked: number;
  /** Rows that have no place in the chain yet; not a failure. */
  readonly unsealed: number;
  readonly failures: readonly ChainFailure[];
}

const PAGE_ROWS = 5_000;
/** More rows than this are not told apart: a chain with so many wrong places has been replaced, not touched. */
const SUSPECTS_MAX = 200;
const GAPS_MAX = 200;
const NO_HASH = Buffer.alloc(0);

/**
 * Recomputes a merchant's whole chain from its rows, a page at a time, and names what does not follow. It proves
 * nothing about rows cut off at the end, or about a chain rewritten from some point on: for those, see checkHead.
 */
export async function verifyChain(database: Database, merchantId: string): Promise<ChainReport> {
  const walk = startWalk();
  for (;;) {
    const page = await sealedAfter(database.across, merchantId, walk.previous.sequence, PAGE_ROWS);
    for (const row of page) step(walk, row);
    if (page.length < PAGE_ROWS) break;
  }
  const failures = [...walk.gaps, ...diagnose(walk.suspects)].sort((a, b) =>
    a.sequence < b.sequence ? -1 : a.sequence > b.sequence ? 1 : 0,
  );
  return {
    ok: walk.sound,
    checked: walk.checked,
    unsealed: await countUnsealed(database.across, merchantId),
    failures,
  };
}

interface Walk {
  previous: { readonly sequence: bigint; readonly eventId: string | null; readonly hash: Buffer };
  checked: number;
  sound: boolean;
  readonly suspects: Suspect[];
  readonly gaps: ChainFailure[];
}

function startWalk(): Walk {
  return {
    previous: { sequence: 0n, eventId: null, hash: FIRST_PREVIOUS_HASH },
    checked: 0,
    sound: true,
    suspects: [],
    gaps: [],
  };
}

function step(walk: Walk, row: SealedRow): void {
  const { previous } = walk;
  const afterGap = row.sequence !== previous.sequence + 1n;
  if (afterGap) noteGap(walk, previous.sequence + 1n, row.sequence - 1n);
  const bytes = canonicalBytes(row);
  const storedHash = row.hash ?? NO_HASH;
  const expectedHash = linkHash(previous.hash, bytes);
  if (!expectedHash.equals(storedHash)) {
    walk.sound = false;
    if (walk.suspects.length < SUSPECTS_MAX) {
      const { sequence, id: eventId } = row;
      walk.suspects.push({ sequence, eventId, bytes, storedHash, expectedHash, previous, afterGap });
    }
  }
  walk.previous = { sequence: row.sequence, eventId: row.id, hash: storedHash };
  walk.checked += 1;
}

function noteGap(walk: Walk, from: bigint, through: bigint): void {
  walk.sound = false;
  if (walk.gaps.length >= GAPS_MAX) return;
  walk.gaps.push({
    sequence: from,
    eventId: null,
    what: "row missing",
    detail: from === through ? "the row is not there" : `the rows through sequence ${through} are not there`,
  });
}
