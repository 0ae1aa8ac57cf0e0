import { resolve } from "node:path";
import type { ConnectionSettings, DatabaseSettings } from "../db/index.ts";
import type { SettingName } from "./settings.ts";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const ENCRYPTION_KEY_BYTES = 32;
const PORT_MAX = 65_535;
const POSTGRES_PORT = 5432;
const METRICS_TOKEN_LENGTH_MIN = 16;
const KIBIBYTE = 1024;

/** Everything the environment decides, checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Origin only, without a slash at its end. */
  readonly publicUrl: string;
  /** Hops or addresses of proxies whose X-Forwarded-For is believed; false for none. */
  readonly trustProxy: number | string | false;
  /** Null means the embedded server. With `admin`, the sign-ins of the program are made and kept by itself. */
  readonly database: { readonly settings: DatabaseSettings } | { readonly admin: ConnectionSettings } | null;
  readonly dataFolder: string;
  /** 32 bytes, or null when it is to be made once in the data folder (`readOrMakeKey`). */
  readonly encryptionKey: Buffer | null;
  readonly logLevel: LogLevel;
  readonly metricsToken: string | null;
  readonly webhooksAllowPrivate: boolean;
  readonly bodyBytesMax: number;
  readonly uploadBytesMax: number;
  readonly requestsPerMinute: number;
  readonly signInsPerMinute: number;
}

/** Lists every setting that is wrong, each with what to do, so that an operator mends them in one go. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings are not usable:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment. Reads no file.
 * @throws ConfigError naming every wrong setting.
 */
export function readConfig(env: Environment): Config {
  const reader = new EnvironmentReader(env);
  const port = reader.integer("PORT", 4600, 0, PORT_MAX);
  const config: Config = {
    port,
    host: reader.text("HOST") ?? "127.0.0.1",
    publicUrl: readPublicUrl(reader, port),
    trustProxy: readTrustProxy(reader),
    database: readDatabase(reader),
    dataFolder: resolve(reader.text("GOODTERMS_DATA") ?? "./data"),
    encryptionKey: readKey(reader),
    logLevel: readLogLevel(reader),
    metricsToken: readMetricsToken(reader),
    webhooksAllowPrivate: reader.flag("WEBHOOKS_ALLOW_PRIVATE"),
    bodyBytesMax: reader.integer("BODY_BYTES_MAX", KIBIBYTE ** 2, KIBIBYTE, 64 * KIBIBYTE ** 2),
    uploadBytesMax: reader.integer("UPLOAD_BYTES_MAX", 2 * KIBIBYTE ** 3, KIBIBYTE, 1024 * KIBIBYTE ** 3),
    requestsPerMinute: reader.integer("REQUESTS_PER_MINUTE", 6_000, 1, 10_000_000),
    signInsPerMinute: reader.integer("SIGN_INS_PER_MINUTE", 10, 1, 100_000),
  };
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return config;
}

class EnvironmentReader {
  readonly problems: string[] = [];
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  /** An empty setting counts as not set: that is what an empty line of an env file means. */
  text(name: SettingName): string | undefined {
    const value = this.#env[name]?.trim();
    return value === "" ? undefined : value;
  }

  integer(name: SettingName, fallback: number, least: number, most: number): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    this.problems.push(`${name} is "${text}"; give a whole number from ${least} to ${most}.`);
    return fallback;
  }

  flag(name: SettingName): boolean {
    const text = this.text(name);
    if (text !== undefined && text !== "true" && text !== "false") {
      this.problems.push(`${name} is "${text}"; give true or false.`);
    }
    return text === "true";
  }
}

function readPublicUrl(reader: EnvironmentReader, port: number): string {
  const text = reader.text("PUBLIC_URL");
  if (text === undefined) return `http://localhost:${port}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol) || url.pathname !== "/" || url.search) {
    reader.problems.push(
      `PUBLIC_URL is "${text}"; give the address without a path, like https://credit.example.com.`,
    );
    return text;
  }
  return url.origin;
}

function readTrustProxy(reader: EnvironmentReader): number | string | false {
  const text = reader.text("TRUST_PROXY");
  if (text === undefined || text === "false") return false;
  if (/^[1-9]$/.test(text)) return Number(text);
  if (/^[0-9a-fA-F:.,/ ]+$/.test(text)) return text;
  // Believing every sender would let anyone choose the address that rate limits and logs see.
  reader.problems.push(
    `TRUST_PROXY is "${text}"; give the number of proxies (1 to 9) or their addresses, like 10.0.0.0/8.`,
  );
  return false;
}

