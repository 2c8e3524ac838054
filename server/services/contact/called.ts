import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { contacts } from "../../db/schema.ts";

/** What a contact is called, as `displayName` says it, for a row of this name inside a query. */
export function calledInSql(row: string): SQL<string> {
  const column = (name: string) => sql.raw(`${row}.${name}`);
  const names = sql`trim(coalesce(${column("first_name")}, '') || ' ' || coalesce(${column("last_name")}, ''))`;
  return sql`coalesce(nullif(${names}, ''), ${column("email")}, ${column("phone")}, ${column("company")}, '')`;
}

/** Whether a contact has only its company to be called by, inside a query. */
export const onlyCompany = sql`coalesce(${contacts.firstName}, ${contacts.lastName}, ${contacts.email}, ${contacts.phone}) is null`;

/** The key by which a contact is sorted by name once its company has this key. */
export function nameKeyWith(companyKey: SQLWrapper): SQL {
  return sql`case when ${onlyCompany} then ${companyKey} else ${contacts.nameKey} end`;
}
