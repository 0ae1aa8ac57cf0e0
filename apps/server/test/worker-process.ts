// A process of its own for the tests of a worker's death: takes a job, says so, and never ends by itself.
import { systemClock } from "../src/platform/clock/index.ts";
import { openDatabase } from "../src/platform/db/index.ts";
import { defineJob, startWorker } from "../src/platform/jobs/index.ts";

const settings: unknown = JSON.parse(process.env.SETTINGS ?? "");
const logger = { info: () => {}, warn: () => {}, error: () => {} };
const hold = defineJob({
  name: "test.hold_on",
  handle: () => {
    process.send?.("holding");
    return new Promise(() => {});
  },
});
await startWorker({
  database: openDatabase(settings as Parameters<typeof openDatabase>[0]),
  clock: systemClock,
  jobs: [hold],
  ticks: [],
  logger,
});
