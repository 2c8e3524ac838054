CREATE TABLE `lost_reason_figures` (
	`user_id` integer NOT NULL,
	`reason` text NOT NULL,
	`months` text NOT NULL,
	PRIMARY KEY(`user_id`, `reason`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `quarter_figures` (
	`user_id` integer NOT NULL,
	`start_at` integer NOT NULL,
	`end_at` integer NOT NULL,
	`time_zone` text NOT NULL,
	`counted_to` integer NOT NULL,
	`starts` text NOT NULL,
	`counts` text NOT NULL,
	PRIMARY KEY(`user_id`, `start_at`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `user` ADD `monthly_goal` real;--> statement-breakpoint
ALTER TABLE `user` ADD `goal_currency` text;--> statement-breakpoint
ALTER TABLE `deals` ADD `closed_from_stage_id` integer;--> statement-breakpoint
ALTER TABLE `stage_figures` ADD `entered_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `stage_figures` ADD `months` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
UPDATE deals SET closed_from_stage_id = (SELECT from_stage_id FROM deal_stage_changes
    JOIN deal_stages ON deal_stages.id = from_stage_id AND kind = 'open'
    WHERE deal_id = deals.id ORDER BY operation_id DESC LIMIT 1)
WHERE closed_date IS NOT NULL;
--> statement-breakpoint
UPDATE stage_figures SET entered_at = kept.entered_at, months = kept.months
FROM (SELECT user_id, stage_id, currency, sum(entered_at) AS entered_at,
    json_group_object(of_month, json_array(deals, value_minor, days)) AS months
  FROM (SELECT user_id, stage_id, currency, CASE WHEN deals.closed_date IS NOT NULL
      THEN strftime('%Y-%m', deals.closed_date / 1000, 'unixepoch') || '/' || coalesce(deals.closed_from_stage_id, '')
      ELSE coalesce(strftime('%Y-%m', deals.expected_close_date / 1000, 'unixepoch'), 'none') END AS of_month,
      count(*) AS deals, sum(value_minor) AS value_minor, sum(CASE WHEN deals.closed_date IS NULL THEN 0
      ELSE max(0, deals.closed_date / 86400000 - deals.created_at / 86400000) END) AS days,
      sum(coalesce(deals.stage_since, deals.created_at)) AS entered_at
    FROM deals WHERE deleted_at IS NULL GROUP BY user_id, stage_id, currency, of_month)
  GROUP BY user_id, stage_id, currency) AS kept
WHERE kept.user_id = stage_figures.user_id AND kept.stage_id = stage_figures.stage_id
  AND kept.currency = stage_figures.currency;
--> statement-breakpoint
INSERT INTO lost_reason_figures (user_id, reason, months)
SELECT user_id, lost_reason, json_group_object(of_month, deals)
FROM (SELECT user_id, lost_reason, strftime('%Y-%m', closed_date / 1000, 'unixepoch') AS of_month, count(*) AS deals FROM deals
  WHERE deleted_at IS NULL AND lost_reason IS NOT NULL AND closed_date IS NOT NULL GROUP BY 1, 2, 3)
GROUP BY user_id, lost_reason;
--> statement-breakpoint
DROP TRIGGER deals_counted_on_insert;
--> statement-breakpoint
DROP TRIGGER deals_counted_on_leave;
--> statement-breakpoint
DROP TRIGGER deals_counted_on_enter;
--> statement-breakpoint
DROP TRIGGER deals_counted_on_delete;
--> statement-breakpoint
-- Deals by stage, currency and month, as before in one row for each stage and currency. A deal that stays in
-- its row is subtracted and added in one write.
CREATE TRIGGER deals_counted_on_insert AFTER INSERT ON deals
WHEN new.deleted_at IS NULL
BEGIN
  INSERT INTO stage_figures (user_id, stage_id, currency, deals, value_minor, entered_at, months)
  SELECT new.user_id, new.stage_id, new.currency, 1, new.value_minor, coalesce(new.stage_since, new.created_at),
    json_object(of_month, json_array(1, new.value_minor, days))
  FROM (SELECT CASE WHEN new.closed_date IS NOT NULL
      THEN strftime('%Y-%m', new.closed_date / 1000, 'unixepoch') || '/' || coalesce(new.closed_from_stage_id, '')
      ELSE coalesce(strftime('%Y-%m', new.expected_close_date / 1000, 'unixepoch'), 'none') END AS of_month, CASE WHEN new.closed_date IS NULL THEN 0
      ELSE max(0, new.closed_date / 86400000 - new.created_at / 86400000) END AS days) WHERE true
  ON CONFLICT (user_id, stage_id, currency) DO UPDATE SET deals = deals + 1,
    value_minor = value_minor + excluded.value_minor, entered_at = entered_at + excluded.entered_at,
    months = (SELECT json_patch(months, json_object(of_month, json_array(
      coalesce(months -> of_month ->> 0, 0) + 1,
      coalesce(months -> of_month ->> 1, 0) + new.value_minor,
      coalesce(months -> of_month ->> 2, 0) + days)))
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
        (months -> of_month ->> 2) - days) END)))
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
    json_object(of_month, json_array(1, new.value_minor, days))
  FROM (SELECT CASE WHEN new.closed_date IS NOT NULL
      THEN strftime('%Y-%m', new.closed_date / 1000, 'unixepoch') || '/' || coalesce(new.closed_from_stage_id, '')
      ELSE coalesce(strftime('%Y-%m', new.expected_close_date / 1000, 'unixepoch'), 'none') END AS of_month, CASE WHEN new.closed_date IS NULL THEN 0
      ELSE max(0, new.closed_date / 86400000 - new.created_at / 86400000) END AS days) WHERE true
  ON CONFLICT (user_id, stage_id, currency) DO UPDATE SET deals = deals + 1,
    value_minor = value_minor + excluded.value_minor, entered_at = entered_at + excluded.entered_at,
    months = (SELECT json_patch(months, json_object(of_month, json_array(
      coalesce(months -> of_month ->> 0, 0) + 1,
      coalesce(months -> of_month ->> 1, 0) + new.value_minor,
      coalesce(months -> of_month ->> 2, 0) + days)))
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
      coalesce(rest -> of_month ->> 2, 0) + days)))
      FROM (SELECT json_patch(months, json_object(of_month, json(CASE months -> of_month ->> 0 WHEN 1 THEN NULL
      ELSE json_array((months -> of_month ->> 0) - 1, (months -> of_month ->> 1) - old.value_minor,
        (months -> of_month ->> 2) - days) END))) AS rest
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
        (months -> of_month ->> 2) - days) END)))
      FROM (SELECT CASE WHEN old.closed_date IS NOT NULL
      THEN strftime('%Y-%m', old.closed_date / 1000, 'unixepoch') || '/' || coalesce(old.closed_from_stage_id, '')
      ELSE coalesce(strftime('%Y-%m', old.expected_close_date / 1000, 'unixepoch'), 'none') END AS of_month, CASE WHEN old.closed_date IS NULL THEN 0
      ELSE max(0, old.closed_date / 86400000 - old.created_at / 86400000) END AS days))
  WHERE user_id = old.user_id AND stage_id = old.stage_id AND currency = old.currency;
END;
--> statement-breakpoint
-- Lost deals by reason and month.
CREATE TRIGGER lost_reasons_counted_on_insert AFTER INSERT ON deals
WHEN new.deleted_at IS NULL AND new.lost_reason IS NOT NULL AND new.closed_date IS NOT NULL
BEGIN
  INSERT INTO lost_reason_figures (user_id, reason, months)
  SELECT new.user_id, new.lost_reason, json_object(of_month, 1) FROM (SELECT strftime('%Y-%m', new.closed_date / 1000, 'unixepoch') AS of_month) WHERE true
  ON CONFLICT (user_id, reason) DO UPDATE SET months = (
    SELECT json_patch(months, json_object(of_month, coalesce(months ->> of_month, 0) + 1))
    FROM (SELECT strftime('%Y-%m', new.closed_date / 1000, 'unixepoch') AS of_month));
END;
--> statement-breakpoint
CREATE TRIGGER lost_reasons_counted_on_leave AFTER UPDATE OF deleted_at, lost_reason, closed_date ON deals
WHEN old.deleted_at IS NULL AND old.lost_reason IS NOT NULL AND old.closed_date IS NOT NULL
  AND (new.deleted_at IS NOT old.deleted_at OR new.lost_reason IS NOT old.lost_reason OR new.closed_date IS NOT old.closed_date)
BEGIN
  UPDATE lost_reason_figures SET months = (
    SELECT json_patch(months, json_object(of_month, nullif((months ->> of_month) - 1, 0)))
    FROM (SELECT strftime('%Y-%m', old.closed_date / 1000, 'unixepoch') AS of_month))
  WHERE user_id = old.user_id AND reason = old.lost_reason;
END;
--> statement-breakpoint
CREATE TRIGGER lost_reasons_counted_on_enter AFTER UPDATE OF deleted_at, lost_reason, closed_date ON deals
WHEN new.deleted_at IS NULL AND new.lost_reason IS NOT NULL AND new.closed_date IS NOT NULL
  AND (new.deleted_at IS NOT old.deleted_at OR new.lost_reason IS NOT old.lost_reason OR new.closed_date IS NOT old.closed_date)
BEGIN
  INSERT INTO lost_reason_figures (user_id, reason, months)
  SELECT new.user_id, new.lost_reason, json_object(of_month, 1) FROM (SELECT strftime('%Y-%m', new.closed_date / 1000, 'unixepoch') AS of_month) WHERE true
  ON CONFLICT (user_id, reason) DO UPDATE SET months = (
    SELECT json_patch(months, json_object(of_month, coalesce(months ->> of_month, 0) + 1))
    FROM (SELECT strftime('%Y-%m', new.closed_date / 1000, 'unixepoch') AS of_month));
END;
--> statement-breakpoint
CREATE TRIGGER lost_reasons_counted_on_delete BEFORE DELETE ON deals
WHEN old.deleted_at IS NULL AND old.lost_reason IS NOT NULL AND old.closed_date IS NOT NULL
BEGIN
  UPDATE lost_reason_figures SET months = (
    SELECT json_patch(months, json_object(of_month, nullif((months ->> of_month) - 1, 0)))
    FROM (SELECT strftime('%Y-%m', old.closed_date / 1000, 'unixepoch') AS of_month))
  WHERE user_id = old.user_id AND reason = old.lost_reason;
END;
--> statement-breakpoint
-- A reason that no deal has isn't kept.
CREATE TRIGGER lost_reason_figures_emptied AFTER UPDATE OF months ON lost_reason_figures
WHEN new.months = '{}'
BEGIN
  DELETE FROM lost_reason_figures WHERE user_id = new.user_id AND reason = new.reason;
END;
--> statement-breakpoint
-- Contacts and activities in quarters that a report has counted; a new one is usually later than what is counted, so
-- that it writes nothing here. A quarter is shorter than 94 days.
CREATE TRIGGER contacts_in_quarter_on_insert AFTER INSERT ON contacts
WHEN new.deleted_at IS NULL
BEGIN
  UPDATE quarter_figures SET counts = (
    SELECT json_set(counts, path, json_extract(counts, path) + 1)
    FROM (SELECT '$[' || max(key) || '][' || 0 || ']' AS path FROM json_each(starts) WHERE value <= new.created_at))
  WHERE user_id = new.user_id AND start_at <= new.created_at AND start_at > new.created_at - 8100000000
    AND end_at > new.created_at AND counted_to > new.created_at;
END;
--> statement-breakpoint
CREATE TRIGGER contacts_in_quarter_on_leave AFTER UPDATE OF deleted_at, created_at ON contacts
WHEN old.deleted_at IS NULL AND (new.deleted_at IS NOT old.deleted_at OR new.created_at <> old.created_at)
BEGIN
  UPDATE quarter_figures SET counts = (
    SELECT json_set(counts, path, json_extract(counts, path) - 1)
    FROM (SELECT '$[' || max(key) || '][' || 0 || ']' AS path FROM json_each(starts) WHERE value <= old.created_at))
  WHERE user_id = old.user_id AND start_at <= old.created_at AND start_at > old.created_at - 8100000000
    AND end_at > old.created_at AND counted_to > old.created_at;
END;
--> statement-breakpoint
CREATE TRIGGER contacts_in_quarter_on_enter AFTER UPDATE OF deleted_at, created_at ON contacts
WHEN new.deleted_at IS NULL AND (new.deleted_at IS NOT old.deleted_at OR new.created_at <> old.created_at)
BEGIN
  UPDATE quarter_figures SET counts = (
    SELECT json_set(counts, path, json_extract(counts, path) + 1)
    FROM (SELECT '$[' || max(key) || '][' || 0 || ']' AS path FROM json_each(starts) WHERE value <= new.created_at))
  WHERE user_id = new.user_id AND start_at <= new.created_at AND start_at > new.created_at - 8100000000
    AND end_at > new.created_at AND counted_to > new.created_at;
END;
--> statement-breakpoint
CREATE TRIGGER contacts_in_quarter_on_delete AFTER DELETE ON contacts
WHEN old.deleted_at IS NULL
BEGIN
  UPDATE quarter_figures SET counts = (
    SELECT json_set(counts, path, json_extract(counts, path) - 1)
    FROM (SELECT '$[' || max(key) || '][' || 0 || ']' AS path FROM json_each(starts) WHERE value <= old.created_at))
  WHERE user_id = old.user_id AND start_at <= old.created_at AND start_at > old.created_at - 8100000000
    AND end_at > old.created_at AND counted_to > old.created_at;
END;
--> statement-breakpoint
CREATE TRIGGER activities_in_quarter_on_insert AFTER INSERT ON contact_activities
WHEN new.deleted_at IS NULL
BEGIN
  UPDATE quarter_figures SET counts = (
    SELECT json_set(counts, path, json_extract(counts, path) + 1)
    FROM (SELECT '$[' || max(key) || '][' || CASE new.type WHEN 'call' THEN 1 WHEN 'email' THEN 2 WHEN 'meeting' THEN 3 ELSE 4 END || ']' AS path FROM json_each(starts) WHERE value <= new.timestamp))
  WHERE user_id = new.user_id AND start_at <= new.timestamp AND start_at > new.timestamp - 8100000000
    AND end_at > new.timestamp AND counted_to > new.timestamp;
END;
--> statement-breakpoint
CREATE TRIGGER activities_in_quarter_on_leave AFTER UPDATE OF deleted_at, timestamp, type ON contact_activities
WHEN old.deleted_at IS NULL AND (new.deleted_at IS NOT old.deleted_at OR new.timestamp <> old.timestamp OR new.type <> old.type)
BEGIN
  UPDATE quarter_figures SET counts = (
    SELECT json_set(counts, path, json_extract(counts, path) - 1)
    FROM (SELECT '$[' || max(key) || '][' || CASE old.type WHEN 'call' THEN 1 WHEN 'email' THEN 2 WHEN 'meeting' THEN 3 ELSE 4 END || ']' AS path FROM json_each(starts) WHERE value <= old.timestamp))
  WHERE user_id = old.user_id AND start_at <= old.timestamp AND start_at > old.timestamp - 8100000000
    AND end_at > old.timestamp AND counted_to > old.timestamp;
END;
--> statement-breakpoint
CREATE TRIGGER activities_in_quarter_on_enter AFTER UPDATE OF deleted_at, timestamp, type ON contact_activities
WHEN new.deleted_at IS NULL AND (new.deleted_at IS NOT old.deleted_at OR new.timestamp <> old.timestamp OR new.type <> old.type)
BEGIN
  UPDATE quarter_figures SET counts = (
    SELECT json_set(counts, path, json_extract(counts, path) + 1)
    FROM (SELECT '$[' || max(key) || '][' || CASE new.type WHEN 'call' THEN 1 WHEN 'email' THEN 2 WHEN 'meeting' THEN 3 ELSE 4 END || ']' AS path FROM json_each(starts) WHERE value <= new.timestamp))
  WHERE user_id = new.user_id AND start_at <= new.timestamp AND start_at > new.timestamp - 8100000000
    AND end_at > new.timestamp AND counted_to > new.timestamp;
END;
--> statement-breakpoint
CREATE TRIGGER activities_in_quarter_on_delete AFTER DELETE ON contact_activities
WHEN old.deleted_at IS NULL
BEGIN
  UPDATE quarter_figures SET counts = (
    SELECT json_set(counts, path, json_extract(counts, path) - 1)
    FROM (SELECT '$[' || max(key) || '][' || CASE old.type WHEN 'call' THEN 1 WHEN 'email' THEN 2 WHEN 'meeting' THEN 3 ELSE 4 END || ']' AS path FROM json_each(starts) WHERE value <= old.timestamp))
  WHERE user_id = old.user_id AND start_at <= old.timestamp AND start_at > old.timestamp - 8100000000
    AND end_at > old.timestamp AND counted_to > old.timestamp;
END;
