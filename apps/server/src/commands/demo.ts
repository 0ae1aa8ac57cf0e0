import { randomUUID } from "node:crypto";
import type { Command } from "commander";
import { openRooms } from "#house";
import { createApiKey, SCOPES, type SignIn } from "#platform/auth";
import { inMerchant } from "#platform/db";
import type { RouteDefinition } from "#platform/http";
import { Refusal } from "#platform/refusals";
import { createMerchant, findMerchantsOf } from "#platform/tenancy";
import { listEntities } from "#receivables";
import { tellCredit } from "../demo/credit/tell-credit.ts";
import { ALL_CUSTOMERS_PERCENT, loadDemo, makeEntities } from "../demo/load-demo.ts";
import { type DemoSignIn, makePassword, readSignInFile, writeSignInFile } from "../demo/sign-in-file.ts";
import { filesOf, type OpenHouse, openHouse, openPeople } from "./open-house.ts";
import { note, openProgress, printJson, printLine } from "./output.ts";

const MERCHANT = "Albion Giftware";
const EMAIL = "demo@albion.example";
const OWNER = "Robin Hart";
const ACTOR = "system:demo";
const MS_PER_SECOND = 1_000;

/** How to get into the demo. */
export interface DemoEntrance {
  readonly email: string;
  readonly password: string;
  /** Opens the demo's test twin, which has the two companies and nothing else. */
  readonly testKey: string | null;
}

/** What making the demo needs of the open house. */
export interface DemoHouse extends Pick<OpenHouse, "config" | "clock" | "database" | "settings"> {
  /** Every room's routes, which the demo's shop and staff ask. */
  readonly routes: readonly RouteDefinition[];
}

interface DemoMerchant {
  readonly merchantId: string;
  readonly testMerchantId: string;
  readonly ownerId: string;
}

/**
 * Makes the demo merchant on the first start: its person, its book, its credit side, a key for its test twin. Later starts find it and
 * answer the same; a start that was broken off is taken up where it stood. `sharePercent` tells of fewer customers.
 */
export async function ensureDemo(
  house: DemoHouse,
  signIn: SignIn,
  options: { readonly sharePercent?: number } = {},
): Promise<DemoEntrance> {
  const { dataFolder } = house.config;
  const kept = (await readSignInFile(dataFolder)) ?? newSignIn();
  // Kept before the person is made, so that a kill in between leaves no password that nobody knows.
  if (kept.merchantId === null) await writeSignInFile(dataFolder, kept);
  const merchant = (await findDemo(house, signIn)) ?? (await makeDemo(house, signIn, kept));
  const entrance = await keepPassword(house, signIn, kept, merchant);
  await tellBook(house, merchant, options.sharePercent ?? ALL_CUSTOMERS_PERCENT);
  await tellStandings(house, merchant);
  return keepTestKey(house, entrance, merchant);
}

function newSignIn(): DemoSignIn {
  return { email: EMAIL, password: makePassword(), merchantId: null, testKey: null };
}

async function findDemo(house: DemoHouse, signIn: SignIn): Promise<DemoMerchant | null> {
  const person = await signIn.findPersonByEmail(EMAIL);
  if (person === null) return null;
  const own = (await findMerchantsOf(house.database, person.userId)).filter(({ name }) => name === MERCHANT);
  const live = own.find(({ mode }) => mode === "live");
  const test = own.find(({ mode }) => mode === "test");
  if (live === undefined || test === undefined) return null;
  return { merchantId: live.merchantId, testMerchantId: test.merchantId, ownerId: person.userId };
}

async function makeDemo(house: DemoHouse, signIn: SignIn, { password }: DemoSignIn): Promise<DemoMerchant> {
  const parts = { database: house.database, clock: house.clock, signIn };
  await createMerchant(parts, { name: MERCHANT, owner: { email: EMAIL, name: OWNER, password } });
  const made = await findDemo(house, signIn);
  if (made === null) throw new Error("the demo merchant was made and cannot be found");
  return made;
}

/**
 * Makes the kept password the one that opens this merchant. Where the file is new or of another database, or the person
 * was half made by a start that was killed, nobody knows the password that stands, so the kept one takes its place.
 */
