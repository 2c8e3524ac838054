-- A contact has at most 100 tags, whichever way they come. A link that is there already is not a new
-- one, so that contacts who had more before can still be saved.
CREATE TRIGGER contact_tags_limit AFTER INSERT ON contacts_to_tags
WHEN (
  SELECT count(*) FROM contacts_to_tags AS link
  JOIN contact_tags AS tag ON tag.id = link.tag_id AND tag.deleted_at IS NULL
  WHERE link.contact_id = new.contact_id
) > 100
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: contact_tags_limit');
END;
