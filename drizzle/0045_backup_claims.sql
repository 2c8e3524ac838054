UPDATE `backups` SET `failed_at` = `started_at` WHERE finished_at is null and failed_at is null and exists (select 1 from `backups` as `earlier` where `earlier`.`user_id` = `backups`.`user_id` and `earlier`.`id` < `backups`.`id` and `earlier`.`finished_at` is null and `earlier`.`failed_at` is null);--> statement-breakpoint
ALTER TABLE `backups` ADD `takes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `backups` ADD `taken_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `backups` ADD `claim` text;--> statement-breakpoint
CREATE UNIQUE INDEX `idx_backups_one_unfinished` ON `backups` (`user_id`) WHERE finished_at is null and failed_at is null;--> statement-breakpoint
CREATE INDEX `idx_backups_failed` ON `backups` (`failed_at`) WHERE failed_at is not null;--> statement-breakpoint
CREATE INDEX `idx_operations_parts` ON `operations` (`user_id`,`parts`) WHERE parts > 1;