import { eq, sql } from "drizzle-orm";
import { type DataPart, type DataPosition, dataParts } from "#domain/contact/data.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contacts } from "../../db/schema.ts";
import { type DataRows, readers } from "./data-rows.ts";
import { mergedInto } from "./merged.ts";

/** A page of all data about a contact, of one part, and where to continue. */
export type ContactDataPage = {
  [Part in DataPart]: { part: Part; items: DataRows[Part][]; next: DataPosition | null };
}[DataPart];

/**
 * A page of all data about a contact and about those that were merged into it: fields, deals, tasks,
 * activities, names of files and history, part by part. Refuses NOT_FOUND.
 */
export async function readContactData(
  owner: Owner,
  { id, from }: { id: number; from?: DataPosition | undefined },
): Promise<ContactDataPage> {
  const [[found]] = await batch(owner.db, [
    owner.db
      .select({ id: contacts.id })
      .from(contacts)
      .where(live(owner, contacts, eq(contacts.id, id))),
  ]);
  if (!found) throw missing("contact");
  const { part, after } = from ?? { part: dataParts[0], after: 0 };
  const same = await mergedInto(owner, id);
  const about = sql`select value from json_each(${JSON.stringify(same)})`;
  const { items, next } = await readers[part](owner, { about, after });
  return { part, items, next: positionAfter(part, next) } as ContactDataPage;
}

function positionAfter(part: DataPart, next: number | null): DataPosition | null {
  if (next !== null) return { part, after: next };
  const following = dataParts[dataParts.indexOf(part) + 1];
  return following ? { part: following, after: 0 } : null;
}
