-- Contacts that are there already: what they are compared by is taken from their search text, which
-- had a line each for name, email, company, job title and digits, and begins with the company now.
UPDATE contacts SET
  company_key = lines.company,
  email_key = nullif(lines.email, ''),
  phone_key = CASE WHEN length(lines.digits) >= 7 THEN substr(lines.digits, -9) END,
  search_text = lines.company || char(10) || lines.name || char(10) || lines.email || char(10)
    || lines.job_title || char(10) || lines.digits
FROM (
  SELECT id, name, email, company,
    substr(rest, 1, instr(rest, char(10)) - 1) AS job_title, substr(rest, instr(rest, char(10)) + 1) AS digits
  FROM (
    SELECT id, name, email,
      substr(rest, 1, instr(rest, char(10)) - 1) AS company, substr(rest, instr(rest, char(10)) + 1) AS rest
    FROM (
      SELECT id, name,
        substr(rest, 1, instr(rest, char(10)) - 1) AS email, substr(rest, instr(rest, char(10)) + 1) AS rest
      FROM (
        SELECT id,
          substr(search_text, 1, instr(search_text, char(10)) - 1) AS name,
          substr(search_text, instr(search_text, char(10)) + 1) AS rest
        FROM contacts
      )
    )
  )
) AS lines
WHERE lines.id = contacts.id;
--> statement-breakpoint
-- The companies that they name, each as its first contact has it.
INSERT INTO companies (name, name_key, user_id, created_at, updated_at, people_count)
SELECT company, company_key, user_id, created_at, created_at, people FROM (
  SELECT company, company_key, user_id, created_at, min(id), sum(deleted_at IS NULL) AS people
  FROM contacts WHERE company_key <> '' GROUP BY user_id, company_key
);
--> statement-breakpoint
UPDATE contacts SET company_id = companies.id FROM companies
WHERE companies.user_id = contacts.user_id AND companies.name_key = contacts.company_key;
--> statement-breakpoint
UPDATE deals SET company_id = contacts.company_id FROM contacts WHERE contacts.id = deals.contact_id;
--> statement-breakpoint
INSERT INTO duplicate_keys (user_id, kind, key)
SELECT user_id, 'email', email_key FROM contacts
WHERE email_key IS NOT NULL AND deleted_at IS NULL GROUP BY user_id, email_key HAVING count(*) > 1
UNION ALL
SELECT user_id, 'phone', phone_key FROM contacts
WHERE phone_key IS NOT NULL AND deleted_at IS NULL GROUP BY user_id, phone_key HAVING count(*) > 1
UNION ALL
SELECT user_id, 'name', name_key || char(10) || company_key FROM contacts
WHERE deleted_at IS NULL GROUP BY user_id, company_key, name_key HAVING count(*) > 1;
--> statement-breakpoint
-- People of a company, counted as tags are: triggers on DELETE only UPDATE.
CREATE TRIGGER companies_counted_on_insert AFTER INSERT ON contacts
WHEN new.company_id IS NOT NULL AND new.deleted_at IS NULL
BEGIN
  UPDATE companies SET people_count = people_count + 1 WHERE id = new.company_id;
END;
--> statement-breakpoint
CREATE TRIGGER companies_counted_on_leave AFTER UPDATE OF company_id, deleted_at ON contacts
WHEN old.company_id IS NOT NULL AND old.deleted_at IS NULL
  AND (new.company_id IS NOT old.company_id OR new.deleted_at IS NOT NULL)
BEGIN
  UPDATE companies SET people_count = people_count - 1 WHERE id = old.company_id;
END;
--> statement-breakpoint
CREATE TRIGGER companies_counted_on_enter AFTER UPDATE OF company_id, deleted_at ON contacts
WHEN new.company_id IS NOT NULL AND new.deleted_at IS NULL
  AND (new.company_id IS NOT old.company_id OR old.deleted_at IS NOT NULL)
BEGIN
  UPDATE companies SET people_count = people_count + 1 WHERE id = new.company_id;
END;
--> statement-breakpoint
CREATE TRIGGER companies_counted_on_delete BEFORE DELETE ON contacts
WHEN old.company_id IS NOT NULL AND old.deleted_at IS NULL
BEGIN
  UPDATE companies SET people_count = people_count - 1 WHERE id = old.company_id;
END;
--> statement-breakpoint
-- A deal stands under its contact's company.
CREATE TRIGGER deals_company_on_insert AFTER INSERT ON deals WHEN new.contact_id IS NOT NULL
BEGIN
  UPDATE deals SET company_id = contacts.company_id FROM contacts
  WHERE deals.id = new.id AND contacts.id = new.contact_id AND contacts.company_id IS NOT NULL;
