ALTER TABLE `companies` ADD `website` text;--> statement-breakpoint
ALTER TABLE `companies` ADD `phone` text;--> statement-breakpoint
ALTER TABLE `companies` ADD `street` text;--> statement-breakpoint
ALTER TABLE `companies` ADD `city` text;--> statement-breakpoint
ALTER TABLE `companies` ADD `region` text;--> statement-breakpoint
ALTER TABLE `companies` ADD `postal_code` text;--> statement-breakpoint
ALTER TABLE `companies` ADD `country` text;--> statement-breakpoint
ALTER TABLE `companies` ADD `notes` text;