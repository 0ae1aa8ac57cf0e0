import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./policies.module.css";

/** Something that asks for attention before anything else on the screen, or in a form. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.notice}>
      <Title order={2} className={classes.noticeTitle ?? ""}>
        {title}
      </Title>
      <div>{children}</div>
    </div>
  );
}
