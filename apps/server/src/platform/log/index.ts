import { type DestinationStream, type Logger, pino } from "pino";
import type { LogLevel } from "../config/index.ts";

const MESSAGE_LENGTH_MAX = 200;
const STACK_FRAMES_MAX = 12;

/**
 * A logger that writes JSON lines. Personal data has no place in a log, and the rule is kept by construction: errors
 * are reduced to what cannot hold any, and requests and answers are never handed to it.
 */
export function openLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError, error: describeError, req: () => undefined, res: () => undefined },
    redact: {
      paths: ["authorization", "cookie", "email", "name", "body", "query", "password"].flatMap((name) => [
        name,
        `*.${name}`,
      ]),
      remove: true,
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly frames: readonly string[];
  readonly cause?: DescribedError;
}

/**
 * An error without what callers sent: values stand after a colon or in quotes ("invalid input syntax for type uuid:
 * \"jane\""), so the message is cut there; a database error's `detail` and the statement's values are left out.
 */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an error", frames: [] };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return {
    type: error.name,
    message: withoutValues(error.message),
    ...(typeof code === "string" && { code }),
    ...(typeof constraint === "string" && { constraint }),
    frames: framesOf(error),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

function withoutValues(message: string): string {
  const unquoted = message.replaceAll(/"[^"]*"|'[^']*'|`[^`]*`/g, "…");
  // A quote that is left over was opened by a value; what follows it, or a colon, may be one.
  const beforeValue = unquoted.split(/:\s|\n|["'`]/, 1)[0] ?? "";
  return beforeValue.replaceAll(/\S+@\S+/g, "…").slice(0, MESSAGE_LENGTH_MAX);
}

/** The stack begins with the message, which may itself have lines that look like frames. */
function framesOf(error: Error): string[] {
  const stack = error.stack ?? "";
  const messageAt = stack.indexOf(error.message);
  return stack
    .slice(messageAt === -1 ? 0 : messageAt + error.message.length)
    .split("\n")
    .filter((line) => /^\s+at .*(:\d+:\d+\)?|<anonymous>\)?)$/.test(line))
    .map((line) => line.trim())
    .slice(0, STACK_FRAMES_MAX);
}
