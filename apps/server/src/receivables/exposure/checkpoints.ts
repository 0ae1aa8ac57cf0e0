export const RESERVE_CHECKPOINTS = ["order", "pick", "ship", "invoice"] as const;
/** Where in an order's life it is asked about. */
export type ReserveCheckpoint = (typeof RESERVE_CHECKPOINTS)[number];
