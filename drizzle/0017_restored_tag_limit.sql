-- A deleted tag keeps its links, so one that comes back counts again for everybody who has it.
CREATE TRIGGER contact_tags_limit_restored AFTER UPDATE OF deleted_at ON contact_tags
WHEN old.deleted_at IS NOT NULL AND new.deleted_at IS NULL AND EXISTS (
  SELECT 1 FROM contacts_to_tags AS restored
  JOIN contacts_to_tags AS link ON link.contact_id = restored.contact_id
  JOIN contact_tags AS tag ON tag.id = link.tag_id AND tag.deleted_at IS NULL
  WHERE restored.tag_id = new.id
  GROUP BY restored.contact_id HAVING count(*) > 100
)
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: contact_tags_limit');
END;
