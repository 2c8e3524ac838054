DROP INDEX `idx_deal_stages_user_id`;--> statement-breakpoint
CREATE INDEX `idx_deal_stages_user_id` ON `deal_stages` (`user_id`,`pipeline_id`,`order_index`,`id`);