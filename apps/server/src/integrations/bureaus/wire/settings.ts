import { BureauFailure } from "../failure.ts";
import type { BureauConnection } from "../port.ts";

/** Rates beyond this are a slip of the pen. */
const PER_SECOND_MAX = 100;
const TIMEOUT_SECONDS_MAX = 120;
const SECOND_MS = 1_000;

/** A setting that must be there. @throws BureauFailure misconfigured. */
export function required(connection: BureauConnection, name: string): string {
  const value = connection.settings[name] ?? "";
  if (value === "") throw new BureauFailure("misconfigured", `the setting ${name} is missing`);
  return value;
}

/** A whole number between 1 and the limit. @throws BureauFailure misconfigured. */
function wholeNumber(connection: BureauConnection, name: string, most: number): number {
  const value = Number(required(connection, name));
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new BureauFailure("misconfigured", `the setting ${name} is no whole number from 1 to ${most}`);
  }
  return value;
}

export function perSecond(connection: BureauConnection): number {
  return wholeNumber(connection, "requestsPerSecond", PER_SECOND_MAX);
}

export function timeoutMs(connection: BureauConnection): number {
  return wholeNumber(connection, "timeoutSeconds", TIMEOUT_SECONDS_MAX) * SECOND_MS;
}

/**
 * The bureau's address without a closing slash. Only https under the bureau's own domain is accepted, so that a setting
 * cannot send the server, and the credentials, elsewhere; a simulator is on loopback.
 * @throws BureauFailure misconfigured.
 */
export function baseUrl(connection: BureauConnection, name: string, domain: string): string {
  if (connection.simulatorUrl !== null) return loopback(connection.simulatorUrl);
  const text = required(connection, name);
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOfBureau = url !== null && (url.hostname === domain || url.hostname.endsWith(`.${domain}`));
  if (!isOfBureau || url.protocol !== "https:" || url.username !== "" || url.password !== "") {
    throw new BureauFailure("misconfigured", `the setting ${name} is no https address under ${domain}`);
  }
  return text.replace(/\/+$/, "");
}

function loopback(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.hostname !== "127.0.0.1") {
    throw new BureauFailure("misconfigured", "a simulator listens on 127.0.0.1 only");
  }
  return text.replace(/\/+$/, "");
}

/** The settings every adapter has. */
export const COMMON_SETTINGS = [
  {
    name: "requestsPerSecond",
    isSecret: false,
    isRequired: false,
    meaning: "At most so many requests a second; your contract says how many.",
    standard: "5",
  },
  {
    name: "timeoutSeconds",
    isSecret: false,
    isRequired: false,
    meaning: "How long to wait for an answer.",
    standard: "20",
  },
] as const;
