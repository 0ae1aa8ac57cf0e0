/** One setting of the environment, as an operator reads about it. */
export interface Setting {
  readonly name: string;
  /** What holds when it is not set, in words. */
  readonly default: string;
  readonly meaning: string;
}

/** Every setting the server knows. docs/operate.md's table is printed from this list. */
export const SETTINGS = [
  { name: "PORT", default: "4600", meaning: "Port the server listens on." },
  {
    name: "HOST",
    default: "127.0.0.1",
    meaning: "Address the server listens on. Set 0.0.0.0 only behind a proxy that speaks TLS.",
  },
  {
    name: "PUBLIC_URL",
    default: "http://localhost:PORT",
    meaning: "Address people reach the console at. With https, session cookies are sent over TLS only.",
  },
  {
    name: "TRUST_PROXY",
    default: "not set: no proxy",
    meaning:
      "How many proxies stand in front, or their addresses separated by commas. Without it X-Forwarded-For is not believed.",
  },
  {
    name: "DATABASE_URL",
    default: "not set: the embedded PostgreSQL",
    meaning:
      "postgres:// URL of a PostgreSQL server, 15 or later. Alone, it signs in as the database's owner, who may create roles; the program then makes its two lesser sign-ins itself. sslmode=verify-full checks the certificate.",
  },
  {
    name: "DATABASE_ACROSS_URL",
    default: "not set: made from DATABASE_URL",
    meaning:
      "With DATABASE_OWNER_URL: you make the sign-ins. DATABASE_URL is then a member of goodterms_app, this one of goodterms_across.",
  },
  {
    name: "DATABASE_OWNER_URL",
    default: "not set: made from DATABASE_URL",
    meaning: "With DATABASE_ACROSS_URL: the owner of the tables; used to migrate and for nothing else.",
  },
  {
    name: "GOODTERMS_DATA",
    default: "./data",
    meaning: "Folder of the embedded database, uploads and, without ENCRYPTION_KEY, the key.",
  },
  {
    name: "ENCRYPTION_KEY",
    default: "made once in GOODTERMS_DATA",
    meaning:
      "32 random bytes in base64 (openssl rand -base64 32). Encrypts webhook secrets and signs sessions; servers on several machines need the same. Keep it: without it they are lost.",
  },
  { name: "LOG_LEVEL", default: "info", meaning: "trace, debug, info, warn, error or silent." },
  {
    name: "METRICS_TOKEN",
    default: "not set: loopback only",
    meaning: "Bearer token that lets /metrics be read from another machine. 16 characters at least.",
  },
  {
    name: "WEBHOOKS_ALLOW_PRIVATE",
    default: "false",
    meaning: "true lets webhooks be sent to private and loopback addresses.",
  },
  {
    name: "BODY_BYTES_MAX",
    default: "1048576",
    meaning: "Largest body of an ordinary request, in bytes.",
  },
  {
    name: "UPLOAD_BYTES_MAX",
    default: "2147483648",
    meaning: "Largest uploaded file, in bytes. Uploads are streamed, not held in memory.",
  },
  {
    name: "REQUESTS_PER_MINUTE",
    default: "6000",
    meaning: "Requests a minute for one API key or one signed-in person, in each server process.",
  },
  {
    name: "SIGN_INS_PER_MINUTE",
    default: "10",
    meaning: "Attempts a minute from one address to sign in, in each server process.",
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof SETTINGS)[number]["name"];

/** The settings as a Markdown table, for docs/operate.md. */
export function settingsTable(): string {
  const rows = SETTINGS.map(
    (setting) => `| \`${setting.name}\` | ${cell(setting.default)} | ${cell(setting.meaning)} |`,
  );
  return ["| setting | default | meaning |", "| --- | --- | --- |", ...rows, ""].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
