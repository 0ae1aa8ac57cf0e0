import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const YEAR_MS = 365 * 86_400_000;
/** Paths that are never a page of the console. */
const NOT_A_PAGE = /^\/(v1|api|docs|healthz|readyz|metrics|openapi\.json|assets)(\/|$|\?)/;

/** Serves the built console, when there is one. Returns how to answer a page's address, or null without a console. */
export async function registerConsole(
  app: FastifyInstance,
  folder: string | undefined,
): Promise<((request: FastifyRequest, reply: FastifyReply) => FastifyReply | null) | null> {
  if (folder === undefined || !existsSync(join(folder, "index.html"))) return null;
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: ["index.html"],
    setHeaders: (reply, path) => {
      // The build names assets by their content; the page that names them must be asked for each time.
      const isAsset = path.includes("/assets/");
      reply.header("cache-control", isAsset ? `public, max-age=${YEAR_MS / 1000}, immutable` : "no-cache");
    },
  });
  return (request, reply) => {
    const isPage = (request.method === "GET" || request.method === "HEAD") && !NOT_A_PAGE.test(request.url);
    return isPage ? reply.sendFile("index.html") : null;
  };
}
