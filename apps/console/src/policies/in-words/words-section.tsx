import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "../policies.module.css";

/** One question that a policy answers. */
export function WordsSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <Title order={3}>{title}</Title>
      {children}
    </section>
  );
}
