import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const YEAR_MS = 365 * 86_400_000;
/** Paths that are never a page of an app. */
const NOT_A_PAGE =
  /^\/(v1|api|docs|healthz|readyz|metrics|openapi\.json|schemas|assets|portal\/assets)(\/|$|\?)/;
const PORTAL = /^\/portal(\/|$|\?)/;

/** Where the built apps lie; what is not built is not served. */
export interface PageFolders {
  /** The staff's console, served at /. */
  readonly console?: string | undefined;
  /** The pages that customers reach by link, served under /portal. */
  readonly portal?: string | undefined;
}

/** Serves the built apps. Returns how to answer a page's address, or null where it is none of theirs. */
export async function registerPages(
  app: FastifyInstance,
  folders: PageFolders,
): Promise<(request: FastifyRequest, reply: FastifyReply) => FastifyReply | null> {
  const hasPortal = await registerFolder(app, folders.portal, "/portal/", true);
  const hasConsole = await registerFolder(app, folders.console, "/", !hasPortal);
  return (request, reply) => {
    const isPage = (request.method === "GET" || request.method === "HEAD") && !NOT_A_PAGE.test(request.url);
    if (!isPage) return null;
    if (PORTAL.test(request.url))
      return hasPortal && folders.portal !== undefined ? sendIndex(reply, folders.portal) : null;
    return hasConsole && folders.console !== undefined ? sendIndex(reply, folders.console) : null;
  };
}

const sendIndex = (reply: FastifyReply, folder: string): FastifyReply =>
  reply.header("cache-control", "no-cache").sendFile("index.html", folder);

async function registerFolder(
  app: FastifyInstance,
  folder: string | undefined,
  prefix: string,
  decorateReply: boolean,
): Promise<boolean> {
  if (folder === undefined || !existsSync(join(folder, "index.html"))) return false;
  await app.register(fastifyStatic, {
    root: folder,
    prefix,
    wildcard: false,
    index: ["index.html"],
    decorateReply,
    setHeaders: (reply, path) => {
      // The build names assets by their content; the page that names them must be asked for each time.
      const isAsset = path.includes("/assets/");
      reply.header("cache-control", isAsset ? `public, max-age=${YEAR_MS / 1000}, immutable` : "no-cache");
    },
  });
  return true;
}
