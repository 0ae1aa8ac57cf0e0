/**
 * The policy that a merchant has before it writes its own, as the text that the editor shows. Amounts are for a web shop
 * that sells to businesses and consumers in Europe and America; it asks no bureau for anything.
 */
export const DEFAULT_POLICY_TEXT = `# The standard policy. Everything here can be changed: change it in a draft, simulate it, have a colleague approve it.
# How a policy is written: docs/policy.md. Amounts are in units of the base currency (2500 is 2,500 euros).
format: 1
name: Standard
description: New customers start small, and grow with what they have paid. Works without any credit bureau.

# Amounts below are meant in euros. For accounts in other currencies they are multiplied by a rough factor that stays as it
# is until somebody changes it: a policy must not move with the market. What is not listed counts one for one.
currency:
  base: EUR
  factors:
    { USD: 1.1, GBP: 0.85, CHF: 0.95, CAD: 1.5, AUD: 1.65, NZD: 1.8, SEK: 11, NOK: 11.5, DKK: 7.5, ISK: 145, PLN: 4.3, CZK: 25,
      HUF: 400, RON: 5, BGN: 1.95, TRY: 40, ILS: 4, ZAR: 20, AED: 4, SAR: 4, KWD: 0.33, BHD: 0.4, INR: 92, CNY: 7.8, HKD: 8.5,
      SGD: 1.45, JPY: 160, KRW: 1500, THB: 38, BRL: 6, MXN: 20 }
  others: at_par

# A transfer needs a day or two: nothing counts as late before. A customer may have a longer grace of its own.
grace: { days: 3 }

# What counts as exposure, 0 to 1. Direct debits can come back for weeks, so they count until they cannot.
exposure:
  openDebits: 1
  reserved: 1
  shipped: 1
  uncleared: 1
  unapplied: 1 # money received and not yet matched lowers exposure
  deposits: 1
  disputed: 0
  insured: 0

# The first segment that matches is the customer's. A fact that nobody knows does not match.
segments:
  - id: consumers
    name: Consumers
    when: customer.kind == "person"
    scorecard: payment
    limit: consumer
  - id: new-business
    name: Businesses without a history
    when: customer.daysKnown < 90 || book.invoicesEver < 3
    scorecard: business
    limit: new-business
  - id: business
    name: Businesses with a history
    scorecard: business
    limit: business

# Points from 0 (worst) to 100, times the weight in per cent. What is not known has its weight shared out over the rest, so
# that no bureau means no bureau, and not a bad one.
scorecards:
  - id: business
    version: "1"
    name: Businesses
    target: pays more than 30 days late, or not at all, within 12 months
    kind: weighted
    missingMode: reallocate
    variables:
      - name: days_late
        label: Days it usually pays late
        value: behaviour.meanDaysLate
        weight: "35"
        bins:
          - { to: "3", points: "100", label: up to 3 }
          - { from: "3", to: "10", points: "80", label: 3 to 10 }
          - { from: "10", to: "30", points: "50", label: 10 to 30 }
          - { from: "30", to: "60", points: "20", label: 30 to 60 }
          - { from: "60", points: "0", label: 60 and more }
      - name: oldest_overdue
        label: Days past due of the oldest open item
        value: book.oldestOverdueDays
        weight: "25"
        bins:
          - { to: "1", points: "100", label: nothing overdue }
          - { from: "1", to: "15", points: "70", label: 1 to 14 }
          - { from: "15", to: "45", points: "30", label: 15 to 44 }
          - { from: "45", points: "0", label: 45 and more }
      - name: days_known
        label: Days since the first business
        value: customer.daysKnown
        weight: "15"
        bins:
          - { to: "90", points: "30", label: under 90 }
          - { from: "90", to: "365", points: "60", label: 90 to 364 }
          - { from: "365", to: "1095", points: "80", label: one to three years }
          - { from: "1095", points: "100", label: three years and more }
      - name: bureau
        label: The bureau's risk score
        value: bureau.riskScore
        weight: "25"
        bins:
          - { to: "200", points: "0", label: under 200 }
          - { from: "200", to: "400", points: "30", label: 200 to 399 }
          - { from: "400", to: "600", points: "60", label: 400 to 599 }
          - { from: "600", to: "800", points: "80", label: 600 to 799 }
          - { from: "800", points: "100", label: 800 and more }
  - id: payment
    version: "1"
    name: How it has paid
    target: pays more than 30 days late, or not at all, within 12 months
    kind: weighted
    missingMode: reallocate
    variables:
      - name: days_late
        label: Days it usually pays late
        value: behaviour.meanDaysLate
        weight: "60"
        bins:
          - { to: "3", points: "100", label: up to 3 }
          - { from: "3", to: "10", points: "75", label: 3 to 10 }
          - { from: "10", to: "30", points: "40", label: 10 to 30 }
          - { from: "30", points: "0", label: 30 and more }
      - name: oldest_overdue
        label: Days past due of the oldest open item
        value: book.oldestOverdueDays
        weight: "40"
        bins:
          - { to: "1", points: "100", label: nothing overdue }
          - { from: "1", to: "15", points: "60", label: 1 to 14 }
          - { from: "15", points: "0", label: 15 and more }

riskClasses:
  bands:
    - { class: A, fromScore: 85 }
    - { class: B, fromScore: 70 }
    - { class: C, fromScore: 50 }
    - { class: D, fromScore: 30 }
    - { class: E }
  unscored: N
  overrides:
    - id: failed
      when: bureau.flags.exists(flag, flag in ["bankrupt", "ceased"])
      class: E

limits:
  # A business that nobody knows yet: a first order's worth, more where a bureau thinks well of it.
  - id: new-business
    kind: formula
    formula: |
      !has(bureau.riskScore) ? amount(750)
        : bureau.riskScore >= 700 ? amount(3000)
        : bureau.riskScore >= 400 ? amount(1500)
        : amount(0)
    roundTo: 50
  # A business with a history: so many months of its own purchases, by risk class and by how long it has been a customer;
  # never less than one without a history has.
  - id: business
    kind: matrix
    rows:
      name: Risk class
      value: riskClass
      bands:
        - { label: A, is: [A] }
        - { label: B, is: [B] }
        - { label: C, is: [C, N] }
        - { label: D and E, is: [D, E] }
      unknown: C
    columns:
      name: Days known
      value: customer.daysKnown
      bands:
        - { label: under a year, below: 365 }
        - { label: one to three years, below: 1095 }
        - { label: longer }
    cells:
      - ['max(amount(750), orElse(behaviour.sales12m, amount(0)) / 6)', 'max(amount(750), orElse(behaviour.sales12m, amount(0)) / 5)', 'max(amount(750), orElse(behaviour.sales12m, amount(0)) / 4)']
      - ['max(amount(750), orElse(behaviour.sales12m, amount(0)) / 8)', 'max(amount(750), orElse(behaviour.sales12m, amount(0)) / 6)', 'max(amount(750), orElse(behaviour.sales12m, amount(0)) / 5)']
      - ['max(amount(750), orElse(behaviour.sales12m, amount(0)) / 12)', 'max(amount(750), orElse(behaviour.sales12m, amount(0)) / 10)', 'max(amount(750), orElse(behaviour.sales12m, amount(0)) / 8)']
      - [0, 0, 0]
    # Nobody gets more than this by computer alone.
    maximum: 50000
    roundTo: 50
  # A consumer: 100 to begin with, more after paying. Where invoices to consumers are regulated credit, see docs/policy.md.
  - id: consumer
    kind: formula
    formula: |
      riskClass in ["D", "E"] ? amount(0)
        : orElse(behaviour.paidInvoices, 0) >= 10 ? amount(500)
        : orElse(behaviour.paidInvoices, 0) >= 3 ? amount(250)
        : amount(100)

# How limits that people or insurers gave meet the computed one, in this order. A limit set by hand is the limit.
standing:
  manual: replace
  insured: at_least
  guaranteed: at_least
  recourse: add
  temporary: at_least
  collateralShare: 0.8
  bureauCap: { on: computed, share: 1 }

terms:
  - { name: prepay, title: Paid in advance, netDays: 0 }
  - name: net14
    title: 14 days net
    netDays: 14
    scope: { riskClasses: [A, B, C, N] }
  - name: net30
    title: 30 days net
    netDays: 30
    scope: { segments: [new-business, business], riskClasses: [A, B, C, N] }
  - name: net30-2-10
    title: 30 days net, 2 % within 10 days
    netDays: 30
    discount: { percent: 2, days: 10 }
    scope: { segments: [business], riskClasses: [A, B] }
  - name: net60
    title: 60 days net
    netDays: 60
    scope: { segments: [business], riskClasses: [A] }
  # Half at once for those whose standing carries no more.
  - name: deposit50
    title: Half in advance, the rest in 14 days
    netDays: 14
    depositPercent: 50
    scope: { segments: [new-business, business], riskClasses: [C, D, N] }

# An order may go over the limit by so little that stopping it would cost more; later checkpoints are more lenient, since
# prices and freight are only known then.
tolerance:
  order: { percent: 5, amount: 250 }
  pick: { percent: 10, amount: 500 }
  ship: { percent: 10, amount: 500 }
  invoice: { percent: 10, amount: 500 }

# What stands against an order. Holds that your staff put on an account, and accounts on hold, suspended or closed, stand
# whether they are listed here or not.
rules:
  - { id: failed, name: The customer has failed, type: bureau_flags, flags: [bankrupt, ceased, sanctions_match], severity: decline, checkpoints: [order, ship] }
  - { id: insurer-stop, name: The insurer forbids deliveries, type: insurer_stop, severity: decline, checkpoints: [order, ship] }
  - { id: overdue-60, name: Something is two months late, type: days_overdue, days: 60, severity: decline, checkpoints: [order, ship] }
  - { id: overdue-14, name: Something is two weeks late, type: days_overdue, days: 14 }
  - { id: overdue-much, name: Much of what is open is late, type: overdue_amount, amount: 500, percentOfOpen: 25 }
  - { id: written-off, name: Debt was written off, type: written_off, amount: 0 }
  - { id: in-review, name: The account is being looked at, type: account_status, statuses: [pending_review] }
  - { id: limit-expired, name: The limit has run out, type: expired_limit }
  - { id: bad-signs, name: A bureau warns, type: bureau_flags, flags: [severe_negative, high_risk, fraud_warning] }
  - { id: alert, name: A severe alert, type: alerts, severities: [severe], withinDays: 30 }
  - { id: watched, name: On the watch list, type: watch_list }
  - { id: chargeback, name: A chargeback within a year, type: chargebacks, countMin: 1 }
  - { id: returned, name: Payments came back, type: returned_payments, countMin: 2 }
  - { id: poor-class, name: The lowest risk class, type: risk_class, classes: [E] }
  - { id: fraud-sure, name: The shop takes it for fraud, type: fraud_score, from: 95, severity: decline }
  - { id: fraud-likely, name: The shop suspects fraud, type: fraud_score, from: 80 }
  - { id: terms, name: Terms that the customer does not have, type: terms_not_allowed }
  - { id: longer-terms, name: Longer terms than agreed, type: terms_changed }
  - id: large-first-order
    name: A large order of somebody new
    type: condition
    when: segment == "new-business" && order.amount > amount(2000)
  # Switch on what fits your trade:
  - { id: abroad, name: Goes to another country, type: ship_to, abroad: true, enabled: false }
  - { id: review-late, name: The review is long overdue, type: review_overdue, days: 90, enabled: false }
  - { id: monthly-budget, name: More than a month's budget, type: budget, window: month, amount: 20000, enabled: false }

# What lifts blocks. The limit itself is no block and is never lifted so.
exclusions:
  - { id: small-order, name: Too small to argue about, type: order_amount, below: 50, lifts: [overdue-14, overdue-much, watched, terms] }
  - { id: paid-in-advance, name: Paid in full in advance, type: deposit_share, percentMin: 100, lifts: [overdue-14, overdue-60, overdue-much, written-off, watched, poor-class, limit-expired, large-first-order] }
  - id: trusted
    name: Tagged as trusted by your staff
    type: condition
    when: '"trusted" in customer.tags'
    lifts: [overdue-14, overdue-much, watched, large-first-order]

# Who may set a limit of that much.
approvals:
  - { upTo: 25000, role: credit_manager }
  - { upTo: 100000, role: credit_manager, approvals: 2 }
  - { role: owner }

# Months between reviews.
reviews:
  byClass: { A: 12, B: 12, C: 6, D: 3, E: 3, N: 6 }
  everyMonths: 12

# No bureau is asked until one is connected and named here.
bureaus:
  waterfall: []
  repullAfterDays: 180
  monthlyBudget: 250
  onlyWhenItCanChange: true

monitoring:
  utilization:
    - { percent: 80, clearBelow: 75 }
    - { percent: 100, clearBelow: 95 }
  grades:
    - { grade: A, belowDays: 5 }
    - { grade: B, belowDays: 15 }
    - { grade: C, belowDays: 30 }
    - { grade: D }
  gradeInvoicesMin: 3

# An approval holds for a week; what has not shipped by then is asked again.
authorizations:
  holdsForHours: 168
  blanketHorizonDays: 30

holds:
  slaHours: 24
  byAmount:
    - { from: 10000, slaHours: 8 }

latePayment:
  interest: statutory
  fee: statutory
  ordersWaitAfterDays: 14
  agencyAfterDays: 60

# For consumers who apply for more: what is left of a month's income after living and debts.
affordability:
  enabled: false
  shareOfFreeIncome: 0.2
  livingCosts: 1000
  livingCostsPerDependant: 300
  months: 3

# What your shop may approve by itself while this program cannot be reached.
offline:
  enabled: false
  share: 0.25
  maximum: 500
  expiresAfterHours: 12
  riskClasses: [A, B]
`;
