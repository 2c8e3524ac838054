-- Running figures, kept by triggers in the transaction of each write, so that no path can forget them.
-- Triggers on DELETE only UPDATE figures: when a user is deleted the figures may be gone already.
CREATE TRIGGER contacts_counted_on_insert AFTER INSERT ON contacts WHEN new.deleted_at IS NULL
BEGIN
  INSERT INTO book_figures (user_id, contacts) VALUES (new.user_id, 1)
  ON CONFLICT (user_id) DO UPDATE SET contacts = contacts + 1;
END;
--> statement-breakpoint
CREATE TRIGGER contacts_counted_on_trash AFTER UPDATE OF deleted_at ON contacts
WHEN old.deleted_at IS NULL AND new.deleted_at IS NOT NULL
BEGIN
  UPDATE book_figures SET contacts = contacts - 1 WHERE user_id = old.user_id;
  UPDATE contact_tags SET contact_count = contact_count - 1
  WHERE id IN (SELECT tag_id FROM contacts_to_tags WHERE contact_id = old.id);
END;
--> statement-breakpoint
CREATE TRIGGER contacts_counted_on_restore AFTER UPDATE OF deleted_at ON contacts
WHEN old.deleted_at IS NOT NULL AND new.deleted_at IS NULL
BEGIN
  INSERT INTO book_figures (user_id, contacts) VALUES (new.user_id, 1)
  ON CONFLICT (user_id) DO UPDATE SET contacts = contacts + 1;
  UPDATE contact_tags SET contact_count = contact_count + 1
  WHERE id IN (SELECT tag_id FROM contacts_to_tags WHERE contact_id = new.id);
END;
--> statement-breakpoint
-- BEFORE, since the links to its tags go with the contact.
CREATE TRIGGER contacts_counted_on_delete BEFORE DELETE ON contacts WHEN old.deleted_at IS NULL
BEGIN
  UPDATE book_figures SET contacts = contacts - 1 WHERE user_id = old.user_id;
  UPDATE contact_tags SET contact_count = contact_count - 1
  WHERE id IN (SELECT tag_id FROM contacts_to_tags WHERE contact_id = old.id);
END;
--> statement-breakpoint
CREATE TRIGGER contact_tags_counted_on_link AFTER INSERT ON contacts_to_tags
WHEN EXISTS (SELECT 1 FROM contacts WHERE id = new.contact_id AND deleted_at IS NULL)
BEGIN
  UPDATE contact_tags SET contact_count = contact_count + 1 WHERE id = new.tag_id;
END;
--> statement-breakpoint
CREATE TRIGGER contact_tags_counted_on_unlink AFTER DELETE ON contacts_to_tags
WHEN EXISTS (SELECT 1 FROM contacts WHERE id = old.contact_id AND deleted_at IS NULL)
BEGIN
  UPDATE contact_tags SET contact_count = contact_count - 1 WHERE id = old.tag_id;
END;
--> statement-breakpoint
CREATE TRIGGER deals_counted_on_insert AFTER INSERT ON deals WHEN new.deleted_at IS NULL
BEGIN
  INSERT INTO stage_figures (user_id, stage_id, currency, deals, value_minor)
  VALUES (new.user_id, new.stage_id, new.currency, 1, new.value_minor)
  ON CONFLICT (user_id, stage_id, currency)
  DO UPDATE SET deals = deals + 1, value_minor = value_minor + excluded.value_minor;
END;
--> statement-breakpoint
CREATE TRIGGER deals_counted_on_leave AFTER UPDATE OF deleted_at, stage_id, currency, value_minor ON deals
WHEN old.deleted_at IS NULL AND (new.deleted_at IS NOT NULL OR new.stage_id <> old.stage_id
  OR new.currency <> old.currency OR new.value_minor <> old.value_minor)
BEGIN
  UPDATE stage_figures SET deals = deals - 1, value_minor = value_minor - old.value_minor
  WHERE user_id = old.user_id AND stage_id = old.stage_id AND currency = old.currency;
END;
--> statement-breakpoint
CREATE TRIGGER deals_counted_on_enter AFTER UPDATE OF deleted_at, stage_id, currency, value_minor ON deals
WHEN new.deleted_at IS NULL AND (old.deleted_at IS NOT NULL OR new.stage_id <> old.stage_id
  OR new.currency <> old.currency OR new.value_minor <> old.value_minor)
BEGIN
  INSERT INTO stage_figures (user_id, stage_id, currency, deals, value_minor)
  VALUES (new.user_id, new.stage_id, new.currency, 1, new.value_minor)
  ON CONFLICT (user_id, stage_id, currency)
  DO UPDATE SET deals = deals + 1, value_minor = value_minor + excluded.value_minor;
END;
--> statement-breakpoint
CREATE TRIGGER deals_counted_on_delete BEFORE DELETE ON deals WHEN old.deleted_at IS NULL
BEGIN
  UPDATE stage_figures SET deals = deals - 1, value_minor = value_minor - old.value_minor
  WHERE user_id = old.user_id AND stage_id = old.stage_id AND currency = old.currency;
END;
