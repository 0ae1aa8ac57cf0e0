import { Kbd, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { modifierKey } from "./navigation.tsx";
import classes from "./shell.module.css";

/** Every key that does something. */
export function ShortcutsOverlay({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const keys: [string[], string][] = [
    [[modifierKey(), "K"], t("common.shell.keys.find")],
    [["?"], t("common.shell.keys.help")],
    [["g", "o"], t("common.shell.keys.goOverview")],
    [["g", "c"], t("common.shell.keys.goCustomers")],
    [["g", "h"], t("common.shell.keys.goHolds")],
    [["g", "i"], t("common.shell.keys.goImports")],
    [["/"], t("common.shell.keys.search")],
    [["j"], t("common.shell.keys.next")],
    [["k"], t("common.shell.keys.previous")],
    [["Enter"], t("common.shell.keys.open")],
    [["x"], t("common.shell.keys.select")],
    [["Esc"], t("common.shell.keys.back")],
    [[modifierKey(), "Shift", "L"], t("common.shell.keys.scheme")],
  ];
  return (
    <Modal opened={opened} onClose={onClose} title={t("common.shell.shortcuts")}>
      <dl className={classes.keys}>
        {keys.map(([pressed, meaning]) => (
          <div key={meaning}>
            <dt>
              {pressed.map((key) => (
                <Kbd key={key} size="xs">
                  {key}
                </Kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
