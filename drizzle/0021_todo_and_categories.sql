CREATE TABLE `todo_figures` (
	`user_id` integer NOT NULL,
	`day` integer NOT NULL,
	`todos` integer NOT NULL,
	PRIMARY KEY(`user_id`, `day`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `todos` ADD `company_id` integer REFERENCES companies(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `todos` ADD `due_time` text;--> statement-breakpoint
ALTER TABLE `todos` ADD `duration_minutes` integer;--> statement-breakpoint
ALTER TABLE `todos` ADD `repeat` text;--> statement-breakpoint
ALTER TABLE `todos` ADD `repeat_from` text DEFAULT 'due' NOT NULL;--> statement-breakpoint
ALTER TABLE `todos` ADD `repeat_date` integer;--> statement-breakpoint
ALTER TABLE `todos` ADD `completed_at` integer;--> statement-breakpoint
ALTER TABLE `todos` ADD `due_key` integer DEFAULT 1000000000000000 NOT NULL;--> statement-breakpoint
CREATE INDEX `idx_todos_due` ON `todos` (`user_id`,`due_key`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_todos_title` ON `todos` (`user_id`,`search_text`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `idx_todos_company_id` ON `todos` (`company_id`) WHERE company_id is not null;--> statement-breakpoint
UPDATE `todos` SET `completed_at` = `updated_at` WHERE `completed` = 1;--> statement-breakpoint
UPDATE `todos` SET `status` = 'completed' WHERE `completed` = 1 AND `status` NOT IN ('completed', 'archived');--> statement-breakpoint
UPDATE `todos` SET `due_key` = CASE WHEN `status` = 'archived' THEN 3000000000000000
  WHEN `completed` = 1 THEN 2000000000000000 - coalesce(`completed_at`, 0)
  ELSE coalesce(`due_date`, 1000000000000000) END;--> statement-breakpoint
INSERT INTO `todo_figures` (`user_id`, `day`, `todos`)
  SELECT `user_id`, CASE WHEN `status` = 'archived' THEN 3000000000000000 WHEN `completed` = 1 THEN 2000000000000000
    ELSE coalesce(`due_date`, 1000000000000000) END AS `of_day`, count(*)
  FROM `todos` WHERE `deleted_at` IS NULL GROUP BY `user_id`, `of_day`;--> statement-breakpoint
-- The key by which lists sort a task: server/domain/todo/todo.ts explains it.
CREATE TRIGGER todos_keyed_on_insert AFTER INSERT ON todos WHEN new.due_date IS NOT NULL OR new.completed = 1
BEGIN
  UPDATE todos SET due_key = CASE WHEN new.status = 'archived' THEN 3000000000000000
    WHEN new.completed = 1 THEN 2000000000000000 - coalesce(new.completed_at, 0)
    WHEN new.due_date IS NULL THEN 1000000000000000
    WHEN new.due_time IS NULL THEN new.due_date
    ELSE new.due_date + 1 + 60000 * (60 * substr(new.due_time, 1, 2) + substr(new.due_time, 4, 2)) END
  WHERE id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER todos_keyed_on_change AFTER UPDATE OF status, completed, completed_at, due_date, due_time ON todos
BEGIN
  UPDATE todos SET due_key = CASE WHEN new.status = 'archived' THEN 3000000000000000
    WHEN new.completed = 1 THEN 2000000000000000 - coalesce(new.completed_at, 0)
    WHEN new.due_date IS NULL THEN 1000000000000000
    WHEN new.due_time IS NULL THEN new.due_date
    ELSE new.due_date + 1 + 60000 * (60 * substr(new.due_time, 1, 2) + substr(new.due_time, 4, 2)) END
  WHERE id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER todos_counted_on_insert AFTER INSERT ON todos WHEN new.deleted_at IS NULL
BEGIN
  INSERT INTO todo_figures (user_id, day, todos)
  VALUES (new.user_id, CASE WHEN new.status = 'archived' THEN 3000000000000000
    WHEN new.completed = 1 THEN 2000000000000000 ELSE coalesce(new.due_date, 1000000000000000) END, 1)
  ON CONFLICT (user_id, day) DO UPDATE SET todos = todos + 1;
END;
--> statement-breakpoint
CREATE TRIGGER todos_counted_on_leave AFTER UPDATE OF deleted_at, status, completed, due_date ON todos
WHEN old.deleted_at IS NULL AND (new.deleted_at IS NOT NULL OR new.completed <> old.completed
  OR (new.status = 'archived') <> (old.status = 'archived') OR new.due_date IS NOT old.due_date)
BEGIN
  UPDATE todo_figures SET todos = todos - 1 WHERE user_id = old.user_id
    AND day = CASE WHEN old.status = 'archived' THEN 3000000000000000
      WHEN old.completed = 1 THEN 2000000000000000 ELSE coalesce(old.due_date, 1000000000000000) END;
END;
--> statement-breakpoint
CREATE TRIGGER todos_counted_on_enter AFTER UPDATE OF deleted_at, status, completed, due_date ON todos
WHEN new.deleted_at IS NULL AND (old.deleted_at IS NOT NULL OR new.completed <> old.completed
  OR (new.status = 'archived') <> (old.status = 'archived') OR new.due_date IS NOT old.due_date)
BEGIN
  INSERT INTO todo_figures (user_id, day, todos)
  VALUES (new.user_id, CASE WHEN new.status = 'archived' THEN 3000000000000000
    WHEN new.completed = 1 THEN 2000000000000000 ELSE coalesce(new.due_date, 1000000000000000) END, 1)
  ON CONFLICT (user_id, day) DO UPDATE SET todos = todos + 1;
END;
--> statement-breakpoint
CREATE TRIGGER todos_counted_on_delete BEFORE DELETE ON todos WHEN old.deleted_at IS NULL
BEGIN
  UPDATE todo_figures SET todos = todos - 1 WHERE user_id = old.user_id
    AND day = CASE WHEN old.status = 'archived' THEN 3000000000000000
      WHEN old.completed = 1 THEN 2000000000000000 ELSE coalesce(old.due_date, 1000000000000000) END;
END;
--> statement-breakpoint
-- A day without tasks isn't kept, so that figures read only days that have some.
CREATE TRIGGER todo_figures_emptied AFTER UPDATE OF todos ON todo_figures WHEN new.todos = 0
BEGIN
  DELETE FROM todo_figures WHERE user_id = new.user_id AND day = new.day;
END;
