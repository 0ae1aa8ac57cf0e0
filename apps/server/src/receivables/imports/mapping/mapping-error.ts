/** A mapping that does not fit the file or the kind of import; each problem is one sentence for a person. */
export class MappingError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(" "));
    this.name = "MappingError";
    this.problems = problems;
  }
}
