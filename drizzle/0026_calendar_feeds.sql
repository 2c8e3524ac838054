CREATE TABLE `calendar_feeds` (
	`user_id` integer PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`secret_hash` text NOT NULL,
	`tasks` integer DEFAULT true NOT NULL,
	`activities` integer DEFAULT true NOT NULL,
	`closes` integer DEFAULT true NOT NULL,
	`birthdays` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_secret_hash_unique` ON `calendar_feeds` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `idx_contacts_birthday` ON `contacts` (`user_id`,substr(birthday, -5),`id`) WHERE birthday is not null and deleted_at is null;