/** A broken invariant: a mistake in the program, never a refusal meant for the person using it. */
export class Fault extends Error {
  override readonly name = "Fault";
}

/** States what must be true here. Throws Fault with `message` when it is not. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Fault(message);
}

/** Marks a branch that the types rule out. Throws Fault when it is reached after all. */
export function unreachable(value: never): never {
  throw new Fault(`unreachable value: ${JSON.stringify(value)}`);
}