function readDatabase(reader: EnvironmentReader): Config["database"] {
  const app = reader.text("DATABASE_URL");
  const across = reader.text("DATABASE_ACROSS_URL");
  const owner = reader.text("DATABASE_OWNER_URL");
  if (app === undefined) {
    if (across !== undefined || owner !== undefined) {
      reader.problems.push(
        "DATABASE_URL is missing beside the other database URLs; set it alone, all three, or none.",
      );
    }
    return null;
  }
  if (across === undefined && owner === undefined) {
    const admin = readConnection(reader, "DATABASE_URL", app);
    return admin === null ? null : { admin };
  }
  const settings = {
    app: readConnection(reader, "DATABASE_URL", app),
    across: readConnection(reader, "DATABASE_ACROSS_URL", across),
    owner: readConnection(reader, "DATABASE_OWNER_URL", owner),
  };
  const users = Object.values(settings).flatMap((connection) => connection?.user ?? []);
  if (users.length === 3 && new Set(users).size < 3) {
    reader.problems.push(
      "DATABASE_URL, DATABASE_ACROSS_URL and DATABASE_OWNER_URL sign in as the same user; the wall between merchants needs three.",
    );
  }
  const { app: appSettings, across: acrossSettings, owner: ownerSettings } = settings;
  if (appSettings === null || acrossSettings === null || ownerSettings === null) return null;
  return { settings: { app: appSettings, across: acrossSettings, owner: ownerSettings } };
}

function readConnection(
  reader: EnvironmentReader,
  name: SettingName,
  text: string | undefined,
): ConnectionSettings | null {
  if (text === undefined) {
    reader.problems.push(`${name} is missing; set all three database URLs, or DATABASE_URL alone.`);
    return null;
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  const database = url === null ? "" : decodeURIComponent(url.pathname.slice(1));
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.username === "" || database === "") {
    // The value is not repeated: it holds a password.
    reader.problems.push(`${name} is not like postgres://user:password@host:5432/database.`);
    return null;
  }
  return {
    host: url.searchParams.get("host") ?? decodeURIComponent(url.hostname),
    port: url.port === "" ? POSTGRES_PORT : Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
    ...readTls(reader, name, url.searchParams.get("sslmode")),
  };
}

function readTls(
  reader: EnvironmentReader,
  name: SettingName,
  mode: string | null,
): { ssl?: { rejectUnauthorized: boolean } } {
  if (mode === null || mode === "disable") return {};
  if (mode === "require") return { ssl: { rejectUnauthorized: false } };
  if (mode === "verify-full") return { ssl: { rejectUnauthorized: true } };
  reader.problems.push(`${name} has sslmode=${mode}; give disable, require or verify-full.`);
  return {};
}

function readKey(reader: EnvironmentReader): Buffer | null {
  const text = reader.text("ENCRYPTION_KEY");
  if (text === undefined) return null;
  const key = decodeKey(text);
  if (key === null) {
    reader.problems.push("ENCRYPTION_KEY is not 32 bytes in base64; make one with: openssl rand -base64 32");
  }
  return key;
}

/** 32 bytes from their base64 text, or null. */
export function decodeKey(text: string): Buffer | null {
  const key = Buffer.from(text, "base64");
  return key.length === ENCRYPTION_KEY_BYTES && key.toString("base64") === text ? key : null;
}

function readLogLevel(reader: EnvironmentReader): LogLevel {
  const text = reader.text("LOG_LEVEL") ?? "info";
  const level = LOG_LEVELS.find((known) => known === text);
  if (level === undefined) {
    reader.problems.push(`LOG_LEVEL is "${text}"; give one of ${LOG_LEVELS.join(", ")}.`);
  }
  return level ?? "info";
}

function readMetricsToken(reader: EnvironmentReader): string | null {
  const token = reader.text("METRICS_TOKEN") ?? null;
  if (token !== null && token.length < METRICS_TOKEN_LENGTH_MIN) {
    reader.problems.push(
      `METRICS_TOKEN is too short; give at least ${METRICS_TOKEN_LENGTH_MIN} characters that nobody can guess.`,
    );
  }
  return token;
}