END;
--> statement-breakpoint
CREATE TRIGGER deals_company_on_contact AFTER UPDATE OF contact_id ON deals
WHEN new.contact_id IS NOT old.contact_id
BEGIN
  UPDATE deals SET company_id = (SELECT company_id FROM contacts WHERE id = new.contact_id) WHERE id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER deals_company_on_company AFTER UPDATE OF company_id ON contacts
WHEN new.company_id IS NOT old.company_id
BEGIN
  UPDATE deals SET company_id = new.company_id WHERE contact_id = new.id;
END;
--> statement-breakpoint
-- What contacts that are not in Trash can be reached by.
CREATE VIEW contact_keys AS
SELECT user_id, 'email' AS kind, email_key AS key, id AS contact_id FROM contacts
WHERE email_key IS NOT NULL AND deleted_at IS NULL
UNION ALL
SELECT user_id, 'phone', phone_key, id FROM contacts WHERE phone_key IS NOT NULL AND deleted_at IS NULL
UNION ALL
SELECT contact_points.user_id, contact_points.kind, contact_points.key, contact_points.contact_id
FROM contact_points CROSS JOIN contacts ON contacts.id = contact_points.contact_id
WHERE contact_points.key IS NOT NULL AND contacts.deleted_at IS NULL;
--> statement-breakpoint
-- What contacts share: a row as soon as there is a second one, and none once one alone is left.
CREATE TRIGGER duplicates_found_on_insert AFTER INSERT ON contacts WHEN new.deleted_at IS NULL
BEGIN
  INSERT OR IGNORE INTO duplicate_keys (user_id, kind, key)
  SELECT new.user_id, 'email', new.email_key WHERE new.email_key IS NOT NULL AND EXISTS (SELECT 1 FROM contact_keys
    WHERE user_id = new.user_id AND kind = 'email' AND key = new.email_key AND contact_id <> new.id);
  INSERT OR IGNORE INTO duplicate_keys (user_id, kind, key)
  SELECT new.user_id, 'phone', new.phone_key WHERE new.phone_key IS NOT NULL AND EXISTS (SELECT 1 FROM contact_keys
    WHERE user_id = new.user_id AND kind = 'phone' AND key = new.phone_key AND contact_id <> new.id);
  INSERT OR IGNORE INTO duplicate_keys (user_id, kind, key)
  SELECT new.user_id, 'name', new.name_key || char(10) || new.company_key
  WHERE EXISTS (SELECT 1 FROM contacts WHERE user_id = new.user_id AND company_key = new.company_key
    AND name_key = new.name_key AND deleted_at IS NULL AND id <> new.id);
END;
--> statement-breakpoint
CREATE TRIGGER duplicates_found_on_update AFTER UPDATE OF email_key, phone_key, name_key, company_key, deleted_at ON contacts
WHEN new.deleted_at IS NULL AND (new.deleted_at IS NOT old.deleted_at OR new.email_key IS NOT old.email_key
  OR new.phone_key IS NOT old.phone_key OR new.name_key <> old.name_key OR new.company_key <> old.company_key)
BEGIN
  INSERT OR IGNORE INTO duplicate_keys (user_id, kind, key)
  SELECT new.user_id, 'email', new.email_key WHERE new.email_key IS NOT NULL AND EXISTS (SELECT 1 FROM contact_keys
    WHERE user_id = new.user_id AND kind = 'email' AND key = new.email_key AND contact_id <> new.id);
  INSERT OR IGNORE INTO duplicate_keys (user_id, kind, key)
  SELECT new.user_id, 'phone', new.phone_key WHERE new.phone_key IS NOT NULL AND EXISTS (SELECT 1 FROM contact_keys
    WHERE user_id = new.user_id AND kind = 'phone' AND key = new.phone_key AND contact_id <> new.id);
  INSERT OR IGNORE INTO duplicate_keys (user_id, kind, key)
  SELECT new.user_id, 'name', new.name_key || char(10) || new.company_key
  WHERE EXISTS (SELECT 1 FROM contacts WHERE user_id = new.user_id AND company_key = new.company_key
    AND name_key = new.name_key AND deleted_at IS NULL AND id <> new.id);
END;
--> statement-breakpoint
CREATE TRIGGER duplicates_lost_on_update AFTER UPDATE OF email_key, phone_key, name_key, company_key, deleted_at ON contacts
WHEN old.deleted_at IS NULL AND (new.deleted_at IS NOT old.deleted_at OR new.email_key IS NOT old.email_key
  OR new.phone_key IS NOT old.phone_key OR new.name_key <> old.name_key OR new.company_key <> old.company_key)
