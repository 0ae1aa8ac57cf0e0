import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { ApiProblem } from "./api/problem.ts";
import { meQuery } from "./api/queries.ts";
import type { AuditFilter } from "./api/settings-queries.ts";
import { readApplicationsSearch } from "./applications/applications-search.ts";
import { readCustomersSearch } from "./customers/customers-search.ts";
import { readDecisionsSearch } from "./decisions/decisions-search.ts";
import { readHoldsSearch } from "./holds/holds-search.ts";
import { readLimitsSearch } from "./limits/limits-search.ts";
import { readWatchSearch } from "./monitoring/watch-search.ts";
import { readNoticesSearch } from "./notices/notices-search.ts";
import { readPolicySearch } from "./policies/policy-search.ts";
import { queryClient, whenSignedOut } from "./query-client.ts";
import { readScorecardSearch } from "./scorecards/scorecard-search.ts";
import { forgetMerchant } from "./shell/merchant-choice.ts";
import { CrashScreen, NotFoundScreen, ScreenSkeleton } from "./shell/screen-states.tsx";
import { Shell } from "./shell/shell.tsx";

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFoundScreen,
  errorComponent: CrashScreen,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    isOwnPath(search.next) ? { next: search.next } : {},
  component: lazyRouteComponent(() => import("./sign-in/sign-in-screen.tsx"), "SignInScreen"),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("./sign-in/welcome-screen.tsx"), "WelcomeScreen"),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      await readMe();
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) {
        throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { next: location.href } });
      }
      throw error;
    }
  },
});

const overview = createRoute({
  getParentRoute: () => inside,
  path: "/",
  component: lazyRouteComponent(() => import("./overview/overview-screen.tsx"), "OverviewScreen"),
});

const customers = createRoute({
  getParentRoute: () => inside,
  path: "/customers",
  validateSearch: readCustomersSearch,
  component: lazyRouteComponent(() => import("./customers/customers-screen.tsx"), "CustomersScreen"),
});

const customer = createRoute({
  getParentRoute: () => inside,
  path: "/customers/$customerId",
  component: lazyRouteComponent(() => import("./customer/customer-screen.tsx"), "CustomerScreen"),
});

const limits = createRoute({
  getParentRoute: () => inside,
  path: "/limits",
  validateSearch: readLimitsSearch,
  component: lazyRouteComponent(() => import("./limits/limits-screen.tsx"), "LimitsScreen"),
});

const watch = createRoute({
  getParentRoute: () => inside,
  path: "/watch",
  validateSearch: readWatchSearch,
  component: lazyRouteComponent(() => import("./monitoring/watch-screen.tsx"), "WatchScreen"),
});

const bureaus = createRoute({
  getParentRoute: () => inside,
  path: "/bureaus",
  component: lazyRouteComponent(() => import("./bureaus/bureaus-screen.tsx"), "BureausScreen"),
});

const customerReports = createRoute({
  getParentRoute: () => inside,
  path: "/customers/$customerId/reports",
  component: lazyRouteComponent(
    () => import("./bureaus/customer-reports-screen.tsx"),
    "CustomerReportsScreen",
  ),
});

const notices = createRoute({
  getParentRoute: () => inside,
  path: "/notices",
  validateSearch: readNoticesSearch,
  component: lazyRouteComponent(() => import("./notices/notices-screen.tsx"), "NoticesScreen"),
});

const limitChange = createRoute({
  getParentRoute: () => inside,
  path: "/limits/changes/$changeId",
  component: lazyRouteComponent(() => import("./limits/change/change-screen.tsx"), "ChangeScreen"),
});

const holds = createRoute({
  getParentRoute: () => inside,
  path: "/holds",
  validateSearch: readHoldsSearch,
  component: lazyRouteComponent(() => import("./holds/holds-screen.tsx"), "HoldsScreen"),
});

const decisions = createRoute({
  getParentRoute: () => inside,
  path: "/decisions",
  validateSearch: readDecisionsSearch,
  component: lazyRouteComponent(() => import("./decisions/decisions-screen.tsx"), "DecisionsScreen"),
});

const decision = createRoute({
  getParentRoute: () => inside,
  path: "/decisions/$decisionId",
  component: lazyRouteComponent(() => import("./decisions/decision-screen.tsx"), "DecisionScreen"),
});

const policies = createRoute({
  getParentRoute: () => inside,
  path: "/policies",
  component: lazyRouteComponent(() => import("./policies/policies-screen.tsx"), "PoliciesScreen"),
});

const policy = createRoute({
  getParentRoute: () => inside,
  path: "/policies/$policyId",
  validateSearch: readPolicySearch,
  component: lazyRouteComponent(() => import("./policies/policy-screen.tsx"), "PolicyScreen"),
});

const shop = createRoute({
  getParentRoute: () => inside,
  path: "/shop",
  component: lazyRouteComponent(() => import("./shop/shop-screen.tsx"), "ShopScreen"),
});

const scorecards = createRoute({
  getParentRoute: () => inside,
  path: "/scorecards",
  component: lazyRouteComponent(() => import("./scorecards/scorecards-screen.tsx"), "ScorecardsScreen"),
});

