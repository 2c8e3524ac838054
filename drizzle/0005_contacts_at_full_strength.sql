CREATE TABLE `companies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`people_count` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_companies_name_user` ON `companies` (`user_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `contact_points` (
	`contact_id` integer NOT NULL,
	`kind` text NOT NULL,
	`position` integer NOT NULL,
	`label` text,
	`value` text NOT NULL,
	`key` text,
	`user_id` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `kind`, `position`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `idx_contact_points_key` ON `contact_points` (`user_id`,`kind`,`key`);--> statement-breakpoint
CREATE TABLE `duplicate_dismissals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`first_id` integer NOT NULL,
	`second_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`first_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`second_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_duplicate_dismissals_pair` ON `duplicate_dismissals` (`first_id`,`second_id`);--> statement-breakpoint
CREATE INDEX `idx_duplicate_dismissals_second_id` ON `duplicate_dismissals` (`second_id`);--> statement-breakpoint
CREATE INDEX `idx_duplicate_dismissals_user_id` ON `duplicate_dismissals` (`user_id`);--> statement-breakpoint
CREATE TABLE `duplicate_keys` (
	`user_id` integer NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`user_id`, `kind`, `key`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`list` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`query` text NOT NULL,
	`is_default` integer DEFAULT false NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_saved_views_name` ON `saved_views` (`user_id`,`list`,`name_key`);--> statement-breakpoint
DROP INDEX `idx_contacts_user_id`;--> statement-breakpoint
DROP INDEX `idx_contacts_email`;--> statement-breakpoint
DROP INDEX `idx_contacts_company`;--> statement-breakpoint
ALTER TABLE `contacts` ADD `email_label` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `phone_label` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `linkedin` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `website` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `street` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `city` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `region` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `postal_code` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `country` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `birthday` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `company_id` integer REFERENCES companies(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `contacts` ADD `company_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contacts` ADD `email_key` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `phone_key` text;--> statement-breakpoint
CREATE INDEX `idx_contacts_phone` ON `contacts` (`user_id`,`phone_key`) WHERE phone_key is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_contacts_company_id` ON `contacts` (`company_id`) WHERE company_id is not null;--> statement-breakpoint
CREATE INDEX `idx_contacts_user_id` ON `contacts` (`user_id`,`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_contacts_email` ON `contacts` (`user_id`,`email_key`) WHERE email_key is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_contacts_company` ON `contacts` (`user_id`,`company_key`,`name_key`,`id`) WHERE deleted_at is null;--> statement-breakpoint
ALTER TABLE `deals` ADD `company_id` integer REFERENCES companies(id) ON DELETE SET NULL;--> statement-breakpoint
CREATE INDEX `idx_deals_company_id` ON `deals` (`company_id`,`id`) WHERE company_id is not null;