-- The deals of a month that have a value are counted too, for an average: [deals, valueMinor, days, valued].
DROP TRIGGER deals_counted_on_insert;
--> statement-breakpoint
DROP TRIGGER deals_counted_on_leave;
--> statement-breakpoint
DROP TRIGGER deals_counted_on_enter;
--> statement-breakpoint
DROP TRIGGER deals_counted_on_change;
--> statement-breakpoint
DROP TRIGGER deals_counted_on_delete;
--> statement-breakpoint
UPDATE stage_figures SET months = kept.months
FROM (SELECT user_id, stage_id, currency, 
    json_group_object(of_month, json_array(deals, value_minor, days, valued)) AS months
  FROM (SELECT user_id, stage_id, currency, CASE WHEN deals.closed_date IS NOT NULL
      THEN strftime('%Y-%m', deals.closed_date / 1000, 'unixepoch') || '/' || coalesce(deals.closed_from_stage_id, '')
      ELSE coalesce(strftime('%Y-%m', deals.expected_close_date / 1000, 'unixepoch'), 'none') END AS of_month,
      count(*) AS deals, sum(value_minor) AS value_minor, sum(value_minor > 0) AS valued, sum(CASE WHEN deals.closed_date IS NULL THEN 0
      ELSE max(0, deals.closed_date / 86400000 - deals.created_at / 86400000) END) AS days
    FROM deals WHERE deleted_at IS NULL GROUP BY user_id, stage_id, currency, of_month)
  GROUP BY user_id, stage_id, currency) AS kept
WHERE kept.user_id = stage_figures.user_id AND kept.stage_id = stage_figures.stage_id
  AND kept.currency = stage_figures.currency;
--> statement-breakpoint
CREATE TRIGGER deals_counted_on_insert AFTER INSERT ON deals
WHEN new.deleted_at IS NULL
BEGIN
  INSERT INTO stage_figures (user_id, stage_id, currency, deals, value_minor, entered_at, months)
  SELECT new.user_id, new.stage_id, new.currency, 1, new.value_minor, coalesce(new.stage_since, new.created_at),
    json_object(of_month, json_array(1, new.value_minor, days, new.value_minor > 0))
  FROM (SELECT CASE WHEN new.closed_date IS NOT NULL
      THEN strftime('%Y-%m', new.closed_date / 1000, 'unixepoch') || '/' || coalesce(new.closed_from_stage_id, '')
      ELSE coalesce(strftime('%Y-%m', new.expected_close_date / 1000, 'unixepoch'), 'none') END AS of_month, CASE WHEN new.closed_date IS NULL THEN 0
      ELSE max(0, new.closed_date / 86400000 - new.created_at / 86400000) END AS days) WHERE true
  ON CONFLICT (user_id, stage_id, currency) DO UPDATE SET deals = deals + 1,
    value_minor = value_minor + excluded.value_minor, entered_at = entered_at + excluded.entered_at,
    months = (SELECT json_patch(months, json_object(of_month, json_array(
      coalesce(months -> of_month ->> 0, 0) + 1,
      coalesce(months -> of_month ->> 1, 0) + new.value_minor,
      coalesce(months -> of_month ->> 2, 0) + days,
      coalesce(months -> of_month ->> 3, 0) + (new.value_minor > 0))))
      FROM (SELECT CASE WHEN new.closed_date IS NOT NULL
      THEN strftime('%Y-%m', new.closed_date / 1000, 'unixepoch') || '/' || coalesce(new.closed_from_stage_id, '')
      ELSE coalesce(strftime('%Y-%m', new.expected_close_date / 1000, 'unixepoch'), 'none') END AS of_month, CASE WHEN new.closed_date IS NULL THEN 0
      ELSE max(0, new.closed_date / 86400000 - new.created_at / 86400000) END AS days));
