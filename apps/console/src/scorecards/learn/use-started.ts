import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { scorecardsKey } from "../scorecard-api.ts";

/** Goes to the fit that was started. */
export function useStarted(): (fit: { id: string }) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async ({ id }) => {
    await queries.invalidateQueries({ queryKey: scorecardsKey });
    await navigate({ to: "/scorecards/fits/$fitId", params: { fitId: id } });
  };
}
