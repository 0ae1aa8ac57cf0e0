import type { Scorecard } from "./scorecard-api.ts";

/** Which card goes where: as the segments' champion, or as one of their challengers. */
export interface Placing {
  readonly card: Scorecard;
  readonly segments: readonly string[];
  readonly role: "champion" | "challenger";
}

interface SegmentPart {
  readonly id: string;
  readonly scorecard?: string | null;
  readonly challengers?: readonly string[];
}

const SCORECARDS = /^scorecards:[ \t]*(#.*)?$/m;
const INDENT = 2;

/**
 * The policy's text with the card, its comments kept; null where the text is not written in the usual way (a list under
 * `scorecards:` and segments each starting with their id). Whoever uses it has the result checked, see `isCardIn`.
 */
export function textWithCard(text: string, placing: Placing): string | null {
  const heading = SCORECARDS.exec(text);
  if (heading === null || text.includes(placing.card.id)) return null;
  const card = JSON.stringify(placing.card, null, INDENT).replaceAll("\n", "\n    ");
  const end = heading.index + heading[0].length;
  const withCard = `${text.slice(0, end)}\n  - ${card}${text.slice(end)}`;
  return placing.segments.reduce<string | null>(
    (changed, id) => (changed === null ? null : segmentWithCard(changed, id, placing)),
    withCard,
  );
}

function segmentWithCard(text: string, segment: string, { card, role }: Placing): string | null {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.trim() === `- id: ${segment}`);
  const first = lines[start];
  if (first === undefined) return null;
  const margin = `${first.slice(0, first.indexOf("-"))}  `;
  const isInside = (line: string): boolean => line.startsWith(margin) || line.trim() === "";
  const after = lines.findIndex((line, index) => index > start && !isInside(line));
  const end = after === -1 ? lines.length : after;
  const name = role === "champion" ? "scorecard:" : "challengers:";
  const own = lines.findIndex(
    (line, index) => index > start && index < end && line.startsWith(`${margin}${name}`),
  );
  // A list of challengers that is there already may be written in several ways: that is left to the document.
  if (own !== -1 && role === "challenger") return null;
  const line = role === "champion" ? `${margin}scorecard: ${card.id}` : `${margin}challengers: [${card.id}]`;
  return own === -1 ? lines.toSpliced(start + 1, 0, line).join("\n") : lines.with(own, line).join("\n");
}

/** The policy as a document with the card; the text's comments are lost. */
export function documentWithCard(
  document: Readonly<Record<string, unknown>>,
  { card, segments, role }: Placing,
): Record<string, unknown> {
  const others = partsOf<{ id: string }>(document.scorecards).filter(({ id }) => id !== card.id);
  return {
    ...document,
    scorecards: [...others, card],
    segments: partsOf<SegmentPart>(document.segments).map((segment) => {
      if (!segments.includes(segment.id)) return segment;
      if (role === "champion") return { ...segment, scorecard: card.id };
      return { ...segment, challengers: [...new Set([...(segment.challengers ?? []), card.id])] };
    }),
  };
}

/** Whether a checked document holds the card where it was to go. */
export function isCardIn(
  document: Readonly<Record<string, unknown>>,
  { card, segments, role }: Placing,
): boolean {
  const held = partsOf<{ id: string }>(document.scorecards).some(({ id }) => id === card.id);
  const placed = partsOf<SegmentPart>(document.segments).filter(({ id }) => segments.includes(id));
  return (
    held &&
    placed.length === segments.length &&
    placed.every((segment) =>
      role === "champion" ? segment.scorecard === card.id : segment.challengers?.includes(card.id) === true,
    )
  );
}

function partsOf<Part>(value: unknown): readonly Part[] {
  // Of a checked policy, whose lists have the shape that the server publishes.
  return Array.isArray(value) ? (value as Part[]) : [];
}
