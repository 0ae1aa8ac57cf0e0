import { Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import classes from "./page-title.module.css";

/**
 * The answer to the screen's one question, as its heading; `tab` is what the browser's tab says. `children` are what
 * may be done here, at the right.
 */
export function PageTitle(props: {
  answer: ReactNode;
  tab: string;
  above?: ReactNode;
  below?: ReactNode;
  children?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${props.tab} · Goodterms`;
  }, [props.tab]);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {props.above === undefined ? null : <div className={classes.above}>{props.above}</div>}
        <Title order={1} className={classes.answer}>
          {props.answer}
        </Title>
        {props.below === undefined ? null : <div className={classes.below}>{props.below}</div>}
      </div>
      {props.children === undefined ? null : <div className={classes.actions}>{props.children}</div>}
    </header>
  );
}