END;
--> statement-breakpoint
CREATE TRIGGER deals_counted_on_leave AFTER UPDATE OF deleted_at, stage_id, currency ON deals
WHEN old.deleted_at IS NULL AND (new.deleted_at IS NOT NULL OR new.stage_id <> old.stage_id OR new.currency <> old.currency)
BEGIN
  UPDATE stage_figures SET deals = deals - 1, value_minor = value_minor - old.value_minor,
    entered_at = entered_at - coalesce(old.stage_since, old.created_at),
    months = (SELECT json_patch(months, json_object(of_month, json(CASE months -> of_month ->> 0 WHEN 1 THEN NULL
      ELSE json_array((months -> of_month ->> 0) - 1, (months -> of_month ->> 1) - old.value_minor,
        (months -> of_month ->> 2) - days, (months -> of_month ->> 3) - (old.value_minor > 0)) END)))
      FROM (SELECT CASE WHEN old.closed_date IS NOT NULL
      THEN strftime('%Y-%m', old.closed_date / 1000, 'unixepoch') || '/' || coalesce(old.closed_from_stage_id, '')
      ELSE coalesce(strftime('%Y-%m', old.expected_close_date / 1000, 'unixepoch'), 'none') END AS of_month, CASE WHEN old.closed_date IS NULL THEN 0
      ELSE max(0, old.closed_date / 86400000 - old.created_at / 86400000) END AS days))
  WHERE user_id = old.user_id AND stage_id = old.stage_id AND currency = old.currency;
END;
--> statement-breakpoint
CREATE TRIGGER deals_counted_on_enter AFTER UPDATE OF deleted_at, stage_id, currency ON deals
WHEN new.deleted_at IS NULL AND (old.deleted_at IS NOT NULL OR new.stage_id <> old.stage_id OR new.currency <> old.currency)
BEGIN
  INSERT INTO stage_figures (user_id, stage_id, currency, deals, value_minor, entered_at, months)
  SELECT new.user_id, new.stage_id, new.currency, 1, new.value_minor, coalesce(new.stage_since, new.created_at),
    json_object(of_month, json_array(1, new.value_minor, days, new.value_minor > 0))
  FROM (SELECT CASE WHEN new.closed_date IS NOT NULL
      THEN strftime('%Y-%m', new.closed_date / 1000, 'unixepoch') || '/' || coalesce(new.closed_from_stage_id, '')
      ELSE coalesce(strftime('%Y-%m', new.expected_close_date / 1000, 'unixepoch'), 'none') END AS of_month, CASE WHEN new.closed_date IS NULL THEN 0
      ELSE max(0, new.closed_date / 86400000 - new.created_at / 86400000) END AS days) WHERE true
  ON CONFLICT (user_id, stage_id, currency) DO UPDATE SET deals = deals + 1,
    value_minor = value_minor + excluded.value_minor, entered_at = entered_at + excluded.entered_at,
    months = (SELECT json_patch(months, json_object(of_month, json_array(
      coalesce(months -> of_month ->> 0, 0) + 1,
      coalesce(months -> of_month ->> 1, 0) + new.value_minor,
      coalesce(months -> of_month ->> 2, 0) + days,
      coalesce(months -> of_month ->> 3, 0) + (new.value_minor > 0))))
      FROM (SELECT CASE WHEN new.closed_date IS NOT NULL
      THEN strftime('%Y-%m', new.closed_date / 1000, 'unixepoch') || '/' || coalesce(new.closed_from_stage_id, '')
      ELSE coalesce(strftime('%Y-%m', new.expected_close_date / 1000, 'unixepoch'), 'none') END AS of_month, CASE WHEN new.closed_date IS NULL THEN 0
      ELSE max(0, new.closed_date / 86400000 - new.created_at / 86400000) END AS days));
