import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { useAct } from "../shell/use-act.ts";
import { type NoticeReasonCode, noticesKey } from "./notice-queries.ts";

type NoticeStep =
  | { verb: "approve" }
  | { verb: "reasons"; reasons: NoticeReasonCode[] }
  | { verb: "mark"; sentOn: string; channel: "letter" | "email" | "oral" | "portal" }
  | { verb: "cancel"; reason: string };

/** Does one step with a notice, and says what came of it. */
export function useNoticeAct(id: string, onDone: () => void) {
  const { t } = useTranslation();
  return useAct({
    act: (step: NoticeStep, headers) => {
      const params = { path: { id } };
      switch (step.verb) {
        case "approve":
          return answer(api.POST("/v1/credit/notices/{id}/approve", { params, headers }));
        case "reasons": {
          const body = { reasons: step.reasons };
          return answer(api.POST("/v1/credit/notices/{id}/reasons", { params, body, headers }));
        }
        case "mark": {
          const body = { sentOn: step.sentOn, channel: step.channel };
          return answer(api.POST("/v1/credit/notices/{id}/mark-sent", { params, body, headers }));
        }
        case "cancel":
          return answer(
            api.POST("/v1/credit/notices/{id}/cancel", { params, body: { reason: step.reason }, headers }),
          );
      }
    },
    done: (_notice, step) => {
      switch (step.verb) {
        case "approve":
          return t("notices.letter.approved");
        case "reasons":
          return t("notices.letter.reworded");
        case "mark":
          return t("notices.letter.marked");
        case "cancel":
          return t("notices.letter.cancelDone");
      }
    },
    changes: [noticesKey],
    onDone,
  });
}
