import { ActionIcon, Button, Menu, TextInput } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconBookmark, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./shell.module.css";

interface SavedView<View> {
  name: string;
  view: View;
}

const MAX_VIEWS = 20;
const MAX_NAME = 60;

/** Views of a list under a name, kept in this browser under `storedAs`; each is only an address. */
export function SavedViews<View>(props: { storedAs: string; view: View; onShow: (view: View) => void }) {
  const { t } = useTranslation();
  const { view, onShow } = props;
  const [views, setViews] = useLocalStorage<SavedView<View>[]>({ key: props.storedAs, defaultValue: [] });
  const save = (name: string): void =>
    setViews([{ name, view }, ...views.filter((one) => one.name !== name)].slice(0, MAX_VIEWS));
  return (
    <Menu position="bottom-end" width={264} closeOnItemClick>
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          aria-label={t("common.views.saved")}
          className={classes.saved ?? ""}
        >
          <IconBookmark size={15} stroke={1.7} />
          <span className={classes.savedWord}>{t("common.views.saved")}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {views.length === 0 ? <Menu.Label>{t("common.views.noViews")}</Menu.Label> : null}
        {views.map((one) => (
          <div key={one.name} style={{ display: "flex", alignItems: "center" }}>
            <Menu.Item onClick={() => onShow(one.view)}>{one.name}</Menu.Item>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("common.views.removeView", { name: one.name })}
              onClick={() => setViews(views.filter((other) => other.name !== one.name))}
            >
              <IconTrash size={15} stroke={1.6} />
            </ActionIcon>
          </div>
        ))}
        <Menu.Divider />
        <NameForm onSave={save} />
      </Menu.Dropdown>
    </Menu>
  );
}

function NameForm({ onSave }: { onSave: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  return (
    <form
      style={{ display: "flex", gap: "0.5rem", padding: "0.375rem" }}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "") return;
        onSave(name.trim());
        setName("");
      }}
    >
      <TextInput
        size="xs"
        flex={1}
        maxLength={MAX_NAME}
        aria-label={t("common.views.viewName")}
        placeholder={t("common.views.viewName")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.stopPropagation()}
      />
      <Button size="xs" type="submit" disabled={name.trim() === ""}>
        {t("common.save")}
      </Button>
    </form>
  );
}
