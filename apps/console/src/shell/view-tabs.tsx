import { SegmentedControl } from "@mantine/core";
import classes from "./view-tabs.module.css";

/** The views of one screen, side by side; where there is no room they scroll within their own line. */
export function ViewTabs<View extends string>(props: {
  label: string;
  value: View;
  views: readonly { value: View; label: string }[];
  onChange: (view: View) => void;
}) {
  return (
    <div className={classes.tabs}>
      <SegmentedControl
        size="xs"
        aria-label={props.label}
        value={props.value}
        onChange={(value) => props.onChange(value as View)}
        data={[...props.views]}
      />
    </div>
  );
}
