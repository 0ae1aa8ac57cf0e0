import { createRootRoute, createRouter, Outlet } from "@tanstack/react-router";
import { LinkUnknown } from "./shell/link-unknown.tsx";

const root = createRootRoute({ component: Outlet, notFoundComponent: LinkUnknown });

/** Pages behind links that a merchant sends: nobody signs in here. */
export const router = createRouter({ routeTree: root, basepath: "/portal" });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
