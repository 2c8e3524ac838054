DROP INDEX `idx_contact_activities_user_id`;--> statement-breakpoint
CREATE INDEX `idx_contact_activities_text` ON `contact_activities` (`user_id`,`timestamp`,`id`,`search_text`,`deleted_at`);