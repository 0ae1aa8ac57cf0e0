import { randomUUID } from "node:crypto";
import type { BetterAuthOptions } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Database } from "../db/index.ts";
import { consoleOrigins } from "./origins.ts";
import { deriveKey } from "./secrets.ts";

export const PASSWORD_LENGTH_MIN = 12;
const PASSWORD_LENGTH_MAX = 128;
const SESSION_SECONDS = 7 * 86_400;
const SESSION_RENEWED_AFTER_SECONDS = 86_400;
const BACKUP_CODES = 10;

export interface SignInSettings {
  readonly publicUrl: string;
  readonly encryptionKey: Buffer;
}

const madeAndChanged = { createdAt: "created_at", updatedAt: "updated_at" } as const;

/**
 * What better-auth is told. Sign-up is closed: people come by invitation. Its own rate limit, telemetry, log and
 * address tracking are off: the server limits attempts itself, and no personal data is kept that nobody asked for.
 */
export function signInOptions(database: Pick<Database, "across">, settings: SignInSettings) {
  return {
    appName: "Goodterms",
    baseURL: settings.publicUrl,
    basePath: "/api/auth",
    secret: deriveKey(settings.encryptionKey, "sign-in").toString("base64url"),
    trustedOrigins: [...consoleOrigins(settings.publicUrl)],
    database: { db: database.across.withSchema("signin"), type: "postgres" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH_MIN,
      maxPasswordLength: PASSWORD_LENGTH_MAX,
      revokeSessionsOnPasswordReset: true,
    },
    user: {
      modelName: "person",
      fields: { emailVerified: "email_verified", ...madeAndChanged },
    },
    session: {
      fields: {
        userId: "user_id",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        expiresAt: "expires_at",
        ...madeAndChanged,
      },
      expiresIn: SESSION_SECONDS,
      updateAge: SESSION_RENEWED_AFTER_SECONDS,
    },
    account: {
      fields: {
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        ...madeAndChanged,
      },
    },
    verification: { fields: { expiresAt: "expires_at", ...madeAndChanged } },
    plugins: [
      twoFactor({
        issuer: "Goodterms",
        backupCodeOptions: { amount: BACKUP_CODES },
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "two_factor",
            fields: {
              userId: "user_id",
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: "goodterms",
      useSecureCookies: settings.publicUrl.startsWith("https:"),
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true, path: "/" },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => randomUUID() },
    },
  } satisfies BetterAuthOptions;
}
