// The door of the room: what upper floors and the command may use.
export { allocateCredit } from "./allocations/allocate-credit.ts";
export { allocateItems } from "./allocations/allocate-items.ts";
export { countCustomers, customerIds, customerNames } from "./customers/customer-ids.ts";
export { findCustomer } from "./customers/find-customer.ts";
export { findLikeCustomers } from "./customers/like-customers.ts";
export { putCustomer } from "./customers/put-customer.ts";
export { ensureCustomers } from "./customers/put-customers.ts";
export { findGroup, putGroup } from "./customers/put-group.ts";
export { contactContent } from "./customers/reach-rules.ts";
export { changeContacts } from "./customers/reach-store.ts";
export { type CustomerView, readCustomer } from "./customers/read-customer.ts";
export {
  type ResolvedCustomer,
  resolveCustomerIds,
  resolveCustomers,
} from "./customers/resolve-customers.ts";
export type { ContactInput, CustomerInput } from "./customers/rules.ts";
export { updateCustomer } from "./customers/store.ts";
export { bookDocuments } from "./documents/book-documents.ts";
export { changeDueDate } from "./documents/change-due-date.ts";
export { disputeItem } from "./documents/dispute-item.ts";
export type { DocumentDraft, DocumentKind, DocumentLine } from "./documents/drafts.ts";
export { issueCreditNote } from "./documents/issue-credit-note.ts";
export { issueInvoice } from "./documents/issue-invoice.ts";
export { receivePayment } from "./documents/receive-payment.ts";
export { reverseDocument } from "./documents/reverse-document.ts";
export { draftDocument } from "./documents/rules.ts";
export { dueDates, type Terms } from "./documents/terms/rules.ts";
export type { ComponentWeights } from "./exposure/account-store.ts";
export { readAccountVersions, readRunOut } from "./exposure/account-versions.ts";
export { amendReservation } from "./exposure/amend-reservation.ts";
export { captureByInvoice } from "./exposure/capture-by-invoice.ts";
export { RESERVE_CHECKPOINTS, type ReserveCheckpoint } from "./exposure/checkpoints.ts";
export { type BookFigures, type CreditFigures, readCreditFigures } from "./exposure/credit-figures.ts";
export { expireReservationsAround } from "./exposure/expire-reservations.ts";
export { markStale } from "./exposure/mark-stale.ts";
export { readAccount } from "./exposure/read-account.ts";
export {
  countRecordedOrders,
  type RecordedOrder,
  recordedOrders,
} from "./exposure/recorded-orders.ts";
export { releaseReservation } from "./exposure/release-reservation.ts";
export {
  findReservations,
  listReservations,
  type ReservationFilter,
  type ReservationRow,
  standingReservation,
  standingReservations,
} from "./exposure/reservation-store.ts";
export type { ReserveAnswer, ReserveCall } from "./exposure/reserve-call.ts";
export { reserveIn } from "./exposure/reserve-in.ts";
export { openReserver, type Reserver } from "./exposure/reserver.ts";
export { setCeiling } from "./exposure/set-ceiling.ts";
export { type CeilingItem, setCeilings } from "./exposure/set-ceilings.ts";
export { shipReservation } from "./exposure/ship-reservation.ts";
export { lockAccounts } from "./exposure/store.ts";
export { type FileImport, type FileImportResult, importFile } from "./imports/import-file.ts";
export { isMapping } from "./imports/mapping/mapping.ts";
export { FileError } from "./imports/reading/file-error.ts";
export { openRows } from "./imports/reading/open-rows.ts";
export { exportJournal } from "./journal/export-journal.ts";
export { findEntity, listEntities, putEntity } from "./ledger/entities.ts";
export { moveClosing } from "./ledger/move-closing.ts";
export { lastRateAt, readRates, recordRate } from "./ledger/rates.ts";
export type { LedgerEntity } from "./ledger/rules.ts";
export { holdEntities } from "./ledger/store.ts";
export { verifyBook } from "./ledger/verify-book.ts";
export { openReceivables, RECEIVABLES_APPEND_ONLY, receivablesJobs, summariseEntities } from "./room.ts";
export {
  type AccountLevel,
  type AccountVersion,
  listAccountVersions,
  readAccountLevels,
} from "./statements/account-level-store.ts";
export { type OpenDebit, readOpenDebits } from "./statements/open-debits-store.ts";
export { type OrderOutcome, readOrderOutcomes } from "./statements/order-outcome-store.ts";
export { type AgeingReport, readAgeing } from "./statements/read-ageing.ts";
export {
  type HistoryItem,
  type PaymentHistory,
  readPaymentHistories,
} from "./statements/read-payment-history.ts";
