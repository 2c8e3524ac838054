ALTER TABLE `companies` ADD `last_activity_at` integer;--> statement-breakpoint
ALTER TABLE `companies` ADD `next_activity_at` integer;--> statement-breakpoint
ALTER TABLE `contact_activities` ADD `deal_id` integer REFERENCES deals(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `contact_activities` ADD `company_id` integer REFERENCES companies(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `contact_activities` ADD `duration_minutes` integer;--> statement-breakpoint
ALTER TABLE `contact_activities` ADD `outcome` text;--> statement-breakpoint
ALTER TABLE `contact_activities` ADD `deleted_at` integer;--> statement-breakpoint
ALTER TABLE `contact_activities` ADD `search_text` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `idx_contact_activities_deal_id` ON `contact_activities` (`deal_id`,`timestamp`,`id`) WHERE deal_id is not null;--> statement-breakpoint
CREATE INDEX `idx_contact_activities_company_id` ON `contact_activities` (`company_id`,`timestamp`,`id`) WHERE company_id is not null;--> statement-breakpoint
CREATE INDEX `idx_contact_activities_trash` ON `contact_activities` (`user_id`,`deleted_at`,`id`) WHERE deleted_at is not null;--> statement-breakpoint
ALTER TABLE `contacts` ADD `last_activity_at` integer;--> statement-breakpoint
ALTER TABLE `contacts` ADD `next_activity_at` integer;--> statement-breakpoint
ALTER TABLE `deals` ADD `last_activity_at` integer;--> statement-breakpoint
ALTER TABLE `deals` ADD `next_activity_at` integer;--> statement-breakpoint
-- When a record was last in touch and is next planned to be, as of the latest change to one of its
-- activities: looked up in the index, one entry each, and written only if it has changed. Triggers on
-- DELETE only UPDATE.
-- Activities of earlier releases.
UPDATE contacts SET
  last_activity_at = (SELECT max(timestamp) FROM contact_activities WHERE contact_id = contacts.id
    AND timestamp <= cast(unixepoch('subsec') * 1000 AS integer)),
  next_activity_at = (SELECT min(timestamp) FROM contact_activities WHERE contact_id = contacts.id
    AND timestamp > cast(unixepoch('subsec') * 1000 AS integer))
WHERE id IN (SELECT contact_id FROM contact_activities);
--> statement-breakpoint
CREATE TRIGGER contacts_activity_on_insert AFTER INSERT ON contact_activities
WHEN new.contact_id IS NOT NULL AND new.deleted_at IS NULL
BEGIN
  UPDATE contacts SET last_activity_at = found.last, next_activity_at = found.next
  FROM (SELECT record.id,
      (SELECT max(timestamp) FROM contact_activities WHERE contact_id = record.id AND deleted_at IS NULL
        AND timestamp <= cast(unixepoch('subsec') * 1000 AS integer)) AS last,
      (SELECT min(timestamp) FROM contact_activities WHERE contact_id = record.id AND deleted_at IS NULL
        AND timestamp > cast(unixepoch('subsec') * 1000 AS integer)) AS next
    FROM contacts AS record WHERE record.id IN (new.contact_id)) AS found
  WHERE contacts.id = found.id
    AND (contacts.last_activity_at IS NOT found.last OR contacts.next_activity_at IS NOT found.next);
END;
--> statement-breakpoint
CREATE TRIGGER contacts_activity_on_update AFTER UPDATE OF contact_id, timestamp, deleted_at ON contact_activities
WHEN new.contact_id IS NOT old.contact_id OR new.timestamp <> old.timestamp OR new.deleted_at IS NOT old.deleted_at
BEGIN
  UPDATE contacts SET last_activity_at = found.last, next_activity_at = found.next
  FROM (SELECT record.id,
      (SELECT max(timestamp) FROM contact_activities WHERE contact_id = record.id AND deleted_at IS NULL
        AND timestamp <= cast(unixepoch('subsec') * 1000 AS integer)) AS last,
      (SELECT min(timestamp) FROM contact_activities WHERE contact_id = record.id AND deleted_at IS NULL
        AND timestamp > cast(unixepoch('subsec') * 1000 AS integer)) AS next
    FROM contacts AS record WHERE record.id IN (old.contact_id, new.contact_id)) AS found
  WHERE contacts.id = found.id
    AND (contacts.last_activity_at IS NOT found.last OR contacts.next_activity_at IS NOT found.next);
END;
--> statement-breakpoint
CREATE TRIGGER contacts_activity_on_delete AFTER DELETE ON contact_activities
WHEN old.contact_id IS NOT NULL AND old.deleted_at IS NULL
BEGIN
  UPDATE contacts SET last_activity_at = found.last, next_activity_at = found.next
  FROM (SELECT record.id,
      (SELECT max(timestamp) FROM contact_activities WHERE contact_id = record.id AND deleted_at IS NULL
        AND timestamp <= cast(unixepoch('subsec') * 1000 AS integer)) AS last,
      (SELECT min(timestamp) FROM contact_activities WHERE contact_id = record.id AND deleted_at IS NULL
        AND timestamp > cast(unixepoch('subsec') * 1000 AS integer)) AS next
    FROM contacts AS record WHERE record.id IN (old.contact_id)) AS found
  WHERE contacts.id = found.id
    AND (contacts.last_activity_at IS NOT found.last OR contacts.next_activity_at IS NOT found.next);
END;
--> statement-breakpoint
CREATE TRIGGER deals_activity_on_insert AFTER INSERT ON contact_activities
WHEN new.deal_id IS NOT NULL AND new.deleted_at IS NULL
BEGIN
  UPDATE deals SET last_activity_at = found.last, next_activity_at = found.next
  FROM (SELECT record.id,
      (SELECT max(timestamp) FROM contact_activities WHERE deal_id = record.id AND deleted_at IS NULL
        AND timestamp <= cast(unixepoch('subsec') * 1000 AS integer)) AS last,
      (SELECT min(timestamp) FROM contact_activities WHERE deal_id = record.id AND deleted_at IS NULL
        AND timestamp > cast(unixepoch('subsec') * 1000 AS integer)) AS next
    FROM deals AS record WHERE record.id IN (new.deal_id)) AS found
  WHERE deals.id = found.id
    AND (deals.last_activity_at IS NOT found.last OR deals.next_activity_at IS NOT found.next);
END;
--> statement-breakpoint
CREATE TRIGGER deals_activity_on_update AFTER UPDATE OF deal_id, timestamp, deleted_at ON contact_activities
WHEN new.deal_id IS NOT old.deal_id OR new.timestamp <> old.timestamp OR new.deleted_at IS NOT old.deleted_at
BEGIN
  UPDATE deals SET last_activity_at = found.last, next_activity_at = found.next
  FROM (SELECT record.id,
      (SELECT max(timestamp) FROM contact_activities WHERE deal_id = record.id AND deleted_at IS NULL
        AND timestamp <= cast(unixepoch('subsec') * 1000 AS integer)) AS last,
      (SELECT min(timestamp) FROM contact_activities WHERE deal_id = record.id AND deleted_at IS NULL
        AND timestamp > cast(unixepoch('subsec') * 1000 AS integer)) AS next
    FROM deals AS record WHERE record.id IN (old.deal_id, new.deal_id)) AS found
  WHERE deals.id = found.id
    AND (deals.last_activity_at IS NOT found.last OR deals.next_activity_at IS NOT found.next);
END;
--> statement-breakpoint
CREATE TRIGGER deals_activity_on_delete AFTER DELETE ON contact_activities
WHEN old.deal_id IS NOT NULL AND old.deleted_at IS NULL
BEGIN
  UPDATE deals SET last_activity_at = found.last, next_activity_at = found.next
  FROM (SELECT record.id,
      (SELECT max(timestamp) FROM contact_activities WHERE deal_id = record.id AND deleted_at IS NULL
        AND timestamp <= cast(unixepoch('subsec') * 1000 AS integer)) AS last,
      (SELECT min(timestamp) FROM contact_activities WHERE deal_id = record.id AND deleted_at IS NULL
        AND timestamp > cast(unixepoch('subsec') * 1000 AS integer)) AS next
    FROM deals AS record WHERE record.id IN (old.deal_id)) AS found
  WHERE deals.id = found.id
    AND (deals.last_activity_at IS NOT found.last OR deals.next_activity_at IS NOT found.next);
END;
--> statement-breakpoint
CREATE TRIGGER companies_activity_on_insert AFTER INSERT ON contact_activities
WHEN new.company_id IS NOT NULL AND new.deleted_at IS NULL
BEGIN
  UPDATE companies SET last_activity_at = found.last, next_activity_at = found.next
  FROM (SELECT record.id,
      (SELECT max(timestamp) FROM contact_activities WHERE company_id = record.id AND deleted_at IS NULL
        AND timestamp <= cast(unixepoch('subsec') * 1000 AS integer)) AS last,
      (SELECT min(timestamp) FROM contact_activities WHERE company_id = record.id AND deleted_at IS NULL
        AND timestamp > cast(unixepoch('subsec') * 1000 AS integer)) AS next
    FROM companies AS record WHERE record.id IN (new.company_id)) AS found
  WHERE companies.id = found.id
    AND (companies.last_activity_at IS NOT found.last OR companies.next_activity_at IS NOT found.next);
END;
--> statement-breakpoint
CREATE TRIGGER companies_activity_on_update AFTER UPDATE OF company_id, timestamp, deleted_at ON contact_activities
WHEN new.company_id IS NOT old.company_id OR new.timestamp <> old.timestamp OR new.deleted_at IS NOT old.deleted_at
BEGIN
  UPDATE companies SET last_activity_at = found.last, next_activity_at = found.next
  FROM (SELECT record.id,
      (SELECT max(timestamp) FROM contact_activities WHERE company_id = record.id AND deleted_at IS NULL
        AND timestamp <= cast(unixepoch('subsec') * 1000 AS integer)) AS last,
      (SELECT min(timestamp) FROM contact_activities WHERE company_id = record.id AND deleted_at IS NULL
        AND timestamp > cast(unixepoch('subsec') * 1000 AS integer)) AS next
    FROM companies AS record WHERE record.id IN (old.company_id, new.company_id)) AS found
  WHERE companies.id = found.id
    AND (companies.last_activity_at IS NOT found.last OR companies.next_activity_at IS NOT found.next);
END;
--> statement-breakpoint
CREATE TRIGGER companies_activity_on_delete AFTER DELETE ON contact_activities
WHEN old.company_id IS NOT NULL AND old.deleted_at IS NULL
BEGIN
  UPDATE companies SET last_activity_at = found.last, next_activity_at = found.next
  FROM (SELECT record.id,
      (SELECT max(timestamp) FROM contact_activities WHERE company_id = record.id AND deleted_at IS NULL
        AND timestamp <= cast(unixepoch('subsec') * 1000 AS integer)) AS last,
      (SELECT min(timestamp) FROM contact_activities WHERE company_id = record.id AND deleted_at IS NULL
        AND timestamp > cast(unixepoch('subsec') * 1000 AS integer)) AS next
    FROM companies AS record WHERE record.id IN (old.company_id)) AS found
  WHERE companies.id = found.id
    AND (companies.last_activity_at IS NOT found.last OR companies.next_activity_at IS NOT found.next);
END;