BEGIN
  DELETE FROM duplicate_keys WHERE user_id = old.user_id AND kind = 'email' AND key = old.email_key
    AND (SELECT count(*) FROM (SELECT DISTINCT contact_id FROM contact_keys
      WHERE user_id = old.user_id AND kind = 'email' AND key = old.email_key LIMIT 2)) < 2;
  DELETE FROM duplicate_keys WHERE user_id = old.user_id AND kind = 'phone' AND key = old.phone_key
    AND (SELECT count(*) FROM (SELECT DISTINCT contact_id FROM contact_keys
      WHERE user_id = old.user_id AND kind = 'phone' AND key = old.phone_key LIMIT 2)) < 2;
  DELETE FROM duplicate_keys WHERE user_id = old.user_id AND kind = 'name'
    AND key = old.name_key || char(10) || old.company_key
    AND (SELECT count(*) FROM (SELECT 1 FROM contacts WHERE user_id = old.user_id
      AND company_key = old.company_key AND name_key = old.name_key AND deleted_at IS NULL LIMIT 2)) < 2;
END;
--> statement-breakpoint
CREATE TRIGGER duplicates_lost_on_delete AFTER DELETE ON contacts WHEN old.deleted_at IS NULL
BEGIN
  DELETE FROM duplicate_keys WHERE user_id = old.user_id AND kind = 'email' AND key = old.email_key
    AND (SELECT count(*) FROM (SELECT DISTINCT contact_id FROM contact_keys
      WHERE user_id = old.user_id AND kind = 'email' AND key = old.email_key LIMIT 2)) < 2;
  DELETE FROM duplicate_keys WHERE user_id = old.user_id AND kind = 'phone' AND key = old.phone_key
    AND (SELECT count(*) FROM (SELECT DISTINCT contact_id FROM contact_keys
      WHERE user_id = old.user_id AND kind = 'phone' AND key = old.phone_key LIMIT 2)) < 2;
  DELETE FROM duplicate_keys WHERE user_id = old.user_id AND kind = 'name'
    AND key = old.name_key || char(10) || old.company_key
    AND (SELECT count(*) FROM (SELECT 1 FROM contacts WHERE user_id = old.user_id
      AND company_key = old.company_key AND name_key = old.name_key AND deleted_at IS NULL LIMIT 2)) < 2;
END;
--> statement-breakpoint
-- Further emails and phones go to Trash and come back with their contact.
CREATE TRIGGER contact_points_trashed AFTER UPDATE OF deleted_at ON contacts
WHEN (new.deleted_at IS NULL) <> (old.deleted_at IS NULL)
BEGIN
  UPDATE contact_points SET key = key WHERE contact_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER duplicates_found_on_point AFTER INSERT ON contact_points
WHEN EXISTS (SELECT 1 FROM contacts WHERE id = new.contact_id AND deleted_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO duplicate_keys (user_id, kind, key)
  SELECT new.user_id, new.kind, new.key WHERE new.key IS NOT NULL AND EXISTS (SELECT 1 FROM contact_keys
    WHERE user_id = new.user_id AND kind = new.kind AND key = new.key AND contact_id <> new.contact_id);
END;
--> statement-breakpoint
CREATE TRIGGER duplicates_lost_on_point AFTER DELETE ON contact_points
BEGIN
  DELETE FROM duplicate_keys WHERE user_id = old.user_id AND kind = old.kind AND key = old.key
    AND (SELECT count(*) FROM (SELECT DISTINCT contact_id FROM contact_keys
      WHERE user_id = old.user_id AND kind = old.kind AND key = old.key LIMIT 2)) < 2;
END;
--> statement-breakpoint
CREATE TRIGGER duplicates_on_point_trashed AFTER UPDATE OF key ON contact_points
BEGIN
  DELETE FROM duplicate_keys WHERE user_id = old.user_id AND kind = old.kind AND key = old.key
    AND (SELECT count(*) FROM (SELECT DISTINCT contact_id FROM contact_keys
      WHERE user_id = old.user_id AND kind = old.kind AND key = old.key LIMIT 2)) < 2;
  INSERT OR IGNORE INTO duplicate_keys (user_id, kind, key)
  SELECT new.user_id, new.kind, new.key WHERE new.key IS NOT NULL AND (SELECT count(*) FROM (
    SELECT DISTINCT contact_id FROM contact_keys
    WHERE user_id = new.user_id AND kind = new.kind AND key = new.key LIMIT 2)) = 2;
END;
