import swagger from "@fastify/swagger";
import Fastify, { type FastifyInstance } from "fastify";
import type { RouteDefinition } from "./route.ts";
import { fastifyPath, prepareSchemas } from "./route-schemas.ts";

const DESCRIPTION = `Amounts are integers of the currency's minor unit. Fields ending in On are dates, in At instants (UTC).
Every {id} also takes the merchant's own reference or number. Errors are problem+json (RFC 9457).`;

/** The OpenAPI 3.1 document of the routes. Needs no database: it is made from the same schemas that validate. */
export async function openApiDocument(
  routes: readonly RouteDefinition[],
  version: string,
): Promise<Record<string, unknown>> {
  const app = Fastify({
    exposeHeadRoutes: false,
  });
  // Nothing is ever asked of this server: what would check and write its bodies need not be made.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
  await registerDocument(app, version);
  const schemas = prepareSchemas(app, routes, "by_name");
  for (const definition of routes) {
    app.route({
      method: definition.method,
      url: fastifyPath(definition.path),
      schema: schemas.get(definition) ?? {},
      handler: async () => undefined,
    });
  }
  await app.ready();
  const document = app.swagger() as unknown as Record<string, unknown>;
  await app.close();
  return document;
}

async function registerDocument(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Goodterms",
        version,
        description: DESCRIPTION,
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: "/" }],
      components: {
        securitySchemes: {
          apiKey: { type: "http", scheme: "bearer", description: "gt_live_… or gt_test_…" },
          session: { type: "apiKey", in: "cookie", name: "goodterms.session_token" },
        },
      },
    },
    refResolver: { buildLocalReference: (schema) => String(schema.$id) },
  });
}
