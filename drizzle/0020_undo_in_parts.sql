ALTER TABLE `operations` ADD `progress` text;--> statement-breakpoint
ALTER TABLE `operations` ADD `kept` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `idx_operations_unfinished` ON `operations` (`user_id`,`undoes`) WHERE progress is not null;