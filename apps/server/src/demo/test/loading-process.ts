// A process of its own that makes a small demo and tells how far it is, for the test that kills it on the way.
import { movableClock } from "../../platform/clock/index.ts";
import { type DatabaseSettings, openDatabase } from "../../platform/db/index.ts";
import { loadDemo } from "../load-demo.ts";

export interface LoadingOrder {
  readonly settings: DatabaseSettings;
  readonly merchantId: string;
  readonly now: string;
  readonly sharePercent: number;
}

const { settings, merchantId, now, sharePercent } = JSON.parse(process.env.ORDER ?? "") as LoadingOrder;
const database = openDatabase(settings);
const clock = movableClock(new Date(now));
await loadDemo(
  { database, settings, clock },
  { merchantId, ownerId: null, sharePercent, onWeek: (week) => void process.send?.(week) },
);
await database.close();
