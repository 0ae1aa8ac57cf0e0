import { isIP } from "node:net";
import { isPublicAddress } from "../deliveries/addresses.ts";

export interface Endpoint {
  readonly id: string;
  readonly url: string;
  /** Empty means every type. */
  readonly eventTypes: readonly string[];
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly previousSecretUntil: Date | null;
}

/** How webhooks are sent from this server. */
export interface WebhookSettings {
  /** 32 bytes that encrypt the endpoints' secrets; made with deriveKey. */
  readonly secretKey: Buffer;
  /** Lets webhooks go to private and loopback addresses, and over plain http. */
  readonly allowPrivate: boolean;
}

/** What is wrong with an address for webhooks, in words, or null. A name is resolved only when it is sent to. */
export function urlProblem(text: string, allowPrivate: boolean): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:"))
    return "It is not an https address.";
  if (url.username !== "" || url.password !== "") return "It holds a user name or a password.";
  if (allowPrivate) return null;
  if (url.protocol !== "https:") return "It is not an https address.";
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isPublicAddress(host)) return "It is not a public address.";
  return null;
}

/** The host of a URL, an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.startsWith("[") ? url.hostname.slice(1, -1) : url.hostname;
}
