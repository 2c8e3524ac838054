ALTER TABLE `user` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `operations` ADD `records` integer DEFAULT 1 NOT NULL;