import { DateText, formatMoney, useLocale } from "@goodterms/ui";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ScrollX } from "../../shell/scroll-x.tsx";
import { useMay } from "../../shell/use-me.ts";
import { collateralQuery } from "../limit-queries.ts";
import type { Collateral } from "../limit-types.ts";
import classes from "../limits.module.css";
import { CollateralModal, ReleaseModal } from "./collateral-modals.tsx";

/** What secures a customer's account, with what counts of it after the haircut. */
export function CollateralPart({ customerId, currency }: { customerId: string; currency: string }) {
  const { t } = useTranslation();
  const found = useQuery(collateralQuery(customerId));
  const mayWrite = useMay("credit:write");
  const [adding, setAdding] = useState(false);
  const rows = found.data?.data ?? [];
  return (
    <section>
      <h3 className={classes.heading}>{t("limits.holder.collateral")}</h3>
      {rows.length === 0 ? (
        <p className="gt-note">{t("limits.holder.noCollateral")}</p>
      ) : (
        <ScrollX label={t("limits.holder.collateral")}>
          <table className="plain-table">
            <tbody>
              {rows.map((row) => (
                <CollateralRow key={row.id} collateral={row} mayWrite={mayWrite} />
              ))}
            </tbody>
          </table>
        </ScrollX>
      )}
      {mayWrite ? (
        <Button mt="xs" size="xs" variant="default" onClick={() => setAdding(true)}>
          {t("limits.holder.addCollateral")}
        </Button>
      ) : null}
      {adding ? (
        <CollateralModal customerId={customerId} currency={currency} onClose={() => setAdding(false)} />
      ) : null}
    </section>
  );
}

function CollateralRow({ collateral, mayWrite }: { collateral: Collateral; mayWrite: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [releasing, setReleasing] = useState(false);
  const { worth, counted, haircutPercent: haircut, expiresOn } = collateral;
  const isReleased = worth.amount === 0;
  return (
    <tr>
      <th scope="row">
        {collateral.description}
        <div className="gt-note">{t(`limits.collateral.kinds.${collateral.kind}`)}</div>
      </th>
      <td className="figures">
        {isReleased ? (
          <span className="gt-note">{t("limits.holder.released")}</span>
        ) : (
          <>
            {formatMoney(worth.amount, worth.currency, locale, "currency")}
            <div className="gt-note">
              {t("limits.holder.counts", {
                amount: formatMoney(counted.amount, counted.currency, locale, "currency"),
                haircut,
              })}
            </div>
          </>
        )}
      </td>
      <td>
        {expiresOn === null ? (
          <span className="gt-note">{t("limits.open")}</span>
        ) : (
          <DateText on={expiresOn} />
        )}
      </td>
      <td className="figures">
        {mayWrite && !isReleased ? (
          <Button size="compact-xs" variant="subtle" onClick={() => setReleasing(true)}>
            {t("limits.holder.release")}
          </Button>
        ) : null}
        {releasing ? <ReleaseModal collateral={collateral} onClose={() => setReleasing(false)} /> : null}
      </td>
    </tr>
  );
}
