// Written by scripts/generate.mjs from openapi.json. Do not edit.
export interface paths {
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who is signed in
         * @description Any key or person.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people of the merchant
         * @description Needs `settings:read`.
         */
        get: operations["getPeople"];
        put?: never;
        /**
         * Add a person
         * @description Somebody new gets an invitation, which is shown once and valid for a week: hand its address over yourself.
         *
         *     Needs `settings:write`.
         */
        post: operations["postPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite a person again
         * @description For an invitation or a password that was lost. Not for somebody with rights at another merchant.
         *
         *     Needs `settings:write`.
         */
        post: operations["postPeopleByIdInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a person other roles
         * @description Needs `settings:write`.
         */
        put: operations["putPeopleById"];
        post?: never;
        /**
         * Remove a person from the merchant
         * @description Needs `settings:write`.
         */
        delete: operations["deletePeopleById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API keys
         * @description Needs `settings:read`.
         */
        get: operations["getApiKeys"];
        put?: never;
        /**
         * Make an API key
         * @description The key is shown once. A key may hold what its maker may give.
         *
         *     Needs `keys:write`.
         */
        post: operations["postApiKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Takes effect within five seconds on every server. Revoking again changes nothing.
         *
         *     Needs `keys:write`.
         */
        delete: operations["deleteApiKeysById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the merchant's settings
         * @description Needs `settings:read`.
         */
        get: operations["getSettings"];
        /**
         * Change the merchant's settings
         * @description What is left out stays as it is.
         *
         *     Needs `settings:write`.
         */
        put: operations["putSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit trail
         * @description Newest first: who did what to what. `subject` takes any id, such as inv_… or cus_….
         *
         *     Needs `audit:read`.
         */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         * @description Needs `settings:read`.
         */
        get: operations["getWebhookEndpoints"];
        put?: never;
        /**
         * Add a webhook endpoint
         * @description The answer holds the signing secret (Standard Webhooks), which is not shown again.
         *
         *     Needs `webhooks:write`.
         */
        post: operations["postWebhookEndpoints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Disable a webhook endpoint for good
         * @description Needs `webhooks:write`.
         */
        delete: operations["deleteWebhookEndpointsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new signing secret
         * @description Until the overlap ends, webhooks are signed with the new secret and the one before it.
         *
         *     Needs `webhooks:write`.
         */
        post: operations["postWebhookEndpointsByIdRotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List an endpoint's deliveries, newest first
         * @description Needs `settings:read`.
         */
        get: operations["getWebhookEndpointsByIdDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an endpoint's given-up deliveries again
         * @description Needs `webhooks:write`.
         */
        post: operations["postWebhookEndpointsByIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one delivery again
         * @description Needs `webhooks:write`.
         */
        post: operations["postWebhookDeliveriesByIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the merchant's entities
         * @description Needs `settings:read`.
         */
        get: operations["getEntities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an entity with its accounts
         * @description Needs `settings:read`.
         */
        get: operations["getEntitiesById"];
        /**
         * Make an entity with its chart of accounts, or change it
         * @description `id` is your own reference. The functional currency of a book never changes.
         *
         *     Needs `settings:write`.
         */
        put: operations["putEntitiesById"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entities/{id}/close-period": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close the books through a day
         * @description Needs `settings:write`.
         */
        post: operations["postEntitiesByIdClosePeriod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entities/{id}/reopen-period": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open the books again, back to an earlier day
         * @description `through` is the day that stays closed; null opens everything.
         *
         *     Needs `settings:write`.
         */
        post: operations["postEntitiesByIdReopenPeriod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exchange-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Write down an exchange rate
         * @description Units of `quote` for one of `base`, from a day on until the next rate. A rate once written stays.
         *
         *     Needs `settings:write`.
         */
        put: operations["putExchangeRates"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prove the book from its append-only rows
         * @description Needs `reports:read`.
         */
        get: operations["getVerify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers with what they owe
         * @description `search` finds beginnings of words of the name, of the reference, or of a contact's e-mail address. Amounts are in the currency in which most is open; `currencies` has all. Sorted by amount, customers with nothing to show follow by name.
         *
         *     Needs `customers:read`.
         */
        get: operations["getCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Make or change the customer of your reference
         * @description Fields left out stay as they are, null clears a field, and a list of contacts or addresses replaces the list. The version rises only where something changed.
         *
         *     Needs `customers:write`.
         */
        put: operations["putCustomersByReference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a customer
         * @description Needs `customers:read`.
         */
        get: operations["getCustomersById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say who looks after a customer
         * @description Needs `customers:write`.
         */
        put: operations["putCustomersByIdOwner"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer's items
         * @description Open items by due date; with `state=all` the settled too, those of the newest documents first.
         *
         *     Needs `customers:read`.
         */
        get: operations["getCustomersByIdItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what happened to a customer, newest first
         * @description Needs `customers:read`.
         */
        get: operations["getCustomersByIdTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Make or rename the group of your reference
         * @description Needs `customers:write`.
         */
        put: operations["putGroupsByReference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List groups with how many customers each has
         * @description Needs `customers:read`.
         */
        get: operations["getGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a customer's exposure, ceiling and room
         * @description Amounts are in the account's currency, null where a rate of the day is missing. A reservation whose time has run out counts no more.
         *
         *     Needs `customers:read`.
         */
        get: operations["getCustomersByIdAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a group's exposure, ceiling and room
         * @description Needs `customers:read`.
         */
        get: operations["getGroupsByIdAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/ceiling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a customer's ceiling
         * @description Null takes the ceiling away: then nothing can be reserved. Zero is a ceiling: no credit. Block reasons left out stay. What is owed or reserved stays as it is; an excess over a lower ceiling is recorded.
         *
         *     Needs `exposure:write`.
         */
        put: operations["putCustomersByIdCeiling"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/ceiling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a group's ceiling
         * @description Null takes the ceiling away: then nothing can be reserved. Zero is a ceiling: no credit. Block reasons left out stay. What is owed or reserved stays as it is; an excess over a lower ceiling is recorded.
         *
         *     Needs `exposure:write`.
         */
        put: operations["putGroupsByIdCeiling"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for room for an order, and reserve it
         * @description Over the order's gross amount, against the payer's ceiling and its group's. The same order with the same content gives the same answer; `outcome` is refused, with all reasons, where there is no room. `overrideReason` lets the ceiling be passed and is recorded.
         *
         *     Needs `exposure:write`.
         */
        post: operations["postReservations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations/{order}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let go of what an order's reservation still holds
         * @description Needs `exposure:write`.
         */
        post: operations["postReservationsByOrderRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invoices, newest first
         * @description Needs `documents:read`.
         */
        get: operations["getInvoices"];
        put?: never;
        /**
         * Book an invoice
         * @description Never refused for credit reasons. The same number with the same content answers with what stands. With `order`, captures that order's reservation.
         *
         *     Needs `documents:write`.
         */
        post: operations["postInvoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List credit notes, newest first
         * @description Needs `documents:read`.
         */
        get: operations["getCreditNotes"];
        put?: never;
        /**
         * Book a credit note
         * @description With `appliesTo`, settles that invoice as far as it is open; the rest stays as unapplied credit.
         *
         *     Needs `documents:write`.
         */
        post: operations["postCreditNotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payments, newest first
         * @description Needs `documents:read`.
         */
        get: operations["getPayments"];
        put?: never;
        /**
         * Book money received
         * @description Applied to the remittance first, then oldest due first when asked; the rest is unapplied cash.
         *
         *     Needs `documents:write`.
         */
        post: operations["postPayments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List refunds, newest first
         * @description Needs `documents:read`.
         */
        get: operations["getRefunds"];
        put?: never;
        /**
         * Book money paid back
         * @description Against the payment or credit note named with `of`, else against the oldest unapplied credit; all or nothing.
         *
         *     Needs `documents:write`.
         */
        post: operations["postRefunds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List fees, newest first
         * @description Needs `documents:read`.
         */
        get: operations["getFees"];
        put?: never;
        /**
         * Charge a fee, or interest once it is claimed
         * @description Needs `documents:write`.
         */
        post: operations["postFees"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/write-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List write-offs, newest first
         * @description Needs `documents:read`.
         */
        get: operations["getWriteOffs"];
        put?: never;
        /**
         * Write off what is open of an invoice
         * @description Needs `documents:write`.
         */
        post: operations["postWriteOffs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List discounts, newest first
         * @description Needs `documents:read`.
         */
        get: operations["getDiscounts"];
        put?: never;
        /**
         * Grant an early-payment discount, or clear a small difference
         * @description Needs `documents:write`.
         */
        post: operations["postDiscounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an invoice with its items and allocations
         * @description Needs `documents:read`.
         */
        get: operations["getInvoicesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse an invoice
         * @description Takes its allocations back, so that what it had settled is open again from its old due date, and closes it with a reversing document.
         *
         *     Needs `documents:write`.
         */
        post: operations["postInvoicesByIdReverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a credit note with its items and allocations
         * @description Needs `documents:read`.
         */
        get: operations["getCreditNotesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-notes/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse a credit note
         * @description Takes its allocations back, so that what it had settled is open again from its old due date, and closes it with a reversing document.
         *
         *     Needs `documents:write`.
         */
        post: operations["postCreditNotesByIdReverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a payment with its items and allocations
         * @description Needs `documents:read`.
         */
        get: operations["getPaymentsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse a payment
         * @description Takes its allocations back, so that what it had settled is open again from its old due date, and closes it with a reversing document.
         *
         *     Needs `documents:write`.
         */
        post: operations["postPaymentsByIdReverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a refund with its items and allocations
         * @description Needs `documents:read`.
         */
        get: operations["getRefundsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse a refund
         * @description Takes its allocations back, so that what it had settled is open again from its old due date, and closes it with a reversing document.
         *
         *     Needs `documents:write`.
         */
        post: operations["postRefundsByIdReverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fees/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a fee with its items and allocations
         * @description Needs `documents:read`.
         */
        get: operations["getFeesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fees/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse a fee
         * @description Takes its allocations back, so that what it had settled is open again from its old due date, and closes it with a reversing document.
         *
         *     Needs `documents:write`.
         */
        post: operations["postFeesByIdReverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/write-offs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a write-off with its items and allocations
         * @description Needs `documents:read`.
         */
        get: operations["getWriteOffsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/write-offs/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse a write-off
         * @description Takes its allocations back, so that what it had settled is open again from its old due date, and closes it with a reversing document.
         *
         *     Needs `documents:write`.
         */
        post: operations["postWriteOffsByIdReverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a discount with its items and allocations
         * @description Needs `documents:read`.
         */
        get: operations["getDiscountsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discounts/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse a discount
         * @description Takes its allocations back, so that what it had settled is open again from its old due date, and closes it with a reversing document.
         *
         *     Needs `documents:write`.
         */
        post: operations["postDiscountsByIdReverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}/due-date": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give an open invoice another due date
         * @description From today on; the dates it had stay on record and reports of past days use them.
         *
         *     Needs `documents:write`.
         */
        put: operations["putInvoicesByIdDueDate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say how much of an open invoice is in dispute
         * @description Zero ends the dispute.
         *
         *     Needs `documents:write`.
         */
        put: operations["putInvoicesByIdDispute"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply a credit to a debit
         * @description Without an amount, as much as both sides have. Across currencies at `rate`, or at the day's rate; across members of one group with `groupConsent`.
         *
         *     Needs `allocations:write`.
         */
        post: operations["postAllocations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/allocations/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an allocation back
         * @description Needs `allocations:write`.
         */
        post: operations["postAllocationsByIdReverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/ageing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read receivables by age
         * @description As of any day (`asOn`) and as known at any instant (`knownAt`), so that a closed month is told again to the cent. By customer it comes in pages of `limit` customers; other groupings come whole, and so does CSV.
         *
         *     Needs `reports:read`.
         */
        get: operations["getReportsAgeing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a customer's statement of account
         * @description Currency by currency: the opening balance, what moved it, the closing balance, and what is open on the last day by age.
         *
         *     Needs `reports:read`.
         */
        get: operations["getCustomersByIdStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the state of the receivables at a glance
         * @description Today's sums and ages by currency, the last twelve month-ends, and who owes most overdue.
         *
         *     Needs `reports:read`.
         */
        get: operations["getReportsOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the book: every entry with its postings
         * @description Streamed, in the order of days. `json` has one entry a line (NDJSON), `csv` one posting a row, and `hledger` is a journal for that program: `hledger balance assets:receivables not:fx$` is the ageing by customer.
         *
         *     Needs `journal:read`.
         */
        get: operations["getJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file of customers
         * @description The body is the file itself: CSV in any dialect or NDJSON, plain or gzip. Nothing is booked yet: the answer says what was found and what is to be settled before it may be started.
         *
         *     Needs `imports:write`.
         */
        post: operations["postImportsCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file of invoices
         * @description The body is the file itself: CSV in any dialect or NDJSON, plain or gzip. Nothing is booked yet: the answer says what was found and what is to be settled before it may be started.
         *
         *     Needs `imports:write`.
         */
        post: operations["postImportsInvoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file of payments
         * @description The body is the file itself: CSV in any dialect or NDJSON, plain or gzip. Nothing is booked yet: the answer says what was found and what is to be settled before it may be started.
         *
         *     Needs `imports:write`.
         */
        post: operations["postImportsPayments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file of credit notes
         * @description The body is the file itself: CSV in any dialect or NDJSON, plain or gzip. Nothing is booked yet: the answer says what was found and what is to be settled before it may be started.
         *
         *     Needs `imports:write`.
         */
        post: operations["postImportsCreditNotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports, newest first
         * @description Needs `documents:read`.
         */
        get: operations["getImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an import: its file, its mapping, how far it is, and why lines were left out
         * @description Needs `documents:read`.
         */
        get: operations["getImportsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try an import: everything but the booking
         * @description A dry run over the whole file, which tells what would be accepted, duplicate or refused, and books nothing.
         *
         *     Needs `imports:write`.
         */
        post: operations["postImportsByIdCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start an import
         * @description Books the file. Can be followed, cancelled and, after a crash, resumed; every line ends accepted, duplicate or refused.
         *
         *     Needs `imports:write`.
         */
        post: operations["postImportsByIdStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an import; what it has booked stays
         * @description Needs `imports:write`.
         */
        post: operations["postImportsByIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download every line that was refused or is a duplicate, with the reason
         * @description Needs `documents:read`.
         */
        get: operations["getImportsByIdRefusals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow an import: server-sent events named progress, the last when it is at rest
         * @description Needs `documents:read`.
         */
        get: operations["getImportsByIdEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List saved mappings
         * @description Needs `documents:read`.
         */
        get: operations["getImportMappings"];
        /**
         * Save a mapping under a name, in the place of one of that name
         * @description Needs `imports:write`.
         */
        put: operations["putImportMappings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-mappings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a saved mapping
         * @description Needs `imports:write`.
         */
        delete: operations["deleteImportMappingsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/allowances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign what customers may be sold on terms while we cannot be reached
         * @description Each token is a JWT signed with Ed25519: keep it with the customer's session and check it with any library against the published key. It reserves nothing and ends by itself. Ask again before it ends; what unexpired tokens still promise is left out of a new one.
         *
         *     Needs `credit:decide`.
         */
        post: operations["postCreditAllowances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/allowances/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle an order that was taken on an allowance
         * @description Send every order taken while we could not be reached, in the order they were taken. Where there is no room, the order is reserved all the same as a recorded override, up to the token's amount in sum. What no token covers is decided as usual; refused, it is held for a person. The same order again gives the same answer.
         *
         *     Needs `credit:decide`.
         */
        post: operations["postCreditAllowancesSettle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/allowance-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the key that allowances are signed with
         * @description A JSON Web Key Set (RFC 7517).
         *
         *     Any key or person.
         */
        get: operations["getCreditAllowanceKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List application forms
         * @description A merchant without any has the two that ship, one for businesses and one for persons.
         *
         *     Needs `credit:read`.
         */
        get: operations["getApplicationForms"];
        put?: never;
        /**
         * Make a form as a draft
         * @description Needs `credit:write`.
         */
        post: operations["postApplicationForms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-forms/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the JSON Schema of a form
         * @description Needs `credit:read`.
         */
        get: operations["getApplicationFormsSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-forms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a form with its draft
         * @description Needs `credit:read`.
         */
        get: operations["getApplicationFormsById"];
        /**
         * Change a form's draft or name, make it the default, or archive it
         * @description What is left out stays. Published versions never change; applications keep theirs.
         *
         *     Needs `credit:write`.
         */
        put: operations["putApplicationFormsById"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-forms/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish the draft as the form's next version
         * @description Needs `credit:write`.
         */
        post: operations["postApplicationFormsByIdPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-forms/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See a form as its applicants do: the draft, or a published version
         * @description Needs `credit:read`.
         */
        get: operations["getApplicationFormsByIdPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List links, newest first
         * @description Needs `credit:read`.
         */
        get: operations["getApplicationLinks"];
        put?: never;
        /**
         * Make a signed link to apply by
         * @description For one applicant, or with `isOpen` for anybody. The token is shown once and kept nowhere; the link can be revoked.
         *
         *     Needs `credit:write`.
         */
        post: operations["postApplicationLinks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-links/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a link at once
         * @description Needs `credit:write`.
         */
        post: operations["postApplicationLinksByIdRevoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/application-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the form that an open link leads to
         * @description Nobody signs in: the signed link is the credential.
         */
        get: operations["getPublicApplicationLinksByToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/application-links/{token}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin an application by an open link
         * @description The answer's token is the applicant's own: with it the application is filled in and come back to.
         *
         *     Nobody signs in: the signed link is the credential.
         */
        post: operations["postPublicApplicationLinksByTokenBegin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/applications/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the form and what was entered
         * @description While something may be entered. Afterwards the answer is 409 not_open, and the status tells how it stands.
         *
         *     Nobody signs in: the signed link is the credential.
         */
        get: operations["getPublicApplicationsByToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/applications/{token}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save answers
         * @description What is right is saved; what is not is named in `problems` and left as it was.
         *
         *     Nobody signs in: the signed link is the credential.
         */
        put: operations["putPublicApplicationsByTokenAnswers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/applications/{token}/uploads/{question}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file for a question
         * @description The body is the file: PDF, PNG or JPEG, up to 10 MiB. `_appeal` takes evidence for an appeal.
         *
         *     Nobody signs in: the signed link is the credential.
         */
        post: operations["postPublicApplicationsByTokenUploadsByQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/applications/{token}/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a file
         * @description Nobody signs in: the signed link is the credential.
         */
        delete: operations["deletePublicApplicationsByTokenUploadsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/applications/{token}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how the application stands
         * @description Nobody signs in: the signed link is the credential.
         */
        get: operations["getPublicApplicationsByTokenStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/applications/{token}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand the application in
         * @description Once: again changes nothing. Refused with a pointer for every question that is still missing.
         *
         *     Nobody signs in: the signed link is the credential.
         */
        post: operations["postPublicApplicationsByTokenSubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/applications/{token}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw the application
         * @description Nobody signs in: the signed link is the credential.
         */
        post: operations["postPublicApplicationsByTokenWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/applications/{token}/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an offer, or leave it
         * @description Nobody signs in: the signed link is the credential.
         */
        post: operations["postPublicApplicationsByTokenOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/applications/{token}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask that a decision be looked at again, by somebody else
         * @description Nobody signs in: the signed link is the credential.
         */
        post: operations["postPublicApplicationsByTokenAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/references/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read whom a referee is asked about
         * @description Nobody signs in: the signed link is the credential.
         */
        get: operations["getPublicReferencesByToken"];
        put?: never;
        /**
         * Answer as a referee, once
         * @description Nobody signs in: the signed link is the credential.
         */
        post: operations["postPublicReferencesByToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List applications, newest change first
         * @description Needs `credit:read`.
         */
        get: operations["getApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an application: answers, findings, references, notes, decisions
         * @description Needs `credit:read`.
         */
        get: operations["getApplicationsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/folder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the case folder exactly as it was frozen when decided
         * @description Needs `credit:read`.
         */
        get: operations["getApplicationsByIdFolder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file that an applicant uploaded
         * @description Always as a download, never to be shown in the page.
         *
         *     Needs `credit:read`.
         */
        get: operations["getApplicationUploadsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say who looks after an application
         * @description Needs `credit:write`.
         */
        post: operations["postApplicationsByIdAssign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a note for colleagues
         * @description Needs `credit:write`.
         */
        post: operations["postApplicationsByIdNotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the applicant for more: open questions again
         * @description Needs `credit:write`.
         */
        post: operations["postApplicationsByIdReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run the identity screen again
         * @description Needs `credit:write`.
         */
        post: operations["postApplicationsByIdScreen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase the applicant's data for good
         * @description Destroys the keys of the applicant and the referees, the files, and what was declared. The record of the decision stays and its hash still holds. The customer's own record is not touched.
         *
         *     Needs `credit:write`.
         */
        post: operations["postApplicationsByIdErase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a one-time code to tell the applicant
         * @description Shown once. A code made before it ends.
         *
         *     Needs `credit:write`.
         */
        post: operations["postApplicationsByIdCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/application-referees/{id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give out a link by which a referee answers
         * @description Shown once. A link given out before it ends.
         *
         *     Needs `credit:write`.
         */
        post: operations["postApplicationRefereesByIdAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/customer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which customer an application is about, or make one of it
         * @description Needs `credit:write`.
         */
        post: operations["postApplicationsByIdCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pull paid reports on the applicant, in the policy's order
         * @description After the identity screen, for an applicant who agreed to it and is linked to a customer. A severe finding must be settled, or `overrideReason` say why to go on.
         *
         *     Needs `credit:write`.
         */
        post: operations["postApplicationsByIdReports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/assess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Work out score, affordability and a recommendation
         * @description After the identity screen. A severe finding must be settled, or the reason to go on be given.
         *
         *     Needs `credit:write`.
         */
        post: operations["postApplicationsByIdAssess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what another policy would make of an application; nothing is kept
         * @description Needs `credit:read`.
         */
        post: operations["postApplicationsByIdWhatIf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve an application, or add your word to an approval
         * @description Carried out once as many different people agree as the policy's bands want for the amount: 200. Until then the answer is 202 and tells who has.
         *
         *     Needs `credit:write`.
         */
        post: operations["postApplicationsByIdApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/counter-offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Offer another account than was asked for, for the applicant to take or leave
         * @description Needs `credit:write`.
         */
        post: operations["postApplicationsByIdCounterOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline an application, for reasons that the applicant may read
         * @description Needs `credit:write`.
         */
        post: operations["postApplicationsByIdDecline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/reconsider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take up again what was declined or withdrawn, or waits for the applicant
         * @description Needs `credit:write`.
         */
        post: operations["postApplicationsByIdReconsider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bureaus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List credit bureaus, what they can do and how they are connected
         * @description Of secrets only whether they are set. Everything works with none connected.
         *
         *     Needs `credit:read`.
         */
        get: operations["getBureaus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bureaus/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Connect a bureau, or change its connection
         * @description What is left out stays. Secrets are kept sealed and never shown again.
         *
         *     Needs `credit:policy`.
         */
        put: operations["putBureausByName"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bureaus/{name}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a bureau's credentials without a paid call
         * @description Needs `credit:policy`.
         */
        post: operations["postBureausByNameCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bureaus/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what reports cost, by month, bureau, product and reason
         * @description `reserved` is set aside for calls that run or whose outcome is unknown. Whole months; the last twelve by default.
         *
         *     Needs `credit:read`.
         */
        get: operations["getBureausCosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/bureau-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer's reports, newest first
         * @description Needs `credit:read`.
         */
        get: operations["getCustomersByIdBureauReports"];
        put?: never;
        /**
         * Fetch a report on a customer
         * @description Without `bureau` the policy's order is asked until one has data. A young report is used again, the month's budget is kept, and where no report could change the outcome none is bought; `force` says why it is all the same.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCustomersByIdBureauReports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bureau-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a report on the one scale
         * @description Needs `credit:read`.
         */
        get: operations["getBureauReportsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bureau-reports/{id}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what the bureau itself sent
         * @description Who looks is recorded: there are people in it.
         *
         *     Needs `credit:write`.
         */
        get: operations["getBureauReportsByIdRaw"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bureau-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders of reports with their cost, newest first
         * @description `unsettled=true`: those that run, or whose outcome nobody knows and whose money is kept aside.
         *
         *     Needs `credit:read`.
         */
        get: operations["getBureauOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bureau-orders/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whether a bureau charged for an order whose outcome is unknown
         * @description Needs `credit:write`.
         */
        post: operations["postBureauOrdersByIdSettle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/bureau-subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read which files at bureaus are a customer's, and the candidates
         * @description Needs `credit:read`.
         */
        get: operations["getCustomersByIdBureauSubjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/bureau-subjects/{bureau}/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a bureau which company a customer is
         * @description One that is certain is taken; else the candidates are kept for a person to choose from.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCustomersByIdBureauSubjectsByBureauMatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/bureau-subjects/{bureau}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose which of the candidates a customer is
         * @description Needs `credit:write`.
         */
        put: operations["putCustomersByIdBureauSubjectsByBureau"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/bureau-monitoring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List where a customer is watched
         * @description Needs `credit:read`.
         */
        get: operations["getCustomersByIdBureauMonitoring"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/bureau-monitoring/{bureau}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Watch a customer at a bureau
         * @description By the bureau's feed, or where it has none by asking again every so many days, within the budget.
         *
         *     Needs `credit:write`.
         */
        put: operations["putCustomersByIdBureauMonitoringByBureau"];
        post?: never;
        /**
         * Watch a customer at a bureau no longer
         * @description Needs `credit:write`.
         */
        delete: operations["deleteCustomersByIdBureauMonitoringByBureau"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bureaus/{name}/alert-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in a bureau's file of news
         * @description Needs `credit:write`.
         */
        post: operations["postBureausByNameAlertFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bureaus/{name}/enrolment-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare the bureau's list of watched companies with ours
         * @description Needs `credit:write`.
         */
        post: operations["postBureausByNameEnrolmentFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bureaus/{name}/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the latest comparisons of who is watched
         * @description Needs `credit:read`.
         */
        get: operations["getBureausByNameReconciliations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List decisions, newest first
         * @description Needs `credit:read`.
         */
        get: operations["getCreditDecisions"];
        put?: never;
        /**
         * Decide whether an order may go on terms, and reserve it
         * @description Gross amounts. `reserve` holds the room until the order is captured by its invoice, released, or expires; `check` answers the same and holds nothing. The order's reference is the idempotency key: the same order with the same content gives the same answer. Unless approved, `cures` say what would free it; the order is then held, and frees itself once a cure is met.
         *
         *     Needs `credit:decide`.
         */
        post: operations["postCreditDecisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/decisions/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide up to 500 orders, each for itself
         * @description Every order has its own answer in its own place: a decision, or the problem for which there is none. One that is refused neither stops nor hides another.
         *
         *     Needs `credit:decide`.
         */
        post: operations["postCreditDecisionsBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a decision by its id or its order's reference
         * @description Needs `credit:read`.
         */
        get: operations["getCreditDecisionsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/decisions/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a decision again from its record, or under another policy version
         * @description Under the policy that made it the answer is the same to the byte (`sameBytes`), as long as the engine is the same; its versions are given. Under another, `differences` name every field that would have been otherwise.
         *
         *     Needs `credit:read`.
         */
        post: operations["postCreditDecisionsByIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/authorizations/{id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Capture an authorization by an invoice
         * @description By the authorization's id or the order's reference. An invoice that names its order captures by itself, in its own transaction; this is for one that was booked without naming it.
         *
         *     Needs `credit:decide`.
         */
        post: operations["postCreditAuthorizationsByIdCapture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/authorizations/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let go of an authorization, or of a part of it
         * @description Needs `credit:decide`.
         */
        post: operations["postCreditAuthorizationsByIdRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{reference}/ship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what of an order has shipped
         * @description What has shipped does not expire. Without an amount, all that is held.
         *
         *     Needs `orders:write`.
         */
        post: operations["postOrdersByReferenceShip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Every way in which a cart may be bought
         * @description Terms with their due dates, discounts for paying early, deposits where room is short, instalments, direct debit; card and payment in advance always come last. In words that may be shown to the buyer. Nothing is reserved.
         *
         *     Needs `credit:decide`.
         */
        post: operations["postCreditOffers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/offers/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which offer the buyer took, and for which order
         * @description Needs `credit:decide`.
         */
        post: operations["postCreditOffersByIdTake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/credit-offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was offered, what was taken, and how it ended
         * @description Of the offers shown between two instants (the last 90 days unless told), by option and currency. Shown counts times; a paid order counts as on time where all of it was paid by its due dates.
         *
         *     Needs `reports:read`.
         */
        get: operations["getReportsCreditOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a customer's credit standing
         * @description Status, segment, class, limit with the steps that made it, ceilings by checkpoint, blocks, terms and score, as last evaluated. Null where the customer was never evaluated; its first order evaluates it.
         *
         *     Needs `credit:read`.
         */
        get: operations["getCustomersByIdCredit"];
        /**
         * Set status, tags, segment, payer or grace of a customer
         * @description What is left out stays. The customer is evaluated at once.
         *
         *     Needs `credit:write`.
         */
        put: operations["putCustomersByIdCredit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer's evaluations, newest first
         * @description Needs `credit:read`.
         */
        get: operations["getCustomersByIdEvaluations"];
        put?: never;
        /**
         * Evaluate a customer now
         * @description Needs `credit:write`.
         */
        post: operations["postCustomersByIdEvaluations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an evaluation: what was known, and what the policy made of it
         * @description Needs `credit:read`.
         */
        get: operations["getEvaluationsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders that were not approved, what is due first
         * @description `totals` count and sum everything that matches, by the orders' currency.
         *
         *     Needs `credit:read`.
         */
        get: operations["getCreditHolds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/holds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a held order and what was done about it
         * @description Needs `credit:read`.
         */
        get: operations["getCreditHoldsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/holds/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a held order go
         * @description Softly: what stands against it counts again at the next checkpoint. Firmly: never again for these reasons. Passing the ceiling takes `override: true` and authority for a limit of that height; who, why and by how much is recorded.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCreditHoldsByIdRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/holds/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let many held orders go, or see what that would do
         * @description With `preview` nothing is kept: every answer is as it would be, one after the other.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCreditHoldsRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/holds/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say no to a held order
         * @description Needs `credit:write`.
         */
        post: operations["postCreditHoldsByIdReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/holds/{id}/recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a held order again
         * @description Needs `credit:write`.
         */
        post: operations["postCreditHoldsByIdRecheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/holds/{id}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a held order to somebody
         * @description Needs `credit:write`.
         */
        put: operations["putCreditHoldsByIdOwner"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/holds/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a note under a held order
         * @description Needs `credit:write`.
         */
        post: operations["postCreditHoldsByIdNotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/credit/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the holds on a customer's account, lifted ones too
         * @description Needs `credit:read`.
         */
        get: operations["getCustomersByIdCreditHolds"];
        put?: never;
        /**
         * Put a hold on a customer's whole account
         * @description Needs `credit:write`.
         */
        post: operations["postCustomersByIdCreditHolds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/account-holds/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift a hold from an account
         * @description Needs `credit:write`.
         */
        post: operations["postCreditAccountHoldsByIdLift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a customer's limits with the ceiling they make
         * @description Needs `credit:read`.
         */
        get: operations["getCustomersByIdLimit"];
        /**
         * Set a customer's limit, or propose it
         * @description Null takes the limit away, zero means prepay. Within your authority it is set and the new ceiling answered; beyond it, 202 with a proposal that others sign. What is confirmed or owed stays as it is. `expiresOn` is the last day on which it holds.
         *
         *     Needs `credit:write`.
         */
        put: operations["putCustomersByIdLimit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/limit/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read every limit that was ever set for a customer, newest first
         * @description Needs `credit:read`.
         */
        get: operations["getCustomersByIdLimitHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a group's limit
         * @description Needs `credit:read`.
         */
        get: operations["getGroupsByIdLimit"];
        /**
         * Set the limit of a group over all its members, or propose it
         * @description Null takes the limit away, zero means prepay. Within your authority it is set and the new ceiling answered; beyond it, 202 with a proposal that others sign. What is confirmed or owed stays as it is. `expiresOn` is the last day on which it holds. A group's limit that runs out stays as its ceiling until the next is set.
         *
         *     Needs `credit:write`.
         */
        put: operations["putGroupsByIdLimit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/collateral": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what secures a customer's account
         * @description Needs `credit:read`.
         */
        get: operations["getCustomersByIdCollateral"];
        put?: never;
        /**
         * Record a guarantee or other collateral
         * @description Needs `credit:write`.
         */
        post: operations["postCustomersByIdCollateral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/collateral/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Appraise a collateral anew, or release it with a worth of zero
         * @description Needs `credit:write`.
         */
        put: operations["putCreditCollateralById"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/authorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who may set limits up to which amount, and how far you may
         * @description Needs `credit:read`.
         */
        get: operations["getCreditAuthorities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/authorities/{holder}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say up to which amount a person or an API key may set limits alone
         * @description By an owner. `holder` is usr_… or key_…; null leaves them to the policy's approval bands.
         *
         *     Needs `credit:policy`.
         */
        put: operations["putCreditAuthoritiesByHolder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List limits that wait for signatures, newest first
         * @description Needs `credit:read`.
         */
        get: operations["getCreditLimitProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a proposal with its signatures
         * @description Needs `credit:read`.
         */
        get: operations["getCreditLimitProposalsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-proposals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a proposal
         * @description By a person, not whoever proposed it, whose authority reaches the amount. The last signature sets it.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCreditLimitProposalsByIdApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-proposals/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say no to a proposal
         * @description Needs `credit:write`.
         */
        post: operations["postCreditLimitProposalsByIdReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-proposals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a proposal back
         * @description Needs `credit:write`.
         */
        post: operations["postCreditLimitProposalsByIdWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/insurance-deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List credit insurers' deadlines that run because an invoice is overdue
         * @description In pages of insured customers; within a page the soonest first.
         *
         *     Needs `credit:read`.
         */
        get: operations["getCreditInsuranceDeadlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List bulk changes of limits, newest first
         * @description Needs `credit:read`.
         */
        get: operations["getCreditLimitChanges"];
        put?: never;
        /**
         * Preview a change of many manual limits
         * @description Works out who would get which limit, and who would then owe more than that; nothing is set before it is confirmed.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCreditLimitChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a bulk change and how far it has come
         * @description Needs `credit:read`.
         */
        get: operations["getCreditLimitChangesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-changes/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what a bulk change would do, or did, customer by customer
         * @description Needs `credit:read`.
         */
        get: operations["getCreditLimitChangesByIdRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-changes/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carry out what was previewed
         * @description Within your authority it begins at once; beyond it, it waits for signatures.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCreditLimitChangesByIdConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-changes/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a bulk change
         * @description Needs `credit:write`.
         */
        post: operations["postCreditLimitChangesByIdApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-changes/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say no to a bulk change
         * @description Needs `credit:write`.
         */
        post: operations["postCreditLimitChangesByIdReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-changes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a bulk change that has not begun
         * @description Needs `credit:write`.
         */
        post: operations["postCreditLimitChangesByIdWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-changes/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview the change that restores what stood before
         * @description Limits that somebody has set since keep their later word.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCreditLimitChangesByIdUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/family": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a group with everything under it, exposure rolled up level by level
         * @description In the currency of the group asked about.
         *
         *     Needs `credit:read`.
         */
        get: operations["getGroupsByIdFamily"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/parent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a group under another, or on its own
         * @description For reports on whole families; what the ledger guards is the customer and its one group.
         *
         *     Needs `credit:write`.
         */
        put: operations["putGroupsByIdParent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/top-exposures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read whom most is at risk with: customers, groups, or families
         * @description Exposure as the guard weighs it, at the rates of the day. Cover is what insurers, guarantors and collateral would bear, up to their limits.
         *
         *     Needs `reports:read`.
         */
        get: operations["getReportsTopExposures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/committee-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read all that a credit committee looks at about a customer
         * @description Identity, exposure and ageing, behaviour, bureau on one scale, score with reasons, limits and cover, the open proposal with a recommendation, and the decisions so far.
         *
         *     Needs `credit:read`.
         */
        get: operations["getCustomersByIdCommitteePack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/limit-proposals/{id}/committee-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read all that a credit committee looks at about a proposal
         * @description Identity, exposure and ageing, behaviour, bureau on one scale, score with reasons, limits and cover, the open proposal with a recommendation, and the decisions so far.
         *
         *     Needs `credit:read`.
         */
        get: operations["getCreditLimitProposalsByIdCommitteePack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/behaviour": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how a customer pays
         * @description Grade and expected days late with their interval, what is still open counted in; trend, change point, the last 24 months, utilization by day.
         *
         *     Needs `credit:read`.
         */
        get: operations["getCustomersByIdBehaviour"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/credit-portfolio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report exposure by risk class and payer grade, and how limits are used
         * @description Needs `credit:read`.
         */
        get: operations["getReportsCreditPortfolio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/credit-portfolio/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the customers of a cell of the portfolio, the largest exposure first
         * @description Needs `credit:read`.
         */
        get: operations["getReportsCreditPortfolioCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List alerts, newest first
         * @description Each firing of a trigger once. `positive` are good news: paid off, a better grade, room to sell more.
         *
         *     Needs `credit:read`.
         */
        get: operations["getCreditAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that an alert was seen to
         * @description It stands against the customer no longer. A second time keeps the first.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCreditAlertsByIdAcknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what monitoring proposes to do
         * @description With reasons, what may be expected of it, and the figures behind. Open ones unless asked otherwise.
         *
         *     Needs `credit:read`.
         */
        get: operations["getCreditProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/proposals/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a proposal
         * @description A limit is set within your authority, else proposed to others; a hold is put on the account; the rest is recorded and announced.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCreditProposalsByIdAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/proposals/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss a proposal
         * @description It is not made again for 30 days, unless it has become another.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCreditProposalsByIdDismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/watch-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the customers that are watched, newest first
         * @description Needs `credit:read`.
         */
        get: operations["getCreditWatchList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a customer on the watch list, or change why and until when
         * @description Needs `credit:write`.
         */
        put: operations["putCustomersByIdWatch"];
        post?: never;
        /**
         * Take a customer off the watch list
         * @description It is no error when it is not on it.
         *
         *     Needs `credit:write`.
         */
        delete: operations["deleteCustomersByIdWatch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts whose review is due, the longest overdue first
         * @description Needs `credit:read`.
         */
        get: operations["getCreditReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete the review of an account
         * @description Without `nextOn` the policy's cadence for the risk class gives the day of the next review.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCustomersByIdReviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notices of refused or cut credit, newest first
         * @description `dueOn` is the day by which the law wants it sent, null where it names none.
         *
         *     Needs `credit:read`.
         */
        get: operations["getCreditNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a notice, as data or as the letter
         * @description Needs `credit:read`.
         */
        get: operations["getCreditNoticesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/notices/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a notice may go out as it reads
         * @description Needs `credit:write`.
         */
        post: operations["postCreditNoticesByIdApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/notices/{id}/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a draft other reasons
         * @description Specific ones, from /v1/credit/notice-reasons; the letter is written anew.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCreditNoticesByIdReasons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/notices/{id}/mark-sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that a notice went out, when and how
         * @description Needs `credit:write`.
         */
        post: operations["postCreditNoticesByIdMarkSent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/notices/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a notice that has not gone out
         * @description Needs `credit:write`.
         */
        post: operations["postCreditNoticesByIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/reason-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that a customer asks for the reasons of a decision
         * @description Drafts the answer, with the day by which it is owed. A request that comes too late is answered too.
         *
         *     Needs `credit:write`.
         */
        post: operations["postCustomersByIdReasonRequests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/notice-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the reasons that a notice can give, as the customer reads them
         * @description Needs `credit:read`.
         */
        get: operations["getCreditNoticeReasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/notice-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what the law wants by country, with its sources, and what you have confirmed
         * @description Engineering reference, not legal advice. What is not verified is off until you have had it checked and say so.
         *
         *     Needs `credit:read`.
         */
        get: operations["getCreditNoticeSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit/notice-settings/{jurisdiction}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Confirm a country's unchecked rules, and switch warnings of consumer credit on or off
         * @description Needs `credit:policy`.
         */
        put: operations["putCreditNoticeSettingsByJurisdiction"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an order by its id or reference
         * @description One that was decided without being described is read as the ledger kept it.
         *
         *     Needs `credit:read`.
         */
        get: operations["getOrdersByReference"];
        /**
         * Describe an order
         * @description Gross amounts; lines sum to the amount. Freely until it is decided, afterwards only the same content: what changes then is amended. A blanket order's lines say when they are delivered, and its room is reserved as far as the policy looks ahead.
         *
         *     Needs `orders:write`.
         */
        put: operations["putOrdersByReference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the orders that were described or held, newest first
         * @description With a state, a page may be short or empty and still have another behind it: follow nextCursor.
         *
         *     Needs `credit:read`.
         */
        get: operations["getOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{reference}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an order: what it holds is let go
         * @description Needs `orders:write`.
         */
        post: operations["postOrdersByReferenceCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{reference}/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change an order; once approved, the excess is decided
         * @description Fields left out stay. Less always passes. More is decided for the excess: refused, the old order stands as it was. A held order is looked at again at once.
         *
         *     Needs `orders:write`.
         */
        post: operations["postOrdersByReferenceAmend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{reference}/recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a held order again
         * @description Needs `orders:write`.
         */
        post: operations["postOrdersByReferenceRecheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{reference}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Split an order into a part that goes now and a rest, and decide both
         * @description By an amount, by the places of lines, or, with neither, by what would fit. The sums are exact. New references end in -1 and -2 unless given.
         *
         *     Needs `orders:write`.
         */
        post: operations["postOrdersByReferenceSplit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the JSON Schema of a policy
         * @description Any key or person.
         */
        get: operations["getPoliciesSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the policy in force, and how far it is applied
         * @description `applied` of `total` standings were worked out under it; the others follow by themselves.
         *
         *     Needs `credit:read`.
         */
        get: operations["getPoliciesActive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List policies, the newest version first
         * @description Needs `credit:read`.
         */
        get: operations["getPolicies"];
        put?: never;
        /**
         * Draft a policy
         * @description `document` is YAML or JSON as text, or an object. What is wrong with it stands in `problems`; a draft may have some, a submitted policy may not.
         *
         *     Needs `credit:policy`.
         */
        post: operations["postPolicies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell what is wrong with a policy
         * @description Needs `credit:read`.
         */
        post: operations["postPoliciesCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a policy, as text and as an object
         * @description Needs `credit:read`.
         */
        get: operations["getPoliciesById"];
        /**
         * Write a draft anew
         * @description Needs `credit:policy`.
         */
        put: operations["putPoliciesById"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say what a policy changes
         * @description Against another policy, or the one in force. Rules, segments and terms are matched by their ids.
         *
         *     Needs `credit:read`.
         */
        get: operations["getPoliciesByIdDiff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand a draft over for approval
         * @description Needs `credit:policy`.
         */
        post: operations["postPoliciesByIdSubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a submitted policy
         * @description By a person who wrote none of it, unless nobody else could; at once, or from `effectiveFrom` on.
         *
         *     Needs `credit:policy`.
         */
        post: operations["postPoliciesByIdApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a submitted policy
         * @description Needs `credit:policy`.
         */
        post: operations["postPoliciesByIdReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a policy that is not in force
         * @description Needs `credit:policy`.
         */
        post: operations["postPoliciesByIdWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft an older policy anew
         * @description Needs `credit:policy`.
         */
        post: operations["postPoliciesByIdRollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/credit-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a customer's credit terms in plain words
         * @description Needs `credit:read`.
         */
        get: operations["getCustomersByIdCreditTerms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/credit-terms/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep that a customer accepted its credit terms
         * @description Needs `credit:write`.
         */
        post: operations["postCustomersByIdCreditTermsAcceptances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/fits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List fits of scorecards, newest first
         * @description Needs `credit:read`.
         */
        get: operations["getScorecardsFits"];
        put?: never;
        /**
         * Upload a table with outcomes, and learn a scorecard from it
         * @description The body is the file itself: CSV or NDJSON, plain or gzip, a row a customer or order, with features and the outcome (1 bad, 0 good). It is learned from in the background; read the fit for its state, card and report.
         *
         *     Needs `credit:policy`.
         */
        post: operations["postScorecardsFits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/fits/from-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Learn a scorecard from your own customers' history
         * @description Looks back at quarter days that have a year behind them: how each customer stood, and whether it was 60 or more days late, or written off, within 12 months. The card reads the same facts that a policy does.
         *
         *     Needs `credit:policy`.
         */
        post: operations["postScorecardsFitsFromHistory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/fits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a fit: how far it is, then its card and report
         * @description Needs `credit:read`.
         */
        get: operations["getScorecardsFitsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/fits/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a fit's report as plain text
         * @description Needs `credit:read`.
         */
        get: operations["getScorecardsFitsByIdReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the library's scorecards in their latest versions
         * @description Needs `credit:read`.
         */
        get: operations["getScorecards"];
        put?: never;
        /**
         * Put a scorecard into the library: your own, or a fit's
         * @description It decides nothing until a policy names it, as champion or as a challenger in the shadow.
         *
         *     Needs `credit:policy`.
         */
        post: operations["postScorecards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a scorecard, in its latest version or another
         * @description Needs `credit:read`.
         */
        get: operations["getScorecardsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a version of a scorecard; those before stay as they are
         * @description Needs `credit:policy`.
         */
        post: operations["postScorecardsByIdVersions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/{id}/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a scorecard on a customer as it stands, or on values of your own; nothing is kept
         * @description Needs `credit:read`.
         */
        post: operations["postScorecardsByIdScore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/{id}/monitoring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how a scorecard does: who is scored now, and how it told good from bad, beside its challengers
         * @description Needs `credit:read`.
         */
        get: operations["getScorecardsByIdMonitoring"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Simulate a policy on the live book and on past orders
         * @description Compares it with the policy in force (or `against`): every customer as it stands today, and every order decided in the last `months`, on the facts of its day. Nothing of the book is changed. `marginPercent` is taken for orders that do not tell their margin.
         *
         *     Needs `credit:policy`.
         */
        post: operations["postPoliciesByIdSimulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the simulations of a policy, newest first
         * @description Needs `credit:read`.
         */
        get: operations["getPoliciesByIdSimulations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a simulation: how far it is, and what it found
         * @description Needs `credit:read`.
         */
        get: operations["getSimulationsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a simulation
         * @description Needs `credit:policy`.
         */
        post: operations["postSimulationsByIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the customers or orders that would be treated otherwise, the largest first
         * @description Needs `credit:read`.
         */
        get: operations["getSimulationsByIdChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457: what went wrong, where, and what to do about it */
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            remedy: string;
            pointers?: {
                pointer: string;
                message: string;
            }[];
            requestId: string;
        };
        /**
         * Format: currency
         * @description ISO 4217, in capitals
         */
        CurrencyCode: string;
        Me: {
            user: {
                id: string;
                name: string;
                email: string;
                twoFactorEnabled: boolean;
            } | null;
            apiKey: {
                id: string;
            } | null;
            merchants: {
                id: string;
                name: string;
                roles: ("owner" | "credit_manager" | "collector" | "cash" | "controller" | "resolver" | "auditor" | "developer")[];
                /**
                 * @description Test is the merchant's twin, for trying things out
                 * @enum {string}
                 */
                mode: "live" | "test";
            }[];
            merchant: {
                id: string;
                name: string;
                /**
                 * @description Test is the merchant's twin, for trying things out
                 * @enum {string}
                 */
                mode: "live" | "test";
                roles: ("owner" | "credit_manager" | "collector" | "cash" | "controller" | "resolver" | "auditor" | "developer")[];
                scopes: string[];
            };
            entities: {
                id: string;
                reference: string;
                name: string;
                /** @description ISO 3166-1 alpha-2 */
                country: string;
                functionalCurrency: components["schemas"]["CurrencyCode"];
                timeZone: string;
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                today: string;
            }[];
            /** @description `demo` says that this is the demo merchant: the console then has a page to play the shop */
            features: {
                [key: string]: boolean;
            };
        };
        /** @enum {string} */
        Role: "owner" | "credit_manager" | "collector" | "cash" | "controller" | "resolver" | "auditor" | "developer";
        Person: {
            id: string;
            name: string;
            email: string | null;
            roles: components["schemas"]["Role"][];
            /** @description Duties that this person holds together and should not */
            conflicts: {
                roles: components["schemas"]["Role"][];
                reason: string;
            }[];
            /** @enum {string} */
            state: "invited" | "active";
            twoFactorEnabled: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description Shown once, valid for a week; choosing a password uses it up */
        Invitation: {
            url: string;
            token: string;
            /** Format: date-time */
            expiresAt: string;
        };
        ApiKey: {
            id: string;
            name: string;
            /** @description The first characters, to tell keys apart */
            prefix: string;
            scopes: string[];
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            expiresAt: string | null;
            revokedAt: string | null;
        };
        NewApiKey: {
            id: string;
            name: string;
            /** @description The first characters, to tell keys apart */
            prefix: string;
            scopes: string[];
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description The key itself, shown this once */
            secret: string;
        };
        Settings: {
            name: string;
            /** @description Days past due at which a bucket ends, ascending from 0 */
            ageingBuckets: number[];
        };
        Event: {
            id: string;
            type: string;
            subject: {
                type: string;
                id: string;
                version: number;
            };
            actor: string;
            requestId: string;
            /** Format: date-time */
            occurredAt: string;
            sequence: number | null;
            data: {
                [key: string]: unknown;
            };
        };
        WebhookEndpoint: {
            id: string;
            url: string;
            eventTypes: string[];
            /** Format: date-time */
            createdAt: string;
            disabledAt: string | null;
            previousSecretUntil: string | null;
        };
        WebhookEndpointWithSecret: {
            id: string;
            url: string;
            eventTypes: string[];
            /** Format: date-time */
            createdAt: string;
            disabledAt: string | null;
            previousSecretUntil: string | null;
            /** @description whsec_…; shown this once */
            secret: string;
        };
        WebhookDelivery: {
            id: string;
            event: {
                id: string;
                type: string;
                sequence: number;
            };
            /** @enum {string} */
            state: "pending" | "delivered" | "given_up";
            attempts: number;
            nextAttemptAt: string | null;
            lastStatus: number | null;
            lastError: string | null;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        Entity: {
            id: string;
            reference: string;
            name: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            functionalCurrency: components["schemas"]["CurrencyCode"];
            timeZone: string;
            closedThrough: string | null;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            today: string;
            accounts: {
                purpose: string;
                code: string;
                name: string;
            }[];
        };
        CustomerRow: {
            id: string;
            reference: string;
            name: string;
            /** @enum {string} */
            kind: "business" | "person";
            country: string | null;
            ownerId: string | null;
            currency: string | null;
            openAmount: number;
            overdueAmount: number;
            unappliedAmount: number;
            oldestDueOn: string | null;
            daysPastDue: number;
            openItems: number;
            currencies: {
                currency: string;
                openAmount: number;
                overdueAmount: number;
                unappliedAmount: number;
            }[];
        };
        Customer: {
            id: string;
            reference: string;
            name: string;
            /** @enum {string} */
            kind: "business" | "person";
            country: string | null;
            currency: string | null;
            language: string | null;
            timeZone: string | null;
            group: string | null;
            ownerId: string | null;
            terms: {
                [key: string]: unknown;
            } | null;
            taxIds: {
                kind: string;
                value: string;
            }[];
            externalReferences: {
                [key: string]: string;
            };
            contacts: {
                id: string;
                name: string;
                role: string;
                email: string | null;
                phone: string | null;
                language: string | null;
            }[];
            addresses: {
                id: string;
                /** @enum {string} */
                kind: "billing" | "shipping";
                lines: string[];
                city: string;
                postalCode: string;
                region: string | null;
                country: string;
            }[];
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CustomerItem: {
            document: {
                id: string;
                kind: string;
                number: string | null;
            };
            instalment: number;
            /** @enum {string} */
            side: "debit" | "credit";
            currency: string;
            originalAmount: number;
            openAmount: number;
            disputedAmount: number;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            issuedOn: string;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            dueOn: string;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            originalDueOn: string;
            daysPastDue: number;
            entity: string;
            order: string | null;
            /** @enum {string} */
            state: "open" | "part_paid" | "settled";
        };
        TimelineEntry: {
            /** Format: date-time */
            at: string;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            on: string;
            /** @enum {string} */
            kind: "invoice" | "credit_note" | "payment" | "refund" | "fee" | "interest_charge" | "write_off" | "discount" | "small_difference" | "opening_debit" | "opening_credit" | "reversal" | "allocation" | "due_date_changed" | "disputed" | "excess";
            title: string;
            amount: number | null;
            currency: string | null;
            document: {
                id: string;
                kind: string;
                number: string | null;
            } | null;
            actor: string;
            detail: string | null;
        };
        CustomerGroup: {
            id: string;
            reference: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
        };
        CustomerGroupRow: {
            id: string;
            reference: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
            customers: number;
        };
        Exposure: {
            currency: components["schemas"]["CurrencyCode"];
            amount: number | null;
            ceiling: number | null;
            available: number | null;
            utilization: number | null;
            components: {
                openDebits: number;
                reserved: number;
                shipped: number;
                unapplied: number;
                disputed: number;
            } | null;
            currencies: {
                currency: string;
                openDebits: number;
                reserved: number;
                shipped: number;
                unapplied: number;
                disputed: number;
            }[];
            blocked: string[];
            stale: boolean;
            validUntil: string | null;
            version: number;
        };
        /** @description Exposure that passed the ceiling by `amount` without being reserved beyond it */
        Excess: {
            /** Format: date-time */
            at: string;
            cause: string;
            amount: number;
            currency: components["schemas"]["CurrencyCode"];
            exposure: number;
            ceiling: number;
            document: {
                id: string;
                kind: string;
                number: string | null;
            } | null;
            actor: string;
        };
        Account: {
            exposure: components["schemas"]["Exposure"];
            group: {
                id: string;
                reference: string;
                name: string;
                exposure: components["schemas"]["Exposure"];
            } | null;
            excesses: components["schemas"]["Excess"][];
        };
        GroupAccount: {
            exposure: components["schemas"]["Exposure"];
            excesses: components["schemas"]["Excess"][];
        };
        /** @description Minor units of the currency: 125000 EUR is €1,250.00 */
        MoneyInput: {
            amount: number;
            currency: components["schemas"]["CurrencyCode"];
        };
        OrderAnswer: {
            id: string;
            customer: string;
            order: string;
            /** @enum {string} */
            outcome: "reserved" | "checked" | "refused";
            reasons: string[];
            currency: components["schemas"]["CurrencyCode"];
            amount: number;
            held: number;
            shipped: number;
            captured: number;
            released: number;
            overrideReason: string | null;
            /** Format: date-time */
            decidedAt: string;
            expiresAt: string | null;
            availableCurrency: components["schemas"]["CurrencyCode"];
            available: {
                before: number;
                after: number;
            } | null;
            groupAvailable: {
                before: number;
                after: number;
            } | null;
        };
        Reservation: {
            id: string;
            customer: string;
            order: string;
            /** @enum {string} */
            outcome: "reserved" | "checked" | "refused";
            reasons: string[];
            currency: components["schemas"]["CurrencyCode"];
            amount: number;
            held: number;
            shipped: number;
            captured: number;
            released: number;
            overrideReason: string | null;
            /** Format: date-time */
            decidedAt: string;
            expiresAt: string | null;
        };
        Document: {
            id: string;
            /** @enum {string} */
            kind: "invoice" | "credit_note" | "payment" | "refund" | "fee" | "interest_charge" | "write_off" | "discount" | "small_difference" | "opening_debit" | "opening_credit" | "reversal";
            number: string | null;
            customer: {
                id: string;
                reference: string;
                name: string;
            };
            entity: string;
            currency: components["schemas"]["CurrencyCode"];
            netAmount: number;
            taxAmount: number;
            totalAmount: number;
            openAmount: number;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            issuedOn: string;
            dueOn: string | null;
            order: string | null;
            purchaseOrder: string | null;
            method: string | null;
            reason: string | null;
            /** @enum {string} */
            state: "open" | "part_paid" | "settled" | "reversed";
            /** Format: date-time */
            bookedAt: string;
            rate: string;
            terms: {
                [key: string]: unknown;
            } | null;
            lines: {
                description: string;
                sku: string | null;
                quantity: string;
                unitAmount: string;
                net: number;
                taxRate: string | null;
                tax: number;
            }[] | null;
            items: {
                instalment: number;
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                dueOn: string;
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                originalDueOn: string;
                originalAmount: number;
                openAmount: number;
                disputedAmount: number;
            }[];
            allocations: {
                id: string;
                other: {
                    id: string;
                    /** @enum {string} */
                    kind: "invoice" | "credit_note" | "payment" | "refund" | "fee" | "interest_charge" | "write_off" | "discount" | "small_difference" | "opening_debit" | "opening_credit" | "reversal";
                    number: string | null;
                };
                amount: number;
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                allocatedOn: string;
                reversed: boolean;
            }[];
            reverses: string | null;
            reversedBy: string | null;
        };
        DocumentRow: {
            id: string;
            /** @enum {string} */
            kind: "invoice" | "credit_note" | "payment" | "refund" | "fee" | "interest_charge" | "write_off" | "discount" | "small_difference" | "opening_debit" | "opening_credit" | "reversal";
            number: string | null;
            customer: {
                id: string;
                reference: string;
                name: string;
            };
            entity: string;
            currency: components["schemas"]["CurrencyCode"];
            netAmount: number;
            taxAmount: number;
            totalAmount: number;
            openAmount: number;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            issuedOn: string;
            dueOn: string | null;
            order: string | null;
            purchaseOrder: string | null;
            method: string | null;
            reason: string | null;
            /** @enum {string} */
            state: "open" | "part_paid" | "settled" | "reversed";
            /** Format: date-time */
            bookedAt: string;
        };
        Allocation: {
            id: string;
            creditDocument: string;
            debitDocument: string;
            debitInstalment: number;
            creditAmount: number;
            debitAmount: number;
            rate: string | null;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            allocatedOn: string;
            reverses: string | null;
        };
        Ageing: {
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            asOn: string;
            /** Format: date-time */
            knownAt: string;
            entities: {
                id: string;
                reference: string;
                name: string;
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                asOn: string;
            }[];
            /** @description Ranges of days past due; what is not yet due is in none of them */
            buckets: {
                label: string;
                fromDays: number;
                toDays: number | null;
            }[];
            rows: {
                key: {
                    id?: string;
                    reference?: string;
                    name?: string;
                    ownerId?: string | null;
                };
                currency: components["schemas"]["CurrencyCode"];
                current: number;
                buckets: number[];
                open: number;
                overdue: number;
                unapplied: number;
                unappliedCurrent: number;
                unappliedBuckets: number[];
                net: number;
                disputed: number;
                undisputed: number;
            }[];
            totals: {
                currency: components["schemas"]["CurrencyCode"];
                current: number;
                buckets: number[];
                open: number;
                overdue: number;
                unapplied: number;
                unappliedCurrent: number;
                unappliedBuckets: number[];
                net: number;
                disputed: number;
                undisputed: number;
            }[] | null;
            control: {
                currency: components["schemas"]["CurrencyCode"];
                openItems: number;
                controlAccount: number;
                difference: number;
            }[] | null;
            formula: string;
            nextCursor: string | null;
        };
        Statement: {
            customer: {
                id: string;
                reference: string;
                name: string;
            };
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            from: string;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            to: string;
            /** Format: date-time */
            knownAt: string;
            /** @description Ranges of days past due; what is not yet due is in none of them */
            buckets: {
                label: string;
                fromDays: number;
                toDays: number | null;
            }[];
            currencies: {
                currency: components["schemas"]["CurrencyCode"];
                openingBalance: number;
                lines: {
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    on: string;
                    kind: string;
                    document: {
                        id: string;
                        kind: string;
                        number: string | null;
                    } | null;
                    number: string | null;
                    description: string;
                    dueOn: string | null;
                    debit: number;
                    credit: number;
                    balance: number;
                }[];
                closingBalance: number;
                openItems: {
                    document: {
                        id: string;
                        kind: string;
                        number: string | null;
                    };
                    instalment: number;
                    side: string;
                    originalAmount: number;
                    openAmount: number;
                    disputedAmount: number;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    issuedOn: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    dueOn: string;
                    daysPastDue: number;
                }[];
                ageing: {
                    currency: components["schemas"]["CurrencyCode"];
                    current: number;
                    buckets: number[];
                    open: number;
                    overdue: number;
                    unapplied: number;
                    unappliedCurrent: number;
                    unappliedBuckets: number[];
                    net: number;
                    disputed: number;
                    undisputed: number;
                };
            }[];
        };
        Overview: {
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            asOn: string;
            /** @description Ranges of days past due; what is not yet due is in none of them */
            buckets: {
                label: string;
                fromDays: number;
                toDays: number | null;
            }[];
            currencies: {
                currency: components["schemas"]["CurrencyCode"];
                current: number;
                buckets: number[];
                open: number;
                overdue: number;
                unapplied: number;
                unappliedCurrent: number;
                unappliedBuckets: number[];
                net: number;
                disputed: number;
                undisputed: number;
                customersOverdue: number;
                oldestDueOn: string | null;
            }[];
            /** @description The last twelve month-ends, oldest first, a row a currency; disputes are left out of it */
            history: {
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                on: string;
                currency: components["schemas"]["CurrencyCode"];
                current: number;
                buckets: number[];
                open: number;
                overdue: number;
                unapplied: number;
                unappliedCurrent: number;
                unappliedBuckets: number[];
                net: number;
                disputed: number;
                undisputed: number;
            }[];
            /** @description The ten that owe most overdue, of each currency */
            topOverdue: {
                id: string;
                reference: string;
                name: string;
                currency: components["schemas"]["CurrencyCode"];
                openAmount: number;
                overdueAmount: number;
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                oldestDueOn: string;
                daysPastDue: number;
            }[];
            book: {
                /** Format: date-time */
                verifiedAt: string;
                ok: boolean;
            };
        };
        ImportQuestion: {
            /** @description Answer under this id */
            id: string;
            code: string;
            field: string | null;
            column: string | null;
            text: string;
            choices: {
                value: string;
                label: string;
                example: string | null;
            }[];
            freeText: ("currency" | "terms" | "customer_reference" | "rate") | null;
        };
        Import: {
            id: string;
            /** @enum {string} */
            kind: "customers" | "invoices" | "payments" | "credit-notes";
            fileName: string;
            /** @enum {string} */
            state: "uploaded" | "staging" | "posting" | "done" | "failed" | "cancelled";
            dryRun: boolean;
            error: string | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            progress: {
                bytesRead: number;
                fileBytes: number;
                rowsRead: number;
                accepted: number;
                duplicate: number;
                refused: number;
                documentsPosted: number;
                customersCreated: number;
                rowsPerSecond: number | null;
                percent: number;
            };
            shape: {
                /** @enum {string} */
                format: "csv" | "ndjson";
                encoding: string;
                delimiter: string | null;
                /** @enum {string} */
                compression: "none" | "gzip";
                hasHeader: boolean;
                warnings: string[];
            };
            preview: {
                headers: string[];
                rows: string[][];
                columns: {
                    header: string;
                    distinct: number;
                    empty: number;
                    examples: string[];
                }[];
            };
            proposal: {
                mapping: {
                    /** @enum {number} */
                    version: 1;
                    kind: "customers" | "invoices" | "payments" | "credit-notes";
                    headerFingerprint: string;
                    fields: {
                        [key: string]: {
                            /** @enum {string} */
                            source: "column";
                            column: string;
                            /** @description 1 is certain */
                            confidence: number;
                            reason: string;
                        } | {
                            /** @enum {string} */
                            source: "constant";
                            value: string;
                            /** @description 1 is certain */
                            confidence: number;
                            reason: string;
                        } | {
                            /** @enum {string} */
                            source: "absent";
                            reason: string;
                        };
                    };
                    dates: {
                        [key: string]: string;
                    };
                    numbers: {
                        decimal: "." | ",";
                        grouping: "," | "." | " " | "'" | "";
                    };
                    transforms: {
                        [key: string]: "strip_decimal_zero";
                    };
                    amounts: "total" | "net_and_tax" | "lines";
                    rowsOfOneNumber: "one_row" | "sum" | "repeat";
                    negativeTotals: "credit_note" | "refuse";
                    walkInCustomer: string | null;
                    paidFlag: {
                        column: string;
                        paidValues: string[];
                    } | null;
                    maxAmountMinor: string | null;
                    earliestOn: string;
                    latestOn: string;
                };
                questions: components["schemas"]["ImportQuestion"][];
                notices: string[];
            };
            mapping: {
                /** @enum {number} */
                version: 1;
                kind: "customers" | "invoices" | "payments" | "credit-notes";
                headerFingerprint: string;
                fields: {
                    [key: string]: {
                        /** @enum {string} */
                        source: "column";
                        column: string;
                        /** @description 1 is certain */
                        confidence: number;
                        reason: string;
                    } | {
                        /** @enum {string} */
                        source: "constant";
                        value: string;
                        /** @description 1 is certain */
                        confidence: number;
                        reason: string;
                    } | {
                        /** @enum {string} */
                        source: "absent";
                        reason: string;
                    };
                };
                dates: {
                    [key: string]: string;
                };
                numbers: {
                    decimal: "." | ",";
                    grouping: "," | "." | " " | "'" | "";
                };
                transforms: {
                    [key: string]: "strip_decimal_zero";
                };
                amounts: "total" | "net_and_tax" | "lines";
                rowsOfOneNumber: "one_row" | "sum" | "repeat";
                negativeTotals: "credit_note" | "refuse";
                walkInCustomer: string | null;
                paidFlag: {
                    column: string;
                    paidValues: string[];
                } | null;
                maxAmountMinor: string | null;
                earliestOn: string;
                latestOn: string;
            } | null;
            savedMappings: {
                id: string;
                name: string;
                /** @enum {string} */
                kind: "customers" | "invoices" | "payments" | "credit-notes";
                mapping: {
                    /** @enum {number} */
                    version: 1;
                    kind: "customers" | "invoices" | "payments" | "credit-notes";
                    headerFingerprint: string;
                    fields: {
                        [key: string]: {
                            /** @enum {string} */
                            source: "column";
                            column: string;
                            /** @description 1 is certain */
                            confidence: number;
                            reason: string;
                        } | {
                            /** @enum {string} */
                            source: "constant";
                            value: string;
                            /** @description 1 is certain */
                            confidence: number;
                            reason: string;
                        } | {
                            /** @enum {string} */
                            source: "absent";
                            reason: string;
                        };
                    };
                    dates: {
                        [key: string]: string;
                    };
                    numbers: {
                        decimal: "." | ",";
                        grouping: "," | "." | " " | "'" | "";
                    };
                    transforms: {
                        [key: string]: "strip_decimal_zero";
                    };
                    amounts: "total" | "net_and_tax" | "lines";
                    rowsOfOneNumber: "one_row" | "sum" | "repeat";
                    negativeTotals: "credit_note" | "refuse";
                    walkInCustomer: string | null;
                    paidFlag: {
                        column: string;
                        paidValues: string[];
                    } | null;
                    maxAmountMinor: string | null;
                    earliestOn: string;
                    latestOn: string;
                };
                /** Format: date-time */
                createdAt: string;
                /** @description Made for a file with these very columns */
                fitsColumns: boolean;
            }[];
            reasons: {
                code: string;
                /** @enum {string} */
                outcome: "refused" | "duplicate";
                count: number;
                example: {
                    line: number;
                    message: string;
                };
            }[];
        };
        ImportSummary: {
            id: string;
            /** @enum {string} */
            kind: "customers" | "invoices" | "payments" | "credit-notes";
            fileName: string;
            /** @enum {string} */
            state: "uploaded" | "staging" | "posting" | "done" | "failed" | "cancelled";
            dryRun: boolean;
            error: string | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            progress: {
                bytesRead: number;
                fileBytes: number;
                rowsRead: number;
                accepted: number;
                duplicate: number;
                refused: number;
                documentsPosted: number;
                customersCreated: number;
                rowsPerSecond: number | null;
                percent: number;
            };
        };
        SavedMapping: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "customers" | "invoices" | "payments" | "credit-notes";
            mapping: {
                /** @enum {number} */
                version: 1;
                kind: "customers" | "invoices" | "payments" | "credit-notes";
                headerFingerprint: string;
                fields: {
                    [key: string]: {
                        /** @enum {string} */
                        source: "column";
                        column: string;
                        /** @description 1 is certain */
                        confidence: number;
                        reason: string;
                    } | {
                        /** @enum {string} */
                        source: "constant";
                        value: string;
                        /** @description 1 is certain */
                        confidence: number;
                        reason: string;
                    } | {
                        /** @enum {string} */
                        source: "absent";
                        reason: string;
                    };
                };
                dates: {
                    [key: string]: string;
                };
                numbers: {
                    decimal: "." | ",";
                    grouping: "," | "." | " " | "'" | "";
                };
                transforms: {
                    [key: string]: "strip_decimal_zero";
                };
                amounts: "total" | "net_and_tax" | "lines";
                rowsOfOneNumber: "one_row" | "sum" | "repeat";
                negativeTotals: "credit_note" | "refuse";
                walkInCustomer: string | null;
                paidFlag: {
                    column: string;
                    paidValues: string[];
                } | null;
                maxAmountMinor: string | null;
                earliestOn: string;
                latestOn: string;
            };
            /** Format: date-time */
            createdAt: string;
        };
        ApplicationFormSummary: {
            id: string;
            reference: string;
            name: string;
            /** @enum {string} */
            kind: "business" | "person";
            isDefault: boolean;
            publishedVersion: number | null;
            archivedAt: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ApplicationFormDocument: {
            languages: string[];
            title: {
                [key: string]: string;
            };
            intro?: {
                [key: string]: string;
            };
            thanks?: {
                [key: string]: string;
            };
            /** @description A one-time code, told by staff, is wanted before anything binds */
            needsCode?: boolean;
            sections: {
                /** @description Lower case, digits, underscores */
                key: string;
                title: {
                    [key: string]: string;
                };
                help?: {
                    [key: string]: string;
                };
                when?: {
                    /** @description Lower case, digits, underscores */
                    question: string;
                    is?: (string | boolean)[];
                    isNot?: (string | boolean)[];
                    isAnswered?: boolean;
                    /** @description For numbers, and for money in minor units */
                    atLeast?: number;
                    atMost?: number;
                } | {
                    all: {
                        /** @description Lower case, digits, underscores */
                        question: string;
                        is?: (string | boolean)[];
                        isNot?: (string | boolean)[];
                        isAnswered?: boolean;
                        /** @description For numbers, and for money in minor units */
                        atLeast?: number;
                        atMost?: number;
                    }[];
                } | {
                    any: {
                        /** @description Lower case, digits, underscores */
                        question: string;
                        is?: (string | boolean)[];
                        isNot?: (string | boolean)[];
                        isAnswered?: boolean;
                        /** @description For numbers, and for money in minor units */
                        atLeast?: number;
                        atMost?: number;
                    }[];
                };
                questions: {
                    /** @description Lower case, digits, underscores */
                    key: string;
                    /** @enum {string} */
                    type: "text" | "number" | "money" | "date" | "choice" | "multi_choice" | "yes_no" | "address" | "company_number" | "vat_id" | "bank_account" | "upload" | "consent" | "signature" | "referees";
                    label: {
                        [key: string]: string;
                    };
                    help?: {
                        [key: string]: string;
                    };
                    /** @description When it is asked */
                    required?: boolean;
                    when?: {
                        /** @description Lower case, digits, underscores */
                        question: string;
                        is?: (string | boolean)[];
                        isNot?: (string | boolean)[];
                        isAnswered?: boolean;
                        /** @description For numbers, and for money in minor units */
                        atLeast?: number;
                        atMost?: number;
                    } | {
                        all: {
                            /** @description Lower case, digits, underscores */
                            question: string;
                            is?: (string | boolean)[];
                            isNot?: (string | boolean)[];
                            isAnswered?: boolean;
                            /** @description For numbers, and for money in minor units */
                            atLeast?: number;
                            atMost?: number;
                        }[];
                    } | {
                        any: {
                            /** @description Lower case, digits, underscores */
                            question: string;
                            is?: (string | boolean)[];
                            isNot?: (string | boolean)[];
                            isAnswered?: boolean;
                            /** @description For numbers, and for money in minor units */
                            atLeast?: number;
                            atMost?: number;
                        }[];
                    };
                    /** @enum {string} */
                    role?: "legal_name" | "trading_name" | "contact_name" | "email" | "phone" | "website" | "country" | "registered_address" | "company_number" | "vat_id" | "bank_account" | "requested_limit" | "started_on" | "date_of_birth" | "monthly_income" | "monthly_housing" | "monthly_debt" | "adults" | "children";
                    /** @description The policy may read the answer of the accepted application as declared */
                    fact?: boolean;
                    options?: {
                        value: string;
                        label: {
                            [key: string]: string;
                        };
                    }[];
                    maxLength?: number;
                    /** @enum {string} */
                    format?: "email" | "phone" | "website" | "country";
                    min?: string;
                    max?: string;
                    currencies?: string[];
                    /** Format: calendar-date */
                    earliest?: string;
                    /** Format: calendar-date */
                    latest?: string;
                    minItems?: number;
                    maxItems?: number;
                    /** @description Of the text that a consent agrees to */
                    textVersion?: string;
                    refereeKinds?: ("trade" | "bank")[];
                }[];
            }[];
        };
        ApplicationForm: {
            id: string;
            reference: string;
            name: string;
            /** @enum {string} */
            kind: "business" | "person";
            isDefault: boolean;
            publishedVersion: number | null;
            archivedAt: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            draft: components["schemas"]["ApplicationFormDocument"];
        };
        ShownApplicationForm: {
            language: string;
            languages: string[];
            title: string;
            intro: string | null;
            thanks: string | null;
            needsCode: boolean;
            sections: {
                key: string;
                title: string;
                help: string | null;
                when: ({
                    /** @description Lower case, digits, underscores */
                    question: string;
                    is?: (string | boolean)[];
                    isNot?: (string | boolean)[];
                    isAnswered?: boolean;
                    /** @description For numbers, and for money in minor units */
                    atLeast?: number;
                    atMost?: number;
                } | {
                    all: {
                        /** @description Lower case, digits, underscores */
                        question: string;
                        is?: (string | boolean)[];
                        isNot?: (string | boolean)[];
                        isAnswered?: boolean;
                        /** @description For numbers, and for money in minor units */
                        atLeast?: number;
                        atMost?: number;
                    }[];
                } | {
                    any: {
                        /** @description Lower case, digits, underscores */
                        question: string;
                        is?: (string | boolean)[];
                        isNot?: (string | boolean)[];
                        isAnswered?: boolean;
                        /** @description For numbers, and for money in minor units */
                        atLeast?: number;
                        atMost?: number;
                    }[];
                }) | null;
                questions: {
                    key: string;
                    type: string;
                    label: string;
                    help: string | null;
                    required?: boolean;
                    when?: {
                        /** @description Lower case, digits, underscores */
                        question: string;
                        is?: (string | boolean)[];
                        isNot?: (string | boolean)[];
                        isAnswered?: boolean;
                        /** @description For numbers, and for money in minor units */
                        atLeast?: number;
                        atMost?: number;
                    } | {
                        all: {
                            /** @description Lower case, digits, underscores */
                            question: string;
                            is?: (string | boolean)[];
                            isNot?: (string | boolean)[];
                            isAnswered?: boolean;
                            /** @description For numbers, and for money in minor units */
                            atLeast?: number;
                            atMost?: number;
                        }[];
                    } | {
                        any: {
                            /** @description Lower case, digits, underscores */
                            question: string;
                            is?: (string | boolean)[];
                            isNot?: (string | boolean)[];
                            isAnswered?: boolean;
                            /** @description For numbers, and for money in minor units */
                            atLeast?: number;
                            atMost?: number;
                        }[];
                    };
                    options?: {
                        value: string;
                        label: string;
                    }[];
                    maxLength?: number;
                    format?: string;
                    min?: string;
                    max?: string;
                    currencies?: string[];
                    earliest?: string;
                    latest?: string;
                    minItems?: number;
                    maxItems?: number;
                    textVersion?: string;
                    refereeKinds?: string[];
                }[];
            }[];
        };
        ApplicationLink: {
            id: string;
            /** @enum {string} */
            purpose: "open" | "applicant" | "referee";
            form: string;
            application: string | null;
            customer: string | null;
            language: string;
            isOneTime: boolean;
            /** @description Of an open link: applications begun by it */
            begun: number;
            /** Format: date-time */
            expiresAt: string;
            usedAt: string | null;
            revokedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
        };
        /** @description Minor units of the currency: 125000 EUR is €1,250.00 */
        Money: {
            amount: number;
            currency: components["schemas"]["CurrencyCode"];
        };
        ApplicationStatus: {
            /** @enum {string} */
            state: "draft" | "submitted" | "in_review" | "waiting_for_applicant" | "approved" | "declined" | "withdrawn" | "appealed";
            submittedAt: string | null;
            decidedAt: string | null;
            message: string | null;
            isReopened: boolean;
            offer: {
                limit: components["schemas"]["Money"];
                terms: string | null;
                depositPercent: string | null;
                reason: string;
                conditions: string[];
                /** Format: date-time */
                expiresAt: string;
            } | null;
            approved: {
                limit: components["schemas"]["Money"];
                terms: string | null;
                conditions: string[];
            } | null;
            reasons: {
                code: string;
                text: string;
            }[];
            mayAppeal: boolean;
            needsCode: boolean;
        };
        ApplicationRow: {
            id: string;
            /** @enum {string} */
            state: "draft" | "submitted" | "in_review" | "waiting_for_applicant" | "approved" | "declined" | "withdrawn" | "appealed";
            /** @enum {string} */
            kind: "business" | "person";
            name: string | null;
            contact: string | null;
            email: string | null;
            country: string | null;
            customer: string | null;
            form: string;
            language: string;
            requested: components["schemas"]["Money"] | null;
            yearStarted: number | null;
            assignedTo: string | null;
            severity: ("clear" | "info" | "attention" | "severe") | null;
            creditScore: string | null;
            paymentScore: string | null;
            reports: string[];
            recommendation: ("approve" | "counter_offer" | "refer" | "decline") | null;
            submittedAt: string | null;
            decidedAt: string | null;
            erasedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        ApplicationCase: {
            application: components["schemas"]["ApplicationRow"];
            formVersion: number;
            form: unknown;
            answers: unknown;
            uploads: {
                id: string;
                question: string;
                fileName: string;
                mediaType: string;
                bytes: number;
                /** Format: date-time */
                uploadedAt: string;
            }[];
            findings: {
                code: string;
                /** @enum {string} */
                severity: "info" | "attention" | "severe";
                parameters: unknown;
            }[];
            screenedAt: string | null;
            assessment: unknown;
            assessedAt: string | null;
            reopened: string[];
            offer: unknown;
            offerExpiresAt: string | null;
            notes: {
                id: string;
                /** @enum {string} */
                kind: "note" | "to_applicant" | "appeal";
                text: string | null;
                grounds: string[];
                actor: string;
                /** Format: date-time */
                createdAt: string;
            }[];
            referees: {
                id: string;
                /** @enum {string} */
                kind: "trade" | "bank";
                /** @enum {string} */
                state: "named" | "asked" | "answered" | "refused";
                contact: unknown;
                answer: unknown;
                askedAt: string | null;
                answeredAt: string | null;
                reminders: number;
            }[];
            submissions: {
                ordinal: number;
                sha256: string;
                /** Format: date-time */
                submittedAt: string;
            }[];
            approvals: {
                approver: string;
                /** Format: date-time */
                approvedAt: string;
            }[];
            decisions: {
                ordinal: number;
                /** @enum {string} */
                outcome: "approved" | "declined" | "counter_offered";
                limit: components["schemas"]["Money"] | null;
                terms: string | null;
                conditions: string[];
                reasons: string[];
                deciders: string[];
                folderSha256: string;
                /** Format: date-time */
                decidedAt: string;
            }[];
        };
        CaseFolder: {
            ordinal: number;
            sha256: string;
            /** @description Whether the hash still holds over the bytes */
            isIntact: boolean;
            record: unknown;
            particulars: unknown;
            /** @description The frozen bytes: canonical JSON */
            text: string;
        };
        Bureau: {
            name: string;
            title: string;
            countries: string[] | null;
            kinds: ("business" | "person")[];
            products: {
                code: string;
                title: string;
                suitsMonitoring: boolean;
                cost: components["schemas"]["Money"] | null;
            }[];
            /** @enum {string} */
            monitoring: "feed" | "re_pull";
            needsPermissiblePurpose: boolean;
            settings: {
                name: string;
                meaning: string;
                required: boolean;
                secret: boolean;
                isSet: boolean;
                value: string | null;
            }[];
            connection: {
                enabled: boolean;
                simulator: boolean;
                checkedAt: string | null;
                checkOutcome: string | null;
            } | null;
        };
        BureauCosts: {
            months: {
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                month: string;
                currency: components["schemas"]["CurrencyCode"];
                reserved: number;
                spent: number;
                budget: number | null;
            }[];
            rows: {
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                month: string;
                bureau: string;
                product: string;
                /** @enum {string} */
                reason: "application" | "review" | "order" | "limit_change" | "collection" | "monitoring" | "other";
                /** @enum {string} */
                state: "reserved" | "spent" | "free" | "unknown";
                cost: components["schemas"]["Money"];
                reports: number;
            }[];
        };
        BureauReport: {
            id: string;
            customerId: string;
            bureau: string;
            product: string;
            /** @enum {string} */
            outcome: "scored" | "no_score" | "locked";
            riskScore: number | null;
            riskClass: number | null;
            recommended: components["schemas"]["Money"] | null;
            flags: ("bankrupt" | "ceased" | "severe_negative" | "legal_filings" | "high_risk" | "deteriorating" | "fraud_warning" | "sanctions_match" | "frozen_file" | "thin_file")[];
            figures: {
                [key: string]: string;
            };
            partial: boolean;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            asOf: string;
            /** Format: date-time */
            fetchedAt: string;
            cost: components["schemas"]["Money"];
            erased: boolean;
            subject: {
                reference: string | null;
                name: string | null;
                isActive: boolean | null;
            } | null;
            scores: {
                model: string;
                title: string;
                raw: string | null;
                scale: {
                    minimum: number;
                    maximum: number;
                    /** @enum {string} */
                    saferEnd: "high" | "low";
                } | null;
                percentile: number | null;
                riskScore: number | null;
                riskClass: number | null;
                noScoreReason: string | null;
                reasons: {
                    code: string;
                    text: string | null;
                }[];
            }[];
            legal: {
                kind: string;
                count: number | null;
                amount: components["schemas"]["Money"] | null;
            }[];
            payments: {
                daysBeyondTerms: number | null;
                tradelines: number | null;
                balance: components["schemas"]["Money"] | null;
                pastDue: components["schemas"]["Money"] | null;
            } | null;
            officerRoles: string[];
            missingParts: {
                part: string;
                reason: string;
            }[];
        };
        BureauOrder: {
            id: string;
            customerId: string;
            bureau: string;
            product: string;
            /** @enum {string} */
            reason: "application" | "review" | "order" | "limit_change" | "collection" | "monitoring" | "other";
            note: string | null;
            forcedBecause: string | null;
            permissiblePurpose: string | null;
            /** @enum {string} */
            state: "reserved" | "spent" | "free" | "unknown";
            outcome: string | null;
            cost: components["schemas"]["Money"];
            actor: string;
            /** Format: date-time */
            startedAt: string;
            settledAt: string | null;
        };
        BureauSubject: {
            bureau: string;
            /** @enum {string} */
            state: "chosen" | "open" | "none";
            reference: string | null;
            chosenBy: string | null;
            chosenAt: string | null;
            candidates: {
                reference: string;
                name: string;
                address: {
                    street: string | null;
                    city: string | null;
                    region: string | null;
                    postalCode: string | null;
                    country: string | null;
                };
                certainty: number;
                isActive: boolean | null;
                isCertain: boolean;
            }[];
        };
        BureauEnrolment: {
            bureau: string;
            /** @enum {string} */
            style: "feed" | "re_pull";
            /** @enum {string} */
            state: "starting" | "active" | "ending" | "ended" | "failed";
            product: string;
            everyDays: number;
            nextPullOn: string | null;
            failure: string | null;
            /** Format: date-time */
            startedAt: string;
        };
        BureauReconciliation: {
            bureau: string;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            month: string;
            /** @enum {string} */
            outcome: "compared" | "awaiting_list" | "own_list";
            enrolledHere: number;
            enrolledThere: number | null;
            missingThere: string[];
            missingHere: string[];
            refusedThere: string[];
            /** Format: date-time */
            madeAt: string;
        };
        /** @description `message` is for staff; `buyerMessage` may be shown to the buyer */
        CreditReason: {
            code: string;
            message: string;
            buyerMessage: string;
            parameters: {
                [key: string]: unknown;
            };
        };
        /** @description Doing all steps frees the order. The cheapest for the buyer comes first. */
        Cure: {
            kind: string;
            message: string;
            buyerMessage: string;
            steps: {
                kind: string;
                total?: components["schemas"]["Money"];
                invoices?: {
                    id: string;
                    number: string | null;
                    instalment: number;
                    amount: number;
                    currency: components["schemas"]["CurrencyCode"];
                }[];
                to?: components["schemas"]["Money"];
                /** @description Places of lines, from 0 */
                dropLines?: number[];
                terms?: string;
                netDays?: number;
                now?: components["schemas"]["Money"];
                rest?: components["schemas"]["Money"];
                methods?: string[];
            }[];
        };
        CreditDecision: {
            id: string;
            /** @enum {string} */
            outcome: "approved" | "referred" | "declined";
            /** @enum {string} */
            mode: "reserve" | "check" | "amend";
            /** @enum {string} */
            checkpoint: "order" | "pick" | "ship" | "invoice";
            customer: {
                id: string;
                reference: string;
            };
            payer: {
                id: string;
                reference: string;
            };
            order: {
                reference: string;
                amount: number;
                currency: components["schemas"]["CurrencyCode"];
                deposit: number;
            };
            reasons: components["schemas"]["CreditReason"][];
            cures: components["schemas"]["Cure"][];
            authorization: {
                id: string;
                expiresAt: string | null;
                held: number;
                shipped: number;
                captured: number;
                released: number;
            } | null;
            available: {
                before: number;
                after: number;
                currency: components["schemas"]["CurrencyCode"];
            } | null;
            groupAvailable: {
                before: number;
                after: number;
            } | null;
            hold: string | null;
            override: string | null;
            evaluation: string | null;
            policy: string | null;
            policyVersion: number | null;
            engineVersion: string | null;
            /** Format: date-time */
            decidedAt: string;
        };
        DecisionPost: {
            customer: string;
            payer?: string | null;
            order: {
                reference: string;
                amount?: number;
                currency?: components["schemas"]["CurrencyCode"];
                deposit?: number;
                terms?: string | null;
                shipToCountry?: string | null;
                channel?: string | null;
                fraudScore?: number | null;
                margin?: number | null;
                discountPercent?: string | null;
                categories?: string[];
                tags?: string[];
                lines?: {
                    description: string;
                    amount: number;
                    quantity?: string | null;
                    sku?: string | null;
                    category?: string | null;
                    deliverOn?: string | null;
                }[];
            };
            terms?: string | null;
            /** @enum {string} */
            checkpoint?: "order" | "pick" | "ship" | "invoice";
            /** @enum {string} */
            mode: "reserve" | "check";
        };
        DecisionReplay: {
            decision: string;
            policy: string;
            policyVersion: number;
            recordedEngineVersion: string;
            engineVersion: string;
            samePolicy: boolean;
            sameBytes: boolean;
            differences: {
                pointer: string;
                recorded: unknown;
                replayed: unknown;
            }[];
        };
        AccountHold: {
            id: string;
            customer: string;
            code: string;
            note: string;
            until: string | null;
            /** Format: date-time */
            putAt: string;
            putBy: string;
            liftedAt: string | null;
            liftedBy: string | null;
            liftReason: string | null;
        };
        CreditResult: {
            segment: string;
            riskClass: string | null;
            scores: {
                scorecard: string;
                version: string;
                /** @enum {string} */
                role: "champion" | "challenger";
                score: string | null;
                missing: string[];
                missingMode: string;
                parts: {
                    variable: string;
                    value: string | null;
                    bin: string;
                    points: string;
                    weight: string;
                    contribution: string;
                    lost: string;
                }[];
                reasons: {
                    code: string;
                    parameters: {
                        [key: string]: unknown;
                    };
                }[];
            }[];
            limit: {
                amount: number | null;
                currency: components["schemas"]["CurrencyCode"];
                source: string;
                steps: {
                    code: string;
                    message: string;
                    parameters: {
                        [key: string]: unknown;
                    };
                }[];
            };
            ceilings: {
                order: number | null;
                pick: number | null;
                ship: number | null;
                invoice: number | null;
            };
            blocks: {
                rule: string;
                /** @enum {string} */
                severity: "refer" | "decline";
                checkpoints: ("order" | "pick" | "ship" | "invoice")[];
                reason: components["schemas"]["CreditReason"];
            }[];
            lifted: {
                rule: string;
                block: {
                    rule: string;
                    /** @enum {string} */
                    severity: "refer" | "decline";
                    checkpoints: ("order" | "pick" | "ship" | "invoice")[];
                    reason: components["schemas"]["CreditReason"];
                };
            }[];
            terms: {
                netDays: number;
                allowed: string[];
            };
            validUntil: string | null;
            reviewOn: string | null;
            reasons: {
                code: string;
                parameters: {
                    [key: string]: unknown;
                };
            }[];
        };
        CreditEvaluation: {
            id: string;
            customer: string;
            policy: string;
            policyVersion: number;
            engineVersion: string;
            cause: string;
            actor: string;
            /** Format: date-time */
            evaluatedAt: string;
            result: components["schemas"]["CreditResult"];
            /** @description What was known, as it was gathered */
            facts: {
                [key: string]: unknown;
            };
        };
        CreditStanding: {
            customer: string;
            reference: string;
            /** @enum {string} */
            status: "active" | "on_hold" | "suspended" | "pending_review" | "closed";
            tags: string[];
            segmentOverride: string | null;
            payer: string | null;
            graceDays: number;
            currency: string;
            ceiling: number | null;
            overdue: number;
            oldestOverdueDays: number;
            reviewOn: string | null;
            holds: components["schemas"]["AccountHold"][];
            evaluation: components["schemas"]["CreditEvaluation"] | null;
            /** @description Whether the evaluation still counts: nothing has happened since, no date has passed, and its policy is in force */
            isCurrent: boolean;
            validUntil: string | null;
            version: number;
        };
        OrderHold: {
            id: string;
            order: string;
            customer: {
                id: string;
                reference: string;
                name: string;
            };
            payer: {
                id: string;
                reference: string;
                name: string;
            };
            /** @enum {string} */
            state: "open" | "declined" | "released" | "freed" | "rejected" | "ended";
            /** @enum {string} */
            outcome: "referred" | "declined";
            /** @enum {string} */
            checkpoint: "order" | "pick" | "ship" | "invoice";
            amount: number;
            currency: components["schemas"]["CurrencyCode"];
            account: {
                currency: components["schemas"]["CurrencyCode"];
                amount: number | null;
                over: number;
                overdue: number;
                oldestOverdueDays: number;
            };
            segment: string | null;
            riskClass: string | null;
            score: string | null;
            reasons: components["schemas"]["CreditReason"][];
            cures: components["schemas"]["Cure"][];
            suggestion: {
                /** @enum {string} */
                action: "release" | "collect" | "ask_deposit" | "review" | "reject";
                why: string;
            };
            decision: string;
            evaluation: string | null;
            owner: string | null;
            /** Format: date-time */
            dueAt: string;
            /** @description Open, and past the time within which the policy wants it decided */
            isLate: boolean;
            release: {
                /** @enum {string} */
                kind: "soft" | "firm";
                reasons: string[];
            } | null;
            /** Format: date-time */
            createdAt: string;
            closedAt: string | null;
            closedBy: string | null;
            version: number;
        };
        /** @description Null limit: none. Zero: prepay. `expiresOn` is the last day on which it holds. */
        Limit: {
            id: string;
            /** @enum {string} */
            kind: "manual" | "insured" | "guaranteed" | "temporary" | "recourse";
            limit: components["schemas"]["Money"] | null;
            /** @enum {string} */
            state: "standing" | "ahead" | "expired" | "taken_away";
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            startsOn: string;
            expiresOn: string | null;
            insurance: {
                policyNumber: string;
                insurer: string;
                insuredPercent: string;
                maximumExtensionDays: number | null;
                overdueReportDays: number | null;
                stopShipmentDays: number | null;
            } | null;
            guarantor: string | null;
            reason: string;
            proposedBy: string;
            approvedBy: string[];
            version: number;
            /** Format: date-time */
            setAt: string;
        };
        /** @description Amounts in the account's currency. Null ceiling: nothing can be bought on account. */
        Limits: {
            /** @enum {string} */
            holder: "customer" | "group";
            id: string;
            reference: string;
            currency: components["schemas"]["CurrencyCode"];
            ceiling: number | null;
            exposure: number | null;
            limits: components["schemas"]["Limit"][];
            consumerCredit: {
                jurisdiction: string;
                title: string;
                scope: string;
                source: string;
                verified: boolean;
            } | null;
            /** @description Whether this call has set something */
            changed: boolean;
        };
        LimitProposal: {
            id: string;
            /** @enum {string} */
            holder: "customer" | "group";
            holderId: string;
            /** @enum {string} */
            kind: "manual" | "insured" | "guaranteed" | "temporary" | "recourse";
            limit: components["schemas"]["Money"] | null;
            before: components["schemas"]["Money"] | null;
            reason: string;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            startsOn: string;
            expiresOn: string | null;
            /** @enum {string} */
            source: "person" | "monitoring" | "application" | "review";
            recommendation: string | null;
            /** @enum {string} */
            state: "open" | "approved" | "rejected" | "withdrawn";
            approvalsNeeded: number;
            signatures: {
                by: string;
                /** @enum {string} */
                verdict: "approved" | "rejected" | "withdrawn";
                note: string;
                /** Format: date-time */
                at: string;
            }[];
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            decidedAt: string | null;
            version: number;
        };
        Collateral: {
            id: string;
            customerId: string;
            /** @enum {string} */
            kind: "guarantee" | "letter_of_credit" | "cash_deposit" | "charge" | "pledge" | "other";
            description: string;
            worth: components["schemas"]["Money"];
            haircutPercent: string;
            counted: components["schemas"]["Money"];
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            startsOn: string;
            expiresOn: string | null;
            reason: string;
            version: number;
            setBy: string;
            /** Format: date-time */
            setAt: string;
        };
        /** @description Null: what the policy's approval bands give to their roles */
        Authority: {
            holder: string;
            authority: components["schemas"]["Money"] | null;
        };
        InsuranceDeadline: {
            limitId: string;
            customerId: string;
            reference: string;
            name: string;
            insurer: string;
            policyNumber: string;
            /** @enum {string} */
            kind: "overdue_report" | "maximum_extension" | "stop_shipment";
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            oldestDueOn: string;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            deadlineOn: string;
            /** @description Negative once it has passed */
            daysLeft: number;
        };
        LimitChange: {
            id: string;
            /** @enum {string} */
            state: "preview" | "proposed" | "running" | "done" | "rejected" | "withdrawn";
            change: {
                [key: string]: unknown;
            };
            selection: {
                [key: string]: unknown;
            };
            reason: string;
            /** @description What has to be within an authority: the largest raised limit, or all raises together if that is more */
            weighs: {
                amount: number;
                currency: string;
            };
            approvalsNeeded: number;
            signatures: {
                by: string;
                /** @enum {string} */
                verdict: "approved" | "rejected" | "withdrawn";
                note: string;
                /** Format: date-time */
                at: string;
            }[];
            rows: number;
            rowsDone: number;
            problems: number;
            totals: {
                currency: components["schemas"]["CurrencyCode"];
                rows: number;
                before: number;
                after: number;
                raised: number;
                lowered: number;
                /** @description Whose exposure would lie above the new limit: their next order is held */
                below: number;
            }[];
            undoes: string | null;
            proposedBy: string;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            version: number;
        };
        LimitChangeRow: {
            row: number;
            customerId: string | null;
            reference: string;
            name: string;
            before: components["schemas"]["Money"] | null;
            after: components["schemas"]["Money"] | null;
            expected: components["schemas"]["Money"] | null;
            exposure: number | null;
            fallsBelow: boolean;
            problem: ("not_found" | "bad_amount" | "listed_twice" | "no_limit_to_change" | "changed_since" | "not_changed_then") | null;
            outcome: ("set" | "unchanged" | "skipped") | null;
        };
        /** @description Null amounts: a rate of the day is missing */
        FamilyGroup: {
            id: string;
            reference: string;
            name: string;
            level: number;
            own: number | null;
            total: number | null;
            ceiling: number | null;
            ceilingCurrency: components["schemas"]["CurrencyCode"];
            parentId: string | null;
        };
        /** @description From the group asked about downwards, each group after its parent */
        Family: {
            currency: components["schemas"]["CurrencyCode"];
            above: {
                id: string;
                reference: string;
                name: string;
            }[];
            groups: components["schemas"]["FamilyGroup"][];
        };
        TopExposure: {
            id: string;
            reference: string;
            name: string;
            exposure: number;
            share: number | null;
            cover: number | null;
            ceiling: number | null;
            ceilingCurrency: components["schemas"]["CurrencyCode"];
        };
        TopExposures: {
            /** @enum {string} */
            by: "customer" | "group" | "family";
            currency: components["schemas"]["CurrencyCode"];
            total: number;
            accounts: number;
            /** @description Accounts left out: no rate of the day is known */
            unknown: number;
            rows: components["schemas"]["TopExposure"][];
        };
        CommitteePack: {
            merchant: string;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            on: string;
            customer: {
                id: string;
                reference: string;
                name: string;
                /** @enum {string} */
                kind: "business" | "person";
                country: string | null;
                since: string | null;
                group: string | null;
            };
            currency: components["schemas"]["CurrencyCode"];
            exposure: number | null;
            ceiling: number | null;
            ageing: {
                currency: components["schemas"]["CurrencyCode"];
                buckets: {
                    label: string;
                    amount: number;
                }[];
                open: number;
                overdue: number;
            }[];
            behaviour: {
                grade: string | null;
                meanDaysLate: string | null;
                meanDaysLateLow: string | null;
                meanDaysLateHigh: string | null;
                trend: ("better" | "steady" | "worse") | null;
                sales12m: number;
                returnedPayments12m: number;
                chargebacks12m: number;
                disputes12m: number;
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                asOf: string;
            } | null;
            bureau: {
                source: string;
                riskScore: number | null;
                riskClass: number | null;
                recommended: number | null;
                flags: string[];
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                asOf: string;
                ageDays: number;
            } | null;
            standing: {
                /** Format: date-time */
                evaluatedAt: string;
                policyVersion: number;
                segment: string;
                riskClass: string | null;
                limit: number | null;
                limitSource: string;
                scores: {
                    scorecard: string;
                    /** @enum {string} */
                    role: "champion" | "challenger";
                    score: string | null;
                    reasons: string[];
                }[];
                reasons: string[];
                blocks: string[];
            } | null;
            limits: {
                /** @enum {string} */
                kind: "manual" | "insured" | "guaranteed" | "temporary" | "recourse";
                amount: number | null;
                currency: components["schemas"]["CurrencyCode"];
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                startsOn: string;
                expiresOn: string | null;
                cover: string;
                reason: string;
            }[];
            secured: number;
            collateral: {
                description: string;
                worth: number;
                counted: number;
                currency: components["schemas"]["CurrencyCode"];
                expiresOn: string | null;
            }[];
            proposal: {
                id: string;
                amount: number | null;
                currency: components["schemas"]["CurrencyCode"];
                before: number | null;
                reason: string;
                recommendation: string | null;
                proposedBy: string;
                approvalsNeeded: number;
                signatures: {
                    by: string;
                    verdict: string;
                    note: string;
                }[];
            } | null;
            recommendation: {
                /** @enum {string} */
                verdict: "support" | "look_closer" | "decline";
                because: string[];
            };
            history: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                kind: "manual" | "insured" | "guaranteed" | "temporary" | "recourse";
                amount: number | null;
                currency: components["schemas"]["CurrencyCode"];
                reason: string;
                approvedBy: string[];
            }[];
        };
        /** @description With its 95 % interval */
        DaysLate: {
            /** @description Days, an exact decimal */
            mean: string;
            /** @description Days, an exact decimal */
            low: string;
            /** @description Days, an exact decimal */
            high: string;
        };
        /** @description What became of the invoices of a month; the parts sum to `invoiced` */
        BehaviourMonth: {
            month: string;
            invoices: number;
            invoiced: number;
            onTime: number;
            /** @description By days late, in the order of `lateBuckets`, the last beyond it */
            late: number[];
            overdue: number;
            notDue: number;
            disputed: number;
            credited: number;
            writtenOff: number;
        };
        MonitoredCustomer: {
            id: string;
            reference: string;
            name: string;
        };
        WatchedCustomer: {
            customer: components["schemas"]["MonitoredCustomer"];
            /** @enum {string} */
            source: "person" | "automatic";
            /** @description What was written, or the code of the alert of an automatic entry */
            reason: string;
            ownerId: string | null;
            until: string | null;
            /** Format: date-time */
            watchedAt: string;
            watchedBy: string;
        };
        AccountReview: {
            id: string;
            /** @enum {string} */
            outcome: "no_change" | "raise_limit" | "lower_limit" | "hold" | "collect" | "close";
            note: string;
            dueOn: string | null;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            reviewedOn: string;
            nextOn: string | null;
            /** Format: date-time */
            reviewedAt: string;
            reviewedBy: string;
        };
        PayerBehaviour: {
            customer: string;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            asOf: string;
            currency: components["schemas"]["CurrencyCode"];
            grade: string | null;
            daysLate: components["schemas"]["DaysLate"] | null;
            daysLateByAmount: components["schemas"]["DaysLate"] | null;
            grades: {
                grade: string;
                belowDays: string | null;
            }[];
            observations: number;
            /** @description Fewer, and no grade is given */
            observationsMin: number;
            paidInvoices: number;
            overdueItems: number;
            overdue: number;
            oldestOverdueDays: number;
            graceDays: number;
            horizonDays: number;
            windowMonths: number;
            trend: {
                /** @enum {string} */
                direction: "better" | "steady" | "worse";
                /** @description Standard errors from unchanged, positive where they pay later */
                z: string;
                recentDays: number;
                /** @description Days, an exact decimal */
                recentMean: string;
                /** @description Days, an exact decimal */
                beforeMean: string;
                recentInvoices: number;
                beforeInvoices: number;
            } | null;
            change: {
                /** @enum {string} */
                direction: "better" | "worse";
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                from: string;
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                seenWith: string;
                invoices: number;
            } | null;
            sales12m: number;
            returnedPayments12m: number;
            disputes12m: number;
            lateBuckets: number[];
            strip: components["schemas"]["BehaviourMonth"][];
            utilization: {
                /**
                 * Format: calendar-date
                 * @description A calendar date, YYYY-MM-DD
                 */
                on: string;
                currency: components["schemas"]["CurrencyCode"];
                limit: number;
                highest: number;
                last: number;
            }[];
            watch: components["schemas"]["WatchedCustomer"] | null;
            reviews: components["schemas"]["AccountReview"][];
        };
        PortfolioCell: {
            riskClass: string | null;
            grade: string | null;
            customers: number;
            exposure: number;
            limit: number;
            overdueItems: number;
            /** @description Customers left out of the amounts: no rate of the day is known */
            unconverted: number;
        };
        CreditPortfolio: {
            currency: components["schemas"]["CurrencyCode"];
            cells: components["schemas"]["PortfolioCell"][];
            utilization: {
                fromPercent: number | null;
                customers: number;
                exposure: number;
            }[];
        };
        PortfolioCustomer: {
            id: string;
            reference: string;
            name: string;
            riskClass: string | null;
            grade: string | null;
            currency: components["schemas"]["CurrencyCode"];
            exposure: number;
            limit: number | null;
            overdueItems: number;
        };
        CreditAlert: {
            id: string;
            customer: components["schemas"]["MonitoredCustomer"];
            /** @enum {string} */
            code: "utilization" | "score_moved" | "grade_worse" | "grade_better" | "risk_class_moved" | "pays_later" | "pays_earlier" | "limit_expiring" | "security_expiring" | "bureau_alert" | "paid_off" | "utilization_low" | "raise_recommended";
            /** @enum {string} */
            severity: "info" | "attention" | "severe";
            positive: boolean;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            on: string;
            parameters: {
                [key: string]: string | number | boolean | null;
            };
            /** Format: date-time */
            raisedAt: string;
            /** @enum {string} */
            state: "open" | "acknowledged" | "passed";
            endedAt: string | null;
            endedBy: string | null;
            note: string | null;
        };
        ProposalGround: {
            code: string;
            parameters: {
                [key: string]: string | number | boolean | null;
            };
        };
        ActionProposal: {
            id: string;
            customer: components["schemas"]["MonitoredCustomer"];
            /** @enum {string} */
            action: "raise_limit" | "lower_limit" | "hold" | "collect" | "offer_plan" | "shorten_terms" | "ask_deposit" | "ask_debit";
            amount: number | null;
            currency: components["schemas"]["CurrencyCode"] | null;
            reasons: components["schemas"]["ProposalGround"][];
            effect: components["schemas"]["ProposalGround"];
            /** @enum {string} */
            state: "open" | "accepted" | "dismissed" | "superseded";
            /** Format: date-time */
            proposedAt: string;
            decidedAt: string | null;
            decidedBy: string | null;
            note: string | null;
            result: string | null;
        };
        DueReview: {
            customer: components["schemas"]["MonitoredCustomer"];
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            reviewOn: string;
            /** @description 0 on the day itself; negative while it lies ahead */
            daysOverdue: number;
            riskClass: string | null;
            grade: string | null;
            limit: {
                amount: number;
                currency: components["schemas"]["CurrencyCode"];
            } | null;
            lastReviewOn: string | null;
        };
        CreditNotice: {
            id: string;
            customerId: string | null;
            applicationId: string | null;
            /** @enum {string} */
            action: "application_declined" | "line_cut" | "account_closed" | "checkout_refused";
            /** @description The rule that wants it */
            demand: string;
            title: string;
            jurisdiction: string;
            /** @enum {string} */
            recipientKind: "business" | "sole_trader" | "person";
            /** @enum {string} */
            language: "en" | "de";
            /** @enum {string} */
            state: "draft" | "approved" | "sent" | "cancelled";
            reasons: ("overdue_days" | "overdue_amount" | "overdue_items" | "slow_with_us" | "written_off" | "returned_payments" | "chargebacks" | "disputes" | "new_customer" | "limited_time_in_business" | "insufficient_trade_references" | "unverified_trade_references" | "delinquent_with_others" | "insufficient_income" | "excessive_obligations" | "unverified_identity" | "collection_or_judgment" | "legal_filings" | "bankruptcy" | "bankrupt" | "ceased" | "severe_negative" | "deteriorating" | "frozen_file" | "thin_file" | "thin_credit_file" | "no_score" | "insurer_stop" | "insurer_cut" | "security_ended" | "low_use" | "incomplete_application" | "over_limit" | "order_size" | "amount_exceeds_profile")[];
            /** @enum {string} */
            decidedBy: "person" | "automatic";
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            decidedOn: string;
            dueOn: string | null;
            reasonsRequestableUntil: string | null;
            /** @description False: part of what the law wants was seen in no source; have it checked */
            verified: boolean;
            source: string;
            warnings: string[];
            requestedOn: string | null;
            answers: string | null;
            /** Format: date-time */
            createdAt: string;
            approvedAt: string | null;
            sentOn: string | null;
            channel: ("letter" | "email" | "oral" | "portal") | null;
            cancelledReason: string | null;
            version: number;
        };
        CreditNoticeText: {
            id: string;
            customerId: string | null;
            applicationId: string | null;
            /** @enum {string} */
            action: "application_declined" | "line_cut" | "account_closed" | "checkout_refused";
            /** @description The rule that wants it */
            demand: string;
            title: string;
            jurisdiction: string;
            /** @enum {string} */
            recipientKind: "business" | "sole_trader" | "person";
            /** @enum {string} */
            language: "en" | "de";
            /** @enum {string} */
            state: "draft" | "approved" | "sent" | "cancelled";
            reasons: ("overdue_days" | "overdue_amount" | "overdue_items" | "slow_with_us" | "written_off" | "returned_payments" | "chargebacks" | "disputes" | "new_customer" | "limited_time_in_business" | "insufficient_trade_references" | "unverified_trade_references" | "delinquent_with_others" | "insufficient_income" | "excessive_obligations" | "unverified_identity" | "collection_or_judgment" | "legal_filings" | "bankruptcy" | "bankrupt" | "ceased" | "severe_negative" | "deteriorating" | "frozen_file" | "thin_file" | "thin_credit_file" | "no_score" | "insurer_stop" | "insurer_cut" | "security_ended" | "low_use" | "incomplete_application" | "over_limit" | "order_size" | "amount_exceeds_profile")[];
            /** @enum {string} */
            decidedBy: "person" | "automatic";
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            decidedOn: string;
            dueOn: string | null;
            reasonsRequestableUntil: string | null;
            /** @description False: part of what the law wants was seen in no source; have it checked */
            verified: boolean;
            source: string;
            warnings: string[];
            requestedOn: string | null;
            answers: string | null;
            /** Format: date-time */
            createdAt: string;
            approvedAt: string | null;
            sentOn: string | null;
            channel: ("letter" | "email" | "oral" | "portal") | null;
            cancelledReason: string | null;
            version: number;
            addressee: {
                name: string;
                lines: string[];
            } | null;
            letter: string | null;
            email: {
                subject: string;
                text: string;
            } | null;
        };
        NoticeReason: {
            /** @enum {string} */
            code: "overdue_days" | "overdue_amount" | "overdue_items" | "slow_with_us" | "written_off" | "returned_payments" | "chargebacks" | "disputes" | "new_customer" | "limited_time_in_business" | "insufficient_trade_references" | "unverified_trade_references" | "delinquent_with_others" | "insufficient_income" | "excessive_obligations" | "unverified_identity" | "collection_or_judgment" | "legal_filings" | "bankruptcy" | "bankrupt" | "ceased" | "severe_negative" | "deteriorating" | "frozen_file" | "thin_file" | "thin_credit_file" | "no_score" | "insurer_stop" | "insurer_cut" | "security_ended" | "low_use" | "incomplete_application" | "over_limit" | "order_size" | "amount_exceeds_profile";
            texts: {
                en: string;
                de: string;
            };
        };
        LawFact: {
            value: string | number | boolean | null;
            source: string;
            /** @enum {string} */
            basis: "primary" | "secondary" | "derived" | "memory";
            verified: boolean;
            asOf: string;
            note: string | null;
        };
        NoticeJurisdiction: {
            /** @enum {string} */
            code: "US" | "GB" | "EU" | "CA" | "AU";
            name: string;
            countries: string[];
            usesUnverified: boolean;
            warnsConsumerCredit: boolean;
            warnFrom: components["schemas"]["Money"] | null;
            warnFromDays: number | null;
            notices: {
                demand: string;
                title: string;
                active: boolean;
                duty: components["schemas"]["LawFact"];
                sendWithinDays: components["schemas"]["LawFact"];
                requestWithinDays: components["schemas"]["LawFact"];
                answerWithinDays: components["schemas"]["LawFact"];
            }[];
            consumerCredit: {
                title: string;
                appliesFrom: components["schemas"]["LawFact"];
                scope: components["schemas"]["LawFact"];
                ownCreditExempt: components["schemas"]["LawFact"];
            } | null;
        };
        Order: {
            id: string | null;
            reference: string;
            /** @enum {string} */
            state: "described" | "held" | "approved" | "shipped" | "invoiced" | "expired" | "rejected" | "cancelled" | "split";
            customer: {
                id: string;
                reference: string;
                name: string;
            };
            payer: {
                id: string;
                reference: string;
                name: string;
            };
            billTo: string | null;
            amount: number;
            currency: components["schemas"]["CurrencyCode"];
            deposit: number;
            terms: string | null;
            shipTo: string | null;
            shipToCountry: string | null;
            channel: string | null;
            fraudScore: number | null;
            margin: number | null;
            discountPercent: string | null;
            categories: string[];
            tags: string[];
            lines: {
                description: string;
                amount: number;
                quantity: string | null;
                sku: string | null;
                category: string | null;
                deliverOn: string | null;
            }[];
            blanket: boolean;
            nextDeliveryOn: string | null;
            splitFrom: string | null;
            decision: string | null;
            hold: string | null;
            reserved: {
                held: number;
                shipped: number;
                captured: number;
                released: number;
                expiresAt: string | null;
            } | null;
            createdAt: string | null;
            updatedAt: string | null;
            version: number;
        };
        PolicyProblem: {
            /** @description A JSON Pointer into the document */
            path: string;
            message: string;
            line: number | null;
            column: number | null;
        };
        Policy: {
            id: string;
            version: number;
            /** @enum {string} */
            state: "draft" | "submitted" | "approved" | "rejected" | "withdrawn";
            name: string;
            note: string;
            revision: number;
            basedOn: string | null;
            draftedBy: string;
            /** Format: date-time */
            draftedAt: string;
            submittedBy: string | null;
            submittedAt: string | null;
            decidedBy: string | null;
            decidedAt: string | null;
            decisionNote: string | null;
            /** @description Nobody else could approve it: whoever wrote it did */
            singlePerson: boolean;
            effectiveFrom: string | null;
            /** @description As it was written */
            text: string;
            documentHash: string;
            document: {
                [key: string]: unknown;
            } | null;
            problems: components["schemas"]["PolicyProblem"][];
        };
        PolicySummary: {
            id: string;
            version: number;
            /** @enum {string} */
            state: "draft" | "submitted" | "approved" | "rejected" | "withdrawn";
            name: string;
            note: string;
            revision: number;
            basedOn: string | null;
            draftedBy: string;
            /** Format: date-time */
            draftedAt: string;
            submittedBy: string | null;
            submittedAt: string | null;
            decidedBy: string | null;
            decidedAt: string | null;
            decisionNote: string | null;
            /** @description Nobody else could approve it: whoever wrote it did */
            singlePerson: boolean;
            effectiveFrom: string | null;
        };
        TermsAcceptance: {
            customer: string;
            policy: string;
            policyVersion: number;
            terms: {
                title: string;
                policyVersion: number;
                sections: {
                    heading: string;
                    lines: string[];
                }[];
            };
            termsHash: string;
            signedBy: string;
            /**
             * Format: calendar-date
             * @description A calendar date, YYYY-MM-DD
             */
            signedOn: string;
            method: string;
            evidence: string | null;
            recordedBy: string;
            /** Format: date-time */
            recordedAt: string;
        };
        CustomerTerms: {
            customer: string;
            policy: string;
            terms: {
                title: string;
                policyVersion: number;
                sections: {
                    heading: string;
                    lines: string[];
                }[];
            };
            /** @description Send it back with the acceptance, so that it is of these very words */
            termsHash: string;
            accepted: components["schemas"]["TermsAcceptance"] | null;
            /** @description What was accepted last are these terms */
            isCurrent: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Person"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    name: string;
                    roles: components["schemas"]["Role"][];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Duties that this person holds together and should not */
                        conflicts: {
                            roles: components["schemas"]["Role"][];
                            reason: string;
                        }[];
                        invitation: components["schemas"]["Invitation"] | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPeopleByIdInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putPeopleById: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    roles: components["schemas"]["Role"][];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        roles: components["schemas"]["Role"][];
                        /** @description Duties that this person holds together and should not */
                        conflicts: {
                            roles: components["schemas"]["Role"][];
                            reason: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePeopleById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiKey"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    scopes: ("customers:read" | "customers:write" | "documents:read" | "documents:write" | "allocations:write" | "reports:read" | "imports:write" | "journal:read" | "exposure:read" | "exposure:write" | "orders:write" | "credit:read" | "credit:decide" | "credit:write" | "credit:policy" | "settings:read" | "settings:write" | "keys:write" | "webhooks:write" | "audit:read")[];
                    /** Format: date-time */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteApiKeysById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description Days past due at which a bucket ends, ascending from 0 */
                    ageingBuckets?: number[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvents: {
        parameters: {
            query?: {
                subject?: string;
                type?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Event"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookEndpoint"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    eventTypes?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhookEndpointsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhookEndpointsByIdRotateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhookEndpointsByIdDeliveries: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "pending" | "delivered" | "given_up";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhookEndpointsByIdReplay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        replayed: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhookDeliveriesByIdReplay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        replayed: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEntities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Entity"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEntitiesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putEntitiesById: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description ISO 3166-1 alpha-2 */
                    country: string;
                    functionalCurrency: components["schemas"]["CurrencyCode"];
                    /**
                     * Format: time-zone
                     * @description An IANA time zone
                     */
                    timeZone: string;
                    accounts?: {
                        receivables?: {
                            code: string;
                            name: string;
                        };
                        bank_clearing?: {
                            code: string;
                            name: string;
                        };
                        currency_exchange?: {
                            code: string;
                            name: string;
                        };
                        customer_transfers?: {
                            code: string;
                            name: string;
                        };
                        tax_payable?: {
                            code: string;
                            name: string;
                        };
                        revenue?: {
                            code: string;
                            name: string;
                        };
                        fee_income?: {
                            code: string;
                            name: string;
                        };
                        interest_income?: {
                            code: string;
                            name: string;
                        };
                        discounts_allowed?: {
                            code: string;
                            name: string;
                        };
                        small_differences?: {
                            code: string;
                            name: string;
                        };
                        impairment?: {
                            code: string;
                            name: string;
                        };
                        fx_gain?: {
                            code: string;
                            name: string;
                        };
                        fx_loss?: {
                            code: string;
                            name: string;
                        };
                        migration_contra?: {
                            code: string;
                            name: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEntitiesByIdClosePeriod: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    through: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEntitiesByIdReopenPeriod: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    through: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putExchangeRates: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    base: components["schemas"]["CurrencyCode"];
                    quote: components["schemas"]["CurrencyCode"];
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    validFrom: string;
                    rate: string;
                    source: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        base: components["schemas"]["CurrencyCode"];
                        quote: components["schemas"]["CurrencyCode"];
                        /**
                         * Format: calendar-date
                         * @description A calendar date, YYYY-MM-DD
                         */
                        validFrom: string;
                        rate: string;
                        source: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVerify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        checks: {
                            name: string;
                            holds: string;
                            ok: boolean;
                            checked: number;
                            failureCount: number;
                            failures: string[];
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomers: {
        parameters: {
            query?: {
                search?: string;
                sort?: "name" | "-name" | "reference" | "-overdue" | "-open" | "oldestDue";
                group?: string;
                owner?: string;
                /** @description ISO 3166-1 alpha-2 */
                country?: string;
                state?: "overdue" | "open" | "settled";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CustomerRow"][];
                        nextCursor: string | null;
                        total: number | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCustomersByReference: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    kind: "business" | "person";
                    country?: string | null;
                    currency?: components["schemas"]["CurrencyCode"] | null;
                    language?: string | null;
                    timeZone?: string | null;
                    group?: string | null;
                    ownerId?: string | null;
                    terms?: (string | {
                        [key: string]: unknown;
                    }) | null;
                    taxIds?: {
                        kind: string;
                        value: string;
                    }[];
                    externalReferences?: {
                        [key: string]: string;
                    };
                    contacts?: {
                        name: string;
                        role?: string;
                        email?: string | null;
                        phone?: string | null;
                        language?: string | null;
                    }[];
                    addresses?: {
                        /** @enum {string} */
                        kind: "billing" | "shipping";
                        lines: string[];
                        city: string;
                        postalCode: string;
                        region?: string | null;
                        /** @description ISO 3166-1 alpha-2 */
                        country: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCustomersByIdOwner: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ownerId: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdItems: {
        parameters: {
            query?: {
                state?: "open" | "all";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CustomerItem"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdTimeline: {
        parameters: {
            query?: {
                kinds?: ("invoice" | "credit_note" | "payment" | "refund" | "fee" | "interest_charge" | "write_off" | "discount" | "small_difference" | "opening_debit" | "opening_credit" | "reversal" | "allocation" | "due_date_changed" | "disputed" | "excess")[];
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TimelineEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putGroupsByReference: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerGroup"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerGroup"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGroups: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CustomerGroupRow"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGroupsByIdAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupAccount"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCustomersByIdCeiling: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ceiling: components["schemas"]["MoneyInput"] | null;
                    blockReasons?: string[];
                    validUntil?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putGroupsByIdCeiling: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ceiling: components["schemas"]["MoneyInput"] | null;
                    blockReasons?: string[];
                    validUntil?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupAccount"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postReservations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                    order: string;
                    amount: number;
                    currency: components["schemas"]["CurrencyCode"];
                    /** @enum {string} */
                    mode?: "reserve" | "check";
                    expiresAt?: string | null;
                    overrideReason?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAnswer"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAnswer"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postReservationsByOrderRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvoices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                customer?: string;
                order?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedFrom?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedTo?: string;
                state?: "open" | "settled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentRow"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postInvoices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                    currency: components["schemas"]["CurrencyCode"];
                    entity?: string;
                    /** @description Units of the entity's currency for one of the document's */
                    rate?: string;
                    lines?: {
                        description: string;
                        sku?: string;
                        quantity: number | string;
                        /** @description Minor units for one; a text may have decimals */
                        unitAmount: number | string;
                        net?: number;
                        /** @description Percent */
                        taxRate?: number | string;
                        tax?: number;
                    }[];
                    net?: number;
                    tax?: number;
                    number: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    issuedOn: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    dueOn?: string;
                    /** @description Terms in words ("net 30", "30 days eom") or as an object */
                    terms?: string | {
                        [key: string]: unknown;
                    };
                    instalments?: {
                        /**
                         * Format: calendar-date
                         * @description A calendar date, YYYY-MM-DD
                         */
                        dueOn: string;
                        amount: number;
                    }[];
                    order?: string;
                    purchaseOrder?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditNotes: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                customer?: string;
                order?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedFrom?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedTo?: string;
                state?: "open" | "settled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentRow"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditNotes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                    currency: components["schemas"]["CurrencyCode"];
                    entity?: string;
                    /** @description Units of the entity's currency for one of the document's */
                    rate?: string;
                    lines?: {
                        description: string;
                        sku?: string;
                        quantity: number | string;
                        /** @description Minor units for one; a text may have decimals */
                        unitAmount: number | string;
                        net?: number;
                        /** @description Percent */
                        taxRate?: number | string;
                        tax?: number;
                    }[];
                    net?: number;
                    tax?: number;
                    number: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    issuedOn: string;
                    appliesTo?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                customer?: string;
                order?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedFrom?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedTo?: string;
                state?: "open" | "settled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentRow"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPayments: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                    currency: components["schemas"]["CurrencyCode"];
                    entity?: string;
                    /** @description Units of the entity's currency for one of the document's */
                    rate?: string;
                    amount: number;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    receivedOn: string;
                    method: string;
                    reference?: string;
                    remittance?: {
                        invoice: string;
                        amount?: number;
                        instalment?: number;
                    }[];
                    /** @enum {string} */
                    allocate?: "none" | "oldest_first";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRefunds: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                customer?: string;
                order?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedFrom?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedTo?: string;
                state?: "open" | "settled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentRow"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRefunds: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                    currency: components["schemas"]["CurrencyCode"];
                    entity?: string;
                    /** @description Units of the entity's currency for one of the document's */
                    rate?: string;
                    amount: number;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    paidOn: string;
                    method: string;
                    reference?: string;
                    of?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFees: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                customer?: string;
                order?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedFrom?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedTo?: string;
                state?: "open" | "settled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentRow"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFees: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                    currency: components["schemas"]["CurrencyCode"];
                    entity?: string;
                    /** @description Units of the entity's currency for one of the document's */
                    rate?: string;
                    number: string;
                    /** @enum {string} */
                    kind: "fee" | "interest_charge";
                    amount: number;
                    taxAmount?: number;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    chargedOn: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    dueOn: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWriteOffs: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                customer?: string;
                order?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedFrom?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedTo?: string;
                state?: "open" | "settled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentRow"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWriteOffs: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    invoice: string;
                    instalment?: number;
                    amount?: number;
                    number?: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    writtenOffOn: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDiscounts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                customer?: string;
                order?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedFrom?: string;
                /** @description A calendar date, YYYY-MM-DD */
                issuedTo?: string;
                state?: "open" | "settled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentRow"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postDiscounts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    invoice: string;
                    instalment?: number;
                    amount?: number;
                    number?: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    takenOn: string;
                    /** @enum {string} */
                    reason: "early_payment" | "small_difference";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvoicesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postInvoicesByIdReverse: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    reversedOn?: string;
                    /** @enum {string} */
                    kind?: "correction" | "returned";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditNotesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditNotesByIdReverse: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    reversedOn?: string;
                    /** @enum {string} */
                    kind?: "correction" | "returned";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPaymentsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPaymentsByIdReverse: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    reversedOn?: string;
                    /** @enum {string} */
                    kind?: "correction" | "returned";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRefundsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRefundsByIdReverse: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    reversedOn?: string;
                    /** @enum {string} */
                    kind?: "correction" | "returned";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFeesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFeesByIdReverse: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    reversedOn?: string;
                    /** @enum {string} */
                    kind?: "correction" | "returned";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWriteOffsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWriteOffsByIdReverse: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    reversedOn?: string;
                    /** @enum {string} */
                    kind?: "correction" | "returned";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDiscountsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postDiscountsByIdReverse: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    reversedOn?: string;
                    /** @enum {string} */
                    kind?: "correction" | "returned";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putInvoicesByIdDueDate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    dueOn: string;
                    reason: string;
                    instalment?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putInvoicesByIdDispute: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: number;
                    reason: string;
                    instalment?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAllocations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    credit: string;
                    debit: string;
                    instalment?: number;
                    amount?: number;
                    debitAmount?: number;
                    rate?: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    allocatedOn?: string;
                    groupConsent?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Allocation"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAllocationsByIdReverse: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    reversedOn?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Allocation"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReportsAgeing: {
        parameters: {
            query?: {
                /** @description A calendar date, YYYY-MM-DD */
                asOn?: string;
                knownAt?: string;
                by?: "customer" | "entity" | "currency" | "owner" | "total";
                entity?: string;
                customer?: string;
                currency?: components["schemas"]["CurrencyCode"];
                buckets?: number[];
                format?: "json" | "csv" | "pdf";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ageing"];
                    "text/csv": string;
                    "application/pdf": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdStatement: {
        parameters: {
            query?: {
                /** @description A calendar date, YYYY-MM-DD */
                from?: string;
                /** @description A calendar date, YYYY-MM-DD */
                to?: string;
                knownAt?: string;
                entity?: string;
                currency?: components["schemas"]["CurrencyCode"];
                format?: "json" | "csv" | "pdf";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                    "text/csv": string;
                    "application/pdf": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReportsOverview: {
        parameters: {
            query?: {
                entity?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJournal: {
        parameters: {
            query?: {
                /** @description A calendar date, YYYY-MM-DD */
                from?: string;
                /** @description A calendar date, YYYY-MM-DD */
                to?: string;
                entity?: string;
                format?: "json" | "csv" | "hledger";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                    "text/plain": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postImportsCustomers: {
        parameters: {
            query?: {
                fileName?: string;
                entity?: string;
                encoding?: string;
                delimiter?: "," | ";" | "\t" | "|";
                /** @description Whether the first line names the columns */
                header?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postImportsInvoices: {
        parameters: {
            query?: {
                fileName?: string;
                entity?: string;
                encoding?: string;
                delimiter?: "," | ";" | "\t" | "|";
                /** @description Whether the first line names the columns */
                header?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postImportsPayments: {
        parameters: {
            query?: {
                fileName?: string;
                entity?: string;
                encoding?: string;
                delimiter?: "," | ";" | "\t" | "|";
                /** @description Whether the first line names the columns */
                header?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postImportsCreditNotes: {
        parameters: {
            query?: {
                fileName?: string;
                entity?: string;
                encoding?: string;
                delimiter?: "," | ";" | "\t" | "|";
                /** @description Whether the first line names the columns */
                header?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImports: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ImportSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImportsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postImportsByIdCheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    mapping?: {
                        /** @enum {number} */
                        version: 1;
                        kind: "customers" | "invoices" | "payments" | "credit-notes";
                        headerFingerprint: string;
                        fields: {
                            [key: string]: {
                                /** @enum {string} */
                                source: "column";
                                column: string;
                                /** @description 1 is certain */
                                confidence: number;
                                reason: string;
                            } | {
                                /** @enum {string} */
                                source: "constant";
                                value: string;
                                /** @description 1 is certain */
                                confidence: number;
                                reason: string;
                            } | {
                                /** @enum {string} */
                                source: "absent";
                                reason: string;
                            };
                        };
                        dates: {
                            [key: string]: string;
                        };
                        numbers: {
                            decimal: "." | ",";
                            grouping: "," | "." | " " | "'" | "";
                        };
                        transforms: {
                            [key: string]: "strip_decimal_zero";
                        };
                        amounts: "total" | "net_and_tax" | "lines";
                        rowsOfOneNumber: "one_row" | "sum" | "repeat";
                        negativeTotals: "credit_note" | "refuse";
                        walkInCustomer: string | null;
                        paidFlag: {
                            column: string;
                            paidValues: string[];
                        } | null;
                        maxAmountMinor: string | null;
                        earliestOn: string;
                        latestOn: string;
                    };
                    /** @description Answers by question id */
                    answers?: {
                        [key: string]: string;
                    };
                    saveAs?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportSummary"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postImportsByIdStart: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    mapping?: {
                        /** @enum {number} */
                        version: 1;
                        kind: "customers" | "invoices" | "payments" | "credit-notes";
                        headerFingerprint: string;
                        fields: {
                            [key: string]: {
                                /** @enum {string} */
                                source: "column";
                                column: string;
                                /** @description 1 is certain */
                                confidence: number;
                                reason: string;
                            } | {
                                /** @enum {string} */
                                source: "constant";
                                value: string;
                                /** @description 1 is certain */
                                confidence: number;
                                reason: string;
                            } | {
                                /** @enum {string} */
                                source: "absent";
                                reason: string;
                            };
                        };
                        dates: {
                            [key: string]: string;
                        };
                        numbers: {
                            decimal: "." | ",";
                            grouping: "," | "." | " " | "'" | "";
                        };
                        transforms: {
                            [key: string]: "strip_decimal_zero";
                        };
                        amounts: "total" | "net_and_tax" | "lines";
                        rowsOfOneNumber: "one_row" | "sum" | "repeat";
                        negativeTotals: "credit_note" | "refuse";
                        walkInCustomer: string | null;
                        paidFlag: {
                            column: string;
                            paidValues: string[];
                        } | null;
                        maxAmountMinor: string | null;
                        earliestOn: string;
                        latestOn: string;
                    };
                    /** @description Answers by question id */
                    answers?: {
                        [key: string]: string;
                    };
                    saveAs?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportSummary"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postImportsByIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportSummary"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImportsByIdRefusals: {
        parameters: {
            query?: {
                format?: "csv" | "json";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImportsByIdEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImportMappings: {
        parameters: {
            query?: {
                kind?: "customers" | "invoices" | "payments" | "credit-notes";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SavedMapping"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putImportMappings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    mapping: {
                        /** @enum {number} */
                        version: 1;
                        kind: "customers" | "invoices" | "payments" | "credit-notes";
                        headerFingerprint: string;
                        fields: {
                            [key: string]: {
                                /** @enum {string} */
                                source: "column";
                                column: string;
                                /** @description 1 is certain */
                                confidence: number;
                                reason: string;
                            } | {
                                /** @enum {string} */
                                source: "constant";
                                value: string;
                                /** @description 1 is certain */
                                confidence: number;
                                reason: string;
                            } | {
                                /** @enum {string} */
                                source: "absent";
                                reason: string;
                            };
                        };
                        dates: {
                            [key: string]: string;
                        };
                        numbers: {
                            decimal: "." | ",";
                            grouping: "," | "." | " " | "'" | "";
                        };
                        transforms: {
                            [key: string]: "strip_decimal_zero";
                        };
                        amounts: "total" | "net_and_tax" | "lines";
                        rowsOfOneNumber: "one_row" | "sum" | "repeat";
                        negativeTotals: "credit_note" | "refuse";
                        walkInCustomer: string | null;
                        paidFlag: {
                            column: string;
                            paidValues: string[];
                        } | null;
                        maxAmountMinor: string | null;
                        earliestOn: string;
                        latestOn: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedMapping"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteImportMappingsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditAllowances: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customers: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            customer: {
                                id: string;
                                reference: string;
                            };
                            token: string | null;
                            amount: number;
                            currency: components["schemas"]["CurrencyCode"];
                            expiresAt: string | null;
                            refused: ("switched_off" | "blocked" | "class_left_out" | "no_limit" | "no_room" | "already_given") | null;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditAllowancesSettle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    customer: string;
                    order: string;
                    amount: number;
                    currency: components["schemas"]["CurrencyCode"];
                    /** Format: date-time */
                    takenAt: string;
                    expiresAt?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        order: string;
                        /** @enum {string} */
                        outcome: "settled" | "approved" | "held";
                        reasons: string[];
                        decision: string | null;
                        amount: number;
                        currency: components["schemas"]["CurrencyCode"];
                        /** Format: date-time */
                        takenAt: string;
                        /** Format: date-time */
                        settledAt: string;
                    };
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        order: string;
                        /** @enum {string} */
                        outcome: "settled" | "approved" | "held";
                        reasons: string[];
                        decision: string | null;
                        amount: number;
                        currency: components["schemas"]["CurrencyCode"];
                        /** Format: date-time */
                        takenAt: string;
                        /** Format: date-time */
                        settledAt: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditAllowanceKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            kty: string;
                            crv: string;
                            x: string;
                            kid: string;
                            alg: string;
                            use: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApplicationForms: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApplicationFormSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationForms: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reference: string;
                    name: string;
                    /** @enum {string} */
                    kind: "business" | "person";
                    document: components["schemas"]["ApplicationFormDocument"];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationForm"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApplicationFormsSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApplicationFormsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationForm"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putApplicationFormsById: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    document?: components["schemas"]["ApplicationFormDocument"];
                    isDefault?: boolean;
                    archived?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationForm"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationFormsByIdPublish: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        sha256: string;
                        /** Format: date-time */
                        publishedAt: string;
                        form: components["schemas"]["ApplicationForm"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApplicationFormsByIdPreview: {
        parameters: {
            query?: {
                language?: string;
                version?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownApplicationForm"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApplicationLinks: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApplicationLink"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationLinks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    form?: string;
                    /** @enum {string} */
                    kind?: "business" | "person";
                    customer?: string;
                    isOpen?: boolean;
                    language?: string;
                    /** @default 30 */
                    expiresInDays?: number;
                    /** @description An open link that begins one application */
                    isOneTime?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        link: components["schemas"]["ApplicationLink"];
                        token: string;
                        url: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationLinksByIdRevoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationLink"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicApplicationLinksByToken: {
        parameters: {
            query?: {
                language?: string;
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        begins: boolean;
                        form: components["schemas"]["ShownApplicationForm"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicApplicationLinksByTokenBegin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        url: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicApplicationsByToken: {
        parameters: {
            query?: {
                language?: string;
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "draft" | "submitted" | "in_review" | "waiting_for_applicant" | "approved" | "declined" | "withdrawn" | "appealed";
                        form: components["schemas"]["ShownApplicationForm"];
                        answers: {
                            [key: string]: unknown;
                        };
                        answersVersion: number;
                        uploads: {
                            id: string;
                            question: string;
                            fileName: string;
                            mediaType: string;
                            bytes: number;
                            /** Format: date-time */
                            uploadedAt: string;
                        }[];
                        asked: string[];
                        missing: {
                            key: string;
                            message: string;
                        }[];
                        message: string | null;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putPublicApplicationsByTokenAnswers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As read last */
                    answersVersion: number;
                    /** @description Only what changed; null takes an answer back */
                    answers: {
                        [key: string]: unknown;
                    };
                    language?: string;
                    /** @description A field hidden from people */
                    trap?: string;
                    device?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answersVersion: number;
                        problems: {
                            key: string;
                            message: string;
                        }[];
                        asked: string[];
                        missing: {
                            key: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicApplicationsByTokenUploadsByQuestion: {
        parameters: {
            query?: {
                fileName?: string;
            };
            header?: never;
            path: {
                token: string;
                question: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        question: string;
                        fileName: string;
                        mediaType: string;
                        bytes: number;
                        /** Format: date-time */
                        uploadedAt: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePublicApplicationsByTokenUploadsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicApplicationsByTokenStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationStatus"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicApplicationsByTokenSubmit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code?: string;
                    trap?: string;
                    device?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationStatus"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicApplicationsByTokenWithdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationStatus"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicApplicationsByTokenOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accept: boolean;
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationStatus"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicApplicationsByTokenAppeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    grounds: ("information_was_wrong" | "more_information" | "identity_can_be_shown" | "circumstances_changed" | "report_is_wrong")[];
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationStatus"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicReferencesByToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "trade" | "bank";
                        applicant: string | null;
                        organisation: string;
                        name: string;
                        language: string;
                        isAnswered: boolean;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicReferencesByToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    willAnswer: boolean;
                    /** @description The name of whoever answers */
                    givenBy: string;
                    knownSinceYear?: number;
                    highestCredit?: {
                        amount: number;
                        currency: components["schemas"]["CurrencyCode"];
                    };
                    termsDays?: number;
                    /** @enum {string} */
                    paysPromptly?: "always" | "mostly" | "sometimes_late" | "often_late" | "not_paid";
                    comments?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApplications: {
        parameters: {
            query?: {
                state?: ("draft" | "submitted" | "in_review" | "waiting_for_applicant" | "approved" | "declined" | "withdrawn" | "appealed")[];
                assignedTo?: string;
                customer?: string;
                kind?: "business" | "person";
                severity?: "clear" | "info" | "attention" | "severe";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApplicationRow"][];
                        nextCursor: string | null;
                        /** @description By state, of all there are */
                        counts: {
                            [key: string]: number;
                        };
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApplicationsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApplicationsByIdFolder: {
        parameters: {
            query?: {
                ordinal?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseFolder"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApplicationUploadsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdAssign: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assignee: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdNotes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdReturn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    questions: string[];
                    message: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdScreen: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdErase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationRefereesByIdAsk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language?: string;
                    expiresInDays?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        application: string;
                        token: string;
                        url: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer?: string;
                    reference?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdReports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    overrideReason?: string;
                    force?: string;
                    permissiblePurpose?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        steps: {
                            bureau: string;
                            outcome: string;
                            reportId: string | null;
                            detail: string | null;
                        }[];
                        case: components["schemas"]["ApplicationCase"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdAssess: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    overrideReason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdWhatIf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    policy?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assessment: unknown;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    limit: {
                        amount: number;
                        currency: components["schemas"]["CurrencyCode"];
                    };
                    terms?: string | null;
                    conditions?: string[];
                    reason: string;
                    /** @description An existing customer */
                    customer?: string;
                    /** @description For a new customer */
                    reference?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isDecided: boolean;
                        /** @description How many different people must agree */
                        people: number;
                        approvals: {
                            approver: string;
                            /** Format: date-time */
                            approvedAt: string;
                        }[];
                        case: components["schemas"]["ApplicationCase"];
                    };
                };
            };
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isDecided: boolean;
                        /** @description How many different people must agree */
                        people: number;
                        approvals: {
                            approver: string;
                            /** Format: date-time */
                            approvedAt: string;
                        }[];
                        case: components["schemas"]["ApplicationCase"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdCounterOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    limit: {
                        amount: number;
                        currency: components["schemas"]["CurrencyCode"];
                    };
                    terms?: string | null;
                    conditions?: string[];
                    reason: string;
                    depositPercent?: string | null;
                    expiresInDays?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isDecided: boolean;
                        /** @description How many different people must agree */
                        people: number;
                        approvals: {
                            approver: string;
                            /** Format: date-time */
                            approvedAt: string;
                        }[];
                        case: components["schemas"]["ApplicationCase"];
                    };
                };
            };
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isDecided: boolean;
                        /** @description How many different people must agree */
                        people: number;
                        approvals: {
                            approver: string;
                            /** Format: date-time */
                            approvedAt: string;
                        }[];
                        case: components["schemas"]["ApplicationCase"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdDecline: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reasons: ("insufficient_trading_history" | "insufficient_information" | "could_not_verify_identity" | "could_not_verify_business" | "could_not_verify_authority" | "no_credit_report" | "thin_credit_file" | "adverse_credit_report" | "insolvency_on_record" | "court_judgments_on_record" | "slow_payment_elsewhere" | "slow_payment_with_us" | "unpaid_debt_with_us" | "unfavourable_references" | "no_references" | "financial_position" | "income_insufficient" | "existing_commitments" | "requested_amount_too_high" | "outside_our_area" | "inconsistent_information")[];
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplicationsByIdReconsider: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBureaus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Bureau"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putBureausByName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description From GET /v1/bureaus */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled?: boolean;
                    /** @description Talk to a simulator in this server: nothing is bought, nobody is real */
                    simulator?: boolean;
                    /** @description By name, secrets among them; what is left out stays, an empty text takes one away */
                    settings?: {
                        [key: string]: string;
                    };
                    /** @description Minor units by product, as your contract has them */
                    costs?: {
                        [key: string]: number;
                    };
                    costCurrency?: components["schemas"]["CurrencyCode"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bureau"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBureausByNameCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description From GET /v1/bureaus */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcome: string;
                        detail: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBureausCosts: {
        parameters: {
            query?: {
                /** @description A calendar date, YYYY-MM-DD */
                from?: string;
                /** @description A calendar date, YYYY-MM-DD */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BureauCosts"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdBureauReports: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BureauReport"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCustomersByIdBureauReports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description From GET /v1/bureaus */
                    bureau?: string;
                    product?: string;
                    /** @enum {string} */
                    reason: "application" | "review" | "order" | "limit_change" | "collection" | "monitoring" | "other";
                    note?: string;
                    /** @description The bureau's code of the reason for which the law lets you look at a person's file */
                    permissiblePurpose?: string;
                    force?: string;
                    person?: {
                        firstName: string;
                        lastName: string;
                        houseNumber: string;
                        street: string;
                        city: string;
                        region: string;
                        postalCode: string;
                        /** @description ISO 3166-1 alpha-2 */
                        country: string;
                        dateOfBirth?: string | null;
                        nationalNumber?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        steps: {
                            bureau: string;
                            /** @description received, kept (a young one was there), or the kind of failure */
                            outcome: string;
                            reportId: string | null;
                            detail: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBureauReportsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BureauReport"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBureauReportsByIdRaw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        parts: {
                            contentType: string;
                            text: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBureauOrders: {
        parameters: {
            query?: {
                customer?: string;
                unsettled?: boolean;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BureauOrder"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBureauOrdersByIdSettle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    charged: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BureauOrder"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdBureauSubjects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BureauSubject"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCustomersByIdBureauSubjectsByBureauMatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description From GET /v1/bureaus */
                bureau: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BureauSubject"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCustomersByIdBureauSubjectsByBureau: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
                /** @description From GET /v1/bureaus */
                bureau: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reference: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BureauSubject"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdBureauMonitoring: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BureauEnrolment"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCustomersByIdBureauMonitoringByBureau: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description From GET /v1/bureaus */
                bureau: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    everyDays?: number;
                    /** @description The bureau's code of the reason for which the law lets you look at a person's file */
                    permissiblePurpose?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BureauEnrolment"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCustomersByIdBureauMonitoringByBureau: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description From GET /v1/bureaus */
                bureau: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BureauEnrolment"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBureausByNameAlertFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description From GET /v1/bureaus */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        received: number;
                        repeated: number;
                        ofNobody: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBureausByNameEnrolmentFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description From GET /v1/bureaus */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BureauReconciliation"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBureausByNameReconciliations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description From GET /v1/bureaus */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BureauReconciliation"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditDecisions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                customer?: string;
                order?: string;
                outcome?: "approved" | "refused";
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreditDecision"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditDecisions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionPost"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditDecision"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditDecisionsBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    decisions: components["schemas"]["DecisionPost"][];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            order: string;
                            decision: components["schemas"]["CreditDecision"] | null;
                            problem: {
                                code: string;
                                status: number;
                                title: string;
                                detail: string;
                                remedy: string;
                                pointers: {
                                    pointer: string;
                                    message: string;
                                }[];
                            } | null;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditDecisionsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditDecision"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditDecisionsByIdReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    policy?: (string | number) | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionReplay"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditAuthorizationsByIdCapture: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    invoice: string;
                    amount?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditDecision"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditAuthorizationsByIdRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditDecision"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postOrdersByReferenceShip: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditDecision"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditOffers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                    payer?: string | null;
                    cart: {
                        amount: number;
                        currency: components["schemas"]["CurrencyCode"];
                        deposit?: number;
                        terms?: string | null;
                        shipToCountry?: string | null;
                        channel?: string | null;
                        fraudScore?: number | null;
                        margin?: number | null;
                        discountPercent?: string | null;
                        categories?: string[];
                        tags?: string[];
                        lines?: {
                            description: string;
                            amount: number;
                            quantity?: string | null;
                            sku?: string | null;
                            category?: string | null;
                            deliverOn?: string | null;
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        policyVersion: number;
                        options: {
                            option: string;
                            /** @enum {string} */
                            kind: "terms" | "deposit" | "instalments" | "direct_debit" | "card" | "prepay";
                            terms: string | null;
                            title: string;
                            buyerMessage: string;
                            payNow: components["schemas"]["Money"];
                            schedule: {
                                /**
                                 * Format: calendar-date
                                 * @description A calendar date, YYYY-MM-DD
                                 */
                                dueOn: string;
                                amount: number;
                                currency: components["schemas"]["CurrencyCode"];
                            }[];
                            discount: {
                                percent: string;
                                /**
                                 * Format: calendar-date
                                 * @description A calendar date, YYYY-MM-DD
                                 */
                                until: string;
                                pays: components["schemas"]["Money"];
                            } | null;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditOffersByIdTake: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    option: string;
                    order: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        option: string;
                        order: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReportsCreditOffers: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            option: string;
                            currency: string | null;
                            shown: number;
                            taken: number;
                            amount: number;
                            invoiced: number;
                            paidOnTime: number;
                            late: number;
                            writtenOff: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdCredit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditStanding"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCustomersByIdCredit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    status?: "active" | "on_hold" | "suspended" | "pending_review" | "closed";
                    tags?: string[];
                    segment?: string | null;
                    payer?: string | null;
                    graceDays?: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditStanding"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdEvaluations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreditEvaluation"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCustomersByIdEvaluations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditStanding"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvaluationsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditEvaluation"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditHolds: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "open" | "declined" | "released" | "freed" | "rejected" | "ended";
                reason?: string;
                /** @description usr_…, or nobody */
                owner?: string;
                dueBefore?: string;
                customer?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OrderHold"][];
                        nextCursor: string | null;
                        totals: {
                            currency: string;
                            holds: number;
                            amount: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditHoldsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hold: components["schemas"]["OrderHold"];
                        actions: {
                            /** @enum {string} */
                            action: "put" | "renewed" | "released" | "freed" | "rejected" | "split" | "assigned" | "noted" | "ended";
                            reason: string;
                            kind: ("soft" | "firm") | null;
                            lines: {
                                line: number;
                                reason: string;
                            }[] | null;
                            over: number | null;
                            currency: string | null;
                            authority: number | null;
                            actor: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditHoldsByIdRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "soft" | "firm";
                    reason: string;
                    override?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderHold"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditHoldsRelease: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    holds: string[];
                    /** @enum {string} */
                    kind: "soft" | "firm";
                    reason: string;
                    override?: boolean;
                    preview: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            hold: string;
                            order: string | null;
                            released: boolean;
                            amount: number | null;
                            over: number | null;
                            currency: string | null;
                            problem: {
                                code: string;
                                detail: string;
                            } | null;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditHoldsByIdReject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    lines?: {
                        line: number;
                        reason: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderHold"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditHoldsByIdRecheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderHold"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCreditHoldsByIdOwner: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    owner: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderHold"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditHoldsByIdNotes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderHold"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdCreditHolds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AccountHold"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCustomersByIdCreditHolds: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    note: string;
                    until?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountHold"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditAccountHoldsByIdLift: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountHold"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCustomersByIdLimit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    limit: components["schemas"]["MoneyInput"] | null;
                    /**
                     * @default manual
                     * @enum {string}
                     */
                    kind?: "manual" | "insured" | "guaranteed" | "temporary" | "recourse";
                    reason: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    startsOn?: string;
                    expiresOn?: string | null;
                    insurance?: {
                        policyNumber: string;
                        insurer: string;
                        /** @description In per cent, exact decimal */
                        insuredPercent: string;
                        maximumExtensionDays?: number | null;
                        overdueReportDays?: number | null;
                        stopShipmentDays?: number | null;
                    } | null;
                    guarantor?: string | null;
                    /** @description Principal reasons as the customer may be told them, should the law want a notice */
                    reasonCodes?: ("overdue_days" | "overdue_amount" | "overdue_items" | "slow_with_us" | "written_off" | "returned_payments" | "chargebacks" | "disputes" | "new_customer" | "limited_time_in_business" | "insufficient_trade_references" | "unverified_trade_references" | "delinquent_with_others" | "insufficient_income" | "excessive_obligations" | "unverified_identity" | "collection_or_judgment" | "legal_filings" | "bankruptcy" | "bankrupt" | "ceased" | "severe_negative" | "deteriorating" | "frozen_file" | "thin_file" | "thin_credit_file" | "no_score" | "insurer_stop" | "insurer_cut" | "security_ended" | "low_use" | "incomplete_application" | "over_limit" | "order_size" | "amount_exceeds_profile")[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitProposal"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdLimitHistory: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Limit"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGroupsByIdLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putGroupsByIdLimit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    limit: components["schemas"]["MoneyInput"] | null;
                    reason: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    startsOn?: string;
                    expiresOn?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitProposal"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdCollateral: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Collateral"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCustomersByIdCollateral: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "guarantee" | "letter_of_credit" | "cash_deposit" | "charge" | "pledge" | "other";
                    description: string;
                    worth: components["schemas"]["MoneyInput"];
                    /** @description In per cent, exact decimal */
                    haircutPercent: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    startsOn?: string;
                    expiresOn?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collateral"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCreditCollateralById: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "guarantee" | "letter_of_credit" | "cash_deposit" | "charge" | "pledge" | "other";
                    description: string;
                    worth: components["schemas"]["MoneyInput"];
                    /** @description In per cent, exact decimal */
                    haircutPercent: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    startsOn?: string;
                    expiresOn?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collateral"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditAuthorities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        own: {
                            limit: components["schemas"]["Money"] | null;
                            unbounded: boolean;
                            /** @enum {string} */
                            source: "personal" | "role" | "none";
                        };
                        data: components["schemas"]["Authority"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCreditAuthoritiesByHolder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                holder: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    authority: components["schemas"]["MoneyInput"] | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authority"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditLimitProposals: {
        parameters: {
            query?: {
                state?: "open" | "approved" | "rejected" | "withdrawn";
                customer?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LimitProposal"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditLimitProposalsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitProposal"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditLimitProposalsByIdApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitProposal"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditLimitProposalsByIdReject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitProposal"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditLimitProposalsByIdWithdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitProposal"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditInsuranceDeadlines: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["InsuranceDeadline"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditLimitChanges: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LimitChange"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditLimitChanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    selection?: {
                        segments?: string[];
                        riskClasses?: string[];
                        group?: string;
                        hasManualLimit?: boolean;
                        references?: string[];
                    };
                    /** @description Lines of reference,amount in major units; `none` takes a limit away. Goes with a change that is listed. */
                    csv?: string;
                    change: {
                        /** @enum {string} */
                        kind: "set";
                        limit: {
                            amount: number;
                            currency: components["schemas"]["CurrencyCode"];
                        } | null;
                    } | {
                        /** @enum {string} */
                        kind: "percent";
                        percent: string;
                    } | {
                        /** @enum {string} */
                        kind: "policy";
                    } | {
                        /** @enum {string} */
                        kind: "listed";
                        currency: components["schemas"]["CurrencyCode"];
                    };
                    expiresOn?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditLimitChangesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditLimitChangesByIdRows: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LimitChangeRow"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditLimitChangesByIdConfirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditLimitChangesByIdApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditLimitChangesByIdReject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditLimitChangesByIdWithdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditLimitChangesByIdUndo: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGroupsByIdFamily: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Family"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putGroupsByIdParent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    parent: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Family"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReportsTopExposures: {
        parameters: {
            query?: {
                by?: "customer" | "group" | "family";
                currency?: components["schemas"]["CurrencyCode"];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopExposures"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdCommitteePack: {
        parameters: {
            query?: {
                format?: "json" | "pdf";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitteePack"];
                    "application/pdf": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditLimitProposalsByIdCommitteePack: {
        parameters: {
            query?: {
                format?: "json" | "pdf";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitteePack"];
                    "application/pdf": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdBehaviour: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerBehaviour"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReportsCreditPortfolio: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditPortfolio"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReportsCreditPortfolioCustomers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description "none" for those without one */
                riskClass?: string;
                /** @description "none" for those without one */
                grade?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PortfolioCustomer"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditAlerts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "open" | "ended";
                customer?: string;
                code?: ("utilization" | "score_moved" | "grade_worse" | "grade_better" | "risk_class_moved" | "pays_later" | "pays_earlier" | "limit_expiring" | "security_expiring" | "bureau_alert" | "paid_off" | "utilization_low" | "raise_recommended")[];
                severity?: ("info" | "attention" | "severe")[];
                positive?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreditAlert"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditAlertsByIdAcknowledge: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditAlert"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditProposals: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "open" | "accepted" | "dismissed" | "superseded";
                customer?: string;
                action?: ("raise_limit" | "lower_limit" | "hold" | "collect" | "offer_plan" | "shorten_terms" | "ask_deposit" | "ask_debit")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ActionProposal"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditProposalsByIdAccept: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionProposal"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditProposalsByIdDismiss: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionProposal"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditWatchList: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                owner?: string;
                source?: "person" | "automatic";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WatchedCustomer"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCustomersByIdWatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ownerId?: string | null;
                    until?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchedCustomer"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCustomersByIdWatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditReviews: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Those due within so many days as well */
                aheadDays?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DueReview"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCustomersByIdReviews: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    outcome: "no_change" | "raise_limit" | "lower_limit" | "hold" | "collect" | "close";
                    note: string;
                    nextOn?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountReview"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditNotices: {
        parameters: {
            query?: {
                state?: "draft" | "approved" | "sent" | "cancelled";
                customer?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreditNotice"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditNoticesById: {
        parameters: {
            query?: {
                format?: "json" | "pdf";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoticeText"];
                    "application/pdf": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditNoticesByIdApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoticeText"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditNoticesByIdReasons: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reasons: ("overdue_days" | "overdue_amount" | "overdue_items" | "slow_with_us" | "written_off" | "returned_payments" | "chargebacks" | "disputes" | "new_customer" | "limited_time_in_business" | "insufficient_trade_references" | "unverified_trade_references" | "delinquent_with_others" | "insufficient_income" | "excessive_obligations" | "unverified_identity" | "collection_or_judgment" | "legal_filings" | "bankruptcy" | "bankrupt" | "ceased" | "severe_negative" | "deteriorating" | "frozen_file" | "thin_file" | "thin_credit_file" | "no_score" | "insurer_stop" | "insurer_cut" | "security_ended" | "low_use" | "incomplete_application" | "over_limit" | "order_size" | "amount_exceeds_profile")[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoticeText"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditNoticesByIdMarkSent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    sentOn: string;
                    /** @enum {string} */
                    channel: "letter" | "email" | "oral" | "portal";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoticeText"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCreditNoticesByIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoticeText"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCustomersByIdReasonRequests: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    requestedOn?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        notice: components["schemas"]["CreditNoticeText"];
                        inTime: boolean;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditNoticeReasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NoticeReason"][];
                        languages: ("en" | "de")[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditNoticeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NoticeJurisdiction"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCreditNoticeSettingsByJurisdiction: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                jurisdiction: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    usesUnverified: boolean;
                    warnsConsumerCredit: boolean;
                    warnFrom?: {
                        amount: number;
                        currency: components["schemas"]["CurrencyCode"];
                    } | null;
                    warnFromDays?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeJurisdiction"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrdersByReference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putOrdersByReference: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                    payer?: string | null;
                    billTo?: string | null;
                    shipTo?: string | null;
                    amount: number;
                    currency: components["schemas"]["CurrencyCode"];
                    blanket?: boolean;
                    deposit?: number;
                    terms?: string | null;
                    shipToCountry?: string | null;
                    channel?: string | null;
                    fraudScore?: number | null;
                    margin?: number | null;
                    discountPercent?: string | null;
                    categories?: string[];
                    tags?: string[];
                    lines?: {
                        description: string;
                        amount: number;
                        quantity?: string | null;
                        sku?: string | null;
                        category?: string | null;
                        deliverOn?: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrders: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                customer?: string;
                state?: "described" | "held" | "approved" | "shipped" | "invoiced" | "expired" | "rejected" | "cancelled" | "split";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Order"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postOrdersByReferenceCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postOrdersByReferenceAmend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount?: number;
                    deposit?: number;
                    terms?: string | null;
                    shipToCountry?: string | null;
                    channel?: string | null;
                    fraudScore?: number | null;
                    margin?: number | null;
                    discountPercent?: string | null;
                    categories?: string[];
                    tags?: string[];
                    lines?: {
                        description: string;
                        amount: number;
                        quantity?: string | null;
                        sku?: string | null;
                        category?: string | null;
                        deliverOn?: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        outcome: "described" | "amended" | "refused" | "rechecked";
                        order: components["schemas"]["Order"];
                        decision: string | null;
                        reasons: components["schemas"]["CreditReason"][];
                        cures: components["schemas"]["Cure"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postOrdersByReferenceRecheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postOrdersByReferenceSplit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    now?: number;
                    lines?: number[];
                    references?: {
                        now: string;
                        rest: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        now: components["schemas"]["CreditDecision"];
                        rest: components["schemas"]["CreditDecision"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPoliciesSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPoliciesActive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        policy: components["schemas"]["Policy"];
                        progress: {
                            total: number;
                            applied: number;
                        };
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicies: {
        parameters: {
            query?: {
                state?: "draft" | "submitted" | "approved" | "rejected" | "withdrawn";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PolicySummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPolicies: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: string | {
                        [key: string]: unknown;
                    };
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPoliciesCheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: string | {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        problems: components["schemas"]["PolicyProblem"][];
                        document: {
                            [key: string]: unknown;
                        } | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPoliciesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putPoliciesById: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: string | {
                        [key: string]: unknown;
                    };
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPoliciesByIdDiff: {
        parameters: {
            query?: {
                against?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        againstVersion: number;
                        differences: {
                            path: string;
                            before: unknown;
                            after: unknown;
                            words: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPoliciesByIdSubmit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPoliciesByIdApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    effectiveFrom?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPoliciesByIdReject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPoliciesByIdWithdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPoliciesByIdRollback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersByIdCreditTerms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTerms"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCustomersByIdCreditTermsAcceptances: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    signedBy: string;
                    /**
                     * Format: calendar-date
                     * @description A calendar date, YYYY-MM-DD
                     */
                    signedOn: string;
                    /** @enum {string} */
                    method: "signature" | "e_signature" | "e_mail" | "checkbox" | "by_order";
                    evidence?: string;
                    termsHash?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermsAcceptance"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScorecardsFits: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            /** @enum {string} */
                            source: "file" | "history";
                            name: string;
                            meaning: string;
                            target: string;
                            /** @enum {string} */
                            method: "boosted" | "logistic";
                            holdoutShare: number;
                            /** @enum {string} */
                            state: "waiting" | "running" | "finished" | "failed";
                            progress: number;
                            step: string;
                            failure: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            finishedAt: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postScorecardsFits: {
        parameters: {
            query: {
                name?: string;
                /** @description boosted: bins and two-way tables by boosting; logistic: weights of evidence and a regression */
                method?: "boosted" | "logistic";
                /** @description Newest share kept aside to measure on; 0 learns from all and measures in five folds */
                holdoutShare?: number;
                interactionsMax?: number;
                target: string;
                meaning?: string;
                orderBy?: string;
                /** @description Names of columns with commas between */
                leaveOut?: string;
                /** @description Names of columns with commas between */
                riskier?: string;
                /** @description Names of columns with commas between */
                safer?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        source: "file" | "history";
                        name: string;
                        meaning: string;
                        target: string;
                        /** @enum {string} */
                        method: "boosted" | "logistic";
                        holdoutShare: number;
                        /** @enum {string} */
                        state: "waiting" | "running" | "finished" | "failed";
                        progress: number;
                        step: string;
                        failure: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        finishedAt: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postScorecardsFitsFromHistory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /**
                     * @description boosted: bins and two-way tables by boosting; logistic: weights of evidence and a regression
                     * @default boosted
                     * @enum {string}
                     */
                    method?: "boosted" | "logistic";
                    /**
                     * @description Newest share kept aside to measure on; 0 learns from all and measures in five folds
                     * @default 0.2
                     */
                    holdoutShare?: number;
                    interactionsMax?: number;
                    isColdStart?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        source: "file" | "history";
                        name: string;
                        meaning: string;
                        target: string;
                        /** @enum {string} */
                        method: "boosted" | "logistic";
                        holdoutShare: number;
                        /** @enum {string} */
                        state: "waiting" | "running" | "finished" | "failed";
                        progress: number;
                        step: string;
                        failure: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        finishedAt: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScorecardsFitsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        source: "file" | "history";
                        name: string;
                        meaning: string;
                        target: string;
                        /** @enum {string} */
                        method: "boosted" | "logistic";
                        holdoutShare: number;
                        /** @enum {string} */
                        state: "waiting" | "running" | "finished" | "failed";
                        progress: number;
                        step: string;
                        failure: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        finishedAt: string | null;
                        card: {
                            id: string;
                            version: string;
                            name: string;
                            target: string;
                            /** @enum {string} */
                            kind: "weighted" | "additive";
                            /** @enum {string} */
                            missingMode: "reallocate" | "ignore" | "refuse";
                            basePoints?: string;
                            scale?: {
                                score: string;
                                odds: string;
                                pointsToDouble: string;
                            };
                            variables: {
                                name: string;
                                label: string;
                                value: string;
                                weight?: string;
                                bins: {
                                    from?: string;
                                    to?: string;
                                    values?: string[];
                                    isOther?: boolean;
                                    isMissing?: boolean;
                                    label: string;
                                    points: string;
                                }[];
                            }[];
                            interactions?: {
                                name: string;
                                label: string;
                                rows: {
                                    variable: string;
                                    bins: {
                                        from?: string;
                                        to?: string;
                                        values?: string[];
                                        isOther?: boolean;
                                        isMissing?: boolean;
                                        label: string;
                                    }[];
                                };
                                columns: {
                                    variable: string;
                                    bins: {
                                        from?: string;
                                        to?: string;
                                        values?: string[];
                                        isOther?: boolean;
                                        isMissing?: boolean;
                                        label: string;
                                    }[];
                                };
                                points: string[][];
                            }[];
                        } | null;
                        report: {
                            rows: number;
                            bads: number;
                            /** @enum {string} */
                            heldOut: "time" | "folds";
                            orderedBy: string | null;
                            training: {
                                rows: number;
                                bads: number;
                                /** @description With its 95 % interval by bootstrap */
                                auc: {
                                    value: number;
                                    low: number;
                                    high: number;
                                };
                                gini: number;
                                ks: number;
                                brier: number;
                                ece: number;
                                calibration: {
                                    rows: number;
                                    meanChance: number;
                                    badShare: number;
                                    scoreFrom: number;
                                    scoreTo: number;
                                }[];
                            };
                            holdout: {
                                rows: number;
                                bads: number;
                                /** @description With its 95 % interval by bootstrap */
                                auc: {
                                    value: number;
                                    low: number;
                                    high: number;
                                };
                                gini: number;
                                ks: number;
                                brier: number;
                                ece: number;
                                calibration: {
                                    rows: number;
                                    meanChance: number;
                                    badShare: number;
                                    scoreFrom: number;
                                    scoreTo: number;
                                }[];
                            };
                            scorePsi: number;
                            bands: {
                                bounds: number[];
                                counts: number[];
                            };
                            variables: {
                                name: string;
                                label: string;
                                informationValue: number;
                                psi: number;
                                bins: {
                                    label: string;
                                    points: string;
                                    rows: number;
                                    bads: number;
                                    badShare: number;
                                    woe: number;
                                }[];
                            }[];
                            reasons: {
                                code: string;
                                customers: number;
                            }[];
                            notes: string[];
                            caveats: string[];
                        } | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScorecardsFitsByIdReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScorecards: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            version: number;
                            name: string;
                            fitId: string | null;
                            note: string;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postScorecards: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    card?: {
                        name: string;
                        target: string;
                        /** @enum {string} */
                        kind: "weighted" | "additive";
                        /** @enum {string} */
                        missingMode: "reallocate" | "ignore" | "refuse";
                        basePoints?: string;
                        scale?: {
                            score: string;
                            odds: string;
                            pointsToDouble: string;
                        };
                        variables: {
                            name: string;
                            label: string;
                            value: string;
                            weight?: string;
                            bins: {
                                from?: string;
                                to?: string;
                                values?: string[];
                                isOther?: boolean;
                                isMissing?: boolean;
                                label: string;
                                points: string;
                            }[];
                        }[];
                        interactions?: {
                            name: string;
                            label: string;
                            rows: {
                                variable: string;
                                bins: {
                                    from?: string;
                                    to?: string;
                                    values?: string[];
                                    isOther?: boolean;
                                    isMissing?: boolean;
                                    label: string;
                                }[];
                            };
                            columns: {
                                variable: string;
                                bins: {
                                    from?: string;
                                    to?: string;
                                    values?: string[];
                                    isOther?: boolean;
                                    isMissing?: boolean;
                                    label: string;
                                }[];
                            };
                            points: string[][];
                        }[];
                    };
                    fitId?: string;
                    name?: string;
                    /** @description For a fitted card: what a policy reads for a variable, where the file's column is not it */
                    expressions?: {
                        [key: string]: string;
                    };
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        name: string;
                        fitId: string | null;
                        note: string;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        card: {
                            id: string;
                            version: string;
                            name: string;
                            target: string;
                            /** @enum {string} */
                            kind: "weighted" | "additive";
                            /** @enum {string} */
                            missingMode: "reallocate" | "ignore" | "refuse";
                            basePoints?: string;
                            scale?: {
                                score: string;
                                odds: string;
                                pointsToDouble: string;
                            };
                            variables: {
                                name: string;
                                label: string;
                                value: string;
                                weight?: string;
                                bins: {
                                    from?: string;
                                    to?: string;
                                    values?: string[];
                                    isOther?: boolean;
                                    isMissing?: boolean;
                                    label: string;
                                    points: string;
                                }[];
                            }[];
                            interactions?: {
                                name: string;
                                label: string;
                                rows: {
                                    variable: string;
                                    bins: {
                                        from?: string;
                                        to?: string;
                                        values?: string[];
                                        isOther?: boolean;
                                        isMissing?: boolean;
                                        label: string;
                                    }[];
                                };
                                columns: {
                                    variable: string;
                                    bins: {
                                        from?: string;
                                        to?: string;
                                        values?: string[];
                                        isOther?: boolean;
                                        isMissing?: boolean;
                                        label: string;
                                    }[];
                                };
                                points: string[][];
                            }[];
                        };
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScorecardsById: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        name: string;
                        fitId: string | null;
                        note: string;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        card: {
                            id: string;
                            version: string;
                            name: string;
                            target: string;
                            /** @enum {string} */
                            kind: "weighted" | "additive";
                            /** @enum {string} */
                            missingMode: "reallocate" | "ignore" | "refuse";
                            basePoints?: string;
                            scale?: {
                                score: string;
                                odds: string;
                                pointsToDouble: string;
                            };
                            variables: {
                                name: string;
                                label: string;
                                value: string;
                                weight?: string;
                                bins: {
                                    from?: string;
                                    to?: string;
                                    values?: string[];
                                    isOther?: boolean;
                                    isMissing?: boolean;
                                    label: string;
                                    points: string;
                                }[];
                            }[];
                            interactions?: {
                                name: string;
                                label: string;
                                rows: {
                                    variable: string;
                                    bins: {
                                        from?: string;
                                        to?: string;
                                        values?: string[];
                                        isOther?: boolean;
                                        isMissing?: boolean;
                                        label: string;
                                    }[];
                                };
                                columns: {
                                    variable: string;
                                    bins: {
                                        from?: string;
                                        to?: string;
                                        values?: string[];
                                        isOther?: boolean;
                                        isMissing?: boolean;
                                        label: string;
                                    }[];
                                };
                                points: string[][];
                            }[];
                        };
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postScorecardsByIdVersions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    card?: {
                        name: string;
                        target: string;
                        /** @enum {string} */
                        kind: "weighted" | "additive";
                        /** @enum {string} */
                        missingMode: "reallocate" | "ignore" | "refuse";
                        basePoints?: string;
                        scale?: {
                            score: string;
                            odds: string;
                            pointsToDouble: string;
                        };
                        variables: {
                            name: string;
                            label: string;
                            value: string;
                            weight?: string;
                            bins: {
                                from?: string;
                                to?: string;
                                values?: string[];
                                isOther?: boolean;
                                isMissing?: boolean;
                                label: string;
                                points: string;
                            }[];
                        }[];
                        interactions?: {
                            name: string;
                            label: string;
                            rows: {
                                variable: string;
                                bins: {
                                    from?: string;
                                    to?: string;
                                    values?: string[];
                                    isOther?: boolean;
                                    isMissing?: boolean;
                                    label: string;
                                }[];
                            };
                            columns: {
                                variable: string;
                                bins: {
                                    from?: string;
                                    to?: string;
                                    values?: string[];
                                    isOther?: boolean;
                                    isMissing?: boolean;
                                    label: string;
                                }[];
                            };
                            points: string[][];
                        }[];
                    };
                    fitId?: string;
                    name?: string;
                    /** @description For a fitted card: what a policy reads for a variable, where the file's column is not it */
                    expressions?: {
                        [key: string]: string;
                    };
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        name: string;
                        fitId: string | null;
                        note: string;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        card: {
                            id: string;
                            version: string;
                            name: string;
                            target: string;
                            /** @enum {string} */
                            kind: "weighted" | "additive";
                            /** @enum {string} */
                            missingMode: "reallocate" | "ignore" | "refuse";
                            basePoints?: string;
                            scale?: {
                                score: string;
                                odds: string;
                                pointsToDouble: string;
                            };
                            variables: {
                                name: string;
                                label: string;
                                value: string;
                                weight?: string;
                                bins: {
                                    from?: string;
                                    to?: string;
                                    values?: string[];
                                    isOther?: boolean;
                                    isMissing?: boolean;
                                    label: string;
                                    points: string;
                                }[];
                            }[];
                            interactions?: {
                                name: string;
                                label: string;
                                rows: {
                                    variable: string;
                                    bins: {
                                        from?: string;
                                        to?: string;
                                        values?: string[];
                                        isOther?: boolean;
                                        isMissing?: boolean;
                                        label: string;
                                    }[];
                                };
                                columns: {
                                    variable: string;
                                    bins: {
                                        from?: string;
                                        to?: string;
                                        values?: string[];
                                        isOther?: boolean;
                                        isMissing?: boolean;
                                        label: string;
                                    }[];
                                };
                                points: string[][];
                            }[];
                        };
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postScorecardsByIdScore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version?: number;
                    customer?: string;
                    values?: {
                        [key: string]: string | number | null;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        scorecardId: string;
                        version: string;
                        /** @enum {string} */
                        role: "champion" | "challenger";
                        score: string | null;
                        missing: string[];
                        /** @enum {string} */
                        missingMode: "reallocate" | "ignore" | "refuse";
                        parts: {
                            variable: string;
                            value: string | null;
                            bin: string;
                            points: string;
                            weight: string;
                            contribution: string;
                            lost: string;
                        }[];
                        reasons: {
                            code: string;
                            parameters: {
                                [key: string]: string | number | boolean | null;
                            };
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScorecardsByIdMonitoring: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        scorecardId: string;
                        version: string;
                        /** Format: calendar-date */
                        asOf: string;
                        scored: number;
                        scorePsi: number | null;
                        variables: {
                            name: string;
                            psi: number;
                        }[];
                        bands: {
                            bounds: number[];
                            atFit: number[];
                            now: number[];
                        } | null;
                        outcomes: {
                            scorecardId: string;
                            version: string;
                            /** @enum {string} */
                            role: "champion" | "challenger";
                            customers: number;
                            bads: number;
                            auc: number | null;
                            ks: number | null;
                        }[];
                        maturedShare: number | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPoliciesByIdSimulate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    against?: string;
                    months?: number;
                    marginPercent?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        policy: {
                            id: string;
                            version: number;
                        };
                        against: {
                            id: string;
                            version: number;
                        };
                        engineVersion: string;
                        /** Format: date-time */
                        ordersSince: string;
                        marginPercent: number;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled";
                        progress: {
                            customers: {
                                done: number;
                                total: number | null;
                            };
                            orders: {
                                done: number;
                                total: number | null;
                            };
                        };
                        summary: {
                            currency: components["schemas"]["CurrencyCode"];
                            customers: number;
                            customersChanged: number;
                            customersByEffect: {
                                limit_raised?: number;
                                limit_lowered?: number;
                                newly_blocked?: number;
                                unblocked?: number;
                                class_changed?: number;
                                segment_changed?: number;
                                terms_changed?: number;
                                above_new_ceiling?: number;
                            };
                            limitsBefore: number;
                            limitsAfter: number;
                            exposure: number;
                            exposureOfChanged: number;
                            aboveNewCeiling: number;
                            orders: number;
                            newlyRefused: number;
                            newlyRefusedAmount: number;
                            newlyApproved: number;
                            newlyApprovedAmount: number;
                            unpaidAvoided: number;
                            marginLost: number;
                            marginGained: number;
                        }[] | null;
                        failure: string | null;
                        startedBy: string;
                        /** Format: date-time */
                        createdAt: string;
                        finishedAt: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPoliciesByIdSimulations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            policy: {
                                id: string;
                                version: number;
                            };
                            against: {
                                id: string;
                                version: number;
                            };
                            engineVersion: string;
                            /** Format: date-time */
                            ordersSince: string;
                            marginPercent: number;
                            /** @enum {string} */
                            state: "waiting" | "running" | "done" | "failed" | "cancelled";
                            progress: {
                                customers: {
                                    done: number;
                                    total: number | null;
                                };
                                orders: {
                                    done: number;
                                    total: number | null;
                                };
                            };
                            summary: {
                                currency: components["schemas"]["CurrencyCode"];
                                customers: number;
                                customersChanged: number;
                                customersByEffect: {
                                    limit_raised?: number;
                                    limit_lowered?: number;
                                    newly_blocked?: number;
                                    unblocked?: number;
                                    class_changed?: number;
                                    segment_changed?: number;
                                    terms_changed?: number;
                                    above_new_ceiling?: number;
                                };
                                limitsBefore: number;
                                limitsAfter: number;
                                exposure: number;
                                exposureOfChanged: number;
                                aboveNewCeiling: number;
                                orders: number;
                                newlyRefused: number;
                                newlyRefusedAmount: number;
                                newlyApproved: number;
                                newlyApprovedAmount: number;
                                unpaidAvoided: number;
                                marginLost: number;
                                marginGained: number;
                            }[] | null;
                            failure: string | null;
                            startedBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSimulationsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        policy: {
                            id: string;
                            version: number;
                        };
                        against: {
                            id: string;
                            version: number;
                        };
                        engineVersion: string;
                        /** Format: date-time */
                        ordersSince: string;
                        marginPercent: number;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled";
                        progress: {
                            customers: {
                                done: number;
                                total: number | null;
                            };
                            orders: {
                                done: number;
                                total: number | null;
                            };
                        };
                        summary: {
                            currency: components["schemas"]["CurrencyCode"];
                            customers: number;
                            customersChanged: number;
                            customersByEffect: {
                                limit_raised?: number;
                                limit_lowered?: number;
                                newly_blocked?: number;
                                unblocked?: number;
                                class_changed?: number;
                                segment_changed?: number;
                                terms_changed?: number;
                                above_new_ceiling?: number;
                            };
                            limitsBefore: number;
                            limitsAfter: number;
                            exposure: number;
                            exposureOfChanged: number;
                            aboveNewCeiling: number;
                            orders: number;
                            newlyRefused: number;
                            newlyRefusedAmount: number;
                            newlyApproved: number;
                            newlyApprovedAmount: number;
                            unpaidAvoided: number;
                            marginLost: number;
                            marginGained: number;
                        }[] | null;
                        failure: string | null;
                        startedBy: string;
                        /** Format: date-time */
                        createdAt: string;
                        finishedAt: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSimulationsByIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, for 30 days. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        policy: {
                            id: string;
                            version: number;
                        };
                        against: {
                            id: string;
                            version: number;
                        };
                        engineVersion: string;
                        /** Format: date-time */
                        ordersSince: string;
                        marginPercent: number;
                        /** @enum {string} */
                        state: "waiting" | "running" | "done" | "failed" | "cancelled";
                        progress: {
                            customers: {
                                done: number;
                                total: number | null;
                            };
                            orders: {
                                done: number;
                                total: number | null;
                            };
                        };
                        summary: {
                            currency: components["schemas"]["CurrencyCode"];
                            customers: number;
                            customersChanged: number;
                            customersByEffect: {
                                limit_raised?: number;
                                limit_lowered?: number;
                                newly_blocked?: number;
                                unblocked?: number;
                                class_changed?: number;
                                segment_changed?: number;
                                terms_changed?: number;
                                above_new_ceiling?: number;
                            };
                            limitsBefore: number;
                            limitsAfter: number;
                            exposure: number;
                            exposureOfChanged: number;
                            aboveNewCeiling: number;
                            orders: number;
                            newlyRefused: number;
                            newlyRefusedAmount: number;
                            newlyApproved: number;
                            newlyApprovedAmount: number;
                            unpaidAvoided: number;
                            marginLost: number;
                            marginGained: number;
                        }[] | null;
                        failure: string | null;
                        startedBy: string;
                        /** Format: date-time */
                        createdAt: string;
                        finishedAt: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSimulationsByIdChanges: {
        parameters: {
            query: {
                limit?: number;
                cursor?: string;
                kind: "customer" | "order";
                effect?: "limit_raised" | "limit_lowered" | "newly_blocked" | "unblocked" | "class_changed" | "segment_changed" | "terms_changed" | "above_new_ceiling" | "newly_refused" | "newly_approved";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            customer: {
                                id: string;
                                reference: string;
                                name: string;
                            };
                            effects: string[];
                            currency: components["schemas"]["CurrencyCode"];
                            stake: number;
                            before: {
                                limit: number | null;
                                ceiling: number | null;
                                segment: string;
                                riskClass: string | null;
                                netDays: number;
                                blocks: string[];
                            } | null;
                            after: {
                                limit: number | null;
                                ceiling: number | null;
                                segment: string;
                                riskClass: string | null;
                                netDays: number;
                                blocks: string[];
                            } | null;
                            order: {
                                reference: string;
                                decision: string;
                                /** Format: date */
                                decidedOn: string;
                                unpaidAvoided: number;
                                marginLost: number;
                                marginGained: number;
                                reasons: string[];
                            } | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
