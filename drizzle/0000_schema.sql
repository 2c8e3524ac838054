CREATE TABLE `account` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` integer NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	`updated_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `idx_account_user_id` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_limit_key_unique` ON `rate_limit` (`key`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` integer NOT NULL,
	`created_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	`updated_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `idx_session_user_id` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`locale` text DEFAULT 'en-AU' NOT NULL,
	`time_zone` text DEFAULT 'Australia/Sydney' NOT NULL,
	`currency` text DEFAULT 'AUD' NOT NULL,
	`theme` text DEFAULT 'system' NOT NULL,
	`created_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	`updated_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL,
	`updated_at` integer DEFAULT (cast(round(unixepoch('subsec') * 1000) as integer)) NOT NULL
);
--> statement-breakpoint
CREATE INDEX `idx_verification_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `book_figures` (
	`user_id` integer PRIMARY KEY NOT NULL,
	`contacts` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `categories` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`color` text NOT NULL,
	`description` text,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_categories_name_user` ON `categories` (`user_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `changes` (
	`user_id` integer NOT NULL,
	`operation_id` integer NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`before` text,
	`after` text,
	PRIMARY KEY(`user_id`, `operation_id`, `entity`, `entity_id`),
	FOREIGN KEY (`user_id`,`operation_id`) REFERENCES `operations`(`user_id`,`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `idx_changes_entity` ON `changes` (`user_id`,`entity`,`entity_id`,`operation_id`);--> statement-breakpoint
CREATE TABLE `contact_activities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact_id` integer,
	`type` text NOT NULL,
	`subject` text,
	`description` text,
	`timestamp` integer NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `idx_contact_activities_contact_id` ON `contact_activities` (`contact_id`,`timestamp`,`id`);--> statement-breakpoint
CREATE INDEX `idx_contact_activities_user_id` ON `contact_activities` (`user_id`,`timestamp`,`id`);--> statement-breakpoint
CREATE TABLE `contact_tags` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`color` text NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`name_key` text NOT NULL,
	`contact_count` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `idx_contact_tags_user_id` ON `contact_tags` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `idx_contact_tags_name_user` ON `contact_tags` (`user_id`,`name_key`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`first_name` text,
	`last_name` text,
	`email` text,
	`phone` text,
	`company` text,
	`job_title` text,
	`notes` text,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`name_key` text NOT NULL,
	`search_text` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `idx_contacts_user_id` ON `contacts` (`user_id`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_contacts_user_name` ON `contacts` (`user_id`,`name_key`,`id`,`search_text`,`deleted_at`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_contacts_user_updated` ON `contacts` (`user_id`,`updated_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_contacts_email` ON `contacts` (`user_id`,`email`) WHERE email is not null;--> statement-breakpoint
CREATE INDEX `idx_contacts_company` ON `contacts` (`user_id`,`company`) WHERE company is not null;--> statement-breakpoint
CREATE INDEX `idx_contacts_trash` ON `contacts` (`user_id`,`deleted_at`,`id`) WHERE deleted_at is not null;--> statement-breakpoint
CREATE TABLE `contacts_to_tags` (
	`contact_id` integer NOT NULL,
	`tag_id` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `tag_id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tag_id`) REFERENCES `contact_tags`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `idx_contacts_to_tags_tag_id` ON `contacts_to_tags` (`tag_id`,`contact_id`);--> statement-breakpoint
CREATE TABLE `deal_stage_changes` (
	`deal_id` integer NOT NULL,
	`operation_id` integer NOT NULL,
	`from_stage_id` integer,
	`to_stage_id` integer NOT NULL,
	`moved_at` integer NOT NULL,
	PRIMARY KEY(`deal_id`, `operation_id`),
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `deal_stages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`pipeline_id` integer NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`order_index` integer NOT NULL,
	`color` text,
	`kind` text NOT NULL,
	`probability` integer NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`pipeline_id`) REFERENCES `pipelines`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `idx_deal_stages_user_id` ON `deal_stages` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `idx_deal_stages_name_pipeline` ON `deal_stages` (`pipeline_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `deals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`title` text NOT NULL,
	`contact_id` integer,
	`value` real NOT NULL,
	`value_minor` integer NOT NULL,
	`currency` text DEFAULT 'AUD' NOT NULL,
	`stage_id` integer NOT NULL,
	`position` text NOT NULL,
	`expected_close_date` integer,
	`description` text,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`search_text` text NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`stage_id`) REFERENCES `deal_stages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `idx_deals_user_id` ON `deals` (`user_id`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_deals_contact_id` ON `deals` (`contact_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_deals_stage` ON `deals` (`stage_id`);--> statement-breakpoint
CREATE INDEX `idx_deals_user_stage` ON `deals` (`user_id`,`stage_id`,`position`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_deals_trash` ON `deals` (`user_id`,`deleted_at`,`id`) WHERE deleted_at is not null;--> statement-breakpoint
CREATE TABLE `guards` (
	`missing` integer,
	`stale` integer,
	`missing_reference` integer,
	`overtaken` integer,
	`in_use` integer,
	CONSTRAINT "missing" CHECK("guards"."missing" is null),
	CONSTRAINT "stale" CHECK("guards"."stale" is null),
	CONSTRAINT "missing_reference" CHECK("guards"."missing_reference" is null),
	CONSTRAINT "overtaken" CHECK("guards"."overtaken" is null),
	CONSTRAINT "in_use" CHECK("guards"."in_use" is null)
);
--> statement-breakpoint
CREATE TABLE `operations` (
	`user_id` integer NOT NULL,
	`id` integer NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`actor_id` integer NOT NULL,
	`state` text DEFAULT 'done' NOT NULL,
	`undoes` integer,
	`parts` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_operations_key` ON `operations` (`user_id`,`key`);--> statement-breakpoint
CREATE TABLE `pipelines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`order_index` integer NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_pipelines_name_user` ON `pipelines` (`user_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `stage_figures` (
	`user_id` integer NOT NULL,
	`stage_id` integer NOT NULL,
	`currency` text NOT NULL,
	`deals` integer DEFAULT 0 NOT NULL,
	`value_minor` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`user_id`, `stage_id`, `currency`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`stage_id`) REFERENCES `deal_stages`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `idx_stage_figures_stage` ON `stage_figures` (`stage_id`);--> statement-breakpoint
CREATE TABLE `todos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`title` text NOT NULL,
	`description` text,
	`category_id` integer,
	`status` text DEFAULT 'pending' NOT NULL,
	`priority` text DEFAULT 'medium' NOT NULL,
	`due_date` integer,
	`completed` integer DEFAULT false NOT NULL,
	`contact_id` integer,
	`deal_id` integer,
	`user_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `idx_todos_user_id` ON `todos` (`user_id`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_todos_category_id` ON `todos` (`category_id`) WHERE category_id is not null;--> statement-breakpoint
CREATE INDEX `idx_todos_contact_id` ON `todos` (`contact_id`) WHERE contact_id is not null;--> statement-breakpoint
CREATE INDEX `idx_todos_deal_id` ON `todos` (`deal_id`) WHERE deal_id is not null;--> statement-breakpoint
CREATE INDEX `idx_todos_trash` ON `todos` (`user_id`,`deleted_at`,`id`) WHERE deleted_at is not null;