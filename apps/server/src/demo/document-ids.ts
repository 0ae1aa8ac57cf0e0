import { createHash } from "node:crypto";
import { type PlainDate, uuidv7 } from "@goodterms/kernel";
import type { Plan, PlannedDocument } from "./rules.ts";

/** When a day's documents are booked: in the late afternoon, the same day wherever an entity keeps its books. */
const BOOKED_AT = "T17:30:00Z";

/** The instant at which the demo books what happened on a day. */
export function bookedAt(on: PlainDate): Date {
  return new Date(`${on}${BOOKED_AT}`);
}

/** Tells one document of the plan from every other. */
export function documentKey({ kind, number }: Pick<PlannedDocument, "kind" | "number">): string {
  return `${kind} ${number}`;
}

/**
 * The id of every document of the plan. They follow from the plan alone, so a load that is taken up again after it broke
 * off knows what the earlier part has booked without asking.
 */
export function planDocumentIds(plan: Plan): Map<string, string> {
  return new Map(
    plan.days.flatMap(({ on, documents }) =>
      documents.map((document) => {
        const key = documentKey(document);
        return [key, uuidv7(bookedAt(on).getTime(), (bytes) => fillFrom(key, bytes))] as const;
      }),
    ),
  );
}

function fillFrom(key: string, bytes: Uint8Array): void {
  bytes.set(createHash("sha256").update(key).digest().subarray(0, bytes.length));
}
