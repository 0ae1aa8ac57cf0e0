import { formatId, MAX_AMOUNT_MINOR } from "@goodterms/kernel";
import { Type } from "typebox";
import { JURISDICTIONS } from "#jurisdictions";
import { inMerchant } from "#platform/db";
import {
  Closed,
  CurrencyCode,
  DateOn,
  decodeCursor,
  encodeCursor,
  Nullable,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { findCustomer } from "#receivables";
import { drawApart } from "../limits/pdf/draw-apart.ts";
import { approveNotice, cancelNotice, findNotice, markNoticeSent } from "./change-notice.ts";
import { LANGUAGES, NOTICE_REASONS, reasonText } from "./reason-words.ts";
import { refuseNotice } from "./refusals.ts";
import { requestReasons } from "./request-reasons.ts";
import { rewordNotice } from "./reword-notice.ts";
import { CHANNELS, NOTICE_STATES } from "./rules.ts";
import { changeNoticeSetting } from "./settings.ts";
import { readNoticeSettings } from "./settings-store.ts";
import { selectNotices } from "./store.ts";
import {
  JurisdictionBody,
  jurisdictionBody,
  NoticeBody,
  NoticeTextBody,
  noticeBody,
  noticeTextBody,
} from "./wire.ts";

const TAG = "Credit notices";
const REASONS_MAX = 4;
const ById = Closed({ id: Reference });
const Note = Type.String({ minLength: 1, maxLength: 500, pattern: "^[^\\u0000]*$" });

const listNotices = route({
  method: "GET",
  path: "/v1/credit/notices",
  summary: "List notices of refused or cut credit, newest first",
  description: "`dueOn` is the day by which the law wants it sent, null where it names none.",
  tag: TAG,
  scope: "credit:read",
  request: {
    query: Closed({
      state: Type.Optional(OneOf(NOTICE_STATES)),
      customer: Type.Optional(Reference),
      ...PageQuery,
    }),
  },
  responses: { 200: PageOf(NoticeBody) },
  handle: async (ctx, { query }) => {
    const customerId = query.customer === undefined ? null : (await findCustomer(ctx, query.customer)).id;
    const list = `notices ${query.state ?? ""} ${customerId ?? ""}`;
    const before =
      decodeCursor(list, Closed({ id: Type.String({ format: "uuid" }) }), query.cursor)?.id ?? null;
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const found = await selectNotices(ctx, { state: query.state ?? null, customerId }, before, rowsMax + 1);
    const shown = found.slice(0, rowsMax);
    const last = shown.at(-1);
    const isMore = found.length > rowsMax && last !== undefined;
    return {
      status: 200,
      body: { data: shown.map(noticeBody), nextCursor: isMore ? encodeCursor(list, { id: last.id }) : null },
    };
  },
});

const getNotice = route({
  method: "GET",
  path: "/v1/credit/notices/{id}",
  summary: "Read a notice, as data or as the letter",
  tag: TAG,
  scope: "credit:read",
  request: {
    params: ById,
    query: Closed({ format: Type.Optional(OneOf(["json", "pdf"], { default: "json" })) }),
  },
  responses: { 200: NoticeTextBody },
  produces: ["application/pdf"],
  transaction: "none",
  handle: async (ctx, { params, query }) => {
    const notice = await inMerchant(ctx.database, ctx.caller, (inside) => findNotice(inside, params.id));
    if (query.format !== "pdf") return { status: 200, body: noticeTextBody(notice) };
    const { letter, emailSubject, addressee } = notice;
    if (letter === null || emailSubject === null || addressee === null) {
      throw refuseNotice("notice_state", "Its text was erased.");
    }
    const content = await drawApart({
      kind: "letter",
      letter: {
        subject: emailSubject,
        text: letter,
        addressee: [addressee.name, ...addressee.lines],
        on: notice.sentOn ?? notice.decidedOn,
        language: notice.language,
      },
    });
    return {
      status: 200,
      contentType: "application/pdf",
      content,
      fileName: `notice-${formatId("ntc", notice.id)}.pdf`,
    };
  },
});

const postApprove = route({
  method: "POST",
  path: "/v1/credit/notices/{id}/approve",
  summary: "Say that a notice may go out as it reads",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById },
  responses: { 200: NoticeTextBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: noticeTextBody(await approveNotice(ctx, params.id)),
  }),
});

const postReword = route({
  method: "POST",
  path: "/v1/credit/notices/{id}/reasons",
  summary: "Give a draft other reasons",
  description: "Specific ones, from /v1/credit/notice-reasons; the letter is written anew.",
  tag: TAG,
  scope: "credit:write",
  request: {
    params: ById,
    body: Closed({ reasons: Type.Array(OneOf(NOTICE_REASONS), { minItems: 1, maxItems: REASONS_MAX }) }),
  },
  responses: { 200: NoticeTextBody },
  handle: async (ctx, { params, body }) => ({
    status: 200,
    body: noticeTextBody(await rewordNotice(ctx, params.id, body.reasons)),
  }),
});

