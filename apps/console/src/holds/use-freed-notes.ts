import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { holdQuery } from "../api/credit-queries.ts";
import type { Hold } from "../api/credit-types.ts";

const NOTES_MAX = 5;

/**
 * Tells quietly when an order that waited has freed itself: whatever leaves the list is asked after, and only those
 * freed by their cure are told of. `holds` is undefined while the list is being read; `view` names the list.
 */
export function useFreedNotes(holds: readonly Hold[] | undefined, view: string): void {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const seen = useRef<{ view: string; holds: readonly Hold[] }>({ view, holds: [] });
  useEffect(() => {
    if (holds === undefined) return;
    const before = seen.current;
    seen.current = { view, holds };
    if (before.view !== view) return;
    const here = new Set(holds.map((hold) => hold.id));
    const gone = before.holds.filter((hold) => !here.has(hold.id)).slice(0, NOTES_MAX);
    for (const hold of gone) {
      void queries.fetchQuery({ ...holdQuery(hold.id), staleTime: 0 }).then(
        (read) => {
          if (read.hold.state !== "freed") return;
          const message = t("holds.freedNote", { order: hold.order, customer: hold.customer.name });
          notifications.show({ id: `freed-${hold.id}`, message });
        },
        // What cannot be read is not told of: the list itself says that the order has left it.
        () => undefined,
      );
    }
  }, [holds, view, queries, t]);
}
