CREATE TABLE `email_changes` (
	`user_id` integer PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`old_token` text,
	`new_token` text,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `email_changes_old_token_unique` ON `email_changes` (`old_token`);--> statement-breakpoint
CREATE UNIQUE INDEX `email_changes_new_token_unique` ON `email_changes` (`new_token`);