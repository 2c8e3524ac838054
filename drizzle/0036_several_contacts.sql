CREATE TABLE `activities_to_contacts` (
	`activity_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	`at` integer,
	PRIMARY KEY(`activity_id`, `contact_id`),
	FOREIGN KEY (`activity_id`) REFERENCES `contact_activities`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `idx_activities_to_contacts_contact_id` ON `activities_to_contacts` (`contact_id`,`at`,`activity_id`);--> statement-breakpoint
CREATE INDEX `idx_todos_in_progress` ON `todos` (`user_id`,`due_key`,`id`) WHERE status = 'in_progress' and deleted_at is null;
--> statement-breakpoint
-- When a contact was last in touch and is next planned to be, as of now: activities with them alone or first,
-- and those with them among others. Each is looked up by one entry of an index.
CREATE VIEW contact_times AS
SELECT record.id,
  nullif(max(
    coalesce((SELECT max(timestamp) FROM contact_activities WHERE contact_id = record.id AND deleted_at IS NULL
      AND timestamp <= cast(unixepoch('subsec') * 1000 AS integer)), -1),
    coalesce((SELECT max(at) FROM activities_to_contacts WHERE contact_id = record.id
      AND at <= cast(unixepoch('subsec') * 1000 AS integer)), -1)), -1) AS last,
  nullif(min(
    coalesce((SELECT min(timestamp) FROM contact_activities WHERE contact_id = record.id AND deleted_at IS NULL
      AND timestamp > cast(unixepoch('subsec') * 1000 AS integer)), 9007199254740991),
    coalesce((SELECT min(at) FROM activities_to_contacts WHERE contact_id = record.id
      AND at > cast(unixepoch('subsec') * 1000 AS integer)), 9007199254740991)), 9007199254740991) AS next
FROM contacts AS record;
--> statement-breakpoint
DROP TRIGGER contacts_activity_on_insert;
--> statement-breakpoint
DROP TRIGGER contacts_activity_on_update;
--> statement-breakpoint
DROP TRIGGER contacts_activity_on_delete;
--> statement-breakpoint
CREATE TRIGGER contacts_activity_on_insert AFTER INSERT ON contact_activities
WHEN new.contact_id IS NOT NULL AND new.deleted_at IS NULL
BEGIN
  UPDATE contacts SET last_activity_at = found.last, next_activity_at = found.next
  FROM contact_times AS found
  WHERE contacts.id = found.id AND found.id IN (new.contact_id)
    AND (contacts.last_activity_at IS NOT found.last OR contacts.next_activity_at IS NOT found.next);
END;
--> statement-breakpoint
CREATE TRIGGER contacts_activity_on_update AFTER UPDATE OF contact_id, timestamp, deleted_at ON contact_activities
WHEN new.contact_id IS NOT old.contact_id OR new.timestamp <> old.timestamp OR new.deleted_at IS NOT old.deleted_at
BEGIN
  UPDATE contacts SET last_activity_at = found.last, next_activity_at = found.next
  FROM contact_times AS found
  WHERE contacts.id = found.id AND found.id IN (old.contact_id, new.contact_id)
    AND (contacts.last_activity_at IS NOT found.last OR contacts.next_activity_at IS NOT found.next);
  DELETE FROM activities_to_contacts WHERE activity_id = new.id AND contact_id = new.contact_id;
  UPDATE activities_to_contacts SET at = iif(new.deleted_at IS NULL, new.timestamp, NULL)
  WHERE activity_id = new.id AND at IS NOT iif(new.deleted_at IS NULL, new.timestamp, NULL);
END;
--> statement-breakpoint
CREATE TRIGGER contacts_activity_on_delete AFTER DELETE ON contact_activities
WHEN old.contact_id IS NOT NULL AND old.deleted_at IS NULL
BEGIN
  UPDATE contacts SET last_activity_at = found.last, next_activity_at = found.next
  FROM contact_times AS found
  WHERE contacts.id = found.id AND found.id IN (old.contact_id)
    AND (contacts.last_activity_at IS NOT found.last OR contacts.next_activity_at IS NOT found.next);
END;
--> statement-breakpoint
DROP VIEW cold_contacts;
--> statement-breakpoint
CREATE VIEW cold_contacts AS
SELECT user_id, record_id, max(touched + cadence * 86400000,
    coalesce((SELECT until FROM today_dismissals WHERE contact_id = record_id AND kind = 'goingCold'), 0)) AS since
FROM (SELECT contacts.user_id, contacts.id AS record_id,
    coalesce(nullif(max(
      coalesce((SELECT max(timestamp) FROM contact_activities WHERE contact_id = contacts.id AND deleted_at IS NULL), -1),
      coalesce((SELECT max(at) FROM activities_to_contacts WHERE contact_id = contacts.id), -1)), -1),
      contacts.created_at) AS touched,
    coalesce(cast(contacts.cadence AS integer), (SELECT min(contact_tags.cadence) FROM contacts_to_tags
      CROSS JOIN contact_tags ON contact_tags.id = contacts_to_tags.tag_id
      WHERE contacts_to_tags.contact_id = contacts.id AND contact_tags.deleted_at IS NULL)) AS cadence
  FROM contacts WHERE contacts.deleted_at IS NULL)
WHERE cadence IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER shared_activity_on_insert AFTER INSERT ON activities_to_contacts
BEGIN
  UPDATE activities_to_contacts SET at = (SELECT timestamp FROM contact_activities WHERE id = new.activity_id AND deleted_at IS NULL)
  WHERE activity_id = new.activity_id AND contact_id = new.contact_id;
END;
--> statement-breakpoint
CREATE TRIGGER shared_activity_on_update AFTER UPDATE OF contact_id, at ON activities_to_contacts
WHEN new.contact_id <> old.contact_id OR new.at IS NOT old.at
BEGIN
  UPDATE contacts SET last_activity_at = found.last, next_activity_at = found.next
  FROM contact_times AS found
  WHERE contacts.id = found.id AND found.id IN (old.contact_id, new.contact_id)
    AND (contacts.last_activity_at IS NOT found.last OR contacts.next_activity_at IS NOT found.next);
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'goingCold', record_id, since FROM cold_contacts
  WHERE record_id IN (old.contact_id, new.contact_id) AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
    AND EXISTS (SELECT 1 FROM attention AS kept WHERE kept.user_id = cold_contacts.user_id
      AND kept.kind = 'goingCold' AND kept.record_id = cold_contacts.record_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
--> statement-breakpoint
CREATE TRIGGER shared_activity_on_delete AFTER DELETE ON activities_to_contacts WHEN old.at IS NOT NULL
BEGIN
  UPDATE contacts SET last_activity_at = found.last, next_activity_at = found.next
  FROM contact_times AS found
  WHERE contacts.id = found.id AND found.id IN (old.contact_id)
    AND (contacts.last_activity_at IS NOT found.last OR contacts.next_activity_at IS NOT found.next);
  INSERT INTO attention (user_id, kind, record_id, since)
  SELECT user_id, 'goingCold', record_id, since FROM cold_contacts
  WHERE record_id IN (old.contact_id) AND EXISTS (SELECT 1 FROM user WHERE id = user_id)
    AND EXISTS (SELECT 1 FROM attention AS kept WHERE kept.user_id = cold_contacts.user_id
      AND kept.kind = 'goingCold' AND kept.record_id = cold_contacts.record_id)
  ON CONFLICT (user_id, kind, record_id) DO UPDATE SET since = excluded.since WHERE since <> excluded.since;
END;
