import type { PlainDate } from "@goodterms/kernel";

/** What comes first on one day. */
export const RANKS = ["invoice", "credit_note", "payment", "match", "return", "talk"] as const;
export type Rank = (typeof RANKS)[number];

interface Task {
  readonly on: PlainDate;
  readonly rank: number;
  readonly run: (on: PlainDate) => void;
}

/** Things to do by day; what is done may put down more, for the same day or later. */
export interface Agenda {
  add(on: PlainDate, rank: Rank, run: (on: PlainDate) => void): void;
  /** Does everything through a day, in the order of days, ranks and putting down; what lies beyond stays undone. */
  runThrough(last: PlainDate): void;
}

export function openAgenda(): Agenda {
  const tasks: Task[] = [];
  return {
    add: (on, rank, run) => {
      const task: Task = { on, rank: RANKS.indexOf(rank), run };
      let place = tasks.length;
      while (place > 0 && isBefore(task, tasks[place - 1])) place -= 1;
      tasks.splice(place, 0, task);
    },
    runThrough: (last) => {
      for (let task = tasks[0]; task !== undefined && task.on <= last; task = tasks[0]) {
        tasks.shift();
        task.run(task.on);
      }
    },
  };
}

function isBefore(one: Task, other: Task | undefined): boolean {
  return other !== undefined && (one.on < other.on || (one.on === other.on && one.rank < other.rank));
}
