CREATE TABLE `password_tries` (
	`key` text PRIMARY KEY NOT NULL,
	`tries` integer NOT NULL,
	`last_at` integer NOT NULL
);
