/** One offending field: a JSON Pointer (RFC 6901) into the request's body, and what is wrong with it. */
export interface RefusalPointer {
  readonly pointer: string;
  readonly message: string;
}

/** What a room says once about each of its refusals. `remedy` tells the caller what to do about it. */
export interface RefusalKind {
  readonly status: number;
  readonly title: string;
  readonly remedy: string;
}

interface RefusalParts extends RefusalKind {
  readonly code: string;
  readonly detail: string;
  readonly pointers?: readonly RefusalPointer[] | undefined;
}

const REFUSAL_STATUS_MIN = 400;
const REFUSAL_STATUS_MAX = 499;
const CODE = /^[a-z][a-z0-9_]*$/;

/**
 * What can never succeed as asked. Thrown out of a verb, rolls its transaction back, and becomes one
 * problem+json answer. `detail` and the pointers go to the caller, so they must hold nothing of another merchant.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
  readonly pointers: readonly RefusalPointer[] | undefined;

  constructor(parts: RefusalParts) {
    super(`${parts.code}: ${parts.detail}`);
    this.code = parts.code;
    this.status = parts.status;
    this.title = parts.title;
    this.detail = parts.detail;
    this.remedy = parts.remedy;
    this.pointers = parts.pointers;
  }
}

/** Makes one refusal of a room's closed list; throw what it returns. */
export type Refuse<Code extends string> = (
  code: Code,
  detail: string,
  pointers?: readonly RefusalPointer[],
) => Refusal;

/**
 * Declares a room's closed list of refusals and gives its typed constructor: `throw refuse("number_used", "...")`.
 * @throws Error at start for a code that is not snake_case, or a status outside 400–499.
 */
export function defineRefusals<const Kinds extends Record<string, RefusalKind>>(
  kinds: Kinds,
): Refuse<keyof Kinds & string> {
  for (const [code, kind] of Object.entries(kinds)) {
    if (!CODE.test(code)) throw new Error(`refusal code ${code} is not snake_case`);
    if (kind.status < REFUSAL_STATUS_MIN || kind.status > REFUSAL_STATUS_MAX) {
      throw new Error(`refusal ${code} has status ${kind.status}; a refusal is a 4xx`);
    }
  }
  return (code, detail, pointers) => {
    const { status, title, remedy } = kinds[code] as RefusalKind;
    return new Refusal({ status, title, remedy, code, detail, pointers });
  };
}
