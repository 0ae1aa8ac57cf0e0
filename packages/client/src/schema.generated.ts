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
                unapplied: number;
                disputed: number;
            } | null;
            currencies: {
                currency: string;
                openDebits: number;
                reserved: number;
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
                    scopes: ("customers:read" | "customers:write" | "documents:read" | "documents:write" | "allocations:write" | "reports:read" | "imports:write" | "journal:read" | "exposure:read" | "exposure:write" | "settings:read" | "settings:write" | "keys:write" | "webhooks:write" | "audit:read")[];
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
}
