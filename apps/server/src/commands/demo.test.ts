import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { aClock, aDatabase } from "../../test/house.ts";
import { openJobs, openRooms } from "../house.ts";
import { openSignIn } from "../platform/auth/index.ts";
import { readConfig } from "../platform/config/index.ts";
import { openFileStore } from "../platform/files/index.ts";
import { prepareQueue } from "../platform/jobs/index.ts";
import { type DemoHouse, ensureDemo } from "./demo.ts";

const SHARE = { sharePercent: 1 };
const OWNER_ONLY = 0o600;
const PUBLIC_URL = "http://localhost:4600";

async function aHouse() {
  const database = await aDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), "goodterms-demo-"));
  afterAll(() => rm(dataFolder, { recursive: true, force: true }));
  const config = readConfig({ PUBLIC_URL, GOODTERMS_DATA: dataFolder });
  const encryptionKey = Buffer.alloc(32, 7);
  const signIn = openSignIn(database, { publicUrl: PUBLIC_URL, encryptionKey });
  const files = openFileStore(dataFolder, config.uploadBytesMax);
  const { routes } = openRooms({ config, encryptionKey, signIn, files });
  await prepareQueue(database.settings.owner, openJobs(files));
  const house: DemoHouse = { config, clock: aClock(), database, settings: database.settings, routes };
  const opens = async (password: string): Promise<boolean> => {
    const answer = await signIn.handle(
      new Request(`${PUBLIC_URL}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: PUBLIC_URL },
        body: JSON.stringify({ email: "demo@albion.example", password }),
      }),
    );
    return answer.ok;
  };
  const merchants = () =>
    database.asAdministrator<{ name: string; live: boolean; entities: string; keys: string }>(
      `SELECT name, live_merchant_id IS NULL AS live,
         (SELECT count(*) FROM receivables.entity WHERE entity.merchant_id = merchant.merchant_id) AS entities,
         (SELECT count(*) FROM platform.api_key WHERE api_key.merchant_id = merchant.merchant_id) AS keys
       FROM platform.merchant ORDER BY live DESC`,
    );
  return { house, signIn, dataFolder, opens, merchants };
}

test("the first start makes the demo, and every later one says the same", async () => {
  const { house, signIn, dataFolder, opens, merchants } = await aHouse();
  const first = await ensureDemo(house, signIn, SHARE);
  expect(first.email).toBe("demo@albion.example");
  expect(first.password.length).toBeGreaterThanOrEqual(16);
  expect(first.testKey).toMatch(/^gt_test_/);
  expect(await opens(first.password)).toBe(true);
  const made = await merchants();
  expect(made.map(({ name, live, keys }) => [name, live, Number(keys)])).toEqual([
    ["Albion Giftware", true, 0],
    ["Albion Giftware", false, 1],
  ]);
  expect(made.map(({ entities }) => Number(entities))).toEqual([2, 2]);
  expect((await stat(join(dataFolder, "demo-sign-in.json"))).mode & 0o777).toBe(OWNER_ONLY);

  expect(await ensureDemo(house, signIn, SHARE)).toEqual(first);
  expect(await merchants()).toEqual(made);
});

test("a start that was killed while the person was made is mended: the password that is said opens", async () => {
  const { house, signIn, opens, merchants } = await aHouse();
  // What is left when the process dies between making the person and setting the password.
  await signIn.createPerson({ email: "demo@albion.example", name: "Robin Hart" });
  const { password } = await ensureDemo(house, signIn, SHARE);
  expect(await opens(password)).toBe(true);
  expect(await merchants()).toHaveLength(2);
});

test("where the file with the password is lost, a new password takes its place", async () => {
  const { house, signIn, dataFolder, opens, merchants } = await aHouse();
  const before = await ensureDemo(house, signIn, SHARE);
  const path = join(dataFolder, "demo-sign-in.json");
  expect(JSON.parse(await readFile(path, "utf8")).password).toBe(before.password);
  await rm(path);
  const after = await ensureDemo(house, signIn, SHARE);
  expect(after.password).not.toBe(before.password);
  expect(await opens(after.password)).toBe(true);
  expect(await opens(before.password)).toBe(false);
  expect(await merchants()).toHaveLength(2);
});