END;
--> statement-breakpoint
CREATE TRIGGER deals_counted_on_change AFTER UPDATE OF value_minor, closed_date, closed_from_stage_id, expected_close_date, stage_since, created_at ON deals
WHEN old.deleted_at IS NULL AND new.deleted_at IS NULL AND new.stage_id = old.stage_id AND new.currency = old.currency
  AND (new.value_minor <> old.value_minor OR new.closed_date IS NOT old.closed_date
    OR new.closed_from_stage_id IS NOT old.closed_from_stage_id
    OR new.expected_close_date IS NOT old.expected_close_date
    OR new.stage_since IS NOT old.stage_since OR new.created_at <> old.created_at)
BEGIN
  UPDATE stage_figures SET value_minor = value_minor - old.value_minor + new.value_minor,
    entered_at = entered_at - coalesce(old.stage_since, old.created_at) + coalesce(new.stage_since, new.created_at),
    months = (SELECT json_patch(rest, json_object(of_month, json_array(
      coalesce(rest -> of_month ->> 0, 0) + 1,
      coalesce(rest -> of_month ->> 1, 0) + new.value_minor,
      coalesce(rest -> of_month ->> 2, 0) + days,
      coalesce(rest -> of_month ->> 3, 0) + (new.value_minor > 0))))
      FROM (SELECT json_patch(months, json_object(of_month, json(CASE months -> of_month ->> 0 WHEN 1 THEN NULL
      ELSE json_array((months -> of_month ->> 0) - 1, (months -> of_month ->> 1) - old.value_minor,
        (months -> of_month ->> 2) - days, (months -> of_month ->> 3) - (old.value_minor > 0)) END))) AS rest
        FROM (SELECT CASE WHEN old.closed_date IS NOT NULL
      THEN strftime('%Y-%m', old.closed_date / 1000, 'unixepoch') || '/' || coalesce(old.closed_from_stage_id, '')
      ELSE coalesce(strftime('%Y-%m', old.expected_close_date / 1000, 'unixepoch'), 'none') END AS of_month, CASE WHEN old.closed_date IS NULL THEN 0
      ELSE max(0, old.closed_date / 86400000 - old.created_at / 86400000) END AS days)),
      (SELECT CASE WHEN new.closed_date IS NOT NULL
      THEN strftime('%Y-%m', new.closed_date / 1000, 'unixepoch') || '/' || coalesce(new.closed_from_stage_id, '')
      ELSE coalesce(strftime('%Y-%m', new.expected_close_date / 1000, 'unixepoch'), 'none') END AS of_month, CASE WHEN new.closed_date IS NULL THEN 0
      ELSE max(0, new.closed_date / 86400000 - new.created_at / 86400000) END AS days))
  WHERE user_id = new.user_id AND stage_id = new.stage_id AND currency = new.currency;
END;
--> statement-breakpoint
CREATE TRIGGER deals_counted_on_delete BEFORE DELETE ON deals
WHEN old.deleted_at IS NULL
BEGIN
  UPDATE stage_figures SET deals = deals - 1, value_minor = value_minor - old.value_minor,
    entered_at = entered_at - coalesce(old.stage_since, old.created_at),
    months = (SELECT json_patch(months, json_object(of_month, json(CASE months -> of_month ->> 0 WHEN 1 THEN NULL
      ELSE json_array((months -> of_month ->> 0) - 1, (months -> of_month ->> 1) - old.value_minor,
        (months -> of_month ->> 2) - days, (months -> of_month ->> 3) - (old.value_minor > 0)) END)))
      FROM (SELECT CASE WHEN old.closed_date IS NOT NULL
      THEN strftime('%Y-%m', old.closed_date / 1000, 'unixepoch') || '/' || coalesce(old.closed_from_stage_id, '')
      ELSE coalesce(strftime('%Y-%m', old.expected_close_date / 1000, 'unixepoch'), 'none') END AS of_month, CASE WHEN old.closed_date IS NULL THEN 0
      ELSE max(0, old.closed_date / 86400000 - old.created_at / 86400000) END AS days))
  WHERE user_id = old.user_id AND stage_id = old.stage_id AND currency = old.currency;
END;
