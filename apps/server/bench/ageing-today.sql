-- What a careful person would write by hand for ageing by customer at the book's present state. A reviewer may improve it.
SELECT item.customer_id, item.currency,
  sum(item.open_minor) FILTER (WHERE item.side = 'debit' AND $2::date - item.due_on <= 0) AS current_minor,
  sum(item.open_minor) FILTER (WHERE item.side = 'debit' AND $2::date - item.due_on BETWEEN 1 AND 30) AS upto_30,
  sum(item.open_minor) FILTER (WHERE item.side = 'debit' AND $2::date - item.due_on BETWEEN 31 AND 60) AS upto_60,
  sum(item.open_minor) FILTER (WHERE item.side = 'debit' AND $2::date - item.due_on BETWEEN 61 AND 90) AS upto_90,
  sum(item.open_minor) FILTER (WHERE item.side = 'debit' AND $2::date - item.due_on BETWEEN 91 AND 120) AS upto_120,
  sum(item.open_minor) FILTER (WHERE item.side = 'debit' AND $2::date - item.due_on > 120) AS over_120,
  sum(item.open_minor) FILTER (WHERE item.side = 'debit') AS open_minor,
  sum(item.open_minor) FILTER (WHERE item.side = 'credit') AS unapplied_minor,
  sum(least(item.disputed_minor, item.open_minor)) AS disputed_minor
FROM receivables.open_item item
WHERE item.merchant_id = $1::uuid AND item.open_minor > 0
GROUP BY item.customer_id, item.currency
