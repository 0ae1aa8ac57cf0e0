// Reads a guide's requests and answers out of its Markdown, so that a test can send the ones and see the others.

interface GuideRequest {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly body: string | null;
}

export interface GuideStep {
  readonly request: GuideRequest;
  readonly status: number;
  /** What the answer must hold at least; texts with … stand for any text of that shape. */
  readonly answer: unknown;
  /** The answer's block as it stands in the guide. */
  readonly block: string;
}

const STEP =
  /```http\n(?<method>GET|POST|PUT) (?<path>\S+)\n(?<body>[\s\S]*?)```\n\s*```json (?<status>\d{3})\n(?<answer>[\s\S]*?)```/g;
const CODE = /```js (?<name>[a-z-]+)\n(?<code>[\s\S]*?)```/g;

/** Every request of a guide with the answer that follows it. */
export function readSteps(text: string): GuideStep[] {
  return [...text.matchAll(STEP)].map(({ groups = {} }) => ({
    request: {
      method: groups.method as GuideRequest["method"],
      path: groups.path ?? "",
      body: groups.body?.trim() === "" ? null : (groups.body ?? null),
    },
    status: Number(groups.status),
    answer: JSON.parse(groups.answer ?? "") as unknown,
    block: groups.answer ?? "",
  }));
}

/** How many requests a guide has, counted without regard to their answers. */
export function countRequests(text: string): number {
  return text.split("```http\n").length - 1;
}

/** A sample of the guide's code, as a module that can be called. */
export async function readSample(text: string, name: string): Promise<Record<string, unknown>> {
  const found = [...text.matchAll(CODE)].find(({ groups }) => groups?.name === name);
  const code = Buffer.from(found?.groups?.code ?? "").toString("base64");
  return (await import(`data:text/javascript;base64,${code}`)) as Record<string, unknown>;
}

const SHORTENED = "…";

/** The part of an answer that a shown one speaks of, written as the guide writes it. */
export function shapeLike(shown: unknown, answered: unknown): unknown {
  if (Array.isArray(shown) && Array.isArray(answered)) {
    // An empty list is shown where there is nothing, and not for want of room.
    if (shown.length === 0) return answered;
    return shown.map((each, index) => shapeLike(each, answered[index]));
  }
  if (isObject(shown) && isObject(answered)) {
    return Object.fromEntries(
      Object.entries(shown).map(([key, value]) => [key, shapeLike(value, answered[key])]),
    );
  }
  if (typeof shown === "string" && shown.endsWith(SHORTENED) && typeof answered === "string") {
    const start = shown.slice(0, -SHORTENED.length);
    return answered.startsWith(start) ? shown : answered;
  }
  return answered === undefined ? null : answered;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const LINE_LENGTH_MAX = 110;

/** JSON as the guide shows it: on one line where that is short. */
export function showJson(value: unknown): string {
  const spread = JSON.stringify(value, null, 2);
  const line = spread.replaceAll(/\n\s*/g, " ").replaceAll(/\[ | \]/g, (bracket) => bracket.trim());
  return line.length <= LINE_LENGTH_MAX ? line : spread;
}
