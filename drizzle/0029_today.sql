CREATE TABLE `attention` (
	`user_id` integer NOT NULL,
	`kind` text NOT NULL,
	`record_id` integer NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`user_id`, `kind`, `record_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `idx_attention_since` ON `attention` (`user_id`,`kind`,`since`);--> statement-breakpoint
CREATE TABLE `today_dismissals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`deal_id` integer,
	`contact_id` integer,
	`until` integer NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_today_dismissals_deal` ON `today_dismissals` (`deal_id`,`kind`) WHERE deal_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `idx_today_dismissals_contact` ON `today_dismissals` (`contact_id`,`kind`) WHERE contact_id is not null;--> statement-breakpoint
ALTER TABLE `contact_tags` ADD `cadence` integer;--> statement-breakpoint
ALTER TABLE `contacts` ADD `cadence` text;
--> statement-breakpoint
-- What needs attention in Today, and from when on. None of it depends on the present time once it is
-- written: a deal whose plan is over, or a contact that goes cold, needs it as time passes, without a
-- write. These views say what is true, and the triggers store it for the record that has changed.
CREATE VIEW deals_without_step AS
SELECT deals.user_id, deals.id AS record_id, max(deals.created_at,
    coalesce((SELECT max(timestamp) FROM contact_activities WHERE deal_id = deals.id AND deleted_at IS NULL
      AND timestamp > cast(unixepoch('subsec') * 1000 AS integer)), 0),
    coalesce((SELECT until FROM today_dismissals WHERE deal_id = deals.id AND kind = 'withoutNextStep'), 0)) AS since
FROM deals
WHERE deals.deleted_at IS NULL AND deals.closed_date IS NULL AND NOT EXISTS (SELECT 1 FROM todos
  WHERE deal_id = deals.id AND due_key <= 1000000000000000 AND deleted_at IS NULL);
--> statement-breakpoint
CREATE VIEW stale_deals AS
SELECT deals.user_id, deals.id AS record_id, deals.stage_id,
  max(coalesce(deals.stage_since, deals.created_at) + deal_stages.rotting_days * 86400000,
    coalesce((SELECT until FROM today_dismissals WHERE deal_id = deals.id AND kind = 'stale'), 0)) AS since
FROM deals CROSS JOIN deal_stages ON deal_stages.id = deals.stage_id
WHERE deals.deleted_at IS NULL AND deals.closed_date IS NULL AND deal_stages.kind = 'open'
  AND deal_stages.rotting_days IS NOT NULL;
--> statement-breakpoint
CREATE VIEW cold_contacts AS
SELECT user_id, record_id, max(touched + cadence * 86400000,
    coalesce((SELECT until FROM today_dismissals WHERE contact_id = record_id AND kind = 'goingCold'), 0)) AS since
FROM (SELECT contacts.user_id, contacts.id AS record_id,
    coalesce((SELECT max(timestamp) FROM contact_activities WHERE contact_id = contacts.id AND deleted_at IS NULL),
      contacts.created_at) AS touched,
    coalesce(cast(contacts.cadence AS integer), (SELECT min(contact_tags.cadence) FROM contacts_to_tags
      CROSS JOIN contact_tags ON contact_tags.id = contacts_to_tags.tag_id
      WHERE contacts_to_tags.contact_id = contacts.id AND contact_tags.deleted_at IS NULL)) AS cadence
  FROM contacts WHERE contacts.deleted_at IS NULL)
WHERE cadence IS NOT NULL;
--> statement-breakpoint
INSERT INTO attention (user_id, kind, record_id, since) SELECT user_id, 'withoutNextStep', record_id, since FROM deals_without_step;
--> statement-breakpoint
INSERT INTO attention (user_id, kind, record_id, since) SELECT user_id, 'stale', record_id, since FROM stale_deals;
--> statement-breakpoint
CREATE TRIGGER attention_on_deal_insert AFTER INSERT ON deals
WHEN (new.deleted_at IS NULL AND new.closed_date IS NULL)
BEGIN
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'withoutNextStep', record_id, since FROM deals_without_step
  WHERE record_id = new.id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'stale', record_id, since FROM stale_deals
  WHERE record_id = new.id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_deal_closed AFTER UPDATE OF deleted_at, closed_date ON deals
WHEN (old.deleted_at IS NULL AND old.closed_date IS NULL) AND NOT (new.deleted_at IS NULL AND new.closed_date IS NULL)
BEGIN
  DELETE FROM attention WHERE user_id = new.user_id AND kind = 'withoutNextStep' AND record_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_deal_opened AFTER UPDATE OF deleted_at, closed_date ON deals
WHEN (new.deleted_at IS NULL AND new.closed_date IS NULL) AND NOT (old.deleted_at IS NULL AND old.closed_date IS NULL)
BEGIN
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'withoutNextStep', record_id, since FROM deals_without_step
  WHERE record_id = new.id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_deal_moved AFTER UPDATE OF deleted_at, closed_date, stage_id, stage_since ON deals
WHEN ((old.deleted_at IS NULL AND old.closed_date IS NULL) <> (new.deleted_at IS NULL AND new.closed_date IS NULL) OR new.stage_id <> old.stage_id OR new.stage_since IS NOT old.stage_since)
  AND (EXISTS (SELECT 1 FROM attention WHERE user_id = new.user_id AND kind = 'stale' AND record_id = new.id)
    OR EXISTS (SELECT 1 FROM deal_stages WHERE id = new.stage_id AND rotting_days IS NOT NULL))
BEGIN
  DELETE FROM attention WHERE user_id = new.user_id AND kind = 'stale' AND record_id IN (new.id)
    AND NOT EXISTS (SELECT 1 FROM stale_deals AS due WHERE due.record_id = attention.record_id);
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'stale', record_id, since FROM stale_deals
  WHERE record_id IN (new.id) AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_deal_delete BEFORE DELETE ON deals
BEGIN
  DELETE FROM attention WHERE user_id = old.user_id AND kind IN ('withoutNextStep', 'stale') AND record_id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_stage_update AFTER UPDATE OF kind, rotting_days ON deal_stages
WHEN new.kind <> old.kind OR new.rotting_days IS NOT old.rotting_days
BEGIN
  DELETE FROM attention WHERE user_id = new.user_id AND kind = 'stale' AND record_id IN (SELECT id FROM deals WHERE stage_id = new.id)
    AND NOT EXISTS (SELECT 1 FROM stale_deals AS due WHERE due.record_id = attention.record_id);
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'stale', record_id, since FROM stale_deals
  WHERE record_id IN (SELECT id FROM deals WHERE stage_id = new.id) AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_todo_insert AFTER INSERT ON todos
WHEN new.deal_id IS NOT NULL AND new.deleted_at IS NULL
BEGIN
  DELETE FROM attention WHERE user_id = new.user_id AND kind = 'withoutNextStep' AND record_id IN (new.deal_id)
    AND NOT EXISTS (SELECT 1 FROM deals_without_step AS due WHERE due.record_id = attention.record_id);
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'withoutNextStep', record_id, since FROM deals_without_step
  WHERE record_id IN (new.deal_id) AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_todo_update AFTER UPDATE OF deal_id, due_key, deleted_at ON todos
WHEN coalesce(old.deal_id, new.deal_id) IS NOT NULL
  AND (new.deal_id IS NOT old.deal_id OR (old.deleted_at IS NULL AND old.due_key <= 1000000000000000) <> (new.deleted_at IS NULL AND new.due_key <= 1000000000000000))
BEGIN
  DELETE FROM attention WHERE user_id = new.user_id AND kind = 'withoutNextStep' AND record_id IN (old.deal_id, new.deal_id)
    AND NOT EXISTS (SELECT 1 FROM deals_without_step AS due WHERE due.record_id = attention.record_id);
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'withoutNextStep', record_id, since FROM deals_without_step
  WHERE record_id IN (old.deal_id, new.deal_id) AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_todo_delete AFTER DELETE ON todos
WHEN old.deal_id IS NOT NULL AND (old.deleted_at IS NULL AND old.due_key <= 1000000000000000)
BEGIN
  DELETE FROM attention WHERE user_id = old.user_id AND kind = 'withoutNextStep' AND record_id IN (old.deal_id)
    AND NOT EXISTS (SELECT 1 FROM deals_without_step AS due WHERE due.record_id = attention.record_id);
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'withoutNextStep', record_id, since FROM deals_without_step
  WHERE record_id IN (old.deal_id) AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_plan_insert AFTER INSERT ON contact_activities
WHEN new.deal_id IS NOT NULL AND new.deleted_at IS NULL AND new.timestamp > cast(unixepoch('subsec') * 1000 AS integer)
BEGIN
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'withoutNextStep', record_id, since FROM deals_without_step
  WHERE record_id = new.deal_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_plan_update AFTER UPDATE OF deal_id, timestamp, deleted_at ON contact_activities
WHEN coalesce(old.deal_id, new.deal_id) IS NOT NULL AND max(old.timestamp, new.timestamp) > cast(unixepoch('subsec') * 1000 AS integer)
  AND (new.deal_id IS NOT old.deal_id OR new.timestamp <> old.timestamp OR new.deleted_at IS NOT old.deleted_at)
BEGIN
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'withoutNextStep', record_id, since FROM deals_without_step
  WHERE record_id IN (old.deal_id, new.deal_id) AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_plan_delete AFTER DELETE ON contact_activities
WHEN old.deal_id IS NOT NULL AND old.deleted_at IS NULL AND old.timestamp > cast(unixepoch('subsec') * 1000 AS integer)
BEGIN
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'withoutNextStep', record_id, since FROM deals_without_step
  WHERE record_id = old.deal_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_touch_insert AFTER INSERT ON contact_activities
WHEN new.deleted_at IS NULL AND EXISTS (SELECT 1 FROM attention WHERE user_id = new.user_id AND kind = 'goingCold' AND record_id IN (new.contact_id))
BEGIN
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'goingCold', record_id, since FROM cold_contacts
  WHERE record_id = new.contact_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_touch_update AFTER UPDATE OF contact_id, timestamp, deleted_at ON contact_activities
WHEN (new.contact_id IS NOT old.contact_id OR new.timestamp <> old.timestamp OR new.deleted_at IS NOT old.deleted_at)
  AND EXISTS (SELECT 1 FROM attention WHERE user_id = new.user_id AND kind = 'goingCold' AND record_id IN (old.contact_id, new.contact_id))
BEGIN
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'goingCold', record_id, since FROM cold_contacts
  WHERE record_id IN (old.contact_id, new.contact_id) AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_touch_delete AFTER DELETE ON contact_activities
WHEN old.deleted_at IS NULL AND EXISTS (SELECT 1 FROM attention WHERE user_id = old.user_id AND kind = 'goingCold' AND record_id IN (old.contact_id))
BEGIN
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'goingCold', record_id, since FROM cold_contacts
  WHERE record_id = old.contact_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_contact_insert AFTER INSERT ON contacts
WHEN new.cadence IS NOT NULL AND new.deleted_at IS NULL
BEGIN
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'goingCold', record_id, since FROM cold_contacts
  WHERE record_id = new.id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_contact_update AFTER UPDATE OF cadence, deleted_at ON contacts
WHEN new.cadence IS NOT old.cadence OR (old.deleted_at IS NOT NULL AND new.deleted_at IS NULL)
  OR (new.deleted_at IS NOT NULL AND EXISTS (SELECT 1 FROM attention WHERE user_id = new.user_id AND kind = 'goingCold' AND record_id IN (new.id)))
BEGIN
  DELETE FROM attention WHERE user_id = new.user_id AND kind = 'goingCold' AND record_id IN (new.id)
    AND NOT EXISTS (SELECT 1 FROM cold_contacts AS due WHERE due.record_id = attention.record_id);
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'goingCold', record_id, since FROM cold_contacts
  WHERE record_id IN (new.id) AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_contact_delete BEFORE DELETE ON contacts
BEGIN
  DELETE FROM attention WHERE user_id = old.user_id AND kind = 'goingCold' AND record_id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_link AFTER INSERT ON contacts_to_tags
WHEN (SELECT cadence FROM contact_tags WHERE id = new.tag_id) IS NOT NULL
BEGIN
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'goingCold', record_id, since FROM cold_contacts
  WHERE record_id = new.contact_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_unlink AFTER DELETE ON contacts_to_tags
WHEN EXISTS (SELECT 1 FROM contacts CROSS JOIN attention ON attention.user_id = contacts.user_id
  AND attention.kind = 'goingCold' AND attention.record_id = contacts.id WHERE contacts.id = old.contact_id)
BEGIN
  DELETE FROM attention WHERE user_id = (SELECT user_id FROM contacts WHERE id = old.contact_id) AND kind = 'goingCold' AND record_id IN (old.contact_id)
    AND NOT EXISTS (SELECT 1 FROM cold_contacts AS due WHERE due.record_id = attention.record_id);
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'goingCold', record_id, since FROM cold_contacts
  WHERE record_id IN (old.contact_id) AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_tag_update AFTER UPDATE OF cadence, deleted_at ON contact_tags
WHEN new.cadence IS NOT old.cadence OR (new.cadence IS NOT NULL AND new.deleted_at IS NOT old.deleted_at)
BEGIN
  DELETE FROM attention WHERE user_id = new.user_id AND kind = 'goingCold' AND record_id IN (SELECT contact_id FROM contacts_to_tags WHERE tag_id = new.id)
    AND NOT EXISTS (SELECT 1 FROM cold_contacts AS due WHERE due.record_id = attention.record_id);
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'goingCold', record_id, since FROM cold_contacts
  WHERE record_id IN (SELECT contact_id FROM contacts_to_tags WHERE tag_id = new.id) AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_hide_insert AFTER INSERT ON today_dismissals
BEGIN
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'withoutNextStep', record_id, since FROM deals_without_step
  WHERE new.kind = 'withoutNextStep' AND record_id = new.deal_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'stale', record_id, since FROM stale_deals
  WHERE new.kind = 'stale' AND record_id = new.deal_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'goingCold', record_id, since FROM cold_contacts
  WHERE new.kind = 'goingCold' AND record_id = new.contact_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_hide_update AFTER UPDATE OF until ON today_dismissals
BEGIN
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'withoutNextStep', record_id, since FROM deals_without_step
  WHERE new.kind = 'withoutNextStep' AND record_id = new.deal_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'stale', record_id, since FROM stale_deals
  WHERE new.kind = 'stale' AND record_id = new.deal_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'goingCold', record_id, since FROM cold_contacts
  WHERE new.kind = 'goingCold' AND record_id = new.contact_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER attention_on_hide_delete AFTER DELETE ON today_dismissals
BEGIN
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'withoutNextStep', record_id, since FROM deals_without_step
  WHERE old.kind = 'withoutNextStep' AND record_id = old.deal_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'stale', record_id, since FROM stale_deals
  WHERE old.kind = 'stale' AND record_id = old.deal_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'goingCold', record_id, since FROM cold_contacts
  WHERE old.kind = 'goingCold' AND record_id = old.contact_id AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
