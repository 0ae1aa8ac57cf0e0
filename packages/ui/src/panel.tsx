import { Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./panel.module.css";

/** A part of a screen with a heading of its own; `aside` stands at the right of the heading. */
export function Panel(props: { title: string; aside?: ReactNode; children: ReactNode; flush?: boolean }) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.head}>
        <Title order={2} id={id} className={classes.title}>
          {props.title}
        </Title>
        {props.aside === undefined ? null : <div className={classes.aside}>{props.aside}</div>}
      </div>
      <div className={props.flush === true ? classes.flush : classes.body}>{props.children}</div>
    </section>
  );
}