async function keepPassword(
  house: DemoHouse,
  signIn: SignIn,
  kept: DemoSignIn,
  { merchantId, ownerId }: DemoMerchant,
): Promise<DemoSignIn> {
  if (kept.merchantId === merchantId) return kept;
  const { publicUrl, dataFolder } = house.config;
  const { token } = await signIn.invite(ownerId);
  const answer = await signIn.handle(
    new Request(`${publicUrl}/api/auth/reset-password`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: publicUrl },
      body: JSON.stringify({ token, newPassword: kept.password }),
    }),
  );
  if (!answer.ok) throw new Error(`the demo's password could not be set: ${await answer.text()}`);
  const entrance: DemoSignIn = { ...kept, merchantId, testKey: null };
  await writeSignInFile(dataFolder, entrance);
  return entrance;
}

async function tellBook(
  house: DemoHouse,
  { merchantId, ownerId }: DemoMerchant,
  sharePercent: number,
): Promise<void> {
  const started = performance.now();
  let progress: ReturnType<typeof openProgress> | null = null;
  const onWeek = (booked: number, weeks: number, label: string): void => {
    if (progress === null) note("Making the demo: a wholesaler's year of invoices, returns and payments.");
    progress ??= openProgress(weeks);
    progress.update(booked, label);
    if (booked < weeks) return;
    progress.stop();
    note(`The demo is made, in ${((performance.now() - started) / MS_PER_SECOND).toFixed(1)} s.`);
  };
  await loadDemo(house, { merchantId, ownerId, sharePercent, onWeek });
}

/** The credit side over the book. Where it breaks off, the book is there all the same, and the next start goes on. */
async function tellStandings(house: DemoHouse, { merchantId, ownerId }: DemoMerchant): Promise<void> {
  const started = performance.now();
  try {
    if (!(await tellCredit(house, { merchantId, ownerId }))) return;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    note(`The demo's credit side is not whole: ${error.detail} The next start takes it up again.`);
    return;
  }
  const seconds = ((performance.now() - started) / MS_PER_SECOND).toFixed(1);
  note(`Its customers are judged, and its orders, limits and applications made, in ${seconds} s.`);
}

async function keepTestKey(
  house: DemoHouse,
  kept: DemoSignIn,
  { testMerchantId }: DemoMerchant,
): Promise<DemoEntrance> {
  const { email, password } = kept;
  if (kept.testKey !== null) return { email, password, testKey: kept.testKey };
  const caller = {
    merchantId: testMerchantId,
    actor: ACTOR,
    now: house.clock.now(),
    requestId: randomUUID(),
  };
  const testKey = await inMerchant(house.database, caller, async (ctx) => {
    if ((await listEntities(ctx)).length === 0) await makeEntities(ctx);
    return (await createApiKey(ctx, "test", { name: "Demo", scopes: SCOPES })).secret;
  });
  await writeSignInFile(house.config.dataFolder, { ...kept, testKey });
  return { email, password, testKey };
}

interface DemoCommandOptions {
  readonly database?: string;
  readonly json?: boolean;
}

/** `goodterms demo`: makes the demo merchant without serving, and says how to get in. */
export function addDemo(program: Command): void {
  program
    .command("demo")
    .description("Make the demo merchant, a wholesaler with a year's book, or say how to get into it")
    .option("--database <url|folder>", "a postgres:// URL, or the data folder of the embedded server")
    .option("--json", "print JSON for machines")
    .addHelpText(
      "after",
      "\nExample:\n  goodterms demo --database ./demo-data\n\nNothing in a book is ever deleted, so a demo cannot be reset. To start over, name another data folder.",
    )
    .action(makeFrom);
}

async function makeFrom(options: DemoCommandOptions): Promise<void> {
  const house = await openHouse(options);
  try {
    const signIn = openPeople(house);
    const { config, encryptionKey } = house;
    const { routes } = openRooms({ config, encryptionKey, signIn, files: filesOf(config) });
    const entrance = await ensureDemo({ ...house, routes }, signIn);
    if (options.json) printJson(entrance);
    else {
      printLine(`Sign-in:       ${entrance.email} / ${entrance.password}`);
      if (entrance.testKey !== null) printLine(`Test API key:  ${entrance.testKey}`);
      printLine("See it with:   goodterms serve");
    }
  } finally {
    await house.close();
  }
}
