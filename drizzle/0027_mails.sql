CREATE TABLE `digests` (
	`user_id` integer PRIMARY KEY NOT NULL,
	`hour` integer NOT NULL,
	`next_at` integer NOT NULL,
	`last_day` integer,
	`origin` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `idx_digests_next` ON `digests` (`next_at`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`key` text,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`unsubscribe` text,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer,
	`error` text,
	`sent_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mails_key_unique` ON `mails` (`key`);--> statement-breakpoint
CREATE INDEX `idx_mails_next` ON `mails` (`next_at`) WHERE next_at is not null and sent_at is null;--> statement-breakpoint
CREATE INDEX `idx_mails_user_id` ON `mails` (`user_id`,`id`);--> statement-breakpoint
CREATE TRIGGER `digests_zone` AFTER UPDATE OF `time_zone` ON `user` WHEN new.`time_zone` <> old.`time_zone` BEGIN
  UPDATE `digests` SET `next_at` = 0 WHERE `user_id` = new.`id`;
END;
