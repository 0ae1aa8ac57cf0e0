import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ConfigError, readConfig, readOrMakeKey, SETTINGS, settingsTable } from "./index.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");
const URLS = {
  DATABASE_URL: "postgres://app:a%40b@db.example:6543/goodterms?sslmode=verify-full",
  DATABASE_ACROSS_URL: "postgresql://across:pw@db.example/goodterms?sslmode=require",
  DATABASE_OWNER_URL: "postgres://owner:pw@localhost/goodterms?host=/var/run/postgresql",
  ENCRYPTION_KEY: KEY,
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) expect(error.message).toContain(problem);
    return error.problems;
  }
}

test("nothing set is a server of one's own", () => {
  expect(readConfig({ PORT: "" })).toMatchObject({
    port: 4600,
    host: "127.0.0.1",
    publicUrl: "http://localhost:4600",
    trustProxy: false,
    database: null,
    encryptionKey: null,
    logLevel: "info",
    metricsToken: null,
    webhooksAllowPrivate: false,
    bodyBytesMax: 1_048_576,
    uploadBytesMax: 2_147_483_648,
  });
});

test("database URLs become sign-ins, with their passwords decoded and TLS as asked", () => {
  const { database } = readConfig(URLS);
  expect(database !== null && "settings" in database && database.settings).toEqual({
    app: {
      host: "db.example",
      port: 6543,
      user: "app",
      password: "a@b",
      database: "goodterms",
      ssl: { rejectUnauthorized: true },
    },
    across: {
      host: "db.example",
      port: 5432,
      user: "across",
      password: "pw",
      database: "goodterms",
      ssl: { rejectUnauthorized: false },
    },
    owner: { host: "/var/run/postgresql", port: 5432, user: "owner", password: "pw", database: "goodterms" },
  });
  expect(readConfig(URLS).encryptionKey).toEqual(Buffer.alloc(32, 7));
});

test("a database URL alone is its owner's, from which the other sign-ins are made", () => {
  const { DATABASE_URL, ENCRYPTION_KEY } = URLS;
  expect(readConfig({ DATABASE_URL, ENCRYPTION_KEY }).database).toMatchObject({ admin: { user: "app" } });
});

test("every wrong setting is named at once, each with what to do", () => {
  const problems = problemsOf({
    PORT: "70000",
    PUBLIC_URL: "credit.example.com",
    TRUST_PROXY: "true",
    DATABASE_URL: "mysql://x",
    DATABASE_ACROSS_URL: "mysql://x",
    ENCRYPTION_KEY: "short",
    LOG_LEVEL: "loud",
    METRICS_TOKEN: "short",
    WEBHOOKS_ALLOW_PRIVATE: "yes",
    BODY_BYTES_MAX: "1.5",
  });
  expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
    "PORT",
    "PUBLIC_URL",
    "TRUST_PROXY",
    "DATABASE_URL",
    "DATABASE_ACROSS_URL",
    "DATABASE_OWNER_URL",
    "ENCRYPTION_KEY",
    "LOG_LEVEL",
    "METRICS_TOKEN",
    "WEBHOOKS_ALLOW_PRIVATE",
    "BODY_BYTES_MAX",
  ]);
});

test.each([
  [{ ...URLS, ENCRYPTION_KEY: "c2hvcnQ=" }, "ENCRYPTION_KEY is not 32 bytes"],
  [{ ...URLS, DATABASE_ACROSS_URL: URLS.DATABASE_URL }, "sign in as the same user"],
  [{ DATABASE_OWNER_URL: URLS.DATABASE_OWNER_URL }, "all three, or none"],
  [{ PUBLIC_URL: "https://example.com/credit" }, "without a path"],
  [{ ...URLS, DATABASE_URL: "postgres://app@h/d?sslmode=prefer" }, "sslmode=prefer"],
])("%o is refused", (env, words) => {
  expect(problemsOf(env).join()).toContain(words);
});

test("no message repeats a password", () => {
  const problems = problemsOf({ ...URLS, DATABASE_URL: "postgres:/app:hunter2@db/x" });
  expect(problems.join()).toContain("DATABASE_URL is not like");
  expect(problems.join()).not.toContain("hunter2");
});

test("a proxy is believed by count or address", () => {
  expect(readConfig({ TRUST_PROXY: "1" }).trustProxy).toBe(1);
  expect(readConfig({ TRUST_PROXY: "10.0.0.0/8,fd00::/8" }).trustProxy).toBe("10.0.0.0/8,fd00::/8");
});

test("the table for operators has a row for each setting", () => {
  const rows = settingsTable().trim().split("\n").slice(2);
  expect(rows.map((row) => row.split("`")[1])).toEqual(SETTINGS.map((setting) => setting.name));
  for (const row of rows) expect(row.split(/(?<!\\)\|/)).toHaveLength(5);
});

const folders: string[] = [];
async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "goodterms-key-"));
  folders.push(folder);
  return folder;
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

test("a key is made once, readable by its owner only, and the same ever after", async () => {
  const folder = join(await aFolder(), "data");
  const keys = await Promise.all([readOrMakeKey(folder), readOrMakeKey(folder), readOrMakeKey(folder)]);
  expect(keys[0]).toHaveLength(32);
  expect(new Set(keys.map((key) => key.toString("hex"))).size).toBe(1);
  const file = join(folder, "encryption.key");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readFile(file, "utf8")).trim()).toBe(keys[0].toString("base64"));
  expect(await readOrMakeKey(folder)).toEqual(keys[0]);
});

test("a damaged key file is refused rather than replaced", async () => {
  const folder = await aFolder();
  await writeFile(join(folder, "encryption.key"), "damaged");
  await expect(readOrMakeKey(folder)).rejects.toThrow(/restore it from a backup/);
  expect(await readFile(join(folder, "encryption.key"), "utf8")).toBe("damaged");
});
