import { Readable } from "node:stream";
import { Type } from "typebox";
import { Closed, Instant, publicRoute, type RouteDefinition } from "#platform/http";
import { answerOffer } from "../decide/answer-offer.ts";
import { appeal } from "../decide/appeal-decision.ts";
import { askedQuestions } from "../forms/rules.ts";
import { openApplication, openLink } from "../links/open-link.ts";
import type { ApplicationParts } from "../parts.ts";
import { answerReference, openReference } from "../referees/answer-reference.ts";
import { refuse } from "../refusals.ts";
import { beginByLink, showOpenForm } from "./begin-application.ts";
import { saveApplication, withdrawApplication } from "./save-application.ts";
import { showApplication, showStatus } from "./show-application.ts";
import { stepUp } from "./step-up.ts";
import { submitApplication, whatIsMissing } from "./submit-application.ts";
import { removeUpload, uploadFile } from "./upload-file.ts";
import * as wire from "./wire.ts";

const TAG = "Applying by link";
const BASE = "/v1/public/applications/{token}";
const FILE_NAME_LENGTH_MAX = 300;
const Language = Type.Optional(Type.String({ minLength: 2, maxLength: 5 }));

/** What whoever holds a link may do: apply, see how it stands, answer as a referee. Nobody signs in. */
export function publicRoutes(parts: ApplicationParts): readonly RouteDefinition[] {
  return [
    ...openLinkRoutes(parts),
    ...fillingRoutes(parts),
    ...bindingRoutes(parts),
    ...refereeRoutes(parts),
  ];
}

function openLinkRoutes(parts: ApplicationParts): RouteDefinition[] {
  return [
    publicRoute({
      method: "GET",
      path: "/v1/public/application-links/{token}",
      summary: "Read the form that an open link leads to",
      tag: TAG,
      request: { params: wire.ByToken, query: Closed({ language: Language }) },
      responses: { 200: wire.OpenFormBody },
      handle: async (http, { params, query }) => {
        const form = await openLink(parts, http, params.token, ["open"], (visit) =>
          showOpenForm(visit, query.language),
        );
        return { status: 200, body: { begins: true, form: wire.shownFormBody(form) } };
      },
    }),
    publicRoute({
      method: "POST",
      path: "/v1/public/application-links/{token}/begin",
      summary: "Begin an application by an open link",
      description:
        "The answer's token is the applicant's own: with it the application is filled in and come back to.",
      tag: TAG,
      request: { params: wire.ByToken, body: Closed({ language: Language }) },
      responses: { 201: Closed({ token: Type.String(), url: Type.String(), expiresAt: Instant }) },
      handle: async (http, { params, body }) => {
        const { token, url, link } = await openLink(parts, http, params.token, ["open"], (visit) =>
          beginByLink(parts, visit, body.language),
        );
        return { status: 201, body: { token, url, expiresAt: link.expiresAt } };
      },
    }),
  ];
}

function fillingRoutes(parts: ApplicationParts): RouteDefinition[] {
  return [
    publicRoute({
      method: "GET",
      path: BASE,
      summary: "Read the form and what was entered",
      description:
        "While something may be entered. Afterwards the answer is 409 not_open, and the status tells how it stands.",
      tag: TAG,
      request: { params: wire.ByToken, query: Closed({ language: Language }) },
      responses: { 200: wire.PublicApplicationBody },
      handle: async (http, { params, query }) => {
        const shown = await openLink(parts, http, params.token, ["applicant"], (visit) =>
          showApplication(parts, visit, query.language),
        );
        if (shown === null) throw refuse("not_open", "It was handed in.");
        return { status: 200, body: wire.publicApplicationBody(shown) };
      },
    }),
    publicRoute({
      method: "PUT",
      path: `${BASE}/answers`,
      summary: "Save answers",
      description: "What is right is saved; what is not is named in `problems` and left as it was.",
      tag: TAG,
      request: { params: wire.ByToken, body: wire.AnswersBody },
      responses: { 200: wire.SavedBody },
      handle: async (http, { params, body }) => {
        const saved = await openLink(parts, http, params.token, ["applicant"], async (visit) => {
          const { answersVersion, problems } = await saveApplication(parts, visit, body);
          const open = await openApplication(parts, visit);
          const asked = askedQuestions(open.version.document, open.answers).map(({ key }) => key);
          const missing = await whatIsMissing(visit, open);
          return { answersVersion, problems: [...problems], asked, missing };
        });
        return { status: 200, body: saved };
      },
    }),
    publicRoute({
      method: "POST",
      path: `${BASE}/uploads/{question}`,
      summary: "Upload a file for a question",
      description:
        "The body is the file: PDF, PNG or JPEG, up to 10 MiB. `_appeal` takes evidence for an appeal.",
      tag: TAG,
      request: {
        params: wire.UploadPath,
        query: Closed({
          fileName: Type.Optional(Type.String({ minLength: 1, maxLength: FILE_NAME_LENGTH_MAX })),
        }),
      },
      responses: { 201: wire.UploadBody },
      upload: true,
      handle: async (http, { params, query, upload }) => {
        const uploaded = await uploadFile(parts, http, params.token, {
          question: params.question,
          fileName: query.fileName ?? "file",
          source: upload?.stream ?? Readable.from([]),
        });
        return { status: 201, body: uploaded };
      },
    }),
    publicRoute({
      method: "DELETE",
      path: `${BASE}/uploads/{id}`,
      summary: "Remove a file",
      tag: TAG,
      request: { params: wire.UploadById },
      responses: { 204: Type.Null() },
      handle: async (http, { params }) => {
        await removeUpload(parts, http, params.token, params.id);
        return { status: 204, body: null };
      },
    }),
  ];
}

