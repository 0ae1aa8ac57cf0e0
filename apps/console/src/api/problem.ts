/** An answer that is not the one asked for: an RFC 9457 problem, with what to do about it. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  /** The HTTP status; 0 when the server could not be reached. */
  readonly status: number;
  readonly code: string;
  readonly remedy: string | undefined;
  readonly requestId: string | undefined;
  readonly pointers: { pointer: string; message: string }[];

  constructor(status: number, problem: Record<string, unknown>) {
    const text = (name: string): string | undefined =>
      typeof problem[name] === "string" ? (problem[name] as string) : undefined;
    super(text("detail") ?? text("message") ?? text("title") ?? `The server answered ${status}.`);
    this.status = status;
    this.code = text("code") ?? "unknown";
    this.remedy = text("remedy");
    this.requestId = text("requestId");
    this.pointers = Array.isArray(problem.pointers) ? problem.pointers : [];
  }
}
