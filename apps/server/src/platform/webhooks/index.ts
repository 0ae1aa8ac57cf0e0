export type { DeliverySettings } from "./deliveries/deliver-due.ts";
export { replayDelivery, replayGivenUp } from "./deliveries/replay-deliveries.ts";
export { type Delivery, listDeliveries } from "./deliveries/store.ts";
export { createEndpoint } from "./endpoints/create-endpoint.ts";
export { disableEndpoint } from "./endpoints/disable-endpoint.ts";
export { rotateSecret } from "./endpoints/rotate-secret.ts";
export type { Endpoint, WebhookSettings } from "./endpoints/rules.ts";
export { webhookRoutes } from "./routes.ts";
export { webhookTick } from "./webhook-tick.ts";
