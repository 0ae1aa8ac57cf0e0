// The only place that reads the machine's clock. Everything else is handed a Clock or a `now`.

export interface Clock {
  /** The present instant. Read once, at the door of a request or the start of a job. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export interface MovableClock extends Clock {
  set(instant: Date): void;
  advance(durationMs: number): void;
}

/** A clock that stands still until moved, for tests and for runs placed at a date. */
export function movableClock(start: Date): MovableClock {
  let current = start;
  return {
    now: () => current,
    set: (instant) => {
      current = instant;
    },
    advance: (durationMs) => {
      current = new Date(current.getTime() + durationMs);
    },
  };
}
