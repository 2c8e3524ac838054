import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";

const { EARLIER: db, MIGRATIONS: migrations } = env;

async function all(sql: string): Promise<Record<string, unknown>[]> {
  return (await db.prepare(sql).all<Record<string, unknown>>()).results;
}

test("contacts from before companies belong to them, and are found and compared like new ones", async () => {
  await applyD1Migrations(
    db,
    migrations.filter(({ name }) => name < "0005"),
  );
  const add = (company: string | null, search: string, deletedAt: number | null = null) =>
    db
      .prepare(
        `insert into contacts (first_name, company, name_key, search_text, deleted_at, user_id, created_at, updated_at)
          values ('Ann', ?, 'ann', ?, ?, 1, 5, 5)`,
      )
      .bind(company, search, deletedAt);
  await db.batch([
    db.prepare("insert into user (id, name, email) values (1, 'Ada', 'ada@example.com')"),
    add("Café Ltd", "ann\nann@example.com\ncafe ltd\nboss\n61412345678"),
    add("CAFÉ LTD", "ann\n\ncafe ltd\n\n0412345678"),
    add("Café Ltd", "ann\nann@example.com\ncafe ltd\n\n", 7),
    add(null, "ann\n\n\n\n123"),
  ]);
  await applyD1Migrations(
    db,
    migrations.filter(({ name }) => name < "0010"),
  );
  expect(await all("select id, name, name_key, people_count from companies")).toEqual([
    { id: 1, name: "Café Ltd", name_key: "cafe ltd", people_count: 2 },
  ]);
  expect(
    await all("select company_id, company_key, email_key, phone_key, search_text from contacts"),
  ).toEqual([
    {
      company_id: 1,
      company_key: "cafe ltd",
      email_key: "ann@example.com",
      phone_key: "412345678",
      search_text: "cafe ltd\nann\nann@example.com\nboss\n61412345678",
    },
    {
      company_id: 1,
      company_key: "cafe ltd",
      email_key: null,
      phone_key: "412345678",
      search_text: "cafe ltd\nann\n\n\n0412345678",
    },
    {
      company_id: 1,
      company_key: "cafe ltd",
      email_key: "ann@example.com",
      phone_key: null,
      search_text: "cafe ltd\nann\nann@example.com\n\n",
    },
    {
      company_id: null,
      company_key: "",
      email_key: null,
      phone_key: null,
      search_text: "\nann\n\n\n123",
    },
  ]);
  expect(await all("select kind, key from duplicate_keys")).toEqual([
    { kind: "name", key: "ann\ncafe ltd" },
    { kind: "phone", key: "412345678" },
  ]);
});

test("older deals have been in their stage since they entered it, and closed ones were closed then", async () => {
  const day = 86_400_000;
  await db.batch([
    db.prepare("insert into user (id, name, email) values (2, 'Eve', 'eve@example.com')"),
    db.prepare("insert into pipelines values (1, 'Sales', 'sales', 0, 2, 5, 5, 1)"),
    ...["open", "won"].map((kind, index) =>
      db
        .prepare(
          `insert into deal_stages (id, pipeline_id, name, name_key, order_index, kind, probability, user_id, created_at, updated_at)
            values (?, 1, ?, ?, 0, ?, 50, 2, 5, 5)`,
        )
        .bind(index + 1, kind, kind, kind),
    ),
    ...[1, 2, 2].map((stage) =>
      db
        .prepare(
          `insert into deals (title, value, value_minor, stage_id, position, search_text, user_id, created_at, updated_at)
            values ('x', 1, 100, ?, 'a', 'x', 2, ?, 5)`,
        )
        .bind(stage, 3 * day + 7),
    ),
    db.prepare("insert into deal_stage_changes values (2, 1, null, 1, ?)").bind(4 * day),
    db.prepare("insert into deal_stage_changes values (2, 2, 1, 2, ?)").bind(5 * day + 1),
  ]);
  await applyD1Migrations(db, migrations);
  expect(await all("select id, stage_since, closed_date from deals")).toEqual([
    { id: 1, stage_since: null, closed_date: null },
    { id: 2, stage_since: 5 * day + 1, closed_date: 5 * day },
    { id: 3, stage_since: null, closed_date: 3 * day },
  ]);
});
