import { formatInstant, Panel, useLocale } from "@goodterms/ui";
import { Anchor, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Address, Contact, Customer } from "../api/types.ts";
import { TextLink } from "../shell/links.tsx";
import classes from "./customer.module.css";
import { termsInWords } from "./terms-in-words.ts";

/** Who the customer is: facts, people, addresses. */
export function Who({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  return (
    <>
      <Panel title={t("customer.who")}>
        <Facts customer={customer} />
      </Panel>
      <Panel title={t("customer.contacts")}>
        {customer.contacts.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t("customer.noContacts")}
          </Text>
        ) : (
          <ul className={classes.people}>
            {customer.contacts.map((contact) => (
              <ContactLine key={`${contact.name} ${contact.email ?? ""}`} contact={contact} />
            ))}
          </ul>
        )}
      </Panel>
      {customer.addresses.length === 0 ? null : (
        <Panel title={t("customer.addresses")}>
          {customer.addresses.map((address) => (
            <AddressLines key={`${address.kind} ${address.postalCode}`} address={address} />
          ))}
        </Panel>
      )}
    </>
  );
}

function Facts({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const country =
    customer.country === null
      ? null
      : new Intl.DisplayNames([locale], { type: "region" }).of(customer.country);
  const facts: [string, ReactNode][] = [
    [t("customer.reference"), customer.reference],
    [t("customer.kind"), t(`customer.kinds.${customer.kind}`)],
    [t("customer.country"), country],
    [t("customer.group"), groupLink(customer.group)],
    [t("customer.terms"), termsInWords(customer.terms)],
    [t("customer.language"), customer.language],
    [t("customer.timeZone"), customer.timeZone],
    [t("customer.taxIds"), customer.taxIds.map((id) => id.value).join(", ")],
    ...Object.entries(customer.externalReferences),
    [t("customer.since"), formatInstant(customer.createdAt, locale)],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function groupLink(group: string | null): ReactNode {
  if (group === null) return null;
  return (
    <TextLink to="/customers" search={{ group }} size="sm">
      {group}
    </TextLink>
  );
}

function ContactLine({ contact }: { contact: Contact }) {
  return (
    <li>
      <span className={classes.contactName}>{contact.name}</span>
      {contact.role ? <span className="gt-note"> {contact.role}</span> : null}
      {contact.email ? (
        <div>
          <Anchor href={`mailto:${contact.email}`} size="sm">
            {contact.email}
          </Anchor>
        </div>
      ) : null}
      {contact.phone ? (
        <div>
          <Anchor href={`tel:${contact.phone}`} size="sm">
            {contact.phone}
          </Anchor>
        </div>
      ) : null}
    </li>
  );
}

function AddressLines({ address }: { address: Address }) {
  return (
    <address className={classes.address}>
      {address.lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
      <div>
        {address.postalCode} {address.city}
      </div>
      <div>{address.country}</div>
    </address>
  );
}
