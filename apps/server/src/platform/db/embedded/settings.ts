import { totalmem } from "node:os";

/** The port only names the socket file: nothing listens on the network. */
export const SOCKET_PORT = 5432;

const MEBIBYTE = 1024 * 1024;
const SHARE_OF_MEMORY = 8;
const SMALLEST_BUFFERS_MEBIBYTES = 32;
const LARGEST_BUFFERS_MEBIBYTES = 1024;
const MAXIMUM_CONNECTIONS = 60;

export interface SettingsInput {
  readonly socketFolder: string;
  readonly logFolder: string;
  /** Settings that replace or add to ours, by their PostgreSQL names. */
  readonly extra: Readonly<Record<string, string>>;
}

/** The text of `goodterms.conf`, which is written anew at every start. */
export function formatSettings(input: SettingsInput): string {
  const settings: Record<string, string> = {
    port: String(SOCKET_PORT),
    max_connections: String(MAXIMUM_CONNECTIONS),
    shared_buffers: `${sharedBuffersMebibytes()}MB`,
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    password_encryption: "scram-sha-256",
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    wal_compression: "on",
    jit: "off",
    // A large import is followed at once by reports, which need its statistics.
    autovacuum_naptime: "10s",
    logging_collector: "on",
    log_destination: "stderr",
    log_directory: input.logFolder,
    // One file a weekday, emptied when its day comes round again: a week of log, and no more.
    log_filename: "postgres-%a.log",
    log_rotation_age: "1d",
    log_rotation_size: "0",
    log_truncate_on_rotation: "on",
    log_line_prefix: "%m [%p] %a ",
    ...input.extra,
    // These two keep the database private, so nothing may replace them.
    listen_addresses: "",
    unix_socket_directories: input.socketFolder,
    unix_socket_permissions: "0700",
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quote(value)}`);
  return `# Written at every start. Your own settings belong in custom.conf beside this file.\n${lines.join("\n")}\n`;
}

/** An eighth of the memory this process may use, between 32 MiB and 1 GiB. */
export function sharedBuffersMebibytes(memoryBytes: number = usableMemoryBytes()): number {
  const share = Math.floor(memoryBytes / SHARE_OF_MEMORY / MEBIBYTE);
  return Math.min(LARGEST_BUFFERS_MEBIBYTES, Math.max(SMALLEST_BUFFERS_MEBIBYTES, share));
}

function usableMemoryBytes(): number {
  // A container's own limit; 0 or beyond the machine's memory where there is none.
  const limitBytes = process.constrainedMemory();
  return limitBytes > 0 ? Math.min(limitBytes, totalmem()) : totalmem();
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
