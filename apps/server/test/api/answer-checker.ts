// Holds answers against the OpenAPI document: what is published is what is answered.
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { LightMyRequestResponse } from "fastify";
import { FORMATS } from "../../src/platform/http/route-schemas.ts";
import type { WholeHouse } from "./whole-house.ts";

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const PROBLEM_TYPE = "application/problem+json";

/** Checks one answer. @throws Error that says what of it the document does not describe. */
export type AnswerChecker = (method: string, url: string, answer: LightMyRequestResponse) => void;

export async function answerChecker(house: WholeHouse): Promise<AnswerChecker> {
  const document = (await house.server.inject({ url: "/openapi.json" })).json() as OpenApi;
  const formats = { ...FORMATS, "date-time": INSTANT, uuid: true as const, email: true as const };
  const ajv = new Ajv2020({ strict: false, formats });
  ajv.addSchema({ $id: "openapi", ...document });
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (pointer: string): ValidateFunction => {
    const standing = compiled.get(pointer);
    if (standing !== undefined) return standing;
    const made = ajv.compile({ $ref: `openapi#${pointer}` });
    compiled.set(pointer, made);
    return made;
  };
  const paths = Object.keys(document.paths).map((path) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll(/\{[a-zA-Z]+\}/g, "[^/]+")}$`),
  }));
  return (method, url, answer) => {
    const asked = url.split("?", 1)[0] ?? "";
    // An address may fit two templates; the one with fewer names in it is meant, as the router takes it.
    const fitting = paths.filter(({ pattern }) => pattern.test(asked));
    const path = fitting.sort((left, right) => count(left.path) - count(right.path))[0]?.path;
    const operation = path === undefined ? undefined : document.paths[path]?.[method.toLowerCase()];
    if (path === undefined || operation === undefined) return;
    const status = String(answer.statusCode);
    const entry = status in operation.responses ? status : "default";
    const [type = ""] = String(answer.headers["content-type"] ?? "").split(";");
    const said = `${method} ${url} answered ${status}`;
    if (status.startsWith("4") && type !== PROBLEM_TYPE)
      throw new Error(`${said} as ${type}: ${answer.body}`);
    if (status.startsWith("2") && entry === "default" && type === "application/json") {
      throw new Error(`${said}, which the document does not have`);
    }
    const content = operation.responses[entry]?.content;
    if (status === "204" || content === undefined) return;
    if (!(type in content)) throw new Error(`${said} as ${type}; the document has ${Object.keys(content)}`);
    if (type !== "application/json" && type !== PROBLEM_TYPE) return;
    const steps = ["paths", path, method.toLowerCase(), "responses", entry, "content", type, "schema"];
    const validate = validatorOf(steps.map((step) => `/${escapeStep(step)}`).join(""));
    if (!validate(answer.json())) {
      throw new Error(`${said}: ${ajv.errorsText(validate.errors)} in ${answer.body.slice(0, 1_000)}`);
    }
  };
}

function count(path: string): number {
  return path.split("{").length;
}

function escapeStep(step: string): string {
  return encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));
}
