import { randomBytes } from "node:crypto";
import { betterAuth } from "better-auth";
import { systemClock } from "../clock/index.ts";
import type { Database } from "../db/index.ts";
import { PASSWORD_LENGTH_MIN, type SignInSettings, signInOptions } from "./sign-in-options.ts";

const INVITATION_BYTES = 24;
const INVITATION_DAYS = 7;
const DAY_MS = 86_400_000;
const PROVIDER = "credential";

interface Person {
  /** A uuid. */
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly twoFactorEnabled: boolean;
}

/** Lets a new person choose a password, once, within a week; on the console's page /welcome. */
export interface Invitation {
  readonly token: string;
  readonly expiresAt: Date;
}

/** People's sign-in. Holds no rights: what a person may do in a merchant is a membership's matter. */
export interface SignIn {
  /** Serves /api/auth/*: sign-in, sign-out, second factor, password. */
  handle(request: Request): Promise<Response>;
  /** Who the request's session cookie stands for, or null. */
  findPerson(headers: Headers): Promise<Person | null>;
  findPersonByEmail(email: string): Promise<Person | null>;
  /**
   * Makes a person who can sign in, at once when a password is given, else after taking up an invitation.
   * @throws Error when the password is shorter than 12 characters or the address is taken.
   */
  createPerson(draft: { email: string; name: string; password?: string | undefined }): Promise<Person>;
  /** The last invitation stands beside earlier ones; each works once. */
  invite(userId: string): Promise<Invitation>;
}

/** Opens people's sign-in over the narrow role, which alone may read its tables. */
export function openSignIn(database: Pick<Database, "across">, settings: SignInSettings): SignIn {
  const auth = betterAuth(signInOptions(database, settings));
  return {
    handle: (request) => auth.handler(request),
    findPerson: async (headers) => {
      const session = await auth.api.getSession({ headers });
      return session === null ? null : personOf(session.user);
    },
    findPersonByEmail: async (email) => {
      const { internalAdapter } = await auth.$context;
      const found = await internalAdapter.findUserByEmail(email);
      return found === null ? null : personOf(found.user);
    },
    createPerson: async ({ email, name, password }) => {
      if (password !== undefined && password.length < PASSWORD_LENGTH_MIN) {
        throw new Error(`a password has at least ${PASSWORD_LENGTH_MIN} characters`);
      }
      const { internalAdapter, password: hashing } = await auth.$context;
      const user = await internalAdapter.createUser(
        { email, name, emailVerified: true },
        { method: "admin" },
      );
      if (password !== undefined) {
        const hashed = await hashing.hash(password);
        await internalAdapter.linkAccount({
          userId: user.id,
          providerId: PROVIDER,
          accountId: user.id,
          password: hashed,
        });
      }
      return personOf(user);
    },
    invite: async (userId) => {
      const { internalAdapter } = await auth.$context;
      const token = randomBytes(INVITATION_BYTES).toString("base64url");
      // Sign-in runs on the machine's clock, whatever the domain's clock says.
      const expiresAt = new Date(systemClock.now().getTime() + INVITATION_DAYS * DAY_MS);
      await internalAdapter.createVerificationValue({
        value: userId,
        identifier: `reset-password:${token}`,
        expiresAt,
      });
      return { token, expiresAt };
    },
  };
}

function personOf(user: { id: string; name: string; email: string; twoFactorEnabled?: unknown }): Person {
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    twoFactorEnabled: user.twoFactorEnabled === true,
  };
}
