import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { type CustomerInput, findCustomer, putCustomer } from "#receivables";
import type { AnswerValue } from "../forms/answers.ts";
import { answerText } from "../forms/answers.ts";
import type { Role } from "../forms/form.ts";
import { answerInRole } from "../forms/rules.ts";
import type { OpenApplication } from "../links/open-link.ts";
import { refuse } from "../refusals.ts";
import { updateApplication } from "../store.ts";
import { readParticulars } from "../summary.ts";

/**
 * The customer that an application is about: the one it has, an existing one by id or reference, or a new one made from
 * the answers under `reference` (left out: the application's own id). What stands of an existing one is not changed.
 * @throws Refusal not_found, bad_field of the customer, wrong_state.
 */
export async function linkCustomer(
  ctx: Context,
  open: OpenApplication,
  wanted: { readonly customer?: string | undefined; readonly reference?: string | undefined },
): Promise<string> {
  const { application } = open;
  if (application.customerId !== null && wanted.customer === undefined) return application.customerId;
  const id =
    wanted.customer === undefined
      ? (await putCustomer(ctx, customerOf(open, wanted.reference ?? formatId("app", application.id)))).id
      : (await findCustomer(ctx, wanted.customer)).id;
  if (application.customerId !== null && application.customerId !== id)
    throw refuse("wrong_state", "The application belongs to another customer already.");
  if (application.customerId === null) await updateApplication(ctx, application.id, { customerId: id });
  return id;
}

function customerOf(open: OpenApplication, reference: string): CustomerInput {
  const { application, version, answers } = open;
  const read = (role: Role): AnswerValue | null => answerInRole(version.document, answers, role);
  const { summary } = readParticulars(version.document, answers);
  if (summary.name === null) throw refuse("wrong_state", "The applicant's name is not known.");
  const address = read("registered_address");
  const vatId = answerText(read("vat_id"));
  const email = summary.email;
  const hasAddress = address !== null && typeof address === "object" && "lines" in address;
  return {
    reference,
    kind: application.kind,
    name: summary.name,
    country: summary.country,
    currency: application.requestedCurrency,
    language: application.language,
    ...(vatId !== null && { taxIds: [{ kind: "vat", value: vatId }] }),
    ...(hasAddress && {
      addresses: [
        {
          kind: "billing" as const,
          lines: address.lines,
          city: address.city,
          postalCode: address.postalCode,
          region: address.region ?? null,
          country: address.country,
        },
      ],
    }),
    ...(email !== null && {
      contacts: [
        {
          name: summary.contact ?? summary.name,
          email,
          phone: answerText(read("phone")),
          language: application.language,
        },
      ],
    }),
  };
}
