CREATE TABLE `file_objects` (
	`key` text PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`file_id` integer,
	`remove_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `idx_file_objects_remove` ON `file_objects` (`remove_at`) WHERE remove_at is not null;--> statement-breakpoint
CREATE TABLE `files` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`width` integer,
	`height` integer,
	`key` text NOT NULL,
	`contact_id` integer,
	`deal_id` integer,
	`company_id` integer,
	`activity_id` integer,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`search_text` text NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`activity_id`) REFERENCES `contact_activities`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `files_key_unique` ON `files` (`key`);--> statement-breakpoint
CREATE INDEX `idx_files_contact_id` ON `files` (`contact_id`,`created_at`,`id`) WHERE contact_id is not null;--> statement-breakpoint
CREATE INDEX `idx_files_deal_id` ON `files` (`deal_id`,`created_at`,`id`) WHERE deal_id is not null;--> statement-breakpoint
CREATE INDEX `idx_files_company_id` ON `files` (`company_id`,`created_at`,`id`) WHERE company_id is not null;--> statement-breakpoint
CREATE INDEX `idx_files_activity_id` ON `files` (`activity_id`,`created_at`,`id`) WHERE activity_id is not null;--> statement-breakpoint
CREATE INDEX `idx_files_trash` ON `files` (`user_id`,`deleted_at`,`id`) WHERE deleted_at is not null;--> statement-breakpoint
ALTER TABLE `book_figures` ADD `file_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- What a workspace stores, in bytes; and which objects have a file.
CREATE TRIGGER files_stored_on_insert AFTER INSERT ON files
BEGIN
  INSERT INTO book_figures (user_id, file_bytes) VALUES (new.user_id, new.size)
  ON CONFLICT (user_id) DO UPDATE SET file_bytes = file_bytes + excluded.file_bytes;
  UPDATE file_objects SET file_id = new.id, remove_at = NULL WHERE key = new.key;
END;
--> statement-breakpoint
-- An undo may bring the row back, so its object is kept as long as Trash keeps records; a purged one is due at once.
CREATE TRIGGER files_stored_on_delete AFTER DELETE ON files
BEGIN
  UPDATE book_figures SET file_bytes = file_bytes - old.size WHERE user_id = old.user_id;
  UPDATE file_objects SET remove_at = cast(unixepoch('subsec') * 1000 AS integer) + 30 * 86400000
  WHERE key = old.key AND remove_at IS NOT 0;
END;
