import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "./api/problem.ts";

const TRIES = 2;
const UNAUTHENTICATED = 401;

type Listener = () => void;
let onSignedOut: Listener = () => undefined;

/** Says what happens when the server answers that nobody is signed in any more. */
export function whenSignedOut(listener: Listener): void {
  onSignedOut = listener;
}

/** Asks again only where a second try may succeed: an unreachable or failing server, never a refusal. */
function mayRetry(failures: number, error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return false;
  return failures < TRIES && (error.status === 0 || error.status >= 500);
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === UNAUTHENTICATED) onSignedOut();
    },
  }),
  defaultOptions: { queries: { retry: mayRetry, refetchOnWindowFocus: true } },
});
