export type { ChainFailure } from "./chain-diagnosis.ts";
export { checkHead, exportHead, type HeadSigner, headSigner, type SignedHead } from "./chain-head.ts";
export { type NewEvent, recordEvents } from "./record-events.ts";
export { sealAll, sealMerchant } from "./seal-events.ts";
export { sealTick } from "./seal-tick.ts";
export { subjectIdOf } from "./subject-id.ts";
export { type ChainReport, verifyChain } from "./verify-chain.ts";