const postSent = route({
  method: "POST",
  path: "/v1/credit/notices/{id}/mark-sent",
  summary: "Note that a notice went out, when and how",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed({ sentOn: DateOn, channel: OneOf(CHANNELS) }) },
  responses: { 200: NoticeTextBody },
  handle: async (ctx, { params, body }) => ({
    status: 200,
    body: noticeTextBody(await markNoticeSent(ctx, params.id, { on: body.sentOn, channel: body.channel })),
  }),
});

const postCancel = route({
  method: "POST",
  path: "/v1/credit/notices/{id}/cancel",
  summary: "Take back a notice that has not gone out",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed({ reason: Note }) },
  responses: { 200: NoticeTextBody },
  handle: async (ctx, { params, body }) => ({
    status: 200,
    body: noticeTextBody(await cancelNotice(ctx, params.id, body.reason)),
  }),
});

const postRequest = route({
  method: "POST",
  path: "/v1/customers/{id}/reason-requests",
  summary: "Note that a customer asks for the reasons of a decision",
  description:
    "Drafts the answer, with the day by which it is owed. A request that comes too late is answered too.",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById, body: Closed({ requestedOn: Type.Optional(DateOn) }) },
  responses: { 201: Closed({ notice: NoticeTextBody, inTime: Type.Boolean() }) },
  handle: async (ctx, { params, body }) => {
    const { notice, isInTime } = await requestReasons(ctx, {
      customer: params.id,
      requestedOn: body.requestedOn ?? null,
    });
    return { status: 201, body: { notice: noticeTextBody(notice), inTime: isInTime } };
  },
});

const ReasonRow = Closed(
  { code: OneOf(NOTICE_REASONS), texts: Closed({ en: Type.String(), de: Type.String() }) },
  { $id: "NoticeReason" },
);

const listReasons = route({
  method: "GET",
  path: "/v1/credit/notice-reasons",
  summary: "List the reasons that a notice can give, as the customer reads them",
  tag: TAG,
  scope: "credit:read",
  responses: { 200: Closed({ data: Type.Array(ReasonRow), languages: Type.Array(OneOf(LANGUAGES)) }) },
  handle: async () => ({
    status: 200,
    body: {
      data: NOTICE_REASONS.map((code) => ({
        code,
        texts: { en: reasonText(code, "en"), de: reasonText(code, "de") },
      })),
      languages: [...LANGUAGES],
    },
  }),
});

const listSettings = route({
  method: "GET",
  path: "/v1/credit/notice-settings",
  summary: "Read what the law wants by country, with its sources, and what you have confirmed",
  description:
    "Engineering reference, not legal advice. What is not verified is off until you have had it checked and say so.",
  tag: TAG,
  scope: "credit:read",
  responses: { 200: Closed({ data: Type.Array(JurisdictionBody) }) },
  handle: async (ctx) => {
    const settings = await readNoticeSettings(ctx);
    return {
      status: 200,
      body: { data: JURISDICTIONS.map((each) => jurisdictionBody(each, settings.get(each.code))) },
    };
  },
});

const putSettings = route({
  method: "PUT",
  path: "/v1/credit/notice-settings/{jurisdiction}",
  summary: "Confirm a country's unchecked rules, and switch warnings of consumer credit on or off",
  tag: TAG,
  scope: "credit:policy",
  request: {
    params: Closed({ jurisdiction: Reference }),
    body: Closed({
      usesUnverified: Type.Boolean(),
      warnsConsumerCredit: Type.Boolean(),
      warnFrom: Type.Optional(
        Nullable(
          Closed({
            amount: Type.Integer({ minimum: 0, maximum: Number(MAX_AMOUNT_MINOR) }),
            currency: CurrencyCode,
          }),
        ),
      ),
      warnFromDays: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 3_650 }))),
    }),
  },
  responses: { 200: JurisdictionBody },
  handle: async (ctx, { params, body }) => {
    const jurisdiction = await changeNoticeSetting(ctx, params.jurisdiction, {
      usesUnverified: body.usesUnverified,
      warnsConsumerCredit: body.warnsConsumerCredit,
      warnFromMinor: body.warnFrom == null ? null : BigInt(body.warnFrom.amount),
      warnCurrency: body.warnFrom?.currency ?? null,
      warnFromDays: body.warnFromDays ?? null,
    });
    const settings = await readNoticeSettings(ctx);
    return { status: 200, body: jurisdictionBody(jurisdiction, settings.get(jurisdiction.code)) };
  },
});

export const routes: readonly RouteDefinition[] = [
  listNotices,
  getNotice,
  postApprove,
  postReword,
  postSent,
  postCancel,
  postRequest,
  listReasons,
  listSettings,
  putSettings,
];
