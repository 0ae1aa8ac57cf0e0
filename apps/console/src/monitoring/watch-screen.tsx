import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ViewTabs } from "../shell/view-tabs.tsx";
import { ActionProposalsView } from "./action-proposals-view.tsx";
import { AlertsView } from "./alerts-view.tsx";
import { PortfolioView } from "./portfolio-view.tsx";
import { ReviewsView } from "./reviews-view.tsx";
import { WatchListView } from "./watch-list-view.tsx";
import { WATCH_VIEWS, type WatchView } from "./watch-search.ts";

const VIEWS = {
  alerts: AlertsView,
  proposals: ActionProposalsView,
  reviews: ReviewsView,
  list: WatchListView,
  portfolio: PortfolioView,
} as const;

/** What has changed with the customers, what should be done about it, and where the risk lies. */
export function WatchScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { view = "alerts" } = useSearch({ from: "/inside/watch" });
  const View = VIEWS[view];
  const show = (next: WatchView): void =>
    void navigate({ to: "/watch", search: next === "alerts" ? {} : { view: next }, replace: true });
  return (
    <div className="page-full">
      <View
        tabs={
          <ViewTabs
            label={t("monitoring.viewsLabel")}
            value={view}
            views={WATCH_VIEWS.map((value) => ({ value, label: t(`monitoring.views.${value}`) }))}
            onChange={show}
          />
        }
      />
    </div>
  );
}
