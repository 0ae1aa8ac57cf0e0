import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import {
  Amount,
  Closed,
  decodeCursor,
  encodeCursor,
  Instant,
  Nullable,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { refuse as refuseInRoom } from "../../refusals.ts";
import { showForm } from "../public/show-application.ts";
import { ShownFormBody, shownFormBody } from "../public/wire.ts";
import { FormDocument, LanguageTag } from "./form.ts";
import { changeForm, createForm, ensureForms, findForm, publishForm } from "./put-form.ts";
import { type FormRow, selectForms, selectFormVersion } from "./store.ts";

const TAG = "Application forms";
const LIST = "application-forms";
const VERSION_MAX = 1_000_000;
const ById = Closed({ id: Reference });
const Place = Closed({ reference: Type.String({ minLength: 1, maxLength: 60 }) });
const Name = Type.String({ minLength: 1, maxLength: 200 });
const FormReference = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,59}$" });

const SummaryBody = Closed(
  {
    id: Type.String(),
    reference: Type.String(),
    name: Type.String(),
    kind: OneOf(["business", "person"]),
    isDefault: Type.Boolean(),
    publishedVersion: Nullable(Type.Integer()),
    archivedAt: Nullable(Instant),
    version: Amount,
    createdAt: Instant,
    updatedAt: Instant,
  },
  { $id: "ApplicationFormSummary" },
);
const FormBody = Closed({ ...SummaryBody.properties, draft: FormDocument }, { $id: "ApplicationForm" });

function summaryBody(form: FormRow): Static<typeof SummaryBody> {
  const { draft: _draft, id, ...rest } = form;
  return { ...rest, id: formatId("frm", id) };
}

const formBody = (form: FormRow) => ({ ...summaryBody(form), draft: form.draft });

const listForms = route({
  method: "GET",
  path: "/v1/application-forms",
  summary: "List application forms",
  description: "A merchant without any has the two that ship, one for businesses and one for persons.",
  tag: TAG,
  scope: "credit:read",
  request: { query: Closed(PageQuery) },
  responses: { 200: PageOf(SummaryBody) },
  handle: async (ctx, { query }) => {
    const place = decodeCursor(LIST, Place, query.cursor);
    if (place === null) await ensureForms(ctx);
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const forms = await selectForms(ctx, place?.reference ?? null, rowsMax + 1);
    const shown = forms.slice(0, rowsMax);
    const last = forms.length > rowsMax ? shown.at(-1) : undefined;
    const nextCursor = last === undefined ? null : encodeCursor(LIST, { reference: last.reference });
    return { status: 200, body: { data: shown.map(summaryBody), nextCursor } };
  },
});

const readSchema = route({
  method: "GET",
  path: "/v1/application-forms/schema",
  summary: "Read the JSON Schema of a form",
  tag: TAG,
  scope: "credit:read",
  responses: { 200: Type.Unsafe<Record<string, unknown>>(Type.Object({}, { additionalProperties: true })) },
  handle: async () => ({
    status: 200,
    body: {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      ...(JSON.parse(JSON.stringify(FormDocument)) as Record<string, unknown>),
    },
  }),
});

const readForm = route({
  method: "GET",
  path: "/v1/application-forms/{id}",
  summary: "Read a form with its draft",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: FormBody },
  handle: async (ctx, { params }) => ({ status: 200, body: formBody(await findForm(ctx, params.id)) }),
});

const makeForm = route({
  method: "POST",
  path: "/v1/application-forms",
  summary: "Make a form as a draft",
  tag: TAG,
  scope: "credit:write",
  request: {
    body: Closed({
      reference: FormReference,
      name: Name,
      kind: OneOf(["business", "person"]),
      document: FormDocument,
    }),
  },
  responses: { 201: FormBody },
  handle: async (ctx, { body }) => ({ status: 201, body: formBody(await createForm(ctx, body)) }),
});

const putForm = route({
  method: "PUT",
  path: "/v1/application-forms/{id}",
  summary: "Change a form's draft or name, make it the default, or archive it",
  description: "What is left out stays. Published versions never change; applications keep theirs.",
  tag: TAG,
  scope: "credit:write",
  request: {
    params: ById,
    body: Closed({
      name: Type.Optional(Name),
      document: Type.Optional(FormDocument),
      isDefault: Type.Optional(Type.Boolean()),
      archived: Type.Optional(Type.Boolean()),
    }),
  },
  responses: { 200: FormBody },
  handle: async (ctx, { params, body }) => ({
    status: 200,
    body: formBody(await changeForm(ctx, params.id, body)),
  }),
});

const publish = route({
  method: "POST",
  path: "/v1/application-forms/{id}/publish",
  summary: "Publish the draft as the form's next version",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById },
  responses: {
    200: Closed({ version: Type.Integer(), sha256: Type.String(), publishedAt: Instant, form: FormBody }),
  },
  handle: async (ctx, { params }) => {
    const { version, contentSha256, publishedAt } = await publishForm(ctx, params.id);
    const form = formBody(await findForm(ctx, params.id));
    return { status: 200, body: { version, sha256: contentSha256.toString("hex"), publishedAt, form } };
  },
});

const preview = route({
  method: "GET",
  path: "/v1/application-forms/{id}/preview",
  summary: "See a form as its applicants do: the draft, or a published version",
  tag: TAG,
  scope: "credit:read",
  request: {
    params: ById,
    query: Closed({
      language: Type.Optional(LanguageTag),
      version: Type.Optional(Type.Integer({ minimum: 1, maximum: VERSION_MAX })),
    }),
  },
  responses: { 200: ShownFormBody },
  handle: async (ctx, { params, query }) => {
    const form = await findForm(ctx, params.id);
    const published =
      query.version === undefined ? undefined : await selectFormVersion(ctx, form.id, query.version);
    if (query.version !== undefined && published === undefined)
      throw refuseInRoom("not_found", `There is no version ${query.version}.`);
    const document = published?.document ?? form.draft;
    const language = query.language ?? document.languages[0] ?? "en";
    return { status: 200, body: shownFormBody(showForm(document, language)) };
  },
});

/** Everything under /v1/application-forms. */
export const formRoutes: readonly RouteDefinition[] = [
  listForms,
  readSchema,
  readForm,
  makeForm,
  putForm,
  publish,
  preview,
];
