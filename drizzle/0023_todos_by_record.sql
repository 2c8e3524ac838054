DROP INDEX `idx_todos_company_id`;--> statement-breakpoint
DROP INDEX `idx_todos_contact_id`;--> statement-breakpoint
DROP INDEX `idx_todos_deal_id`;--> statement-breakpoint
CREATE INDEX `idx_todos_of_contact` ON `todos` (`contact_id`,`due_key`,`id`) WHERE contact_id is not null;--> statement-breakpoint
CREATE INDEX `idx_todos_of_deal` ON `todos` (`deal_id`,`due_key`,`id`) WHERE deal_id is not null;--> statement-breakpoint
CREATE INDEX `idx_todos_of_company` ON `todos` (`company_id`,`due_key`,`id`) WHERE company_id is not null;