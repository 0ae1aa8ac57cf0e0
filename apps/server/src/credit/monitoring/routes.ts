import type { RouteDefinition } from "#platform/http";
import { alertRoutes } from "./alert-routes.ts";
import { behaviourRoutes } from "./behaviour-routes.ts";
import { roomNeighbours } from "./room-neighbours.ts";
import { watchRoutes } from "./watch-routes.ts";

export const routes: readonly RouteDefinition[] = [
  ...behaviourRoutes(roomNeighbours),
  ...alertRoutes(roomNeighbours),
  ...watchRoutes(roomNeighbours),
];
