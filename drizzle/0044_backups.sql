CREATE TABLE `backup_pieces` (
	`backup_id` integer NOT NULL,
	`piece` integer NOT NULL,
	`path` text NOT NULL,
	`records` integer,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`crc32` integer NOT NULL,
	`packed_bytes` integer NOT NULL,
	`base64` text,
	`object_key` text,
	PRIMARY KEY(`backup_id`, `piece`),
	FOREIGN KEY (`backup_id`) REFERENCES `backups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `backup_turns` (
	`user_id` integer PRIMARY KEY NOT NULL,
	`day` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `idx_backup_turns_day` ON `backup_turns` (`day`,`user_id`);--> statement-breakpoint
CREATE TABLE `backups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`key` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`failed_at` integer,
	`error` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`operation_id` integer NOT NULL,
	`progress` text NOT NULL,
	`busy_until` integer DEFAULT 0 NOT NULL,
	`upload` text,
	`parts` text DEFAULT '[]' NOT NULL,
	`records` integer DEFAULT 0 NOT NULL,
	`files` integer DEFAULT 0 NOT NULL,
	`bytes` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `idx_backups_user_id` ON `backups` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_backups_unfinished` ON `backups` (`busy_until`) WHERE finished_at is null and failed_at is null;