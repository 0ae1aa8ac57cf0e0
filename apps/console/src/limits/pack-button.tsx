import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileText } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { fetchRaw } from "../api/api.ts";
import { ApiProblem } from "../api/problem.ts";
import { saveFile } from "../shell/save-file.ts";

/** Saves a committee pack as a PDF; `path` is where it is read, without its format. */
export function PackButton({ path, name }: { path: string; name: string }) {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: async () => {
      const response = await fetchRaw(`${path}?format=pdf`);
      saveFile(await response.blob(), `committee-pack ${name.replaceAll(/[^\p{L}\p{N} -]/gu, "")}.pdf`);
    },
    onError: (error) =>
      notifications.show({
        title: t("common.failed"),
        message: error instanceof ApiProblem ? error.message : "",
      }),
  });
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFileText size={15} stroke={1.7} />}
        disabled={save.isPending}
        onClick={() => save.mutate()}
      >
        {save.isPending ? t("limits.proposals.saving") : t("limits.proposals.pack")}
      </Button>
    </div>
  );
}
