import { parseId } from "@goodterms/kernel";
import { Type } from "typebox";
import { Closed, Reference, type RouteDefinition, route } from "#platform/http";
import { refuse } from "../../refusals.ts";
import { MappingSchema } from "../mapping/mapping.ts";
import { KindOfImport, MappingName, SavedMappingSchema } from "../schemas.ts";
import { mappingOnWire } from "../wire.ts";
import { SAVED_MAPPINGS_MAX, saveMapping } from "./save-mapping.ts";
import { deleteMapping, selectMappings } from "./store.ts";

const TAG = "Imports";

const list = route({
  method: "GET",
  path: "/v1/import-mappings",
  summary: "List saved mappings",
  tag: TAG,
  scope: "documents:read",
  request: { query: Closed({ kind: Type.Optional(KindOfImport) }) },
  responses: { 200: Closed({ data: Type.Array(SavedMappingSchema) }) },
  handle: async (ctx, { query }) => {
    const saved = await selectMappings(ctx, query.kind ?? null, SAVED_MAPPINGS_MAX);
    return { status: 200, body: { data: saved.map(mappingOnWire) } };
  },
});

const put = route({
  method: "PUT",
  path: "/v1/import-mappings",
  summary: "Save a mapping under a name, in the place of one of that name",
  tag: TAG,
  scope: "imports:write",
  request: { body: Closed({ name: MappingName, mapping: MappingSchema }) },
  responses: { 200: SavedMappingSchema },
  handle: async (ctx, { body }) => ({
    status: 200,
    body: mappingOnWire(await saveMapping(ctx, body.name, body.mapping)),
  }),
});

const forget = route({
  method: "DELETE",
  path: "/v1/import-mappings/{id}",
  summary: "Forget a saved mapping",
  tag: TAG,
  scope: "imports:write",
  request: { params: Closed({ id: Reference }) },
  responses: { 204: Type.Null() },
  handle: async (ctx, { params }) => {
    const id = parseId("map", params.id);
    if (id === null || !(await deleteMapping(ctx, id))) {
      throw refuse("not_found", `There is no saved mapping ${params.id}.`);
    }
    return { status: 204, body: null };
  },
});

export const mappingRoutes: readonly RouteDefinition[] = [list, put, forget];