const scorecard = createRoute({
  getParentRoute: () => inside,
  path: "/scorecards/$scorecardId",
  validateSearch: readScorecardSearch,
  component: lazyRouteComponent(() => import("./scorecards/scorecard-screen.tsx"), "ScorecardScreen"),
});

const learn = createRoute({
  getParentRoute: () => inside,
  path: "/scorecards/learn",
  component: lazyRouteComponent(() => import("./scorecards/learn/learn-screen.tsx"), "LearnScreen"),
});

const fit = createRoute({
  getParentRoute: () => inside,
  path: "/scorecards/fits/$fitId",
  component: lazyRouteComponent(() => import("./scorecards/fit/fit-screen.tsx"), "FitScreen"),
});

const imports = createRoute({
  getParentRoute: () => inside,
  path: "/imports",
  component: lazyRouteComponent(() => import("./imports/imports-screen.tsx"), "ImportsScreen"),
});

const oneImport = createRoute({
  getParentRoute: () => inside,
  path: "/imports/$importId",
  component: lazyRouteComponent(() => import("./imports/import-screen.tsx"), "ImportScreen"),
});

const applications = createRoute({
  getParentRoute: () => inside,
  path: "/applications",
  validateSearch: readApplicationsSearch,
  component: lazyRouteComponent(() => import("./applications/applications-screen.tsx"), "ApplicationsScreen"),
});

const application = createRoute({
  getParentRoute: () => inside,
  path: "/applications/$applicationId",
  component: lazyRouteComponent(
    () => import("./applications/one/application-screen.tsx"),
    "ApplicationScreen",
  ),
});

const applicationLinks = createRoute({
  getParentRoute: () => inside,
  path: "/applications/links",
  component: lazyRouteComponent(() => import("./applications/links/links-screen.tsx"), "LinksScreen"),
});

const applicationForms = createRoute({
  getParentRoute: () => inside,
  path: "/applications/forms",
  component: lazyRouteComponent(() => import("./applications/forms/forms-screen.tsx"), "FormsScreen"),
});

const applicationForm = createRoute({
  getParentRoute: () => inside,
  path: "/applications/forms/$formId",
  component: lazyRouteComponent(() => import("./applications/forms/form-screen.tsx"), "FormScreen"),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: "/settings",
  beforeLoad: ({ location }) => {
    if (location.pathname === "/settings") throw redirect({ to: "/settings/profile" });
  },
  component: lazyRouteComponent(() => import("./settings/settings-screen.tsx"), "SettingsScreen"),
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: "/profile",
  component: lazyRouteComponent(() => import("./settings/profile/profile-screen.tsx"), "ProfileScreen"),
});

const people = createRoute({
  getParentRoute: () => settings,
  path: "/people",
  component: lazyRouteComponent(() => import("./settings/people/people-screen.tsx"), "PeopleScreen"),
});

const entities = createRoute({
  getParentRoute: () => settings,
  path: "/entities",
  component: lazyRouteComponent(() => import("./settings/entities/entities-screen.tsx"), "EntitiesScreen"),
});

const keys = createRoute({
  getParentRoute: () => settings,
  path: "/keys",
  component: lazyRouteComponent(() => import("./settings/keys/keys-screen.tsx"), "KeysScreen"),
});

const webhooks = createRoute({
  getParentRoute: () => settings,
  path: "/webhooks",
  component: lazyRouteComponent(() => import("./settings/webhooks/webhooks-screen.tsx"), "WebhooksScreen"),
});

const audit = createRoute({
  getParentRoute: () => settings,
  path: "/audit",
  validateSearch: (search: Record<string, unknown>): AuditFilter => ({
    ...(typeof search.subject === "string" && { subject: search.subject }),
    ...(typeof search.type === "string" && { type: search.type }),
  }),
  component: lazyRouteComponent(() => import("./settings/audit/audit-screen.tsx"), "AuditScreen"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    welcome,
    inside.addChildren([
      overview,
      customers,
      customer,
      holds,
      decisions,
      decision,
      shop,
      limits,
      limitChange,
      watch,
      notices,
      bureaus,
      customerReports,
      policies,
      policy,
      scorecards,
      scorecard,
      learn,
      fit,
      imports,
      oneImport,
      applications,
      application,
      applicationLinks,
      applicationForms,
      applicationForm,
      settings.addChildren([profile, people, entities, keys, webhooks, audit]),
    ]),
  ]),
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: ScreenSkeleton,
  defaultErrorComponent: CrashScreen,
  scrollRestoration: true,
});

/** Who is signed in; where the merchant kept from last time is no longer theirs, at another one of theirs. */
async function readMe(): Promise<void> {
  try {
    await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== "no_merchant") throw error;
    forgetMerchant();
    await queryClient.ensureQueryData(meQuery);
  }
}

/** Whether an address to go to after signing in stays on this server: "//elsewhere" would not. */
function isOwnPath(path: unknown): path is string {
  return typeof path === "string" && path.startsWith("/") && !path.startsWith("//");
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

whenSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (pathname === "/sign-in" || pathname === "/welcome") return;
  void router.navigate({ to: "/sign-in", search: href === "/" ? {} : { next: href } });
});
