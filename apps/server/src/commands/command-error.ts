/** A failure that the person at the terminal can mend: one clear line, and what to do. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}
