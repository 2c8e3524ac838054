ALTER TABLE `book_figures` ADD `companies` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
INSERT INTO book_figures (user_id, companies)
SELECT user_id, count(*) FROM companies WHERE true GROUP BY user_id
ON CONFLICT (user_id) DO UPDATE SET companies = excluded.companies;
--> statement-breakpoint
CREATE TRIGGER books_counted_on_company AFTER INSERT ON companies
BEGIN
  INSERT INTO book_figures (user_id, companies) VALUES (new.user_id, 1)
  ON CONFLICT (user_id) DO UPDATE SET companies = companies + 1;
END;
--> statement-breakpoint
CREATE TRIGGER books_counted_on_company_delete AFTER DELETE ON companies
BEGIN
  UPDATE book_figures SET companies = companies - 1 WHERE user_id = old.user_id;
END;
