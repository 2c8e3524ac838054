import { type SQL, sql } from "drizzle-orm";
import { companies, contacts, deals } from "../../db/schema.ts";
import { calledInSql } from "../contact/called.ts";

/** The record that something in Today is about. */
export interface About {
  kind: "contact" | "deal" | "company";
  id: number;
  name: string;
  /** Of a contact. */
  phone?: string | null;
}

/**
 * What a row of this table is about, as JSON: the first of its contact, deal and company, so that one
 * row is read; null if it is in Trash.
 */
export function aboutAsJson(table: "todos" | "contact_activities"): SQL<string | null> {
  const id = (column: string) => sql.raw(`${table}.${column}`);
  const contact = sql`select json_object('kind', 'contact', 'id', it.id, 'name', ${calledInSql("it")},
      'phone', it.phone)
    from ${contacts} as it where it.id = ${id("contact_id")} and it.deleted_at is null`;
  const deal = sql`select json_object('kind', 'deal', 'id', it.id, 'name', it.title)
    from ${deals} as it where it.id = ${id("deal_id")} and it.deleted_at is null`;
  const company = sql`select json_object('kind', 'company', 'id', it.id, 'name', it.name)
    from ${companies} as it where it.id = ${id("company_id")}`;
  return sql`case when ${id("contact_id")} is not null then (${contact})
    when ${id("deal_id")} is not null then (${deal})
    when ${id("company_id")} is not null then (${company}) end`;
}

export function aboutOf(json: string | null): About | null {
  return json === null ? null : JSON.parse(json);
}
