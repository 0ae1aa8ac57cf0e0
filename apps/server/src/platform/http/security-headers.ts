import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/**
 * Headers by which a browser holds the console to its own files. Styles may be inline, since the component library
 * sets them so; scripts may not. Frames show PDFs the console has fetched itself.
 */
export async function setSecurityHeaders(app: FastifyInstance, publicUrl: string): Promise<void> {
  const isTls = publicUrl.startsWith("https:");
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        ...(isTls && { upgradeInsecureRequests: [] }),
      },
    },
    hsts: isTls,
    referrerPolicy: { policy: "same-origin" },
  });
}
