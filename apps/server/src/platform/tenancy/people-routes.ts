import { formatId, parseId } from "@goodterms/kernel";
import { Type } from "typebox";
import { type Access, conflicts, type Invitation, ROLES, type Role, type SignIn } from "../auth/index.ts";
import { inMerchant } from "../db/index.ts";
import { Closed, Instant, Nullable, OneOf, type RouteDefinition, route } from "../http/index.ts";
import { addPerson } from "./add-person.ts";
import { changeRoles, removePerson } from "./change-person.ts";
import { invitePerson } from "./invite-person.ts";
import { refuse } from "./refusals.ts";
import { findSignInDetails, listMembers } from "./store.ts";

const TAG = "People and keys";
const NAME_LENGTH_MAX = 200;
const EMAIL_LENGTH_MAX = 254;

const RoleName = OneOf(ROLES, { $id: "Role" });
const Roles = Type.Array(RoleName, { minItems: 1, maxItems: ROLES.length, uniqueItems: true });
const Conflicts = Type.Array(Closed({ roles: Type.Array(RoleName), reason: Type.String() }), {
  description: "Duties that this person holds together and should not",
});
const PersonRow = Closed(
  {
    id: Type.String(),
    name: Type.String(),
    email: Nullable(Type.String()),
    roles: Type.Array(RoleName),
    conflicts: Conflicts,
    state: OneOf(["invited", "active"]),
    twoFactorEnabled: Type.Boolean(),
    createdAt: Instant,
  },
  { $id: "Person" },
);
const InvitationBody = Closed(
  { url: Type.String(), token: Type.String(), expiresAt: Instant },
  { $id: "Invitation", description: "Shown once, valid for a week; choosing a password uses it up" },
);
const PersonParams = Closed({ id: Type.String() });

/** The people of a merchant. Reading is a setting's matter; who may do what, only an owner decides. */
export function peopleRoutes(parts: {
  readonly signIn: SignIn;
  readonly publicUrl: string;
}): RouteDefinition[] {
  return [listRoute(), addRoute(parts), inviteRoute(parts), changeRoute(), removeRoute()];
}

function listRoute(): RouteDefinition {
  return route({
    method: "GET",
    path: "/v1/people",
    summary: "List the people of the merchant",
    tag: TAG,
    scope: "settings:read",
    transaction: "none",
    responses: { 200: Closed({ data: Type.Array(PersonRow) }) },
    handle: async (ctx) => {
      const members = await inMerchant(ctx.database, ctx.caller, listMembers);
      const ids = members.map((member) => member.userId);
      const details = await findSignInDetails(ctx.database, ids);
      const data = members.map((member) => {
        const person = details.get(member.userId);
        return {
          id: formatId("usr", member.userId),
          name: member.name,
          email: person?.email ?? null,
          roles: [...member.roles],
          conflicts: conflictsOf(member.roles),
          state: person?.hasPassword ? ("active" as const) : ("invited" as const),
          twoFactorEnabled: person?.twoFactorEnabled ?? false,
          createdAt: member.createdAt,
        };
      });
      return { status: 200, body: { data } };
    },
  });
}

function addRoute(parts: { readonly signIn: SignIn; readonly publicUrl: string }): RouteDefinition {
  return route({
    method: "POST",
    path: "/v1/people",
    summary: "Add a person",
    description:
      "Somebody new gets an invitation, which is shown once and valid for a week: hand its address over yourself.",
    tag: TAG,
    scope: "settings:write",
    transaction: "none",
    request: {
      body: Closed({
        email: Type.String({ format: "email", maxLength: EMAIL_LENGTH_MAX }),
        name: Type.String({ minLength: 1, maxLength: NAME_LENGTH_MAX }),
        roles: Roles,
      }),
    },
    responses: {
      201: Closed({
        id: Type.String(),
        conflicts: Conflicts,
        invitation: Nullable(InvitationBody),
      }),
    },
    handle: async (ctx, { body }) => {
      checkOwner(ctx.access);
      const parties = { database: ctx.database, signIn: parts.signIn };
      const { userId, invitation } = await addPerson(parties, ctx.caller, body);
      return {
        status: 201,
        body: {
          id: formatId("usr", userId),
          conflicts: conflictsOf(body.roles),
          invitation: invitation === null ? null : invitationBody(parts.publicUrl, invitation),
        },
      };
    },
  });
}

function inviteRoute(parts: { readonly signIn: SignIn; readonly publicUrl: string }): RouteDefinition {
  return route({
    method: "POST",
    path: "/v1/people/{id}/invitation",
    summary: "Invite a person again",
    description:
      "For an invitation or a password that was lost. Not for somebody with rights at another merchant.",
    tag: TAG,
    scope: "settings:write",
    transaction: "none",
    request: { params: PersonParams },
    responses: { 201: InvitationBody },
    handle: async (ctx, { params }) => {
      checkOwner(ctx.access);
      const parties = { database: ctx.database, signIn: parts.signIn };
      const invitation = await invitePerson(parties, ctx.caller, readUserId(params.id));
      return { status: 201, body: invitationBody(parts.publicUrl, invitation) };
    },
  });
}

/** The token stands behind the hash: it reaches no server's log and no referrer. */
function invitationBody(publicUrl: string, invitation: Invitation) {
  return { url: `${publicUrl}/welcome#token=${invitation.token}`, ...invitation };
}

function changeRoute(): RouteDefinition {
  return route({
    method: "PUT",
    path: "/v1/people/{id}",
    summary: "Give a person other roles",
    tag: TAG,
    scope: "settings:write",
    request: { params: PersonParams, body: Closed({ roles: Roles }) },
    responses: { 200: Closed({ id: Type.String(), roles: Type.Array(RoleName), conflicts: Conflicts }) },
    handle: async (ctx, { params, body }) => {
      checkOwner(ctx.access);
      await changeRoles(ctx, readUserId(params.id), body.roles);
      return {
        status: 200,
        body: { id: params.id, roles: body.roles, conflicts: conflictsOf(body.roles) },
      };
    },
  });
}

function removeRoute(): RouteDefinition {
  return route({
    method: "DELETE",
    path: "/v1/people/{id}",
    summary: "Remove a person from the merchant",
    tag: TAG,
    scope: "settings:write",
    request: { params: PersonParams },
    responses: { 204: Type.Null() },
    handle: async (ctx, { params }) => {
      checkOwner(ctx.access);
      await removePerson(ctx, readUserId(params.id));
      return { status: 204, body: null };
    },
  });
}

/** settings:write is not enough: whoever could hand out roles could take any. */
function checkOwner(access: Access): void {
  if (!access.roles.includes("owner")) throw refuse("owner_only", "You are not an owner here.");
  if (access.mode === "test") throw refuse("live_only", "This is the merchant's test twin.");
}

function readUserId(id: string): string {
  const userId = parseId("usr", id);
  if (userId === null) throw refuse("person_unknown", "The id is not a person's.");
  return userId;
}

function conflictsOf(roles: readonly Role[]) {
  return conflicts(roles).map((conflict) => ({ roles: [...conflict.roles], reason: conflict.reason }));
}
