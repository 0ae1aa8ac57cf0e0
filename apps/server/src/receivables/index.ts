// The door of the room: what upper floors and the command may use.
export { allocateCredit } from "./allocations/allocate-credit.ts";
export { ensureCustomers } from "./customers/put-customers.ts";
export { putCustomer } from "./customers/put-customer.ts";
export { disputeItem } from "./documents/dispute-item.ts";
export { issueCreditNote } from "./documents/issue-credit-note.ts";
export { issueInvoice } from "./documents/issue-invoice.ts";
export { receivePayment } from "./documents/receive-payment.ts";
export { reverseDocument } from "./documents/reverse-document.ts";
export { exportJournal } from "./journal/export-journal.ts";
export { findEntity, putEntity } from "./ledger/entities.ts";
export { recordRate } from "./ledger/rates.ts";
export { verifyBook } from "./ledger/verify-book.ts";
export { openReceivables, RECEIVABLES_APPEND_ONLY, RECEIVABLES_JOBS, summariseEntities } from "./room.ts";
export { type AgeingReport, readAgeing } from "./statements/read-ageing.ts";
