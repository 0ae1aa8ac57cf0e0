import { ActionIcon } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";

/** Up and down. The focus goes with what moves, so that it can be moved on by the same key. */
export function MoveButtons(props: {
  id: string;
  up: string;
  down: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: 1 | -1) => void;
}) {
  const move = (by: 1 | -1): void => {
    props.onMove(by);
    requestAnimationFrame(() => focusOn(props.id, by));
  };
  return (
    <span style={{ display: "inline-flex", gap: 2, flex: "none" }}>
      <ActionIcon
        id={`${props.id}-up`}
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={props.up}
        disabled={props.isFirst}
        onClick={() => move(-1)}
      >
        <IconArrowUp size={14} stroke={1.8} />
      </ActionIcon>
      <ActionIcon
        id={`${props.id}-down`}
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={props.down}
        disabled={props.isLast}
        onClick={() => move(1)}
      >
        <IconArrowDown size={14} stroke={1.8} />
      </ActionIcon>
    </span>
  );
}

/** The button that was pressed, at its new place; at the end of the way, the other one. */
function focusOn(id: string, by: 1 | -1): void {
  const [first, second] = by === 1 ? ["down", "up"] : ["up", "down"];
  const button = document.querySelector<HTMLButtonElement>(`#${CSS.escape(`${id}-${first}`)}`);
  const other = document.querySelector<HTMLButtonElement>(`#${CSS.escape(`${id}-${second}`)}`);
  (button?.disabled === false ? button : other)?.focus();
}
