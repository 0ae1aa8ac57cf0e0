const PAGE_ROWS = 15;

/** Which row a key leads to from row `active` (-1 is none) of `count`; null when the key is not about rows. */
export function rowAfterKey(key: string, active: number, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (key) {
    case "j":
    case "ArrowDown":
      return Math.min(active + 1, last);
    case "k":
    case "ArrowUp":
      return Math.max(active - 1, 0);
    case "PageDown":
      return Math.min(Math.max(active, 0) + PAGE_ROWS, last);
    case "PageUp":
      return Math.max(active - PAGE_ROWS, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

/** Whether the key goes to something that takes text or has keys of its own, so that a shortcut must keep out. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest("input, textarea, select, button, [contenteditable], [role=dialog], [role=menu]") !== null
  );
}
