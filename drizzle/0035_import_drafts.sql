CREATE TABLE `import_drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`operation` text NOT NULL,
	`file_name` text NOT NULL,
	`contents` text NOT NULL,
	`choices` text NOT NULL,
	`row_count` integer NOT NULL,
	`parts` integer NOT NULL,
	`is_stopped` integer DEFAULT false NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_import_drafts_operation` ON `import_drafts` (`user_id`,`operation`);--> statement-breakpoint
CREATE INDEX `idx_import_drafts_expires_at` ON `import_drafts` (`expires_at`);--> statement-breakpoint
CREATE TABLE `import_files` (
	`draft_id` integer NOT NULL,
	`piece` integer NOT NULL,
	`base64` text NOT NULL,
	PRIMARY KEY(`draft_id`, `piece`),
	FOREIGN KEY (`draft_id`) REFERENCES `import_drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `import_slices` (
	`draft_id` integer NOT NULL,
	`part` integer NOT NULL,
	`rows` text NOT NULL,
	`report` text,
	`summary` text,
	`is_done` integer DEFAULT false NOT NULL,
	`last_contact_id` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`draft_id`, `part`),
	FOREIGN KEY (`draft_id`) REFERENCES `import_drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
