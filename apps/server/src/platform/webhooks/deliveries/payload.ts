import { formatId } from "@goodterms/kernel";
import { Webhook } from "standardwebhooks";
import { subjectIdOf } from "../../events/index.ts";

/** The sealed event of a delivery. */
export interface DeliveredEvent {
  readonly eventId: string;
  readonly eventSequence: bigint;
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectVersion: bigint;
  readonly actor: string;
  readonly occurredAt: Date;
  readonly data: unknown;
}

/** The body of a webhook, as text: what is signed is what is sent. */
export function payloadOf(event: DeliveredEvent): string {
  return JSON.stringify({
    type: event.type,
    timestamp: event.occurredAt.toISOString(),
    sequence: Number(event.eventSequence),
    id: formatId("evt", event.eventId),
    subject: {
      type: event.subjectType,
      id: subjectIdOf(event.subjectType, event.subjectId),
      version: Number(event.subjectVersion),
    },
    actor: event.actor,
    data: event.data,
  });
}

/**
 * The headers of a webhook (Standard Webhooks 1.0). The id is the event's, the same at every attempt and replay, so
 * that a receiver can tell a second copy; there is one signature for each secret that is valid now.
 */
export function headersOf(
  event: DeliveredEvent,
  body: string,
  secrets: readonly string[],
  now: Date,
): Record<string, string> {
  const id = formatId("evt", event.eventId);
  return {
    "content-type": "application/json",
    "user-agent": "Goodterms-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(" "),
  };
}
