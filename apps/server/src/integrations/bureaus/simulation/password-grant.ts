import type { Clock } from "#platform/clock";
import type { Fault, SimulatedAnswer, SimulatedRequest } from "./server.ts";

const TOKEN_SECONDS = "1800";

/** What a simulated account is opened with. */
export const SIMULATED_ACCOUNT = {
  username: "sim-user",
  password: "sim-password",
  clientId: "sim-client",
  clientSecret: "sim-client-secret",
} as const;

/** Issues tokens in all three shapes, times as text, and says whether a request carries one. */
export function openTokenDesk(clock: Clock, refusal: SimulatedAnswer) {
  let issued = 0;
  return {
    token: (request: SimulatedRequest, fault: Fault | null): SimulatedAnswer => {
      if (fault === "bad_credentials" || !holdsAccount(request)) return refusal;
      issued += 1;
      return {
        status: 200,
        body: {
          issued_at: String(clock.now().getTime()),
          expires_in: TOKEN_SECONDS,
          token_type: "Bearer",
          access_token: `sim-${issued}`,
          refresh_token: `sim-refresh-${issued}`,
        },
      };
    },
    accepts: (request: SimulatedRequest, fault: Fault | null): boolean => {
      const { authorization } = request.headers;
      if (fault === "stale_token" && authorization === "Bearer sim-1") return false;
      return /^Bearer sim-\d+$/.test(authorization ?? "");
    },
  };
}

function holdsAccount(request: SimulatedRequest): boolean {
  const { username, password, clientId, clientSecret } = SIMULATED_ACCOUNT;
  const type = request.headers["content-type"];
  if (type === "application/x-www-form-urlencoded") {
    const form = new URLSearchParams(request.body);
    const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
    return (
      form.get("username") === username &&
      form.get("password") === password &&
      request.headers.authorization === basic
    );
  }
  // The gateway was reported to refuse a character set behind the type.
  if (type !== "application/json") return false;
  const body = parse(request.body);
  if (body.username !== username || body.password !== password) return false;
  const { headers } = request;
  const inHeaders = headers.client_id === clientId && headers.client_secret === clientSecret;
  return inHeaders || (body.client_id === clientId && body.client_secret === clientSecret);
}

/** A request's JSON object; empty for anything else. */
export function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
