import { linkHash } from "./chain.ts";

/** A row whose stored hash does not follow from the row before it. */
export interface Suspect {
  readonly sequence: bigint;
  readonly eventId: string;
  readonly bytes: Buffer;
  readonly storedHash: Buffer;
  readonly expectedHash: Buffer;
  readonly previous: { readonly sequence: bigint; readonly eventId: string | null; readonly hash: Buffer };
  /** Rows are missing right before it, so what it followed is unknown. */
  readonly afterGap: boolean;
}

export interface ChainFailure {
  readonly sequence: bigint;
  /** Null for a row that is not there. */
  readonly eventId: string | null;
  readonly what: "row changed" | "row missing" | "row moved" | "hash differs";
  /** In words, with the other rows that the same evidence may point at. */
  readonly detail: string;
}

/** A hash that a suspect may have followed, and where it stands. */
interface Candidate {
  readonly hash: Buffer;
  readonly sequence: bigint;
  /** The suspect whose hash it is; undefined for a sound row. */
  readonly suspect: Suspect | undefined;
  readonly kind: "stored" | "expected";
}

/**
 * Says which of the suspects were tampered with and how. A row whose hash follows from some other hash of the chain
 * is whole, and is either where it belongs (only its neighbour is wrong) or has been moved; one that follows from
 * nothing was changed, unless the rest of the chain still rests on the hash it should have.
 */
export function diagnose(suspects: readonly Suspect[]): ChainFailure[] {
  const candidates = candidatesOf(suspects);
  const followed = new Map<Suspect, Candidate>();
  for (const suspect of suspects) {
    const found = candidates.find(
      (candidate) =>
        candidate.suspect !== suspect && linkHash(candidate.hash, suspect.bytes).equals(suspect.storedHash),
    );
    if (found !== undefined) followed.set(suspect, found);
  }
  const withForgedHash = new Set(
    [...followed.values()].filter((from) => from.kind === "expected").map((from) => from.suspect),
  );
  return suspects.flatMap((suspect) => {
    const from = followed.get(suspect);
    if (from !== undefined) return movedFrom(suspect, placeAfter(from, followed));
    if (withForgedHash.has(suspect)) return [forgedHash(suspect)];
    return suspect.afterGap ? [] : [changed(suspect)];
  });
}

function candidatesOf(suspects: readonly Suspect[]): Candidate[] {
  const suspected = new Set(suspects.map((suspect) => suspect.sequence));
  return suspects.flatMap((suspect): Candidate[] => {
    const own: Candidate[] = [
      { hash: suspect.storedHash, sequence: suspect.sequence, suspect, kind: "stored" },
      { hash: suspect.expectedHash, sequence: suspect.sequence, suspect, kind: "expected" },
    ];
    if (suspected.has(suspect.previous.sequence)) return own;
    const { hash, sequence } = suspect.previous;
    return [{ hash, sequence, suspect: undefined, kind: "stored" }, ...own];
  });
}

/** Where a row belongs that follows `from`: one after the place where that one belongs. */
function placeAfter(from: Candidate, followed: ReadonlyMap<Suspect, Candidate>): bigint {
  let place = 1n;
  let current: Candidate = from;
  // Hashes cannot form a circle, so the walk ends at a sound row or at one that follows nothing.
  for (;;) {
    const before =
      current.suspect === undefined || current.kind === "expected"
        ? undefined
        : followed.get(current.suspect);
    if (before === undefined) return current.sequence + place;
    place += 1n;
    current = before;
  }
}

function movedFrom(suspect: Suspect, place: bigint): ChainFailure[] {
  if (place === suspect.sequence) return [];
  return [
    {
      sequence: suspect.sequence,
      eventId: suspect.eventId,
      what: "row moved",
      detail: `the row is whole and belongs at sequence ${place}`,
    },
  ];
}

function forgedHash(suspect: Suspect): ChainFailure {
  return {
    sequence: suspect.sequence,
    eventId: suspect.eventId,
    what: "hash differs",
    detail: "the stored hash was replaced; the row's content is the one that the next row rests on",
  };
}

function changed(suspect: Suspect): ChainFailure {
  const { eventId, sequence } = suspect.previous;
  const alternative =
    eventId === null
      ? ""
      : `; or else the row before it (sequence ${sequence}, event ${eventId}) was rewritten together with its hash`;
  return {
    sequence: suspect.sequence,
    eventId: suspect.eventId,
    what: "row changed",
    detail: `the row's content does not give its stored hash${alternative}`,
  };
}
