ALTER TABLE `contact_points` ADD `prefix` text;--> statement-breakpoint
ALTER TABLE `contacts` ADD `phone_prefix` text;