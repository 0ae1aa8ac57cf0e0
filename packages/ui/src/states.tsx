import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./states.module.css";

/** Nothing here yet: what this place is for, and what to do first. */
export function EmptyState(props: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
}) {
  return (
    <div className={classes.state}>
      {props.icon === undefined ? null : <div className={classes.icon}>{props.icon}</div>}
      <Title order={2}>{props.title}</Title>
      {props.children === undefined ? null : (
        <Text c="dimmed" maw="34rem">
          {props.children}
        </Text>
      )}
      {props.action === undefined ? null : <div className={classes.action}>{props.action}</div>}
    </div>
  );
}

/** Something failed: what happened, what to do about it, and the request's id for whoever looks into it. */
export function ErrorState(props: {
  title: string;
  detail: string;
  remedy?: string | undefined;
  reference?: string | undefined;
  action?: ReactNode;
}) {
  return (
    <div className={classes.state} role="alert">
      <Title order={2}>{props.title}</Title>
      <Text maw="40rem">{props.detail}</Text>
      {props.remedy === undefined ? null : (
        <Text c="dimmed" maw="40rem">
          {props.remedy}
        </Text>
      )}
      {props.action === undefined ? null : <div className={classes.action}>{props.action}</div>}
      {props.reference === undefined ? null : (
        <Text size="xs" c="dimmed" ff="monospace">
          {props.reference}
        </Text>
      )}
    </div>
  );
}
