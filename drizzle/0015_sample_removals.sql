DROP INDEX `idx_operations_sample`;--> statement-breakpoint
CREATE INDEX `idx_operations_sample` ON `operations` (`user_id`,`id`) WHERE kind in ('sample.load', 'sample.remove');