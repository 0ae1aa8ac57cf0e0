import type { TSchema } from "typebox";

type PlainSchema = Record<string, unknown>;

/** Collects the schemas that have a `$id`, so that the validator and the reference know each once, by name. */
export class NamedSchemas {
  readonly #byName = new Map<string, PlainSchema>();
  readonly #texts = new Map<string, string>();

  /** The schema as plain JSON, every named schema in it replaced by a reference to its name. */
  take(schema: TSchema): PlainSchema {
    return this.#plain(schema) as PlainSchema;
  }

  /** The named schemas taken so far. */
  all(): readonly PlainSchema[] {
    return [...this.#byName.values()];
  }

  #plain(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((member) => this.#plain(member));
    if (value === null || typeof value !== "object") return value;
    const plain: PlainSchema = {};
    for (const [name, member] of Object.entries(value)) {
      // The schema library's own marks, which mean nothing in JSON Schema.
      if (!name.startsWith("~")) plain[name] = this.#plain(member);
    }
    return typeof plain.$id === "string" ? this.#keep(plain.$id, plain) : plain;
  }

  #keep(name: string, plain: PlainSchema): PlainSchema {
    const text = JSON.stringify(plain);
    const known = this.#texts.get(name);
    if (known !== undefined && known !== text) throw new Error(`two different schemas are named ${name}`);
    this.#byName.set(name, plain);
    this.#texts.set(name, text);
    return { $ref: `${name}#` };
  }
}
