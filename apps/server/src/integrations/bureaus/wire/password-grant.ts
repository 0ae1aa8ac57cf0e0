// The password grant that two of the bureaus' services share, in the three shapes that working clients use.
import { BureauFailure } from "../failure.ts";
import type { BureauConnection } from "../port.ts";
import { decimalAt, parseJson, textAt } from "../reading/json.ts";
import type { Exchange } from "./authorised-client.ts";
import type { HttpAnswer } from "./http.ts";
import { required } from "./settings.ts";
import { failureOfStatus } from "./status.ts";
import type { FreshToken } from "./token-cache.ts";

const SECOND_MS = 1_000;

export const PASSWORD_GRANT_SETTINGS = [
  { name: "username", isSecret: true, isRequired: true, meaning: "User name of your account." },
  { name: "password", isSecret: true, isRequired: true, meaning: "Password of that user." },
  { name: "clientId", isSecret: true, isRequired: true, meaning: "Client id of your application." },
  { name: "clientSecret", isSecret: true, isRequired: true, meaning: "Client secret." },
  {
    name: "tokenStyle",
    isSecret: false,
    isRequired: false,
    meaning:
      "How the token is asked for: headers, json or form. Try the next when a sound password is refused.",
    standard: "headers",
  },
  {
    name: "tokenPath",
    isSecret: false,
    isRequired: false,
    meaning: "Path of the token.",
    standard: "/oauth2/v1/token",
  },
] as const;

/** Asks for a token. @throws BureauFailure. */
export async function fetchPasswordToken(
  connection: BureauConnection,
  base: string,
  send: (exchange: Exchange) => Promise<HttpAnswer>,
): Promise<FreshToken> {
  const answer = await send({
    method: "POST",
    url: `${base}${required(connection, "tokenPath")}`,
    ...tokenRequest(connection),
    costsMoney: false,
  });
  const failure = failureOfStatus(answer, false);
  if (failure !== undefined) {
    // A refused password comes back as 400 or 403 too, and a wrong path as 404.
    if (failure.kind === "not_found") throw new BureauFailure("misconfigured", "the token path is not known");
    const isRefused = failure.kind === "invalid" || failure.kind === "not_entitled";
    throw isRefused ? new BureauFailure("unauthorised", failure.detail) : failure;
  }
  return readToken(answer.text, connection.clock.now().getTime());
}

/**
 * Times come as text: the instant of issue in milliseconds, the life in seconds; adding the two as they are would make
 * every token expired. An end before its arrival means that their clock is not ours, so ours is taken.
 */
export function readToken(text: string, nowMs: number): FreshToken {
  const value = parseJson(text);
  const token = textAt(value, "access_token");
  const lifeMs = Number(decimalAt(value, "expires_in") ?? Number.NaN) * SECOND_MS;
  if (token === null || !(lifeMs > 0)) throw new BureauFailure("malformed", "the token answer is incomplete");
  const issuedAtMs = Number(decimalAt(value, "issued_at") ?? nowMs);
  const expiresAtMs = issuedAtMs + lifeMs;
  return { token, expiresAtMs: expiresAtMs > nowMs ? expiresAtMs : nowMs + lifeMs };
}

function tokenRequest(connection: BureauConnection): Pick<Exchange, "headers" | "body"> {
  const [username, password, clientId, clientSecret] = [
    "username",
    "password",
    "clientId",
    "clientSecret",
  ].map((name) => required(connection, name));
  const json = { "content-type": "application/json", "cache-control": "no-cache" };
  const style = connection.settings.tokenStyle;
  if (style === "json") {
    return {
      headers: json,
      body: JSON.stringify({ username, password, client_id: clientId, client_secret: clientSecret }),
    };
  }
  if (style === "form") {
    const form = new URLSearchParams({
      grant_type: "password",
      username: username ?? "",
      password: password ?? "",
    });
    return {
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
      },
      body: form.toString(),
    };
  }
  if (style !== "headers") throw new BureauFailure("misconfigured", "tokenStyle is headers, json or form");
  return {
    headers: { ...json, client_id: clientId ?? "", client_secret: clientSecret ?? "" },
    body: JSON.stringify({ username, password }),
  };
}