function bindingRoutes(parts: ApplicationParts): RouteDefinition[] {
  const answerStatus = async (
    http: Parameters<typeof openLink>[1],
    token: string,
    work: Parameters<typeof openLink<void>>[4],
  ) => {
    const status = await openLink(parts, http, token, ["applicant"], async (visit) => {
      await work(visit);
      return showStatus(parts, visit);
    });
    return { status: 200, body: wire.statusBody(status) } as const;
  };
  const responses = { 200: wire.StatusBody };
  return [
    publicRoute({
      method: "GET",
      path: `${BASE}/status`,
      summary: "Read how the application stands",
      tag: TAG,
      request: { params: wire.ByToken },
      responses,
      handle: (http, { params }) => answerStatus(http, params.token, async () => {}),
    }),
    publicRoute({
      method: "POST",
      path: `${BASE}/submit`,
      summary: "Hand the application in",
      description:
        "Once: again changes nothing. Refused with a pointer for every question that is still missing.",
      tag: TAG,
      request: { params: wire.ByToken, body: wire.SubmitBody },
      responses,
      handle: async (http, { params, body }) => {
        await stepUp(parts, http, params.token, body.code);
        return answerStatus(http, params.token, (visit) => submitApplication(parts, visit, body));
      },
    }),
    publicRoute({
      method: "POST",
      path: `${BASE}/withdraw`,
      summary: "Withdraw the application",
      tag: TAG,
      request: { params: wire.ByToken },
      responses,
      handle: (http, { params }) =>
        answerStatus(http, params.token, (visit) => withdrawApplication(parts, visit)),
    }),
    publicRoute({
      method: "POST",
      path: `${BASE}/offer`,
      summary: "Accept an offer, or leave it",
      tag: TAG,
      request: { params: wire.ByToken, body: wire.OfferBody },
      responses,
      handle: async (http, { params, body }) => {
        if (body.accept) await stepUp(parts, http, params.token, body.code);
        return answerStatus(http, params.token, (visit) => answerOffer(parts, visit, body.accept));
      },
    }),
    publicRoute({
      method: "POST",
      path: `${BASE}/appeal`,
      summary: "Ask that a decision be looked at again, by somebody else",
      tag: TAG,
      request: { params: wire.ByToken, body: wire.AppealBody },
      responses,
      handle: (http, { params, body }) =>
        answerStatus(http, params.token, (visit) => appeal(parts, visit, body)),
    }),
  ];
}

function refereeRoutes(parts: ApplicationParts): RouteDefinition[] {
  return [
    publicRoute({
      method: "GET",
      path: "/v1/public/references/{token}",
      summary: "Read whom a referee is asked about",
      tag: TAG,
      request: { params: wire.ByToken },
      responses: { 200: wire.ReferenceShown },
      handle: async (http, { params }) => {
        const body = await openLink(parts, http, params.token, ["referee"], async (visit) => {
          const { referee, contact, applicantName } = await openReference(parts, visit);
          return {
            kind: referee.kind,
            applicant: applicantName,
            organisation: contact.organisation,
            name: contact.name,
            language: visit.link.language,
            isAnswered: referee.state !== "asked",
            expiresAt: visit.link.expiresAt,
          };
        });
        return { status: 200, body };
      },
    }),
    publicRoute({
      method: "POST",
      path: "/v1/public/references/{token}",
      summary: "Answer as a referee, once",
      tag: TAG,
      request: { params: wire.ByToken, body: wire.ReferenceBody },
      responses: { 204: Type.Null() },
      handle: async (http, { params, body }) => {
        await openLink(parts, http, params.token, ["referee"], (visit) =>
          answerReference(parts, visit, body),
        );
        return { status: 204, body: null };
      },
    }),
  ];
}
