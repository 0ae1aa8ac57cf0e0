export { buildServer } from "./build-server.ts";
export { decodeCursor, encodeCursor } from "./cursors.ts";
export { openApiDocument } from "./open-api.ts";
export {
  type FileAnswer,
  type LinkContext,
  publicRoute,
  type RequestContext,
  type RouteDefinition,
  route,
  type UnboundContext,
} from "./route.ts";
export {
  Amount,
  AmountInput,
  Closed,
  CountryCode,
  CurrencyCode,
  DateOn,
  Instant,
  InstantInput,
  Money,
  MoneyInput,
  Nullable,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  TimeZone,
} from "./schemas.ts";
export { streamInMerchant } from "./streams.ts";
