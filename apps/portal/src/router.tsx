import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from "@tanstack/react-router";
import { LinkUnknown } from "./shell/link-unknown.tsx";

const root = createRootRoute({ component: Outlet, notFoundComponent: LinkUnknown });

const apply = createRoute({
  getParentRoute: () => root,
  path: "/apply/$token",
  component: lazyRouteComponent(() => import("./apply/apply-page.tsx"), "ApplyPage"),
});

const reference = createRoute({
  getParentRoute: () => root,
  path: "/reference/$token",
  component: lazyRouteComponent(() => import("./reference/reference-page.tsx"), "ReferencePage"),
});

/** Pages behind links that a merchant sends: nobody signs in here. */
export const router = createRouter({
  routeTree: root.addChildren([apply, reference]),
  basepath: "/portal",
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
