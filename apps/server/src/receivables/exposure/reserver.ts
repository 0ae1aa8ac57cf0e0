import { setImmediate as turnOfEvents } from "node:timers/promises";
import { type Caller, type Database, inMerchant, sqlState } from "#platform/db";
import { newId } from "#platform/ids";
import { refuse } from "../refusals.ts";
import { expireReservationsAround } from "./expire-reservations.ts";
import { type AnswerRow, readAnswers, standingIds } from "./read-answers.ts";
import { findReservations } from "./reservation-store.ts";
import { type BatchAnswer, batchParameters, RESERVE_BATCH } from "./reserve-batch.ts";
import type { ReserveAnswer, ReserveCall } from "./reserve-call.ts";

/** More would keep the first of them waiting, and the accounts locked, for longer than it saves. */
const CALLS_PER_BATCH_MAX = 500;
/** While so many wait, further calls are sent beside the first: then it is throughput that matters. */
const CALLS_FOR_ANOTHER = 100;
const CALLS_IN_FLIGHT_MAX = 3;
/** A call that the database refused for what others did at the same moment is asked again, since nothing of it remains. */
const TRIES_MAX = 4;
/** After so many releases of what was due, a lack of room is final. */
const SWEEPS_MAX = 2;
const UNIQUE_VIOLATION = "23505";
const SERIALIZATION_FAILURE = "40001";
const DEADLOCK_DETECTED = "40P01";
const RETRIED = new Set([UNIQUE_VIOLATION, SERIALIZATION_FAILURE, DEADLOCK_DETECTED]);

export interface Reserver {
  /**
   * Asks the guard for one order, together with whatever else waits for the merchant: while a call to the database is in
   * flight, what comes goes with the next. One alone goes singly. A call that failed midway can be asked
   * again: an order that was decided gives its first answer.
   * @throws Refusal not_found for an unknown customer; the database's error where it cannot be reached.
   */
  reserve(caller: Caller, call: ReserveCall): Promise<ReserveAnswer>;
}

interface Waiting {
  readonly caller: Caller;
  readonly call: ReserveCall;
  readonly resolve: (answer: ReserveAnswer) => void;
  readonly reject: (error: unknown) => void;
  /** Ids under which it was sent: a commit whose answer was lost is known again by them. */
  readonly sentIds: string[];
  sweeps: number;
}

/** What waits for one merchant, and whose accounts are being decided on. */
interface Queue {
  waiting: Waiting[];
  readonly busy: Set<string>;
  calls: number;
}

/** Opens the queues of one process, a queue a merchant. Any number of processes may reserve on one database. */
export function openReserver(database: Database): Reserver {
  const queues = new Map<string, Queue>();
  const add = (waiting: Waiting): void => {
    const { merchantId } = waiting.caller;
    const queue = queues.get(merchantId) ?? { waiting: [], busy: new Set(), calls: 0 };
    queues.set(merchantId, queue);
    queue.waiting.push(waiting);
    if (queue.calls === 0 || queue.waiting.length >= CALLS_FOR_ANOTHER) void drain(merchantId, queue);
  };
  const drain = async (merchantId: string, queue: Queue): Promise<void> => {
    if (queue.calls >= CALLS_IN_FLIGHT_MAX) return;
    queue.calls += 1;
    for (;;) {
      // Whatever else has come by now goes along: requests that only wait to be read are read first, so that under load a
      // call to the database carries many, and none waits for longer than reading the others takes.
      await turnOfEvents();
      const batch = takeBatch(queue);
      if (batch.length === 0) break;
      const customerIds = batch.map(({ call }) => call.customerId);
      for (const id of customerIds) queue.busy.add(id);
      await answerBatch(database, batch, add);
      for (const id of customerIds) queue.busy.delete(id);
    }
    queue.calls -= 1;
    if (queue.calls === 0 && queue.waiting.length === 0) queues.delete(merchantId);
  };
  return {
    reserve: (caller, call) =>
      new Promise((resolve, reject) => {
        add({ caller, call, resolve, reject, sentIds: [], sweeps: 0 });
      }),
  };
}

/** The longest waiting calls whose customers no call in flight is about: calls about one customer keep their order. */
function takeBatch(queue: Queue): Waiting[] {
  const taken: Waiting[] = [];
  const left: Waiting[] = [];
  for (const waiting of queue.waiting) {
    const isFree = taken.length < CALLS_PER_BATCH_MAX && !queue.busy.has(waiting.call.customerId);
    (isFree ? taken : left).push(waiting);
  }
  queue.waiting = left;
  return taken;
}

async function answerBatch(
  database: Database,
  batch: readonly Waiting[],
  askAgain: (waiting: Waiting) => void,
): Promise<void> {
  let answers: (BatchAnswer | undefined)[];
  try {
    answers = await send(database, batch);
  } catch (error) {
    if (batch.length === 1 || sqlState(error) === undefined) {
      await answerSingly(database, batch, error, askAgain);
      return;
    }
    for (const waiting of batch) await answerSingly(database, [waiting], error, askAgain);
    return;
  }
  batch.forEach((waiting, index) => {
    settle(database, waiting, answers[index], askAgain);
  });
}

/** One call by itself, or a whole batch that never reached the database. */
async function answerSingly(
  database: Database,
  batch: readonly Waiting[],
  first: unknown,
  askAgain: (waiting: Waiting) => void,
): Promise<void> {
  let error = first;
  for (let attempt = 1; attempt < TRIES_MAX; attempt += 1) {
    try {
      const answers = await send(database, batch);
      batch.forEach((waiting, index) => {
        settle(database, waiting, answers[index], askAgain);
      });
      return;
    } catch (again) {
      error = again;
      const state = sqlState(again);
      if (state !== undefined && !RETRIED.has(state)) break;
    }
  }
  for (const waiting of batch) waiting.reject(error);
}

async function send(database: Database, batch: readonly Waiting[]): Promise<(BatchAnswer | undefined)[]> {
  const first = batch[0];
  if (first === undefined) return [];
  const latest = batch.reduce((now, { caller }) => (caller.now > now ? caller.now : now), first.caller.now);
  const calls = batch.map(({ caller, call, sentIds, sweeps }) => {
    const id = newId(latest);
    sentIds.push(id);
    return {
      ...call,
      id,
      eventId: newId(latest),
      isSwept: sweeps >= SWEEPS_MAX,
      actor: caller.actor,
      requestId: caller.requestId,
    };
  });
  const answered = await database.app.query<AnswerRow>({
    name: "reserve_batch",
    text: RESERVE_BATCH,
    values: [...batchParameters(first.caller.merchantId, latest, calls)],
  });
  const ids = standingIds(answered.rows);
  const standing =
    ids.length === 0 ? [] : await inMerchant(database, first.caller, (ctx) => findReservations(ctx, { ids }));
  return readAnswers(calls, latest, answered.rows, standing);
}

function settle(
  database: Database,
  waiting: Waiting,
  answer: BatchAnswer | undefined,
  askAgain: (waiting: Waiting) => void,
): void {
  if (answer === undefined) {
    waiting.reject(refuse("not_found", "There is no such customer."));
    return;
  }
  const { kind, reservation } = answer;
  if (kind === "sweep") {
    waiting.sweeps += 1;
    inMerchant(database, waiting.caller, (ctx) =>
      expireReservationsAround(ctx, waiting.call.customerId),
    ).then(() => askAgain(waiting), waiting.reject);
    return;
  }
  const isOurs = kind === "same" && waiting.sentIds.includes(reservation.id);
  waiting.resolve({ kind: isOurs ? "decided" : kind, reservation });
}
