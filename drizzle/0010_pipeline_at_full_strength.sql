CREATE TABLE `deals_to_contacts` (
	`deal_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	PRIMARY KEY(`deal_id`, `contact_id`),
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `idx_deals_to_contacts_contact_id` ON `deals_to_contacts` (`contact_id`,`deal_id`);--> statement-breakpoint
CREATE TABLE `exchange_rates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`currency` text NOT NULL,
	`base` text NOT NULL,
	`day` integer NOT NULL,
	`rate` real NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_exchange_rates_day` ON `exchange_rates` (`user_id`,`base`,`currency`,`day`);--> statement-breakpoint
DROP INDEX `idx_deals_stage`;--> statement-breakpoint
ALTER TABLE `deals` ADD `stage_since` integer;--> statement-breakpoint
ALTER TABLE `deals` ADD `closed_date` integer;--> statement-breakpoint
ALTER TABLE `deals` ADD `lost_reason` text;--> statement-breakpoint
ALTER TABLE `deals` ADD `won_rate` real;--> statement-breakpoint
ALTER TABLE `deals` ADD `won_base` text;--> statement-breakpoint
CREATE INDEX `idx_deals_title` ON `deals` (`user_id`,`search_text`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_deals_close` ON `deals` (`user_id`,`expected_close_date`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_deals_value` ON `deals` (`user_id`,`currency`,`value_minor`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_deals_stage` ON `deals` (`stage_id`,`updated_at`,`id`);--> statement-breakpoint
DROP INDEX `idx_todos_deal_id`;--> statement-breakpoint
CREATE INDEX `idx_todos_deal_id` ON `todos` (`deal_id`,`completed`,`due_date`,`id`) WHERE deal_id is not null;--> statement-breakpoint
ALTER TABLE `user` ADD `base_currency` text;--> statement-breakpoint
ALTER TABLE `user` ADD `lost_reasons` text;--> statement-breakpoint
ALTER TABLE `deal_stages` ADD `rotting_days` integer;
--> statement-breakpoint
-- Deals that are there already have been in their stages since they last came into one.
UPDATE deals SET stage_since = (SELECT max(moved_at) FROM deal_stage_changes WHERE deal_id = deals.id);
--> statement-breakpoint
-- Those that are won or lost were closed on that day.
UPDATE deals SET closed_date = coalesce(stage_since, created_at) / 86400000 * 86400000
WHERE stage_id IN (SELECT id FROM deal_stages WHERE kind <> 'open');
