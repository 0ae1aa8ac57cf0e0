import { Panel } from "@goodterms/ui";
import { Accordion, Button, CopyButton, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { asCurl, type Exchange } from "./recorder.ts";
import classes from "./shop.module.css";

/** Every request the shop made, newest first, with its answer and a command that repeats it. */
export function ExchangePanel({ exchanges }: { exchanges: readonly Exchange[] }) {
  const { t } = useTranslation();
  if (exchanges.length === 0) {
    return (
      <Panel title={t("shop.calls")}>
        <Text size="sm" c="dimmed">
          {t("shop.noCalls")}
        </Text>
      </Panel>
    );
  }
  return (
    <Panel title={t("shop.calls")} flush>
      <Accordion variant="default" chevronPosition="left">
        {exchanges.map((exchange) => (
          <Accordion.Item key={exchange.id} value={String(exchange.id)}>
            <Accordion.Control>
              <span className={classes.call}>
                {t("shop.took", { method: exchange.method, path: exchange.path, ms: exchange.tookMs })}
              </span>
            </Accordion.Control>
            <Accordion.Panel>
              <ExchangeBody exchange={exchange} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Panel>
  );
}

function ExchangeBody({ exchange }: { exchange: Exchange }) {
  const { t } = useTranslation();
  return (
    <>
      <CopyButton value={asCurl(exchange, window.location.origin)}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy}>
            {copied ? t("common.copied") : t("shop.copyCurl")}
          </Button>
        )}
      </CopyButton>
      <Code label={t("shop.request")} value={exchange.request} />
      <Code label={t("shop.response")} value={exchange.response} />
    </>
  );
}

function Code({ label, value }: { label: string; value: unknown }) {
  return (
    <>
      <h3 className={classes.codeLabel}>{label}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <section className={classes.codeFrame} tabIndex={0} aria-label={label}>
        <pre className={classes.code}>{JSON.stringify(value, null, 2)}</pre>
      </section>
    </>
  );
}
