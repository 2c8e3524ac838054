CREATE TABLE `stay_figures` (
	`user_id` integer NOT NULL,
	`year` text NOT NULL,
	`stays` text NOT NULL,
	PRIMARY KEY(`user_id`, `year`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `won_figures` (
	`user_id` integer NOT NULL,
	`kind` text NOT NULL,
	`span` text NOT NULL,
	`currency` text NOT NULL,
	`record_id` integer NOT NULL,
	`deals` integer NOT NULL,
	`value_minor` integer NOT NULL,
	PRIMARY KEY(`user_id`, `kind`, `span`, `currency`, `record_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `idx_won_figures_value` ON `won_figures` (`user_id`,`kind`,`span`,`currency`,`value_minor`,`deals`);--> statement-breakpoint
ALTER TABLE `user` ADD `sources` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `source` text;--> statement-breakpoint
ALTER TABLE `quarter_figures` ADD `sources` text DEFAULT '[]' NOT NULL;
--> statement-breakpoint
INSERT INTO won_figures (user_id, kind, span, currency, record_id, deals, value_minor)
SELECT part.user_id, part.kind, span.value, currency, record_id, count(*), sum(value_minor)
FROM (SELECT user_id, stage_id, 'company' AS kind, company_id AS record_id, currency, closed_date, value_minor
      FROM deals WHERE company_id IS NOT NULL AND deleted_at IS NULL AND closed_date IS NOT NULL
      UNION ALL
      SELECT user_id, stage_id, 'tag', tag_id, currency, closed_date, value_minor
      FROM deals JOIN contacts_to_tags ON contacts_to_tags.contact_id = deals.contact_id
      WHERE deleted_at IS NULL AND closed_date IS NOT NULL) AS part
  JOIN deal_stages ON deal_stages.id = stage_id AND deal_stages.kind = 'won',
  json_each(json_array(strftime('%Y-%m', part.closed_date / 1000, 'unixepoch'),
      strftime('%Y-Q', part.closed_date / 1000, 'unixepoch') || ((strftime('%m', part.closed_date / 1000, 'unixepoch') + 2) / 3),
      strftime('%Y', part.closed_date / 1000, 'unixepoch'))) AS span
GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
-- A deal counts for its company and for each tag of its contact, while it is won and not in Trash. What is added and
-- what is taken away commute, so that triggers may run in any order; a row that says nothing is deleted.
CREATE TRIGGER won_counted_on_insert AFTER INSERT ON deals
WHEN new.deleted_at IS NULL AND new.closed_date IS NOT NULL
BEGIN
  INSERT INTO won_figures (user_id, kind, span, currency, record_id, deals, value_minor)
  SELECT part.user_id, part.kind, span.value, currency, record_id, sum(sign), sum(sign * value_minor)
  FROM (SELECT new.user_id AS user_id, 'company' AS kind, new.company_id AS record_id,
        new.currency AS currency, new.closed_date AS closed_date, 1 AS sign, new.value_minor AS value_minor
      WHERE new.company_id IS NOT NULL AND new.deleted_at IS NULL AND new.closed_date IS NOT NULL
        AND (SELECT kind FROM deal_stages WHERE id = new.stage_id) = 'won'
      UNION ALL
      SELECT new.user_id, 'tag', tag_id, new.currency, new.closed_date, 1, new.value_minor FROM contacts_to_tags
      WHERE contact_id = new.contact_id AND new.deleted_at IS NULL AND new.closed_date IS NOT NULL
        AND (SELECT kind FROM deal_stages WHERE id = new.stage_id) = 'won') AS part,
    json_each(json_array(strftime('%Y-%m', part.closed_date / 1000, 'unixepoch'),
      strftime('%Y-Q', part.closed_date / 1000, 'unixepoch') || ((strftime('%m', part.closed_date / 1000, 'unixepoch') + 2) / 3),
      strftime('%Y', part.closed_date / 1000, 'unixepoch'))) AS span
  WHERE EXISTS (SELECT 1 FROM user WHERE user.id = part.user_id)
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(sign) <> 0 OR sum(sign * value_minor) <> 0
  ON CONFLICT (user_id, kind, span, currency, record_id) DO UPDATE SET deals = deals + excluded.deals,
    value_minor = value_minor + excluded.value_minor;
END;
--> statement-breakpoint
CREATE TRIGGER won_counted_on_change AFTER UPDATE OF deleted_at, stage_id, currency, value_minor, closed_date, company_id, contact_id ON deals
WHEN (old.deleted_at IS NULL AND old.closed_date IS NOT NULL) OR (new.deleted_at IS NULL AND new.closed_date IS NOT NULL)
BEGIN
  INSERT INTO won_figures (user_id, kind, span, currency, record_id, deals, value_minor)
  SELECT part.user_id, part.kind, span.value, currency, record_id, sum(sign), sum(sign * value_minor)
  FROM (SELECT old.user_id AS user_id, 'company' AS kind, old.company_id AS record_id,
        old.currency AS currency, old.closed_date AS closed_date, -1 AS sign, old.value_minor AS value_minor
      WHERE old.company_id IS NOT NULL AND old.deleted_at IS NULL AND old.closed_date IS NOT NULL
        AND (SELECT kind FROM deal_stages WHERE id = old.stage_id) = 'won'
      UNION ALL
      SELECT old.user_id, 'tag', tag_id, old.currency, old.closed_date, -1, old.value_minor FROM contacts_to_tags
      WHERE contact_id = old.contact_id AND old.deleted_at IS NULL AND old.closed_date IS NOT NULL
        AND (SELECT kind FROM deal_stages WHERE id = old.stage_id) = 'won'
      UNION ALL
      SELECT new.user_id AS user_id, 'company' AS kind, new.company_id AS record_id,
        new.currency AS currency, new.closed_date AS closed_date, 1 AS sign, new.value_minor AS value_minor
      WHERE new.company_id IS NOT NULL AND new.deleted_at IS NULL AND new.closed_date IS NOT NULL
        AND (SELECT kind FROM deal_stages WHERE id = new.stage_id) = 'won'
      UNION ALL
      SELECT new.user_id, 'tag', tag_id, new.currency, new.closed_date, 1, new.value_minor FROM contacts_to_tags
      WHERE contact_id = new.contact_id AND new.deleted_at IS NULL AND new.closed_date IS NOT NULL
        AND (SELECT kind FROM deal_stages WHERE id = new.stage_id) = 'won') AS part,
    json_each(json_array(strftime('%Y-%m', part.closed_date / 1000, 'unixepoch'),
      strftime('%Y-Q', part.closed_date / 1000, 'unixepoch') || ((strftime('%m', part.closed_date / 1000, 'unixepoch') + 2) / 3),
      strftime('%Y', part.closed_date / 1000, 'unixepoch'))) AS span
  WHERE EXISTS (SELECT 1 FROM user WHERE user.id = part.user_id)
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(sign) <> 0 OR sum(sign * value_minor) <> 0
  ON CONFLICT (user_id, kind, span, currency, record_id) DO UPDATE SET deals = deals + excluded.deals,
    value_minor = value_minor + excluded.value_minor;
END;
--> statement-breakpoint
CREATE TRIGGER won_counted_on_delete BEFORE DELETE ON deals
WHEN old.deleted_at IS NULL AND old.closed_date IS NOT NULL
BEGIN
  INSERT INTO won_figures (user_id, kind, span, currency, record_id, deals, value_minor)
  SELECT part.user_id, part.kind, span.value, currency, record_id, sum(sign), sum(sign * value_minor)
  FROM (SELECT old.user_id AS user_id, 'company' AS kind, old.company_id AS record_id,
        old.currency AS currency, old.closed_date AS closed_date, -1 AS sign, old.value_minor AS value_minor
      WHERE old.company_id IS NOT NULL AND old.deleted_at IS NULL AND old.closed_date IS NOT NULL
        AND (SELECT kind FROM deal_stages WHERE id = old.stage_id) = 'won'
      UNION ALL
      SELECT old.user_id, 'tag', tag_id, old.currency, old.closed_date, -1, old.value_minor FROM contacts_to_tags
      WHERE contact_id = old.contact_id AND old.deleted_at IS NULL AND old.closed_date IS NOT NULL
        AND (SELECT kind FROM deal_stages WHERE id = old.stage_id) = 'won') AS part,
    json_each(json_array(strftime('%Y-%m', part.closed_date / 1000, 'unixepoch'),
      strftime('%Y-Q', part.closed_date / 1000, 'unixepoch') || ((strftime('%m', part.closed_date / 1000, 'unixepoch') + 2) / 3),
      strftime('%Y', part.closed_date / 1000, 'unixepoch'))) AS span
  WHERE EXISTS (SELECT 1 FROM user WHERE user.id = part.user_id)
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(sign) <> 0 OR sum(sign * value_minor) <> 0
  ON CONFLICT (user_id, kind, span, currency, record_id) DO UPDATE SET deals = deals + excluded.deals,
    value_minor = value_minor + excluded.value_minor;
END;
--> statement-breakpoint
CREATE TRIGGER won_counted_on_tag AFTER INSERT ON contacts_to_tags
BEGIN
  INSERT INTO won_figures (user_id, kind, span, currency, record_id, deals, value_minor)
  SELECT deals.user_id, 'tag', span.value, currency, new.tag_id, count(*), sum(value_minor)
  FROM deals JOIN deal_stages ON deal_stages.id = stage_id AND deal_stages.kind = 'won',
    json_each(json_array(strftime('%Y-%m', deals.closed_date / 1000, 'unixepoch'),
      strftime('%Y-Q', deals.closed_date / 1000, 'unixepoch') || ((strftime('%m', deals.closed_date / 1000, 'unixepoch') + 2) / 3),
      strftime('%Y', deals.closed_date / 1000, 'unixepoch'))) AS span
  WHERE deals.contact_id = new.contact_id AND deleted_at IS NULL AND closed_date IS NOT NULL
    AND EXISTS (SELECT 1 FROM user WHERE user.id = deals.user_id)
  GROUP BY deals.user_id, currency, span.value
  ON CONFLICT (user_id, kind, span, currency, record_id) DO UPDATE SET deals = deals + excluded.deals,
    value_minor = value_minor + excluded.value_minor;
END;
--> statement-breakpoint
CREATE TRIGGER won_counted_on_untag AFTER DELETE ON contacts_to_tags
BEGIN
  INSERT INTO won_figures (user_id, kind, span, currency, record_id, deals, value_minor)
  SELECT deals.user_id, 'tag', span.value, currency, old.tag_id, -count(*), -sum(value_minor)
  FROM deals JOIN deal_stages ON deal_stages.id = stage_id AND deal_stages.kind = 'won',
    json_each(json_array(strftime('%Y-%m', deals.closed_date / 1000, 'unixepoch'),
      strftime('%Y-Q', deals.closed_date / 1000, 'unixepoch') || ((strftime('%m', deals.closed_date / 1000, 'unixepoch') + 2) / 3),
      strftime('%Y', deals.closed_date / 1000, 'unixepoch'))) AS span
  WHERE deals.contact_id = old.contact_id AND deleted_at IS NULL AND closed_date IS NOT NULL
    AND EXISTS (SELECT 1 FROM user WHERE user.id = deals.user_id)
  GROUP BY deals.user_id, currency, span.value
  ON CONFLICT (user_id, kind, span, currency, record_id) DO UPDATE SET deals = deals + excluded.deals,
    value_minor = value_minor + excluded.value_minor;
END;
--> statement-breakpoint
CREATE TRIGGER won_counted_on_stage AFTER UPDATE OF kind ON deal_stages
WHEN (old.kind = 'won') <> (new.kind = 'won')
BEGIN
  INSERT INTO won_figures (user_id, kind, span, currency, record_id, deals, value_minor)
  SELECT part.user_id, part.kind, span.value, currency, record_id, iif(new.kind = 'won', 1, -1) * count(*),
    iif(new.kind = 'won', 1, -1) * sum(value_minor)
  FROM (SELECT user_id, 'company' AS kind, company_id AS record_id, currency, closed_date, value_minor
      FROM deals WHERE stage_id = new.id AND company_id IS NOT NULL AND deleted_at IS NULL AND closed_date IS NOT NULL
      UNION ALL
      SELECT user_id, 'tag', tag_id, currency, closed_date, value_minor
      FROM deals JOIN contacts_to_tags ON contacts_to_tags.contact_id = deals.contact_id
      WHERE stage_id = new.id AND deleted_at IS NULL AND closed_date IS NOT NULL) AS part,
    json_each(json_array(strftime('%Y-%m', part.closed_date / 1000, 'unixepoch'),
      strftime('%Y-Q', part.closed_date / 1000, 'unixepoch') || ((strftime('%m', part.closed_date / 1000, 'unixepoch') + 2) / 3),
      strftime('%Y', part.closed_date / 1000, 'unixepoch'))) AS span
  WHERE true
  GROUP BY 1, 2, 3, 4, 5
  ON CONFLICT (user_id, kind, span, currency, record_id) DO UPDATE SET deals = deals + excluded.deals,
    value_minor = value_minor + excluded.value_minor;
END;
--> statement-breakpoint
CREATE TRIGGER won_figures_emptied AFTER UPDATE OF deals ON won_figures
WHEN new.deals = 0 AND new.value_minor = 0
BEGIN
  DELETE FROM won_figures WHERE user_id = new.user_id AND kind = new.kind AND span = new.span
    AND currency = new.currency AND record_id = new.record_id;
END;
--> statement-breakpoint
DROP TRIGGER contacts_in_quarter_on_insert;
--> statement-breakpoint
DROP TRIGGER contacts_in_quarter_on_leave;
--> statement-breakpoint
DROP TRIGGER contacts_in_quarter_on_enter;
--> statement-breakpoint
DROP TRIGGER contacts_in_quarter_on_delete;
--> statement-breakpoint
-- New contacts are counted by source as well, in the places after those of activities.
CREATE TRIGGER contacts_in_quarter_on_insert AFTER INSERT ON contacts
WHEN new.deleted_at IS NULL
BEGIN
  UPDATE quarter_figures SET counts = (
    SELECT iif(place IS NULL, json_set(counts, path || '[' || 0 || ']', json_extract(counts, path || '[' || 0 || ']') + 1),
      json_set(counts, path || '[' || 0 || ']', json_extract(counts, path || '[' || 0 || ']') + 1,
        path || '[' || (5 + place) || ']', json_extract(counts, path || '[' || (5 + place) || ']') + 1))
    FROM (SELECT '$[' || max(key) || ']' AS path,
        (SELECT listed.key FROM json_each(sources) AS listed WHERE listed.value = new.source) AS place
      FROM json_each(starts) WHERE value <= new.created_at))
  WHERE user_id = new.user_id AND start_at <= new.created_at AND start_at > new.created_at - 8100000000
    AND end_at > new.created_at AND counted_to > new.created_at;
END;
--> statement-breakpoint
CREATE TRIGGER contacts_in_quarter_on_leave AFTER UPDATE OF deleted_at, created_at, source ON contacts
WHEN old.deleted_at IS NULL AND (new.deleted_at IS NOT old.deleted_at OR new.created_at <> old.created_at
  OR new.source IS NOT old.source)
BEGIN
  UPDATE quarter_figures SET counts = (
    SELECT iif(place IS NULL, json_set(counts, path || '[' || 0 || ']', json_extract(counts, path || '[' || 0 || ']') - 1),
      json_set(counts, path || '[' || 0 || ']', json_extract(counts, path || '[' || 0 || ']') - 1,
        path || '[' || (5 + place) || ']', json_extract(counts, path || '[' || (5 + place) || ']') - 1))
    FROM (SELECT '$[' || max(key) || ']' AS path,
        (SELECT listed.key FROM json_each(sources) AS listed WHERE listed.value = old.source) AS place
      FROM json_each(starts) WHERE value <= old.created_at))
  WHERE user_id = old.user_id AND start_at <= old.created_at AND start_at > old.created_at - 8100000000
    AND end_at > old.created_at AND counted_to > old.created_at;
END;
--> statement-breakpoint
CREATE TRIGGER contacts_in_quarter_on_enter AFTER UPDATE OF deleted_at, created_at, source ON contacts
WHEN new.deleted_at IS NULL AND (new.deleted_at IS NOT old.deleted_at OR new.created_at <> old.created_at
  OR new.source IS NOT old.source)
BEGIN
  UPDATE quarter_figures SET counts = (
    SELECT iif(place IS NULL, json_set(counts, path || '[' || 0 || ']', json_extract(counts, path || '[' || 0 || ']') + 1),
      json_set(counts, path || '[' || 0 || ']', json_extract(counts, path || '[' || 0 || ']') + 1,
        path || '[' || (5 + place) || ']', json_extract(counts, path || '[' || (5 + place) || ']') + 1))
    FROM (SELECT '$[' || max(key) || ']' AS path,
        (SELECT listed.key FROM json_each(sources) AS listed WHERE listed.value = new.source) AS place
      FROM json_each(starts) WHERE value <= new.created_at))
  WHERE user_id = new.user_id AND start_at <= new.created_at AND start_at > new.created_at - 8100000000
    AND end_at > new.created_at AND counted_to > new.created_at;
END;
--> statement-breakpoint
CREATE TRIGGER contacts_in_quarter_on_delete AFTER DELETE ON contacts
WHEN old.deleted_at IS NULL
BEGIN
  UPDATE quarter_figures SET counts = (
    SELECT iif(place IS NULL, json_set(counts, path || '[' || 0 || ']', json_extract(counts, path || '[' || 0 || ']') - 1),
      json_set(counts, path || '[' || 0 || ']', json_extract(counts, path || '[' || 0 || ']') - 1,
        path || '[' || (5 + place) || ']', json_extract(counts, path || '[' || (5 + place) || ']') - 1))
    FROM (SELECT '$[' || max(key) || ']' AS path,
        (SELECT listed.key FROM json_each(sources) AS listed WHERE listed.value = old.source) AS place
      FROM json_each(starts) WHERE value <= old.created_at))
  WHERE user_id = old.user_id AND start_at <= old.created_at AND start_at > old.created_at - 8100000000
    AND end_at > old.created_at AND counted_to > old.created_at;
END;
--> statement-breakpoint
-- How long deals were in the stages that they have left, from one move to the next.
CREATE VIEW deal_stays AS
SELECT here.deal_id, here.from_stage_id AS stage_id,
  sum(here.moved_at - coalesce((SELECT earlier.moved_at FROM deal_stage_changes AS earlier
      WHERE earlier.deal_id = here.deal_id AND earlier.operation_id < here.operation_id
      ORDER BY earlier.operation_id DESC LIMIT 1), deals.created_at)) AS time
FROM deal_stage_changes AS here JOIN deals ON deals.id = here.deal_id
WHERE here.from_stage_id IS NOT NULL GROUP BY here.deal_id, here.from_stage_id;
--> statement-breakpoint
INSERT INTO stay_figures (user_id, year, stays)
SELECT user_id, year, json_group_object(place, json_array(deals, time))
FROM (SELECT deals.user_id, strftime('%Y', closed_date / 1000, 'unixepoch') AS year,
    strftime('%m', closed_date / 1000, 'unixepoch') || '/' || deal_stays.stage_id AS place, count(*) AS deals, sum(time) AS time
  FROM deals JOIN deal_stays ON deal_id = deals.id WHERE deleted_at IS NULL AND closed_date IS NOT NULL
  GROUP BY 1, 2, 3)
GROUP BY user_id, year;
--> statement-breakpoint
-- Stays are counted while their deal is closed and not in Trash.
CREATE TRIGGER stays_counted_on_change AFTER UPDATE OF deleted_at, closed_date ON deals
WHEN (old.deleted_at IS NULL AND old.closed_date IS NOT NULL) <> (new.deleted_at IS NULL AND new.closed_date IS NOT NULL) OR new.deleted_at IS NULL AND new.closed_date IS NOT NULL AND strftime('%Y-%m', old.closed_date / 1000, 'unixepoch') <> strftime('%Y-%m', new.closed_date / 1000, 'unixepoch')
BEGIN
  INSERT INTO stay_figures (user_id, year, stays)
  SELECT user_id, year, json_group_object(place, json_array(deals, time))
  FROM (SELECT user_id, strftime('%Y', closed_date / 1000, 'unixepoch') AS year,
      strftime('%m', closed_date / 1000, 'unixepoch') || '/' || stage_id AS place, sum(deals) AS deals, sum(time) AS time
    FROM (SELECT old.user_id AS user_id, old.closed_date AS closed_date, stage_id, -1 AS deals, -1 * time AS time
      FROM deal_stays WHERE deal_id = old.id AND old.deleted_at IS NULL AND old.closed_date IS NOT NULL
      UNION ALL
      SELECT new.user_id AS user_id, new.closed_date AS closed_date, stage_id, 1 AS deals, 1 * time AS time
      FROM deal_stays WHERE deal_id = new.id AND new.deleted_at IS NULL AND new.closed_date IS NOT NULL)
    WHERE EXISTS (SELECT 1 FROM user WHERE user.id = user_id)
    GROUP BY 1, 2, 3 HAVING sum(deals) <> 0 OR sum(time) <> 0) WHERE true
  GROUP BY user_id, year
  ON CONFLICT (user_id, year) DO UPDATE SET stays = (
    SELECT json_group_object(place, json_array(deals, time)) FROM (
      SELECT place, sum(deals) AS deals, sum(time) AS time FROM (
        SELECT key AS place, value ->> 0 AS deals, value ->> 1 AS time FROM json_each(stay_figures.stays)
        UNION ALL
        SELECT key, value ->> 0, value ->> 1 FROM json_each(excluded.stays))
      GROUP BY place HAVING sum(deals) <> 0 OR sum(time) <> 0));
END;
--> statement-breakpoint
CREATE TRIGGER stays_counted_on_delete BEFORE DELETE ON deals
WHEN old.deleted_at IS NULL AND old.closed_date IS NOT NULL
BEGIN
  INSERT INTO stay_figures (user_id, year, stays)
  SELECT user_id, year, json_group_object(place, json_array(deals, time))
  FROM (SELECT user_id, strftime('%Y', closed_date / 1000, 'unixepoch') AS year,
      strftime('%m', closed_date / 1000, 'unixepoch') || '/' || stage_id AS place, sum(deals) AS deals, sum(time) AS time
    FROM (SELECT old.user_id AS user_id, old.closed_date AS closed_date, stage_id, -1 AS deals, -1 * time AS time
      FROM deal_stays WHERE deal_id = old.id AND old.deleted_at IS NULL AND old.closed_date IS NOT NULL)
    WHERE EXISTS (SELECT 1 FROM user WHERE user.id = user_id)
    GROUP BY 1, 2, 3 HAVING sum(deals) <> 0 OR sum(time) <> 0) WHERE true
  GROUP BY user_id, year
  ON CONFLICT (user_id, year) DO UPDATE SET stays = (
    SELECT json_group_object(place, json_array(deals, time)) FROM (
      SELECT place, sum(deals) AS deals, sum(time) AS time FROM (
        SELECT key AS place, value ->> 0 AS deals, value ->> 1 AS time FROM json_each(stay_figures.stays)
        UNION ALL
        SELECT key, value ->> 0, value ->> 1 FROM json_each(excluded.stays))
      GROUP BY place HAVING sum(deals) <> 0 OR sum(time) <> 0));
END;
--> statement-breakpoint
CREATE TRIGGER stays_counted_on_move AFTER INSERT ON deal_stage_changes
WHEN EXISTS (SELECT 1 FROM deals WHERE id = new.deal_id AND deals.deleted_at IS NULL AND deals.closed_date IS NOT NULL)
BEGIN
  INSERT INTO stay_figures (user_id, year, stays)
  SELECT user_id, year, json_group_object(place, json_array(deals, time))
  FROM (SELECT user_id, strftime('%Y', closed_date / 1000, 'unixepoch') AS year,
      strftime('%m', closed_date / 1000, 'unixepoch') || '/' || stage_id AS place, sum(deals) AS deals, sum(time) AS time
    FROM (SELECT user_id, closed_date, new.from_stage_id AS stage_id,
        (NOT EXISTS (SELECT 1 FROM deal_stage_changes AS other WHERE other.deal_id = new.deal_id
          AND other.from_stage_id = new.from_stage_id AND other.operation_id <> new.operation_id)) AS deals,
        (new.moved_at - coalesce((SELECT moved_at FROM deal_stage_changes
          WHERE deal_id = new.deal_id AND operation_id < new.operation_id ORDER BY operation_id DESC LIMIT 1), created_at)) AS time
      FROM deals WHERE deals.id = new.deal_id AND deals.deleted_at IS NULL AND deals.closed_date IS NOT NULL AND new.from_stage_id IS NOT NULL
      UNION ALL
      SELECT user_id, closed_date, next.from_stage_id, 0,
        -(new.moved_at - coalesce((SELECT moved_at FROM deal_stage_changes
          WHERE deal_id = new.deal_id AND operation_id < new.operation_id ORDER BY operation_id DESC LIMIT 1), created_at))
      FROM deals JOIN deal_stage_changes AS next ON next.deal_id = deals.id AND next.from_stage_id IS NOT NULL
        AND next.operation_id = (SELECT min(operation_id) FROM deal_stage_changes AS later
          WHERE later.deal_id = new.deal_id AND later.operation_id > new.operation_id)
      WHERE deals.id = new.deal_id AND deals.deleted_at IS NULL AND deals.closed_date IS NOT NULL)
    WHERE EXISTS (SELECT 1 FROM user WHERE user.id = user_id)
    GROUP BY 1, 2, 3 HAVING sum(deals) <> 0 OR sum(time) <> 0) WHERE true
  GROUP BY user_id, year
  ON CONFLICT (user_id, year) DO UPDATE SET stays = (
    SELECT json_group_object(place, json_array(deals, time)) FROM (
      SELECT place, sum(deals) AS deals, sum(time) AS time FROM (
        SELECT key AS place, value ->> 0 AS deals, value ->> 1 AS time FROM json_each(stay_figures.stays)
        UNION ALL
        SELECT key, value ->> 0, value ->> 1 FROM json_each(excluded.stays))
      GROUP BY place HAVING sum(deals) <> 0 OR sum(time) <> 0));
END;
--> statement-breakpoint
CREATE TRIGGER stays_counted_on_unmove AFTER DELETE ON deal_stage_changes
WHEN EXISTS (SELECT 1 FROM deals WHERE id = old.deal_id AND deals.deleted_at IS NULL AND deals.closed_date IS NOT NULL)
BEGIN
  INSERT INTO stay_figures (user_id, year, stays)
  SELECT user_id, year, json_group_object(place, json_array(deals, time))
  FROM (SELECT user_id, strftime('%Y', closed_date / 1000, 'unixepoch') AS year,
      strftime('%m', closed_date / 1000, 'unixepoch') || '/' || stage_id AS place, sum(deals) AS deals, sum(time) AS time
    FROM (SELECT user_id, closed_date, old.from_stage_id AS stage_id,
        -(NOT EXISTS (SELECT 1 FROM deal_stage_changes AS other WHERE other.deal_id = old.deal_id
          AND other.from_stage_id = old.from_stage_id AND other.operation_id <> old.operation_id)) AS deals,
        -(old.moved_at - coalesce((SELECT moved_at FROM deal_stage_changes
          WHERE deal_id = old.deal_id AND operation_id < old.operation_id ORDER BY operation_id DESC LIMIT 1), created_at)) AS time
      FROM deals WHERE deals.id = old.deal_id AND deals.deleted_at IS NULL AND deals.closed_date IS NOT NULL AND old.from_stage_id IS NOT NULL
      UNION ALL
      SELECT user_id, closed_date, next.from_stage_id, 0,
        (old.moved_at - coalesce((SELECT moved_at FROM deal_stage_changes
          WHERE deal_id = old.deal_id AND operation_id < old.operation_id ORDER BY operation_id DESC LIMIT 1), created_at))
      FROM deals JOIN deal_stage_changes AS next ON next.deal_id = deals.id AND next.from_stage_id IS NOT NULL
        AND next.operation_id = (SELECT min(operation_id) FROM deal_stage_changes AS later
          WHERE later.deal_id = old.deal_id AND later.operation_id > old.operation_id)
      WHERE deals.id = old.deal_id AND deals.deleted_at IS NULL AND deals.closed_date IS NOT NULL)
    WHERE EXISTS (SELECT 1 FROM user WHERE user.id = user_id)
    GROUP BY 1, 2, 3 HAVING sum(deals) <> 0 OR sum(time) <> 0) WHERE true
  GROUP BY user_id, year
  ON CONFLICT (user_id, year) DO UPDATE SET stays = (
    SELECT json_group_object(place, json_array(deals, time)) FROM (
      SELECT place, sum(deals) AS deals, sum(time) AS time FROM (
        SELECT key AS place, value ->> 0 AS deals, value ->> 1 AS time FROM json_each(stay_figures.stays)
        UNION ALL
        SELECT key, value ->> 0, value ->> 1 FROM json_each(excluded.stays))
      GROUP BY place HAVING sum(deals) <> 0 OR sum(time) <> 0));
END;
--> statement-breakpoint
CREATE TRIGGER stay_figures_emptied AFTER UPDATE OF stays ON stay_figures
WHEN new.stays = '{}'
BEGIN
  DELETE FROM stay_figures WHERE user_id = new.user_id AND year = new.year;
END;
