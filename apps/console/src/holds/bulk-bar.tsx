import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Hold } from "../api/credit-types.ts";
import { BulkReleaseModal } from "./actions/bulk-release-modal.tsx";
import classes from "./holds.module.css";

/** What may be done with the orders chosen in the list. */
export function BulkBar({ holds, onClear }: { holds: readonly Hold[]; onClear: () => void }) {
  const { t } = useTranslation();
  const [releasing, setReleasing] = useState(false);
  return (
    <div className={classes.bulkBar}>
      <span className={classes.bulkCount}>{t("holds.chosen", { count: holds.length })}</span>
      <Button size="xs" variant="subtle" onClick={onClear}>
        {t("holds.clearChosen")}
      </Button>
      <Button size="xs" onClick={() => setReleasing(true)}>
        {t("holds.bulk")}
      </Button>
      {releasing ? (
        <BulkReleaseModal
          holds={holds}
          onClose={() => setReleasing(false)}
          onDone={() => {
            setReleasing(false);
            onClear();
          }}
        />
      ) : null}
    </div>
  );
}
