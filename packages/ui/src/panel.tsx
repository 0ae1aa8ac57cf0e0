import { Title, VisuallyHidden } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./panel.module.css";

/**
 * A part of a screen with a heading of its own; `aside` stands at the right of the heading. With `hiddenTitle` only
 * people who cannot see the screen hear the heading, where the screen's own title says the same.
 */
export function Panel(props: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  flush?: boolean;
  hiddenTitle?: boolean;
}) {
  const id = useId();
  const title = (
    <Title order={2} id={id} className={classes.title}>
      {props.title}
    </Title>
  );
  return (
    <section className={classes.panel} aria-labelledby={id}>
      {props.hiddenTitle === true ? (
        <VisuallyHidden>{title}</VisuallyHidden>
      ) : (
        <div className={classes.head}>
          {title}
          {props.aside === undefined ? null : <div className={classes.aside}>{props.aside}</div>}
        </div>
      )}
      <div className={props.flush === true ? classes.flush : classes.body}>{props.children}</div>
    </section>
  );
}
